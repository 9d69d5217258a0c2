using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// Enters certificates, authorities and revocation lists in a trust folder, after a look at what they are: what would be refused later is refused
/// now, while whoever brought it is still there. Where the folder cannot be written an <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/> is thrown.
/// </summary>
public static class TrustEntry
{
    /// <summary>The certificate of an institution, for whatever purpose it has.</summary>
    public static (CertificateEntered? Entered, Refusal? Refusal) AddCertificate(CertificateFolders folders, string institution, string file, TimeProvider time)
    {
        if (CertificateFile.ReadOne(file) is not { } certificate)
        {
            return (null, TrustCodes.NotOneCertificate.Refusal(file));
        }

        var judged = Judge(folders, institution, certificate, time.GetUtcNow());
        return judged.Value is { } entry ? (Write(folders, entry), null) : (null, judged.Refusal);
    }

    /// <summary>An authority. That it is the right one nobody can see from its file: compare the digest with what the authority itself publishes.</summary>
    public static (CertificateEntered? Entered, Refusal? Refusal) AddAuthority(CertificateFolders folders, string file, TimeProvider time)
    {
        if (CertificateFile.ReadOne(file) is not { } authority)
        {
            return (null, TrustCodes.NotOneCertificate.Refusal(file));
        }

        var refusal = !IsAuthority(authority) ? TrustCodes.NotAuthority
            : !CertificateChain.HasStrongKey(authority) ? CertificateCodes.Weak
            : new DateTimeOffset(authority.NotAfter) < time.GetUtcNow() ? CertificateCodes.Expired
            : null;
        if (refusal is not null)
        {
            return (null, refusal.Refusal());
        }

        var digest = CanonicalXml.Sha256Hex(authority.RawData);
        var path = Path.Combine(folders.Authorities, $"ca-{digest[..8]}.pem");
        DurableFile.WritePublic(path, authority.ExportCertificatePem() + "\n");
        return (new CertificateEntered(digest, null, path), null);
    }

    /// <summary>A revocation list, in place of the one that its authority has: one file for each, so that daily lists do not pile up. Its full path.</summary>
    public static (string? Path, Refusal? Refusal) AddList(CertificateFolders folders, string file)
    {
        var content = File.ReadAllBytes(file);
        var read = RevocationListReader.Read(content);
        if (read.Value is not { } list)
        {
            return (null, read.Refusal);
        }

        var directory = TrustDirectory.AllOf(folders.Trust);
        var before = RevocationLists.IssuerOf(list, directory.Authorities) is { } issuer ? directory.Lists.Of(issuer) : null;
        if (directory.Lists.Add(list, directory.Authorities) is { } wrong)
        {
            return (null, wrong.Refusal());
        }

        if (before is not null && before.Number > list.Number)
        {
            return (null, RevocationCodes.Older.Refusal());
        }

        var path = Path.Combine(folders.RevocationLists, $"crl-{RevocationLists.KeyOf(RevocationLists.IssuerOf(list, directory.Authorities)!)[..8].ToLowerInvariant()}.crl");
        DurableFile.WritePublic(path, new string(System.Security.Cryptography.PemEncoding.Write("X509 CRL", RevocationListReader.Der(content))) + "\n");
        return (path, null);
    }

    /// <summary>Whether the certificate may be entered for the institution: in use by no other, good for one purpose, not expired, not revoked.</summary>
    internal static Outcome<TrustedCertificate> Judge(CertificateFolders folders, string institution, X509Certificate2 certificate, DateTimeOffset now)
    {
        var directory = TrustDirectory.AllOf(folders.Trust);
        var judged = CertificatePolicy.Judge(institution, certificate, [.. directory.Authorities], directory.Lists);
        if (directory.Find(judged.Digest) is { } known && known.Institution != institution)
        {
            return CertificateCodes.Twice.Refusal();
        }

        // One that is valid from tomorrow on is entered today: that is how a roll-over begins.
        var at = now < judged.ValidFrom ? judged.ValidFrom : now;
        return directory.Refuse(judged, judged.Purpose ?? CertificatePurpose.Sign, at) is { } refusal ? refusal : judged;
    }

    internal static CertificateEntered Write(CertificateFolders folders, TrustedCertificate certificate)
    {
        var path = Path.Combine(
            folders.CertificatesOf(InstitutionFolder.Name(certificate.Institution)!), $"{certificate.Purpose.ToString()!.ToLowerInvariant()}-{certificate.Digest[..8]}.pem");
        DurableFile.WritePublic(path, certificate.Certificate.ExportCertificatePem() + "\n");
        return new CertificateEntered(certificate.Digest, certificate.Purpose, path);
    }

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority)
        && certificate.Extensions.OfType<X509KeyUsageExtension>().All(extension => extension.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));
}
