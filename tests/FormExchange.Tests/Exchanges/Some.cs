using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;

namespace FormExchange.Tests.Exchanges;

/// <summary>Rows for tests that do not care what stands in them.</summary>
public static class Some
{
    public static Exchange Exchange(string owner, string id) => new()
    {
        Owner = owner,
        Id = id,
        Direction = Direction.Outgoing,
        Status = ExchangeStatus.Submitted,
        Form = "Claim",
        FormVersion = "1",
        Edition = "E",
        Sender = owner,
        Receiver = "LU:B",
        EnvelopeId = id,
        CaseId = "case",
        EnvelopeDigest = "1",
        DocumentDigest = "2",
        SignedDigest = "3",
        SignatureDigest = "4",
        SchemaDigest = "5",
        RulesDigest = "6",
        CreatedAt = Certificates.Morning,
        ChangedAt = Certificates.Morning,
    };

    public static OutboxEntry Outbox(string owner, string exchangeId, DateTimeOffset due, OutboxState state = OutboxState.Pending) => new()
    {
        Owner = owner,
        ExchangeId = exchangeId,
        Kind = OutboxKind.Document,
        To = "LU:B",
        EnvelopeId = exchangeId,
        BodyDigest = "d",
        State = state,
        DueAt = due,
        CreatedAt = Certificates.Morning,
    };

    public static InboxEntry Inbox(string owner, string id, string digest) => new()
    {
        Owner = owner,
        Id = id,
        ArrivalDigest = digest,
        State = InboxState.Waiting,
        ArrivedAt = Certificates.Morning,
    };

    public static JournalEntry Entry(string owner, string exchangeId, string? detail = null) =>
        JournalEntry.For(owner, exchangeId, ExchangeEvent.Sent, Certificates.Morning, detail);

    public static AttachmentPart Part(string owner, string key, long offset, params byte[] bytes) =>
        new(owner, key, offset, bytes.Length, bytes, Certificates.Morning);
}
