using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>A certificate that the directory enters for an institution, with what is known of it once and for all.</summary>
/// <param name="Digest">SHA-256 of the certificate, lower-case hex.</param>
/// <param name="ValidFrom">From when it and all that stand above it are valid.</param>
/// <param name="ValidTo">Until when.</param>
public sealed record TrustedCertificate(
    string Institution,
    X509Certificate2 Certificate,
    string Digest,
    DateTimeOffset ValidFrom,
    DateTimeOffset ValidTo)
{
    /// <summary>The check that this certificate fails whatever it is used for (authority, key or purpose); null when it fails none.</summary>
    internal Check? FailedCheck { get; init; }

    /// <summary>Why it may never speak for the institution; null when it may.</summary>
    public Refusal? Weakness => FailedCheck?.Code.Refusal();

    /// <summary>What it is for; null where it says nothing, or several things at once (then it is weak).</summary>
    public CertificatePurpose? Purpose { get; init; }

    /// <summary>From when on the directory itself no longer lets it be used; null: as long as it is valid.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>What revocation lists say of it and of those above it; empty where they say nothing.</summary>
    public IReadOnlyList<Revocation> Revocations { get; init; } = [];

    /// <summary>Until when the lists that were asked hold (the earliest next update); null where no authority above it has a list.</summary>
    public DateTimeOffset? ListsHoldUntil { get; init; }
}
