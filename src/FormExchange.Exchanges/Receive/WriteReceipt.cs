using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Exchanges.Receive;

/// <summary>Makes the signed receipt of a judged envelope: what was verified, by which rules, with which verdict. It holds no personal data.</summary>
internal static class WriteReceipt
{
    /// <summary>A receipt is not the place for a book: the errors come first, the sender's own validation finds the rest.</summary>
    private const int LargestFindings = 100;

    public static SignedEnvelope Sign(
        Exchange arrived, InboxEntry entry, VerifiedEnvelope envelope, Judgement judgement, SigningIdentity identity, DateTimeOffset now)
    {
        var receipt = new Receipt(
            EnvelopeId: arrived.EnvelopeId,
            Sender: arrived.Sender,
            Receiver: arrived.Receiver,
            Event: judgement.Accepted ? ReceiptEvent.ContentConsignment : ReceiptEvent.ConsignmentRejection,
            Accepted: judgement.Accepted,
            Findings: [.. judgement.Findings.OrderByDescending(f => f.Severity).Take(LargestFindings).Select(f => new ReceiptFinding(f.Code, f.Severity, f.Place.XPath, f.Text))],
            Form: arrived.Form,
            FormVersion: arrived.FormVersion,
            SchemaDigest: arrived.SchemaDigest,
            RulesDigest: arrived.RulesDigest,
            EnvelopeDigest: arrived.EnvelopeDigest,
            SignedDigest: arrived.SignedDigest,
            DocumentDigest: arrived.DocumentDigest,
            SignatureDigest: arrived.SignatureDigest,
            AttachmentDigests: [.. envelope.Attachments.Select(a => a.Sha256)],
            CertificateDigest: envelope.CertificateDigest,
            ArrivedAt: entry.ArrivedAt,
            JudgedAt: now);
        var header = new EnvelopeHeader(
            EnvelopeId: Guid.CreateVersion7(now).ToString(),
            Sender: arrived.Owner,
            Receiver: arrived.Sender,
            Type: EnvelopeHeader.ReceiptType,
            TypeVersion: EnvelopeHeader.ReceiptVersion,
            CreatedAt: now,
            CaseId: arrived.CaseId,
            Procedure: arrived.Procedure,
            Edition: null,
            CaseOwner: envelope.Header.CaseOwner,
            InReplyTo: arrived.EnvelopeId,
            Replaces: null);
        return EnvelopeSigner.Sign(header, ReceiptXml.Write(receipt), [], identity, now);
    }
}
