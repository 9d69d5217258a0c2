using System.Buffers;
using System.Security.Cryptography;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;

namespace FormExchange.Exchanges.Submit;

/// <summary>
/// Takes a file of any size from a stream, part by part, and digests it on the way: memory does not grow with the file.
/// What no exchange refers to afterwards is dropped by <see cref="DropAsync"/>, or swept later.
/// </summary>
public sealed class StageAttachment(IExchangeStore store, TimeProvider time, ExchangeOptions options)
{
    private const string KeyPrefix = "staged/";

    /// <summary>
    /// Adds the file <paramref name="wanted"/> to those of its submission, or says why it is refused: no more is read than the document says that it has.
    /// After a refusal, or where reading fails, the caller drops what is there.
    /// </summary>
    public async Task<Refusal?> StageAsync(StagedFiles files, AttachmentReference wanted, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.SizeBytes > options.LargestAttachment)
        {
            return SubmitCodes.AttachmentTooLarge.Refusal(wanted.AttachmentId, options.LargestAttachment / (1024 * 1024));
        }

        if (await ReadAsync(files, wanted, content, cancellationToken).ConfigureAwait(false) is not { } staged)
        {
            return AttachmentCheck.Different(wanted);
        }

        files.Add(staged);
        return null;
    }

    /// <summary>Forgets the files of a submission that came to nothing, even if whoever sent them is gone.</summary>
    public async Task DropAsync(StagedFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var some in files.Stored.Chunk(Commit.MostFiles))
        {
            var commit = new Commit(FaultPoints.DropParts) { DroppedParts = [.. some.Select(key => (files.Owner, key))] };
            await store.CommitAsync(commit, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Null as soon as there is more than the document says.</summary>
    private async Task<StagedAttachment?> ReadAsync(StagedFiles files, AttachmentReference wanted, Stream content, CancellationToken cancellationToken)
    {
        var key = KeyPrefix + Guid.CreateVersion7(time.GetUtcNow()).ToString();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(AttachmentPart.Largest);
        try
        {
            for (var offset = 0L; ;)
            {
                var piece = buffer.AsMemory(0, AttachmentPart.Largest);
                var length = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                digest.AppendData(piece.Span[..length]);
                if (offset + length > wanted.SizeBytes)
                {
                    return null;
                }

                if (length > 0 || offset == 0)
                {
                    await StoreAsync(files.Hold(new AttachmentPart(files.Owner, key, offset, length, piece[..length].ToArray(), time.GetUtcNow())), cancellationToken).ConfigureAwait(false);
                    offset += length;
                }

                if (length < piece.Length)
                {
                    return new StagedAttachment(wanted.AttachmentId, key, offset, Convert.ToHexStringLower(digest.GetHashAndReset()));
                }
            }
        }
        finally
        {
            // Rented memory goes to whoever asks next: no part of a medical file with it.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task StoreAsync(IReadOnlyList<AttachmentPart> parts, CancellationToken cancellationToken)
    {
        if (parts.Count > 0)
        {
            await store.CommitAsync(new Commit(FaultPoints.StageAttachment) { Added = [.. parts] }, cancellationToken).ConfigureAwait(false);
        }
    }
}
