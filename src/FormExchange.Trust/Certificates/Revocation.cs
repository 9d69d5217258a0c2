namespace FormExchange.Trust;

/// <summary>What happens where an authority's revocation list is past the day on which the next one was due.</summary>
public enum StaleCrl
{
    /// <summary>Its certificates are refused (<c>CERT-CRL-STALE</c>) until a newer list is there.</summary>
    Refuse,

    /// <summary>The old list goes on counting: for a place to which lists come late, and whose operator knows it.</summary>
    Accept,
}

/// <summary>Why an authority took a certificate back (RFC 5280 section 5.3.1; the numbers are those of the standard).</summary>
public enum RevocationReason
{
    Unspecified = 0,
    KeyCompromise = 1,
    CaCompromise = 2,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
    CertificateHold = 6,
    PrivilegeWithdrawn = 9,
    AaCompromise = 10,
}

/// <summary>An entry of a revocation list: when the authority took the certificate back, and why.</summary>
public sealed record Revocation(DateTimeOffset At, RevocationReason Reason)
{
    /// <summary>
    /// Whether a use at this time (the signing time that the signer himself states) is refused. After <c>superseded</c> and <c>cessationOfOperation</c> the
    /// key was never in other hands, so that what its holder signed before stays good. With any other reason, or none, whoever has the key could
    /// write an earlier time: every signature is refused. A hold counts while the list has it; a newer list without it lifts it.
    /// </summary>
    public bool Refuses(DateTimeOffset usedAt) =>
        Reason is not (RevocationReason.Superseded or RevocationReason.CessationOfOperation) || usedAt >= At;
}
