using System.Buffers;
using System.Security.Cryptography;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Seals a file of any size as a stream of segments, in the memory of two of them.</summary>
public static class AttachmentSealer
{
    /// <summary>
    /// Reads the file from its beginning and writes its segments from <paramref name="firstSegment"/> on: what precedes is read for the digest only, so that a
    /// transfer goes on where it stopped. Null when all was written; a refusal when the file is not the one that was signed: what was written is then thrown
    /// away, never sent.
    /// </summary>
    public static async Task<Refusal?> SealAsync(
        Stream file, Stream destination, AttachmentSegments segments, int firstSegment = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSegment);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var plain = ArrayPool<byte>.Shared.Rent(AttachmentSegments.PlainLength);
        var sealedSegment = ArrayPool<byte>.Shared.Rent(AttachmentSegments.PlainLength + AttachmentSegments.TagLength);
        try
        {
            for (var segment = 0; segment < segments.Count; segment++)
            {
                var part = plain.AsMemory(0, segments.PlainLengthOf(segment));
                if (await file.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < part.Length)
                {
                    return SealCodes.AttachmentChanged.Refusal();
                }

                digest.AppendData(part.Span);
                if (segment >= firstSegment)
                {
                    var whole = sealedSegment.AsMemory(0, part.Length + AttachmentSegments.TagLength);
                    segments.Seal(segment, part.Span, whole.Span);
                    await destination.WriteAsync(whole, cancellationToken).ConfigureAwait(false);
                }
            }

            var more = await file.ReadAsync(plain.AsMemory(0, 1), cancellationToken).ConfigureAwait(false);
            return more == 0 && CanonicalXml.Hex(digest.GetHashAndReset()) == segments.Sha256 ? null : SealCodes.AttachmentChanged.Refusal();
        }
        finally
        {
            // Rented memory goes to whoever asks next: no part of a medical file with it.
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(sealedSegment);
        }
    }
}
