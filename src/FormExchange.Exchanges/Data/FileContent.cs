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
    public static IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Bytes)> ReadAsync(ExchangeDbContext db, Attachment file, CancellationToken cancellationToken) =>
        OpenAsync(file, db.Parts.Where(p => p.Owner == file.Owner && p.PartsKey == file.PartsKey).OrderBy(p => p.Offset).AsAsyncEnumerable(), cancellationToken);

    /// <summary>As <see cref="ReadAsync"/>, of several files one after the other.</summary>
    public static async IAsyncEnumerable<(Attachment File, IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Bytes)> Content)> ReadAllAsync(
        ExchangeDbContext db, IReadOnlyList<Attachment> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var group in SmallFiles.Together(files))
        {
            var parts = await SmallFiles.PartsAsync(db, group, cancellationToken).ConfigureAwait(false);
            foreach (var file in group)
            {
                yield return (file, parts is null ? ReadAsync(db, file, cancellationToken)
                    : OpenAsync(file, (parts.TryGetValue(file.PartsKey, out var part) ? [part] : Array.Empty<AttachmentPart>()).ToAsyncEnumerable(), cancellationToken));
            }
        }
    }

    private static async IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Bytes)> OpenAsync(
        Attachment file, IAsyncEnumerable<AttachmentPart> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var segments = file.ContentKey is null ? null : new AttachmentSegments(new ContentKey(file.ContentKey), file.Index, file.Length, file.Digest);
        var buffer = ArrayPool<byte>.Shared.Rent(AttachmentPart.Largest);
        try
        {
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
