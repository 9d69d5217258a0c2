using System.Security.Cryptography;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

public sealed class A_sealed_attachment_opens_whole_or_not
{
    private const int Segment = AttachmentSegments.PlainLength + AttachmentSegments.TagLength;

    private static readonly SealedFile ThreeSegments = new(150_000);

    private static readonly Dictionary<string, HostileAttachment> Cases = HostileAttachments.All.ToDictionary(hostile => hostile.Name);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(150_000)]
    public async Task Octet_for_octet(int length)
    {
        var file = new SealedFile(length);
        using var segments = file.Segments;

        var made = await file.SealAsync();
        var (opening, staged) = await file.OpenAsync(made);

        opening.Refusal.ShouldBeNull();
        opening.NextSegment.ShouldBe(segments.Count);
        staged.ShouldBe(file.Octets);
        made.Length.ShouldBe((int)segments.SealedSize);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Never_when_it_came_as(string name)
    {
        var hostile = Cases[name];

        var (opening, staged) = await hostile.OpenAsync();

        opening.Refusal.ShouldNotBeNull().Code.ShouldBe("SEAL-ATTACHMENT");
        hostile.File.Octets.AsSpan().StartsWith(staged).ShouldBeTrue("what stands in the staging file is at least the beginning of the true file");
    }

    [Fact]
    public async Task Never_with_another_key_index_digest_or_size()
    {
        var made = await ThreeSegments.SealAsync();
        var listed = ThreeSegments.Attachment;
        AttachmentSegments[] others =
        [
            new(new ContentKey(new byte[32]), listed),
            new(SealedFile.Key, listed with { Index = SealedFile.Index + 1 }),
            new(SealedFile.Key, listed with { Sha256 = new string('0', 64) }),
            new(SealedFile.Key, listed with { Size = listed.Size - 1 }),
            new(SealedFile.Key, listed with { Size = listed.Size + 1 }),
            new(SealedFile.Key, listed with { Size = 131_072 }),
        ];

        foreach (var other in others)
        {
            (await ThreeSegments.OpenAsync(made, other)).Opening.Refusal.ShouldNotBeNull().Code.ShouldBe("SEAL-ATTACHMENT");
        }
    }

    [Theory]
    [InlineData(149_999)]
    [InlineData(150_001)]
    public async Task A_file_of_another_length_than_the_signed_one_is_not_sealed(int length)
    {
        using var segments = ThreeSegments.Segments;

        (await AttachmentSealer.SealAsync(new MemoryStream(new SealedFile(length).Octets), Stream.Null, segments, cancellationToken: Stop))!.Code.ShouldBe("SEAL-ATTACHMENT-CHANGED");
    }

    [Fact]
    public async Task A_file_of_another_digest_than_the_signed_one_is_not_sealed()
    {
        using var segments = new AttachmentSegments(SealedFile.Key, ThreeSegments.Attachment with { Sha256 = new string('0', 64) });

        (await AttachmentSealer.SealAsync(new MemoryStream(ThreeSegments.Octets), Stream.Null, segments, cancellationToken: Stop))!.Code.ShouldBe("SEAL-ATTACHMENT-CHANGED");
    }

    [Fact]
    public async Task A_transfer_that_broke_goes_on_where_it_stopped()
    {
        var made = await ThreeSegments.SealAsync();
        using var segments = ThreeSegments.Segments;
        using var staging = new MemoryStream();

        var first = await AttachmentOpener.OpenAsync(new MemoryStream(made[..(Segment + 100)]), staging, segments, cancellationToken: Stop);
        staging.Write(new byte[50]);
        var rest = await ThreeSegments.SealAsync(first.NextSegment);
        var second = await AttachmentOpener.OpenAsync(new MemoryStream(rest), staging, segments, first.NextSegment, Stop);

        first.NextSegment.ShouldBe(1);
        rest.ShouldBe(made[Segment..]);
        second.Refusal.ShouldBeNull();
        staging.ToArray().ShouldBe(ThreeSegments.Octets);
    }

    [Fact]
    public async Task The_golden_segments_are_what_they_were()
    {
        var small = new SealedFile(1000);
        var golden = File.ReadAllBytes(Path.Combine(Golden.Folder, "pattern-1000.segments"));

        (await small.SealAsync()).ShouldBe(golden);
        (await small.OpenAsync(golden)).Staged.ShouldBe(small.Octets);
        var text = File.ReadAllText(Path.Combine(Golden.Folder, "README.md"));
        text.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(await ThreeSegments.SealAsync())));
        text.ShouldContain(ThreeSegments.Attachment.Sha256);
        text.ShouldContain(Convert.ToHexStringLower(SealedFile.Key.ToArray()));
    }

    [Fact]
    public void A_file_of_no_octets_cannot_stand_in_the_list() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AttachmentSegments(SealedFile.Key, ThreeSegments.Attachment with { Size = 0 }));
}
