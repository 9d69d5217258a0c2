namespace FormExchange.Exchanges.Data;

/// <summary>Bytes that were signed or that arrived, kept as they are. Named by owner and digest: the same bytes stand once.</summary>
public sealed record Body(string Owner, string Digest, byte[] Bytes);

/// <summary>A file that belongs to an exchange. Its bytes are the parts under <see cref="PartsKey"/>.</summary>
public sealed record Attachment(string Owner, string ExchangeId, int Index, string AttachmentId, long Length, string Digest, string PartsKey);

/// <summary>A piece of a file, at most <see cref="Largest"/> bytes. Staged before the exchange that it belongs to, or stored as it arrived.</summary>
public sealed record AttachmentPart(string Owner, string PartsKey, long Offset, int Length, byte[] Bytes, DateTimeOffset StoredAt)
{
    /// <summary>512 KiB, so that the broker stays small.</summary>
    public const int Largest = 512 * 1024;

    /// <summary>The key of parts that arrive: sender and envelope are claims of the message, so a stranger's parts fall under another key.</summary>
    public static string KeyOf(string sender, string envelopeId, int index) => $"{sender}/{envelopeId}/{index}";
}

/// <summary>Holds that an institution submitted this document to that receiver once (unique by owner, receiver, canonical digest).</summary>
public sealed record SubmissionKey(string Owner, string Receiver, string DocumentDigest, string ExchangeId);

/// <summary>Holds that an envelope of a verified signer was judged (unique by owner, signer, envelope id). Written only after verification.</summary>
public sealed record AcceptanceKey(string Owner, string Signer, string EnvelopeId, string DocumentDigest, string ExchangeId);
