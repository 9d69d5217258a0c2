using System.Diagnostics;
using System.Security.Cryptography;
using FormExchange.Tests.Journeys;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>
/// A file is sealed, and opened into a staging file, at no less than half the rate at which <c>sha256sum</c> reads it: alternated rounds, the shortest of each. And of a file of any size the
/// last byte counts.
/// </summary>
[Collection(Measures.Name)]
[Trait(Measures.Name, "alone")]
public sealed class Large_attachments_keep_pace : IDisposable
{
    private const int Rounds = 5;
    private const double Half = 0.5;

    /// <summary>What a busy machine may take away of it.</summary>
    private const double Room = 1.3;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public Task Of_a_quarter_of_a_gigabyte() => ShouldKeepPaceAsync(256, Half / Room);

    [Fact]
    [Trait("Length", "full")]
    public Task Of_a_gigabyte() => ShouldKeepPaceAsync(1024, Half);

    public void Dispose() => _folder.Dispose();

    private async Task ShouldKeepPaceAsync(int mebibytes, double least)
    {
        var (plain, shut, staging) = (_folder.File("plain"), _folder.File("sealed"), _folder.File("staging"));
        var attachment = new SealedFile(1).Attachment with { Size = mebibytes * 1024L * 1024, Sha256 = await FillAsync(plain, mebibytes) };
        var (sum, seal, open) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            sum = Shorter(sum, await TimeAsync(async () => (await ExternalTool.RunAsync("sha256sum", [plain])).ShouldSucceed().Output.ShouldStartWith(attachment.Sha256)));
            seal = Shorter(seal, await TimeAsync(() => SealAsync(plain, shut, attachment)));
            open = Shorter(open, await TimeAsync(async () => (await OpenAsync(shut, staging, attachment)).ShouldBeNull()));
        }

        await using (var last = new FileStream(shut, FileMode.Open))
        {
            last.Seek(-1, SeekOrigin.End);
            var octet = last.ReadByte();
            last.Seek(-1, SeekOrigin.End);
            last.WriteByte((byte)(octet ^ 1));
        }

        (await OpenAsync(shut, staging, attachment)).ShouldBe("SEAL-ATTACHMENT");
        var found = new { mebibytes, sealOverSha256sum = Math.Round(sum / seal, 2), openOverSha256sum = Math.Round(sum / open, 2) };
        TestContext.Current.TestOutputHelper?.WriteLine(found.ToString()!);
        await Reports.WriteAsync($"large-attachment-{mebibytes}", found);
        found.sealOverSha256sum.ShouldBeGreaterThanOrEqualTo(least, found.ToString()!);
        found.openOverSha256sum.ShouldBeGreaterThanOrEqualTo(least, found.ToString()!);
    }

    private static async Task<string> FillAsync(string path, int mebibytes)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(path);
        var some = new byte[1024 * 1024];
        for (var one = 0; one < mebibytes; one++)
        {
            new Random(one).NextBytes(some);
            digest.AppendData(some);
            await file.WriteAsync(some);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static async Task SealAsync(string plain, string target, EnvelopeAttachment attachment)
    {
        using var segments = new AttachmentSegments(SealedFile.Key, attachment);
        await using var file = File.OpenRead(plain);
        await using var made = File.Create(target);
        (await AttachmentSealer.SealAsync(file, made, segments)).ShouldBeNull();
    }

    /// <summary>The code of the refusal; null where the file is whole.</summary>
    private static async Task<string?> OpenAsync(string shut, string target, EnvelopeAttachment attachment)
    {
        using var segments = new AttachmentSegments(SealedFile.Key, attachment);
        await using var file = File.OpenRead(shut);
        await using var staging = File.Create(target);
        return (await AttachmentOpener.OpenAsync(file, staging, segments)).Refusal?.Code;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> way)
    {
        var start = Stopwatch.GetTimestamp();
        await way();
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
