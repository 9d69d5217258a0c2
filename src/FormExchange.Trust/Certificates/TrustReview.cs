using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>A line of the trust folder as an operator sees it.</summary>
/// <param name="Who">The institution, or the name of the authority.</param>
/// <param name="Purpose">Null for authorities, lists, and certificates without one purpose.</param>
/// <param name="What"><c>ca</c>, <c>crl</c>, <c>sign</c>, <c>encrypt</c>, <c>tls</c>, or <c>-</c> for a certificate without one purpose.</param>
/// <param name="Digest">SHA-256 of the certificate, lower-case hex; null for a list.</param>
/// <param name="Refusal">Why it may not be used now; null where it may.</param>
public sealed record TrustRow(
    string Who, CertificatePurpose? Purpose, string What, string? Digest, DateTimeOffset ValidFrom, DateTimeOffset ValidTo, int DaysLeft, Refusal? Refusal);

/// <summary>Lists what a trust folder holds, and says what is wrong with it or soon will be.</summary>
public static class TrustReview
{
    /// <summary>How long before an end without a successor a person is warned: an authority's answer to a request takes weeks.</summary>
    public const int WarningDays = 30;

    /// <summary>Authorities, their lists, then certificates by institution.</summary>
    public static IReadOnlyList<TrustRow> Rows(TrustDirectory directory, DateTimeOffset at) =>
    [
        .. directory.Authorities.SelectMany(authority => Rows(directory, authority, at)),
        .. directory.Institutions.Order(StringComparer.Ordinal).SelectMany(directory.CertificatesOf).Select(certificate => new TrustRow(
            certificate.Institution, certificate.Purpose, certificate.Purpose?.ToString().ToLowerInvariant() ?? "-", certificate.Digest,
            certificate.ValidFrom, certificate.ValidTo, DaysLeft(certificate, at), directory.Refuse(certificate, certificate.Purpose ?? CertificatePurpose.Sign, at))),
    ];

    /// <summary>
    /// Every defect of the folder, and what asks for somebody's work: weak and revoked certificates, lists out of date, and purposes for which there is
    /// nothing in force, or nothing beyond <see cref="WarningDays"/>. Empty where all is well. Files of keys that others can read count too.
    /// </summary>
    public static IReadOnlyList<TrustProblem> Check(CertificateFolders folders, KeyPassphrase? passphrase, TimeProvider time)
    {
        var at = time.GetUtcNow();
        var load = TrustDirectory.Load(folders.Trust);
        var directory = TrustDirectory.AllOf(folders.Trust);
        return
        [
            .. load.Problems,
            .. directory.Institutions.Order(StringComparer.Ordinal).SelectMany(institution => OfInstitution(directory, institution, at)),
            .. directory.Authorities.SelectMany(authority => OfAuthority(directory, authority, at)),
            .. InstitutionKeys.Institutions(folders).SelectMany(institution => OfKeys(folders, institution, passphrase, time)),
        ];
    }

    /// <summary>Whole days until it expires or is retired; negative afterwards.</summary>
    internal static int DaysLeft(TrustedCertificate certificate, DateTimeOffset at) => Days(EndOf(certificate), at);

    private static int Days(DateTimeOffset end, DateTimeOffset at) => (int)Math.Floor((end - at).TotalDays);

    private static DateTimeOffset EndOf(TrustedCertificate certificate) =>
        certificate.RetiredAt is { } retired && retired < certificate.ValidTo ? retired : certificate.ValidTo;

    private static IEnumerable<TrustRow> Rows(TrustDirectory directory, X509Certificate2 authority, DateTimeOffset at)
    {
        var name = NameOf(authority);
        var (from, to) = (new DateTimeOffset(authority.NotBefore), new DateTimeOffset(authority.NotAfter));
        yield return new TrustRow(name, null, "ca", CanonicalXml.Sha256Hex(authority.RawData), from, to, Days(to, at), at > to ? CertificateCodes.Expired.Refusal() : null);
        if (directory.Lists.Of(authority) is { } list)
        {
            var stale = at > list.NextUpdate ? CertificateCodes.Stale.Refusal() : null;
            yield return new TrustRow(name, null, "crl", null, list.ThisUpdate, list.NextUpdate, Days(list.NextUpdate, at), stale);
        }
    }

    private static IEnumerable<TrustProblem> OfInstitution(TrustDirectory directory, string institution, DateTimeOffset at)
    {
        var all = directory.CertificatesOf(institution);
        foreach (var certificate in all.Where(one => at <= one.ValidTo))
        {
            var refusal = certificate.Weakness ?? (certificate.Revocations.Count > 0 ? CertificateCodes.Revoked.Refusal() : null);
            if (refusal is not null)
            {
                yield return new TrustProblem(refusal.Code, $"{institution} {certificate.Digest[..8]}", refusal.Text);
            }
        }

        foreach (var group in all.Where(one => one.Purpose is not null && one.Weakness is null).GroupBy(one => one.Purpose!.Value))
        {
            // Stale lists are named once, with their authority: they are no reason to ask every institution for a certificate.
            var good = group.Where(one => CertificatePolicy.Refuse(one, group.Key, at < one.ValidFrom ? one.ValidFrom : at, at, StaleCrl.Accept) is null).ToList();
            var purpose = group.Key.ToString().ToLowerInvariant();
            if (good.TrueForAll(one => at < one.ValidFrom))
            {
                yield return Problem(TrustCodes.NoneInForce, institution, purpose);
            }
            else if (good.Max(one => DaysLeft(one, at)) is < WarningDays and var days)
            {
                yield return Problem(TrustCodes.ExpiresSoon, institution, purpose, days);
            }
        }
    }

    private static IEnumerable<TrustProblem> OfAuthority(TrustDirectory directory, X509Certificate2 authority, DateTimeOffset at)
    {
        if (directory.ListHoldsUntil(authority) < at)
        {
            yield return new TrustProblem(CertificateCodes.Stale.Code, NameOf(authority), CertificateCodes.Stale.Text());
        }

        // An authority that has expired is seen by the certificates that rest on it; one that nobody needs may stay.
        var last = directory.Authorities.Where(one => one.SubjectName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)).Max(one => one.NotAfter);
        if (authority.NotAfter == last && Days(new DateTimeOffset(last), at) is >= 0 and < WarningDays and var days)
        {
            yield return Problem(TrustCodes.ExpiresSoon, NameOf(authority), "ca", days);
        }
    }

    /// <summary>An encrypted key of which nobody gave the passphrase is not looked into; that is no defect.</summary>
    private static IEnumerable<TrustProblem> OfKeys(CertificateFolders folders, string institution, KeyPassphrase? passphrase, TimeProvider time) =>
        from sheet in new InstitutionKeys(folders, institution, passphrase, time).List()
        let problem = sheet.Problem
        where sheet.State == KeyState.Unusable && problem is not null && (passphrase is not null || problem.Code != KeyCodes.Passphrase.Code)
        select new TrustProblem(problem!.Code, $"{institution} {sheet.Key}", problem.Text);

    private static string NameOf(X509Certificate2 authority) => authority.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    private static TrustProblem Problem(CodedText code, string who, params object[] more) => new(code.Code, who, code.Text(more));
}
