using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Something in the directory's folder that a person has to put right before it counts.</summary>
public sealed record TrustProblem(string Code, string File, LocalizedText Text);

/// <summary>A directory, or every reason why there is none.</summary>
public sealed record TrustDirectoryLoad(TrustDirectory? Directory, IReadOnlyList<TrustProblem> Problems);

/// <summary>
/// Which certificates speak for which institution, and which authorities may issue them: an immutable picture of <c>ca/*.pem</c>, <c>crl/*</c> and
/// <c>institutions/&lt;id&gt;/*.pem</c>. Being entered is the pin: a certificate counts by its SHA-256, for that institution and that purpose alone.
/// One that is weak, expired, retired or revoked is known, and refused when used.
/// </summary>
public sealed class TrustDirectory
{
    private readonly Dictionary<string, TrustedCertificate> _byDigest;
    private readonly Dictionary<string, IReadOnlyList<TrustedCertificate>> _byInstitution;
    private readonly ConcurrentDictionary<string, RecipientKey?> _recipients = new(StringComparer.Ordinal);

    internal TrustDirectory(
        X509Certificate2Collection authorities, RevocationLists lists, Dictionary<string, TrustedCertificate> byDigest, StaleCrl staleLists, string filesDigest)
    {
        Authorities = [.. authorities];
        Lists = lists;
        StaleLists = staleLists;
        FilesDigest = filesDigest;
        _byDigest = byDigest;
        _byInstitution = byDigest.Values
            .GroupBy(certificate => certificate.Institution)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<TrustedCertificate>)[.. group.OrderBy(certificate => certificate.ValidFrom).ThenBy(certificate => certificate.Purpose).ThenBy(certificate => certificate.Digest, StringComparer.Ordinal)]);
    }

    public IReadOnlyList<X509Certificate2> Authorities { get; }

    public IReadOnlyCollection<string> Institutions => _byInstitution.Keys;

    /// <summary>What happens where a revocation list is out of date.</summary>
    public StaleCrl StaleLists { get; }

    internal RevocationLists Lists { get; }

    /// <summary>Of the files that it was read from.</summary>
    internal string FilesDigest { get; }

    /// <summary>Of all purposes, in the order in which they become valid; empty for an institution that is not known.</summary>
    public IReadOnlyList<TrustedCertificate> CertificatesOf(string institution) => _byInstitution.GetValueOrDefault(institution, []);

    /// <param name="digest">SHA-256 of the certificate, lower-case hex.</param>
    public TrustedCertificate? Find(string digest) => _byDigest.GetValueOrDefault(digest);

    /// <summary>The certificate to seal for: of those that may be used at that time the newest, which the institution had entered last. Null where there is none.</summary>
    /// <param name="but">Key ids for which nothing shall be sealed; the institution said that it has lost the keys, say.</param>
    public TrustedCertificate? EncryptionCertificateOf(string institution, DateTimeOffset at, params IEnumerable<string> but) => CertificatesOf(institution)
        .LastOrDefault(certificate => Refuse(certificate, CertificatePurpose.Encrypt, at) is null && !but.Contains(certificate.Digest));

    /// <summary>The key of <see cref="EncryptionCertificateOf"/>, read once.</summary>
    public RecipientKey? RecipientKeyOf(string institution, DateTimeOffset at, params IEnumerable<string> but) =>
        EncryptionCertificateOf(institution, at, but) is { } entry ? _recipients.GetOrAdd(entry.Digest, _ => RecipientKey.Of(entry.Certificate)) : null;

    /// <summary>Whether what was sealed for that key id may still be sent at that time. A list that is out of date is no reason against bytes that were on their way before.</summary>
    public bool MaySend(string keyId, DateTimeOffset at) =>
        Find(keyId) is { } entry && CertificatePolicy.Refuse(entry, CertificatePurpose.Encrypt, at, at, StaleCrl.Accept) is null;

    /// <summary>Why the certificate may not be used for that purpose at that time; null when it may.</summary>
    public Refusal? Refuse(TrustedCertificate certificate, CertificatePurpose purpose, DateTimeOffset at) =>
        CertificatePolicy.Refuse(certificate, purpose, at, at, StaleLists);

    /// <summary>When the next revocation list of an authority of this directory is due; null where it has none.</summary>
    public DateTimeOffset? ListHoldsUntil(X509Certificate2 authority) => Lists.Of(authority)?.NextUpdate;

    /// <summary>Reads the folder; a folder that is not there is an empty directory, in which nobody is trusted.</summary>
    public static TrustDirectoryLoad Load(string folder, StaleCrl staleLists = StaleCrl.Refuse) => Load(TrustFiles.Read(folder), staleLists);

    internal static TrustDirectoryLoad Load(TrustFiles files, StaleCrl staleLists)
    {
        var (directory, problems) = new TrustDirectoryReader(files, staleLists).Read();
        return problems.Count > 0 ? new TrustDirectoryLoad(null, problems) : new TrustDirectoryLoad(directory, []);
    }

    /// <summary>All that can be read, whatever is wrong with the rest: for whoever puts the folder right, not for judging.</summary>
    internal static TrustDirectory AllOf(string folder) => new TrustDirectoryReader(TrustFiles.Read(folder), StaleCrl.Refuse).Read().Directory;

    /// <summary>What can be read of one institution, whatever else is wrong in the folder: for whoever looks for its own keys, not for judging others.</summary>
    internal static TrustDirectory OwnOf(string folder, string institutionFolder) =>
        new TrustDirectoryReader(TrustFiles.Read(folder, institutionFolder), StaleCrl.Accept).Read().Directory;
}
