using System.Buffers;
using System.Runtime.CompilerServices;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Data;

/// <summary>Reads a stored file in order, one part at a time, whether its parts are kept sealed or as they are.</summary>
public static class FileContent
{
    /// <summary>
    /// The parts with the bytes of the file. A sealed part that does not open ends the file with a part of no bytes. Each is valid until the next is asked for.
    /// </summary>
    public static async IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Bytes)> ReadAsync(
        ExchangeDbContext db, Attachment file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var segments = file.ContentKey is null ? null : new AttachmentSegments(new ContentKey(file.ContentKey), file.Index, file.Length, file.Digest);
        var buffer = ArrayPool<byte>.Shared.Rent(AttachmentPart.Largest);
        try
        {
            var parts = db.Parts.Where(p => p.Owner == file.Owner && p.PartsKey == file.PartsKey).OrderBy(p => p.Offset).AsAsyncEnumerable();
            await foreach (var part in parts.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var opens = segments is null || AttachmentPieces.Open(segments, part.Offset, part.Bytes, buffer);
                yield return (part.Offset, !opens ? default : segments is null ? part.Bytes : buffer.AsMemory(0, part.Length));
                if (!opens)
                {
                    yield break;
                }
            }
        }
        finally
        {
            // Rented memory goes to whoever asks next: no part of a medical file with it.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
