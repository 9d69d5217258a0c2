using System.Buffers;
using System.Security.Cryptography;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Opens a stream of segments into a staging file of the caller's, in the memory of two of them.</summary>
public static class AttachmentOpener
{
    /// <summary>
    /// Reads segments from <paramref name="firstSegment"/> on to the end of the stream, and writes what was in them to <paramref name="staging"/>. Until the answer has no
    /// refusal, what stands there is not the attachment and nobody may see it: only then size, last segment and digest are those of the signed list, and the
    /// caller moves it to its place. A stream that ends early is taken up again at <see cref="AttachmentOpening.NextSegment"/>.
    /// </summary>
    /// <param name="staging">Seekable, readable and writable. With <paramref name="firstSegment"/> above 0 it holds what earlier calls wrote.</param>
    public static Task<AttachmentOpening> OpenAsync(
        Stream sealedFile, Stream staging, AttachmentSegments segments, int firstSegment = 0, CancellationToken cancellationToken = default) =>
        OpenAsync(sealedFile, staging, segments, VerificationPolicy.Strict, firstSegment, cancellationToken);

    internal static async Task<AttachmentOpening> OpenAsync(
        Stream sealedFile, Stream staging, AttachmentSegments segments, VerificationPolicy policy, int firstSegment = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sealedFile);
        ArgumentNullException.ThrowIfNull(staging);
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSegment);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var plain = ArrayPool<byte>.Shared.Rent(AttachmentSegments.PlainLength);
        var sealedSegment = ArrayPool<byte>.Shared.Rent(AttachmentSegments.PlainLength + AttachmentSegments.TagLength);
        try
        {
            staging.Position = 0;
            for (var segment = 0; segment < firstSegment; segment++)
            {
                var before = plain.AsMemory(0, segments.PlainLengthOf(segment));
                await staging.ReadExactlyAsync(before, cancellationToken).ConfigureAwait(false);
                digest.AppendData(before.Span);
            }

            // What a call that was cut off wrote beyond its last whole segment.
            staging.SetLength(staging.Position);
            for (var segment = firstSegment; segment < segments.Count; segment++)
            {
                var part = plain.AsMemory(0, segments.PlainLengthOf(segment));
                var whole = sealedSegment.AsMemory(0, part.Length + AttachmentSegments.TagLength);
                var read = await sealedFile.ReadAtLeastAsync(whole, whole.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                if (policy.Finds(SealChecks.Segment, read < whole.Length) is not null || !segments.Open(segment, whole.Span, part.Span))
                {
                    return new AttachmentOpening(segment, SealCodes.Attachment.Refusal());
                }

                digest.AppendData(part.Span);
                await staging.WriteAsync(part, cancellationToken).ConfigureAwait(false);
            }

            var more = await sealedFile.ReadAsync(sealedSegment.AsMemory(0, 1), cancellationToken).ConfigureAwait(false);
            var other = policy.Finds(SealChecks.LastSegment, more != 0)
                ?? policy.Finds(SealChecks.FileDigest, CanonicalXml.Hex(digest.GetHashAndReset()) != segments.Sha256);
            return other is null ? new AttachmentOpening(segments.Count, null) : new AttachmentOpening(0, SealCodes.Attachment.Refusal());
        }
        finally
        {
            // Rented memory goes to whoever asks next: no part of a medical file with it.
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(sealedSegment);
        }
    }
}

/// <summary>How far a sealed attachment was opened. It may be released only where there is no refusal.</summary>
/// <param name="NextSegment">Where to go on: as many segments stand in the staging file, each of them as its sender sealed it.</param>
public sealed record AttachmentOpening(int NextSegment, Refusal? Refusal);
