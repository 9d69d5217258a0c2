using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Dispatch;

/// <summary>Puts the files of one document on the bus, each part sealed on its way.</summary>
/// <param name="envelope">What each part's message says but for its bytes and their place.</param>
internal sealed class PublishFiles(ExchangeDbContext db, TransportMessage envelope, Seal seal, Func<TransportMessage, Task> publish)
{
    public async Task PublishAsync(IEnumerable<Attachment> files, CancellationToken cancellationToken)
    {
        foreach (var group in SmallFiles.Together(files))
        {
            var parts = await SmallFiles.PartsAsync(db, group, cancellationToken).ConfigureAwait(false);
            foreach (var file in group)
            {
                await PublishAsync(file, parts?[file.PartsKey], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Part by part, so that no connection is held while the bus takes its time. The <paramref name="only"/> one is given where it was fetched already.</summary>
    private async Task PublishAsync(Attachment file, AttachmentPart? only, CancellationToken cancellationToken)
    {
        using var segments = new AttachmentSegments(new ContentKey(seal.ContentKey), file.Index, file.Length, file.Digest);
        for (var offset = 0L; offset < file.Length; offset += AttachmentPart.Largest)
        {
            var at = offset;
            var stored = only ?? await db.Parts.FirstAsync(p => p.Owner == file.Owner && p.PartsKey == file.PartsKey && p.Offset == at, cancellationToken).ConfigureAwait(false);
            await publish(envelope with { Body = AttachmentPieces.Seal(segments, offset, stored.Bytes), Index = file.Index, Offset = offset }).ConfigureAwait(false);
        }
    }
}
