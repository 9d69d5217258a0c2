namespace FormExchange.Trust;

/// <summary>An envelope that was sealed once: the bytes to store and to send, always the same ones, and what their outer header says.</summary>
/// <param name="KeyId">SHA-256 of the recipient's encryption certificate (DER), lower-case hex.</param>
/// <param name="ContentKey">What the envelope's attachments are sealed with: kept as secret as the envelope itself.</param>
public sealed record SealedEnvelope(byte[] Bytes, string EnvelopeId, string Sender, string Receiver, string KeyId, ContentKey ContentKey);
