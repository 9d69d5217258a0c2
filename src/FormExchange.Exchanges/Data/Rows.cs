using FormExchange.Trust;

namespace FormExchange.Exchanges.Data;

/// <summary>Bytes that were signed, sealed or that arrived, kept as they are. Named by owner and digest: the same bytes stand once.</summary>
public sealed record Body(string Owner, string Digest, byte[] Bytes);

/// <summary>A file that belongs to an exchange. Its bytes are the parts under <see cref="PartsKey"/>.</summary>
/// <param name="ContentKey">Of the sealed envelope with which the file came: its parts are kept sealed (<see cref="FileContent"/> opens them). Null where they are as they were submitted.</param>
public sealed record Attachment(
    string Owner, string ExchangeId, int Index, string AttachmentId, long Length, string Digest, string PartsKey, byte[]? ContentKey = null);

/// <summary>A piece of a file. Staged, as it is, before the exchange that it belongs to, or stored sealed, as it arrived.</summary>
/// <param name="Offset">Where in the file its first byte stands, a multiple of <see cref="Largest"/>.</param>
/// <param name="Length">Bytes of the file that are in it, at most <see cref="Largest"/>; sealed they are some more.</param>
public sealed record AttachmentPart(string Owner, string PartsKey, long Offset, int Length, byte[] Bytes, DateTimeOffset StoredAt)
{
    /// <summary>512 KiB, so that the broker stays small.</summary>
    public const int Largest = AttachmentPieces.PlainLength;

    /// <summary>
    /// What the keys of an envelope's arriving parts begin with. All of it is claimed by the message, so a stranger's parts fall under another key; the seal's digest keeps parts apart that
    /// were sealed anew, which only the new envelope opens.
    /// </summary>
    public static string KeysOf(string sender, string envelopeId, string sealDigest) => $"{sender}/{envelopeId}/{sealDigest}";

    /// <summary>The key of the parts of one of the files.</summary>
    public static string KeyOf(string keys, int index) => $"{keys}/{index}";

    /// <summary>Between these two, in the order of octets, stand the keys of all files: <c>0</c> comes after <c>/</c>.</summary>
    public static (string From, string To) RangeOf(string keys) => (keys + "/", keys + "0");
}

/// <summary>Holds that an institution submitted this document to that receiver once (unique by owner, receiver, canonical digest).</summary>
public sealed record SubmissionKey(string Owner, string Receiver, string DocumentDigest, string ExchangeId);

/// <summary>Holds that an envelope of a verified signer was judged (unique by owner, signer, envelope id). Written only after verification.</summary>
public sealed record AcceptanceKey(string Owner, string Signer, string EnvelopeId, string DocumentDigest, string ExchangeId);
