using FormExchange.Exchanges.Data;
using FormExchange.Trust;

namespace FormExchange.Exchanges.Envelopes;

/// <summary>Seals signed envelopes for whoever shall open them, by the directory of certificates that is in use.</summary>
public sealed class SealForReceiver(TrustInUse trust, TimeProvider time, ExchangeOptions options)
{
    /// <summary>Whether there is a certificate to seal for that institution with, now, whose key it has not lost.</summary>
    /// <param name="before">The exchange's seals so far.</param>
    public bool Can(string receiver, params IReadOnlyCollection<Seal> before) => Recipient(receiver, before) is not null;

    /// <summary>The newest of an exchange's seals, if the receiver is thought to be able to open it: then the same bytes are sent again. Null where another is needed.</summary>
    public Seal? Usable(IReadOnlyList<Seal> seals) =>
        seals is [.., { KeyIsLost: false } newest] && trust.Current.MaySend(newest.KeyId, time.GetUtcNow()) ? newest : null;

    /// <summary>A new seal and its bytes; null where no certificate of the receiver may be used, or it lost the keys of all.</summary>
    /// <param name="before">The exchange's seals so far.</param>
    public (Seal Seal, Body Body)? Seal(string owner, string exchangeId, string receiver, ReadOnlyMemory<byte> signedBytes, params IReadOnlyCollection<Seal> before)
    {
        if (Recipient(receiver, before) is not { } recipient)
        {
            return null;
        }

        var made = EnvelopeSealer.Seal(signedBytes, recipient, TransportFor(receiver, recipient));
        var body = new Body(owner, Digests.Sha256(made.Bytes), made.Bytes);
        return (new Seal
        {
            Owner = owner,
            ExchangeId = exchangeId,
            Number = before.Count + 1,
            Digest = body.Digest,
            KeyId = made.KeyId,
            ContentKey = made.ContentKey.ToArray(),
            SealedAt = time.GetUtcNow(),
        }, body);
    }

    private KeyTransport TransportFor(string receiver, RecipientKey recipient) =>
        recipient.Transport == KeyTransport.RsaOaep && options.Sha1Partners.Contains(receiver) ? KeyTransport.RsaOaepMgf1p : recipient.Transport;

    private RecipientKey? Recipient(string receiver, IReadOnlyCollection<Seal> before) =>
        trust.Current.RecipientKeyOf(receiver, time.GetUtcNow(), before.Where(one => one.KeyIsLost).Select(one => one.KeyId));
}
