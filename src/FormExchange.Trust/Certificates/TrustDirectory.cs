using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Something in the directory's folder that a person has to put right before the host starts.</summary>
public sealed record TrustProblem(string Code, string File, LocalizedText Text);

/// <summary>A directory, or every reason why there is none.</summary>
public sealed record TrustDirectoryLoad(TrustDirectory? Directory, IReadOnlyList<TrustProblem> Problems);

/// <summary>
/// Which certificates speak for which institution, and which authorities may issue them: an immutable picture of
/// <c>ca/*.pem</c> and <c>institutions/&lt;id&gt;/*.pem</c>. A certificate that is weak or expired is known, and refused when used.
/// </summary>
public sealed class TrustDirectory
{
    private readonly Dictionary<string, TrustedCertificate> _byDigest;
    private readonly Dictionary<string, IReadOnlyList<TrustedCertificate>> _byInstitution;

    private TrustDirectory(X509Certificate2Collection authorities, Dictionary<string, TrustedCertificate> byDigest)
    {
        Authorities = [.. authorities];
        _byDigest = byDigest;
        _byInstitution = byDigest.Values
            .GroupBy(certificate => certificate.Institution)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<TrustedCertificate>)[.. group.OrderBy(certificate => certificate.ValidFrom)]);
    }

    public IReadOnlyList<X509Certificate2> Authorities { get; }

    public IReadOnlyCollection<string> Institutions => _byInstitution.Keys;

    /// <summary>In the order in which they become valid; empty for an institution that is not known.</summary>
    public IReadOnlyList<TrustedCertificate> CertificatesOf(string institution) => _byInstitution.GetValueOrDefault(institution, []);

    /// <param name="digest">SHA-256 of the certificate, lower-case hex.</param>
    public TrustedCertificate? Find(string digest) => _byDigest.GetValueOrDefault(digest);

    /// <summary>Reads the folder; a folder that is not there is an empty directory, in which nobody is trusted.</summary>
    public static TrustDirectoryLoad Load(string folder)
    {
        var problems = new List<TrustProblem>();
        var authorities = new X509Certificate2Collection();
        foreach (var (_, certificate) in Read(Path.Combine(folder, "ca"), problems))
        {
            authorities.Add(certificate);
        }

        var byDigest = new Dictionary<string, TrustedCertificate>(StringComparer.Ordinal);
        foreach (var institutionFolder in Folders(Path.Combine(folder, "institutions")))
        {
            if (InstitutionFolder.Institution(Path.GetFileName(institutionFolder)) is not { } institution)
            {
                problems.Add(Problem(CertificateCodes.Folder, institutionFolder));
                continue;
            }

            foreach (var (file, certificate) in Read(institutionFolder, problems))
            {
                var trusted = CertificatePolicy.Judge(institution, certificate, authorities);
                if (!byDigest.TryAdd(trusted.Digest, trusted) && byDigest[trusted.Digest].Institution != institution)
                {
                    problems.Add(Problem(CertificateCodes.Twice, file));
                }
            }
        }

        return problems.Count > 0
            ? new TrustDirectoryLoad(null, problems)
            : new TrustDirectoryLoad(new TrustDirectory(authorities, byDigest), []);
    }

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];

    private static List<(string File, X509Certificate2 Certificate)> Read(string folder, List<TrustProblem> problems)
    {
        var read = new List<(string, X509Certificate2)>();
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var file in files)
        {
            try
            {
                var certificates = new X509Certificate2Collection();
                certificates.ImportFromPem(File.ReadAllText(file));
                if (certificates.Count == 0)
                {
                    problems.Add(Problem(CertificateCodes.Unreadable, file));
                }

                read.AddRange(certificates.Select(certificate => (file, certificate)));
            }
            catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
            {
                problems.Add(Problem(CertificateCodes.Unreadable, file));
            }
        }

        return read;
    }

    private static TrustProblem Problem(CodedText code, string file) => new(code.Code, file, code.Text());
}
