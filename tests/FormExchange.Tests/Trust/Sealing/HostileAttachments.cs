using System.Security.Cryptography;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>What is sent in the place of a sealed attachment, and what the signed list says of it.</summary>
internal sealed record HostileAttachment(string Name, SealedFile File, EnvelopeAttachment Listed, Func<byte[], byte[]> Change)
{
    public Task<(AttachmentOpening Opening, byte[] Staged)> OpenAsync(params Check[] leftOut) =>
        File.OpenAsync(Change(File.SealAs(Listed)), new AttachmentSegments(SealedFile.Key, Listed), leftOut);
}

internal static class HostileAttachments
{
    private const int Tag = AttachmentSegments.TagLength;
    private const int Segment = AttachmentSegments.PlainLength + Tag;

    private static readonly SealedFile ThreeSegments = new(150_000);
    private static readonly SealedFile TwoWholeSegments = new(2 * AttachmentSegments.PlainLength);

    public static IReadOnlyList<HostileAttachment> All { get; } =
    [
        Of("nothing", _ => []),
        Of("the last octet cut", file => file[..^1]),
        Of("the last segment dropped", file => file[..(2 * Segment)]),
        Of("only the last segment", file => file[(2 * Segment)..]),
        Of("the first segment dropped", file => file[Segment..]),
        Of("segments exchanged", file => [.. file[Segment..(2 * Segment)], .. file[..Segment], .. file[(2 * Segment)..]]),
        Of("segments in reverse order", file => [.. file[(2 * Segment)..], .. file[Segment..(2 * Segment)], .. file[..Segment]]),
        Of("the first segment at the end", file => [.. file[Segment..], .. file[..Segment]]),
        Of("the last segment before the second", file => [.. file[..Segment], .. file[(2 * Segment)..], .. file[Segment..(2 * Segment)]]),
        Of("tags of two segments exchanged", file => [.. file[..(Segment - Tag)], .. file[((2 * Segment) - Tag)..(2 * Segment)], .. file[Segment..((2 * Segment) - Tag)], .. file[(Segment - Tag)..Segment], .. file[(2 * Segment)..]]),
        Of("the whole file twice", file => [.. file, .. file]),
        Of("a segment repeated", file => [.. file[..Segment], .. file[..Segment], .. file[(2 * Segment)..]]),
        Of("a segment inserted", file => [.. file[..Segment], .. file]),
        Of("an octet appended", file => [.. file, 0]),
        Of("the last segment appended", file => [.. file, .. file[(2 * Segment)..]]),
        Of("the first octet changed", file => Changed(file, 0)),
        Of("an octet in the middle changed", file => Changed(file, Segment + 17)),
        Of("a tag changed", file => Changed(file, Segment - 1)),
        Of("the last octet changed", file => Changed(file, file.Length - 1)),
        Of("a header before it", file => [.. new byte[8], .. file]),
        Of("its first octets replaced", file => [.. new byte[16], .. file[16..]]),
        Of("random octets after its first segment", file => [.. file[..Segment], .. RandomNumberGenerator.GetBytes(file.Length - Segment)]),
        Of("the file in the clear", _ => ThreeSegments.Octets),
        Of("zeros", file => new byte[file.Length]),

        // Every tag is right, and still it is not the file of the list.
        new("a file of another digest than the list's", ThreeSegments, ThreeSegments.Attachment with { Sha256 = new string('0', 64) }, file => file),
        new("a last octet cut that stands at the end of the segment before", TwoWholeSegments, EndingAlike(), file => file[..^1]),
    ];

    private static HostileAttachment Of(string name, Func<byte[], byte[]> change) => new(name, ThreeSegments, ThreeSegments.Attachment, change);

    /// <summary>Where what is cut off still stands in the buffer from the segment before, the tag is right: of some hundred keys, one for each index, that is so with one.</summary>
    private static EnvelopeAttachment EndingAlike() => Enumerable.Range(1, 5000).Select(index => TwoWholeSegments.Attachment with { Index = index })
        .First(listed => TwoWholeSegments.SealAs(listed) is var file && file[Segment - 1] == file[^1]);

    private static byte[] Changed(byte[] file, int at)
    {
        var changed = file.ToArray();
        changed[at] ^= 1;
        return changed;
    }
}
