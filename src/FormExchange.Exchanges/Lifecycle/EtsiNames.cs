namespace FormExchange.Exchanges.Lifecycle;

/// <summary>Event names of ETSI EN 319 522 that the journal bears.</summary>
public static class EtsiNames
{
    /// <summary>The ETSI name for what the journal calls otherwise; null where ETSI has none.</summary>
    public static string? Of(ExchangeEvent happened) => happened switch
    {
        ExchangeEvent.Submitted => "SubmissionAcceptance",
        ExchangeEvent.Sent => "RelayAcceptance",
        ExchangeEvent.SendFailed => "RelayFailure",
        ExchangeEvent.Rejected or ExchangeEvent.KeyLost => "RelayRejection",
        ExchangeEvent.GivenUp => "ContentConsignmentFailure",
        ExchangeEvent.ReceiptAccepted or ExchangeEvent.Accepted => "ContentConsignment",
        ExchangeEvent.ReceiptRefused or ExchangeEvent.Refused => "ConsignmentRejection",
        _ => null,
    };
}
