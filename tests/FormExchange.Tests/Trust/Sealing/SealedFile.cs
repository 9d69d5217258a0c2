using System.Security.Cryptography;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>A file by the formula of golden/README.md, as an attachment of the golden envelope.</summary>
internal sealed class SealedFile(int length)
{
    public const int Index = 7;

    public static ContentKey Key { get; } = TestRecipient.Opener.Open(Golden_seals_stay_open.Of("ecdh-es")).Envelope!.ContentKey;

    public byte[] Octets { get; } = [.. Enumerable.Range(0, length).Select(n => (byte)((7 * n) + (n / 251)))];

    public EnvelopeAttachment Attachment => new(
        Index, "A-7", "pattern.bin", "LifeCertificate", false, "application/octet-stream", "fr", length, Convert.ToHexStringLower(SHA256.HashData(Octets)));

    public AttachmentSegments Segments => new(Key, Attachment);

    public async Task<byte[]> SealAsync(int firstSegment = 0)
    {
        using var segments = Segments;
        using var destination = new MemoryStream();
        var refusal = await AttachmentSealer.SealAsync(new MemoryStream(Octets), destination, segments, firstSegment);
        return refusal is null ? destination.ToArray() : throw new InvalidOperationException(refusal.Code);
    }

    /// <summary>As an attachment of which the list says other things, by a sender that does not look whether they are true.</summary>
    public byte[] SealAs(EnvelopeAttachment listed)
    {
        using var segments = new AttachmentSegments(Key, listed);
        var made = new byte[segments.SealedSize];
        for (var segment = 0; segment < segments.Count; segment++)
        {
            var part = Octets.AsSpan(segment * AttachmentSegments.PlainLength, segments.PlainLengthOf(segment));
            segments.Seal(segment, part, made.AsSpan(segment * (AttachmentSegments.PlainLength + AttachmentSegments.TagLength), part.Length + AttachmentSegments.TagLength));
        }

        return made;
    }

    public async Task<(AttachmentOpening Opening, byte[] Staged)> OpenAsync(byte[] sealedFile, AttachmentSegments? segments = null, params Check[] leftOut)
    {
        using var theirs = segments ?? Segments;
        using var staging = new MemoryStream();
        var opening = await AttachmentOpener.OpenAsync(new MemoryStream(sealedFile), staging, theirs, VerificationPolicy.Without(leftOut));
        return (opening, staging.ToArray());
    }
}
