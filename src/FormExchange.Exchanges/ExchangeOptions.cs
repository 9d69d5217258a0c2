namespace FormExchange.Exchanges;

/// <summary>What an operator may set about the life of exchanges (<c>FormExchange:Exchanges</c>).</summary>
public sealed record ExchangeOptions
{
    /// <summary>How long a receipt may take before the same bytes are sent again, at the first try; doubled with each further one.</summary>
    public TimeSpan ReceiptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after a failed try; doubled with each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No pause is longer than this, but for the fifth by which it may be stretched.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Tries before an exchange becomes a dead letter.</summary>
    public int LargestAttempts { get; init; } = 30;

    /// <summary>Age at which an exchange without receipt becomes a dead letter, whatever the tries.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Age in days that a document's date of signature may have at submission.</summary>
    public int LargestDocumentAgeDays { get; init; } = 30;

    /// <summary>Bytes of one attachment.</summary>
    public long LargestAttachment { get; init; } = 100L * 1024 * 1024;

    /// <summary>
    /// Institutions whose software knows no OAEP but that with SHA-1 (PROFILE.md, section 9.4): for their RSA certificates it is used, and of them it is accepted.
    /// </summary>
    public IReadOnlyCollection<string> Sha1Partners { get; init; } = [];

    /// <summary>Negative receipts that one sender gets in a minute at the most: whoever floods us is not answered each time.</summary>
    public int NegativeReceiptsPerMinute { get; init; } = 10;

    /// <summary>Envelopes and receipts under way to the bus at one time.</summary>
    public int SendWindow { get; init; } = 16;

    /// <summary>
    /// How long a host has what it claimed to itself, where several share a database. A host that dies holds up its entries for so long; one
    /// that takes longer than this has the same bytes sent, or judged, by another one as well, which does no harm.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);
}
