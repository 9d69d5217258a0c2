using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>Receipts as a faulty or hostile partner would make them: a true one, changed before it is signed.</summary>
internal static class Receipts
{
    public static SignedEnvelope Sign(
        Certificates certificates,
        Exchange sent,
        IReadOnlyList<string> files,
        Func<Receipt, Receipt>? change = null,
        Func<EnvelopeHeader, EnvelopeHeader>? header = null,
        byte[]? payload = null)
    {
        var at = Certificates.Morning.AddSeconds(1);
        var receipt = new Receipt(
            sent.EnvelopeId, sent.Sender, sent.Receiver, ReceiptEvent.ContentConsignment, true, [], sent.Form, sent.FormVersion, sent.SchemaDigest,
            sent.RulesDigest, sent.EnvelopeDigest, sent.SignedDigest, sent.DocumentDigest, sent.SignatureDigest, files, new string('c', 64), at, at);
        var stated = new EnvelopeHeader(
            Guid.CreateVersion7(at).ToString(), sent.Receiver, sent.Sender, EnvelopeHeader.ReceiptType, "1", at, sent.CaseId, null, null, null, sent.EnvelopeId, null);
        stated = header?.Invoke(stated) ?? stated;
        var identity = certificates.Keys(TimeProviderAt(at)).Find(stated.Sender)!;
        return EnvelopeSigner.Sign(stated, payload is null ? ReceiptXml.Write(change?.Invoke(receipt) ?? receipt) : SignableDocument.Of(payload).Document!, [], identity, at);
    }

    private static Support.ManualTime TimeProviderAt(DateTimeOffset at) => new(at);
}
