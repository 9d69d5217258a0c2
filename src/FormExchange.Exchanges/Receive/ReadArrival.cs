using System.Security.Cryptography;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Exchanges.Receive;

/// <summary>What an arrival turned out to be: a verified envelope, or why it is none that counts.</summary>
/// <param name="Opened">What was in the seal, also where that is refused; null for what came without one, or stays shut.</param>
/// <param name="Answer">With a refusal: what its sender is told; null where nothing.</param>
internal sealed record ArrivalReading(VerifiedEnvelope? Envelope, OpenedEnvelope? Opened, Refusal? Refusal, NegativeReason? Answer);

/// <summary>Opens what came sealed and verifies what is in it. Documents come sealed, or anybody on the way has read them; receipts say nothing of a person and do not.</summary>
public sealed class ReadArrival(KeyStore keys, EnvelopeVerifier verifier, ExchangeOptions options)
{
    internal ArrivalReading Read(InboxEntry entry, ReadOnlyMemory<byte> bytes)
    {
        OpenedEnvelope? opened = null;
        if (EnvelopeKind.Detect(bytes) == EnvelopeKind.Sealed)
        {
            (opened, var shut) = Open(entry.Owner, bytes);
            if (shut is not null)
            {
                return new ArrivalReading(null, null, shut, shut.Code == SealCodes.Key.Code ? NegativeReason.Key : NegativeReason.Unverified);
            }
        }

        var (envelope, refusal) = verifier.Verify(opened?.SignedBytes ?? bytes, entry.Owner, entry.ArrivedAt);
        return envelope is null
            // That a list of ours is out of date is our affair.
            ? new ArrivalReading(null, opened, refusal, refusal!.Code == CertificateCodes.Stale.Code ? null : NegativeReason.Unverified)
            : opened is null && !IsReceipt(envelope.Header)
            ? new ArrivalReading(null, null, ReceiveCodes.Unsealed.Refusal(), NegativeReason.Unsealed)
            : new ArrivalReading(envelope, opened, null, null);
    }

    private Opening Open(string owner, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return new EnvelopeOpener(keys.DecryptionKeys(owner), options.Sha1Partners).Open(bytes);
        }
        catch (CryptographicException)
        {
            // The device with the key is away: the arrival stays, and the key is looked for anew.
            keys.Forget(owner);
            throw;
        }
    }

    private static bool IsReceipt(EnvelopeHeader header) => header.Type is EnvelopeHeader.ReceiptType or EnvelopeHeader.NegativeReceiptType;
}
