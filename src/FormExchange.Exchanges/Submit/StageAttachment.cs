using System.Security.Cryptography;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;

namespace FormExchange.Exchanges.Submit;

/// <summary>A file that was received for a submission and stands in the store, not yet part of an exchange.</summary>
public sealed record StagedAttachment(string AttachmentId, string PartsKey, long Length, string Digest);

/// <summary>
/// Takes a file of any size from a stream into the store, part by part, and digests it on the way: memory does not grow with the file.
/// What no exchange refers to afterwards is dropped by <see cref="DropAsync"/>, or swept later.
/// </summary>
public sealed class StageAttachment(IExchangeStore store, TimeProvider time, ExchangeOptions options)
{
    private const string KeyPrefix = "staged/";

    /// <summary>
    /// The staged file, or why it was refused: no more is stored than the document says that the file <paramref name="wanted"/> has.
    /// <paramref name="owner"/> is who submits. Nothing of it stays where reading fails.
    /// </summary>
    public async Task<(StagedAttachment? Staged, Refusal? Refusal)> StageAsync(
        string owner, AttachmentReference wanted, Stream content, CancellationToken cancellationToken)
    {
        if (wanted.SizeBytes > options.LargestAttachment)
        {
            return (null, SubmitCodes.AttachmentTooLarge.Refusal(wanted.AttachmentId, options.LargestAttachment / (1024 * 1024)));
        }

        var key = KeyPrefix + Guid.CreateVersion7(time.GetUtcNow()).ToString();
        StagedAttachment? staged = null;
        try
        {
            staged = await StoreAsync(owner, key, wanted, content, cancellationToken).ConfigureAwait(false);
            return staged is null ? (null, AttachmentCheck.Different(wanted)) : (staged, null);
        }
        finally
        {
            if (staged is null)
            {
                await DropAsync(owner, [key]).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Forgets staged files of a submission that came to nothing, even if whoever sent them is gone.</summary>
    public async Task DropAsync(string owner, IReadOnlyList<string> keys)
    {
        if (keys.Count > 0)
        {
            var commit = new Commit(FaultPoints.DropParts) { DroppedParts = [.. keys.Select(k => (owner, k))] };
            await store.CommitAsync(commit, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Null as soon as there is more than the document says.</summary>
    private async Task<StagedAttachment?> StoreAsync(
        string owner, string key, AttachmentReference wanted, Stream content, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var offset = 0L;
        while (true)
        {
            var buffer = new byte[AttachmentPart.Largest];
            var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (length > 0 || offset == 0)
            {
                digest.AppendData(buffer, 0, length);
                var bytes = length == buffer.Length ? buffer : buffer[..length];
                var part = new AttachmentPart(owner, key, offset, length, bytes, time.GetUtcNow());
                await store.CommitAsync(new Commit(FaultPoints.StageAttachment) { Added = [part] }, cancellationToken).ConfigureAwait(false);
                offset += length;
            }

            if (offset > wanted.SizeBytes)
            {
                return null;
            }

            if (length < buffer.Length)
            {
                return new StagedAttachment(wanted.AttachmentId, key, offset, Convert.ToHexStringLower(digest.GetHashAndReset()));
            }
        }
    }
}
