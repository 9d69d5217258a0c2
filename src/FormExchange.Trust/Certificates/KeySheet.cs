using System.Security.Cryptography;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Where a key of an institution stands in its life.</summary>
public enum KeyState
{
    /// <summary>Its certificate has been asked for, or has still to be.</summary>
    WithoutCertificate,

    /// <summary>Certified; not used yet: not yet valid, or (for signing) an older one is still in force.</summary>
    Next,

    /// <summary>The one that signs, or that others seal for.</summary>
    InForce,

    /// <summary>An encryption key for which a newer one is in force: it opens what was sealed before.</summary>
    Former,

    /// <summary>The directory ended its use.</summary>
    Retired,

    /// <summary>Its certificate is no longer valid.</summary>
    Expired,

    /// <summary>Its certificate is weak, revoked or of no known authority.</summary>
    Refused,

    /// <summary>The key's file cannot be used: rights, passphrase or content.</summary>
    Unusable,
}

/// <summary>A private key of an institution with one of its certificates, as an operator sees it.</summary>
/// <param name="Key">The file's name without its ending.</param>
/// <param name="Kind"><c>p256</c>, <c>rsa2048</c> …; <c>pkcs11</c> in an HSM; null where the key cannot be read.</param>
/// <param name="Digest">SHA-256 of the certificate, lower-case hex.</param>
/// <param name="Problem">Why it is refused or unusable.</param>
public sealed record KeySheet(string Institution, string Key, CertificatePurpose? Purpose, string? Kind, KeyState State, string? Digest, Refusal? Problem)
{
    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>Whole days until it expires or is retired; negative afterwards; null without a certificate.</summary>
    public int? DaysLeft { get; init; }
}

/// <summary>Lists keys with their certificates.</summary>
internal static class KeySheets
{
    /// <summary>Of one institution, by file and then in the order in which the certificates become valid.</summary>
    public static IReadOnlyList<KeySheet> Of(CertificateFolders folders, string institution, KeyPassphrase? passphrase, DateTimeOffset now)
    {
        var name = InstitutionFolder.Name(institution)!;
        var directory = TrustDirectory.OwnOf(folders.Trust, name);
        var keys = KeyFolder.Read(folders.KeysOf(name), passphrase);
        try
        {
            var joined = keys.SelectMany(key => Certificates(key, directory.CertificatesOf(institution)).Select(certificate => (key, certificate))).ToList();
            return [.. joined.Select(pair => Sheet(pair.key, pair.certificate, directory, joined.Select(one => one.certificate), institution, now))];
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    public const string InHsm = "pkcs11";

    private static string? Kind(KeyInFile key) => HsmKey.IsIn(key.Path) ? InHsm
        : key.Key is null ? null
        : key.Key is RSA ? $"rsa{key.Key.KeySize}"
        : $"p{key.Key.KeySize}";

    private static List<TrustedCertificate?> Certificates(KeyInFile key, IReadOnlyList<TrustedCertificate> all)
    {
        var wanted = key.Key?.ExportSubjectPublicKeyInfo();
        var fitting = all.Where(one => wanted is not null && one.Certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(wanted));
        List<TrustedCertificate?> found = [.. fitting];
        return found.Count == 0 ? [null] : found;
    }

    private static KeySheet Sheet(
        KeyInFile key, TrustedCertificate? certificate, TrustDirectory directory, IEnumerable<TrustedCertificate?> all, string institution, DateTimeOffset now)
    {
        if (certificate is null)
        {
            var asked = CertificationRequest.Purpose(Path.ChangeExtension(key.Path, ".csr"));
            return new KeySheet(
                institution, key.Name, asked, Kind(key),
                key.Key is null ? KeyState.Unusable : KeyState.WithoutCertificate, null, key.Problem);
        }

        var purpose = certificate.Purpose ?? CertificatePurpose.Sign;
        var refusal = directory.Refuse(certificate, purpose, now);
        var usable = all.OfType<TrustedCertificate>().Where(one => one.Purpose == purpose && directory.Refuse(one, purpose, now) is null).OrderBy(one => one.ValidFrom);
        var used = purpose == CertificatePurpose.Encrypt ? usable.LastOrDefault() : usable.FirstOrDefault();
        var state = refusal?.Code is not { } code ? (used?.Digest == certificate.Digest ? KeyState.InForce : purpose == CertificatePurpose.Encrypt ? KeyState.Former : KeyState.Next)
            : code == CertificateCodes.NotYetValid.Code ? KeyState.Next
            : code == CertificateCodes.Retired.Code ? KeyState.Retired
            : code == CertificateCodes.Expired.Code ? KeyState.Expired
            : KeyState.Refused;
        return new KeySheet(institution, key.Name, certificate.Purpose, Kind(key), state, certificate.Digest, state == KeyState.Refused ? refusal : null)
        {
            ValidFrom = certificate.ValidFrom,
            ValidTo = certificate.ValidTo,
            RetiredAt = certificate.RetiredAt,
            DaysLeft = TrustReview.DaysLeft(certificate, now),
        };
    }
}
