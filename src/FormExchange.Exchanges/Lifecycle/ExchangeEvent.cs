namespace FormExchange.Exchanges.Lifecycle;

/// <summary>What can happen to an exchange. Each is a line of the timeline; where ETSI EN 319 522 has a name for it, the journal bears that name too.</summary>
public enum ExchangeEvent
{
    /// <summary>Validated, routed, signed and stored by the sender's host.</summary>
    Submitted,

    /// <summary>The bus took the envelope and its parts.</summary>
    Sent,

    /// <summary>The bus did not take it; it is sent again later.</summary>
    SendFailed,

    /// <summary>No receipt in time; the same bytes are sent again.</summary>
    ReceiptMissing,

    /// <summary>A verified receipt: delivered and accepted.</summary>
    ReceiptAccepted,

    /// <summary>A verified receipt: delivered, judged, and refused.</summary>
    ReceiptRefused,

    /// <summary>A verified negative receipt: the receiver has not the key that the envelope was sealed for; it is sealed for another one.</summary>
    KeyLost,

    /// <summary>Sealed again, for another certificate of the receiver: the former may no longer be used, or its key is lost.</summary>
    SealedAnew,

    /// <summary>A verified negative receipt: the receiver could not use the bytes that were sent; an operator must act.</summary>
    Rejected,

    /// <summary>The last try failed; an operator must act.</summary>
    GivenUp,

    /// <summary>A document that answers this one was accepted here.</summary>
    AnswerReceived,

    /// <summary>The bytes arrived and are stored.</summary>
    Arrived,

    /// <summary>The same bytes, or the same envelope, came again; the same receipt goes out again.</summary>
    ArrivedAgain,

    /// <summary>An attachment was whole but not what the envelope says; its parts were dropped and are awaited anew.</summary>
    AttachmentMismatch,

    /// <summary>Verified, judged and accepted; the receipt is in the outbox.</summary>
    Accepted,

    /// <summary>Verified, judged and refused; the receipt that says why is in the outbox.</summary>
    Refused,

    /// <summary>Could not be verified; kept for the operator, never acted upon.</summary>
    Quarantined,

    /// <summary>The bus took the receipt.</summary>
    ReceiptSent,

    /// <summary>This institution submitted a document that answers this one.</summary>
    AnswerSubmitted,
}
