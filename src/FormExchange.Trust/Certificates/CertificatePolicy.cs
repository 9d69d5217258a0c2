using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>What a certificate has to be for its purpose, and which one speaks for a sender at a given time.</summary>
internal static class CertificatePolicy
{
    private const string NistP256 = "1.2.840.10045.3.1.7";
    private static readonly byte[] UsualExponent = [1, 0, 1];

    /// <summary>
    /// Judges once, when the directory is loaded, what does not depend on the use: purpose, key, authority, revocation, and the time in which all of
    /// the chain is valid.
    /// </summary>
    public static TrustedCertificate Judge(
        string institution, X509Certificate2 certificate, X509Certificate2Collection authorities, RevocationLists lists)
    {
        var chain = CertificateChain.Build(certificate, authorities);
        var all = chain ?? [certificate];
        var (purpose, misuse) = PurposeOf.Certificate(certificate);
        var failed = misuse ?? (!HasAllowedKey(certificate) ? Checks.CertificateKey
            : chain is null ? Checks.Chain
            : CertificateChain.IsStrong(chain) ? null : Checks.StrongChain);
        var asked = Asked(all, lists);
        return new TrustedCertificate(
            institution,
            certificate,
            CanonicalXml.Sha256Hex(certificate.RawData),
            all.Max(link => new DateTimeOffset(link.NotBefore)),
            all.Min(link => new DateTimeOffset(link.NotAfter)))
        {
            FailedCheck = failed,
            Purpose = purpose,
            Revocations = [.. asked.Select(one => one.Entry).OfType<Revocation>()],
            ListsHoldUntil = asked.Count == 0 ? null : asked.Min(one => one.List.NextUpdate),
        };
    }

    /// <summary>The directory's certificate of the sender that the signature names by its digest, if it was good when signed and still is at arrival.</summary>
    public static Outcome<TrustedCertificate> Choose(
        TrustDirectory directory, string sender, string digest, DateTimeOffset signedAt, DateTimeOffset arrivedAt, VerificationPolicy policy)
    {
        if (directory.Find(digest) is not { } certificate)
        {
            return (directory.CertificatesOf(sender).Count == 0 ? Checks.KnownSender : Checks.Registered).Code.Refusal();
        }

        var found = policy.Finds(Checks.OfSender, certificate.Institution != sender)
            ?? Find(certificate, CertificatePurpose.Sign, signedAt, arrivedAt, directory.StaleLists, policy);
        return found is null ? certificate : found.Code.Refusal();
    }

    /// <summary>
    /// Why the certificate may not be used so; null when it may. It was used at <paramref name="usedAt"/>, and whoever relies on it does so from
    /// <paramref name="seenAt"/> on: by that time revocation lists are judged, so that the verdict does not depend on when somebody looks again.
    /// </summary>
    public static Refusal? Refuse(TrustedCertificate certificate, CertificatePurpose purpose, DateTimeOffset usedAt, DateTimeOffset seenAt, StaleCrl stale) =>
        Find(certificate, purpose, usedAt, seenAt, stale, VerificationPolicy.Strict)?.Code.Refusal();

    private static Check? Find(
        TrustedCertificate certificate, CertificatePurpose purpose, DateTimeOffset usedAt, DateTimeOffset seenAt, StaleCrl stale, VerificationPolicy policy) =>
        (certificate.FailedCheck is { } failed ? policy.Finds(failed, true) : policy.Finds(Checks.Usage, certificate.Purpose != purpose))
        ?? policy.Finds(Checks.InForce, usedAt < certificate.ValidFrom)
        ?? policy.Finds(Checks.StillInForce, usedAt > certificate.ValidTo || seenAt > certificate.ValidTo)
        ?? policy.Finds(Checks.Revoked, certificate.Revocations.Any(revocation => revocation.Refuses(usedAt)))
        ?? policy.Finds(Checks.Retired, usedAt > certificate.RetiredAt)
        ?? policy.Finds(Checks.FreshLists, stale == StaleCrl.Refuse && seenAt > certificate.ListsHoldUntil);

    /// <summary>What each list above the certificate says; an authority without a list is not asked.</summary>
    private static List<(RevocationList List, Revocation? Entry)> Asked(IReadOnlyList<X509Certificate2> chain, RevocationLists lists) =>
    [
        .. from pair in chain.Zip(chain.Skip(1))
           let list = lists.Of(pair.Second)
           where list is not null
           select (list, list.Revoked.GetValueOrDefault(RevocationListReader.Serial(pair.First.SerialNumberBytes.Span))),
    ];

    private static bool HasAllowedKey(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.PublicKey.GetRSAPublicKey();
            if (rsa is not null)
            {
                return rsa.KeySize is >= 2048 and <= 4096 && rsa.ExportParameters(false).Exponent.AsSpan().SequenceEqual(UsualExponent);
            }

            using var ecdsa = certificate.PublicKey.GetECDsaPublicKey();
            return ecdsa is not null && ecdsa.ExportParameters(false).Curve.Oid?.Value == NistP256;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
