namespace FormExchange.Trust;

/// <summary>
/// What an envelope says of itself outside the document: who sends what to whom, in which case. Times are kept to the millisecond, in UTC.
/// </summary>
/// <param name="EnvelopeId">A lower-case UUID; signed once, never reused.</param>
/// <param name="Type">The form's code, or <c>Receipt</c>.</param>
/// <param name="InReplyTo">The id of the envelope that this one answers.</param>
/// <param name="Replaces">The id of the envelope that this one re-issues.</param>
public sealed record EnvelopeHeader(
    string EnvelopeId,
    string Sender,
    string Receiver,
    string Type,
    string TypeVersion,
    DateTimeOffset CreatedAt,
    string CaseId,
    string? Procedure,
    string? Edition,
    string? CaseOwner,
    string? InReplyTo,
    string? Replaces)
{
    /// <summary>The <see cref="Type"/> of an envelope that carries a receipt.</summary>
    public const string ReceiptType = Names.ReceiptType;

    /// <summary>The <see cref="Type"/> of an envelope that says of bytes that they could not be used.</summary>
    public const string NegativeReceiptType = Names.NegativeReceiptType;

    /// <summary>The <c>TypeVersion</c> of both.</summary>
    public const string ReceiptVersion = Names.ReceiptVersion;
}
