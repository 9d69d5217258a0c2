using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Makes a directory of the files of a folder, and lists what is wrong with them.</summary>
internal sealed class TrustDirectoryReader(TrustFiles files, StaleCrl staleLists)
{
    private readonly List<TrustProblem> _problems = [];
    private readonly X509Certificate2Collection _authorities = [];
    private readonly RevocationLists _lists = new();
    private readonly Dictionary<string, TrustedCertificate> _byDigest = new(StringComparer.Ordinal);

    /// <summary>What could be read, and every problem: with one there is no directory to judge by.</summary>
    public (TrustDirectory Directory, IReadOnlyList<TrustProblem> Problems) Read()
    {
        foreach (var certificate in files.Authorities.SelectMany(Certificates))
        {
            _authorities.Add(certificate);
        }

        foreach (var file in files.RevocationLists)
        {
            ReadList(file);
        }

        foreach (var folder in files.Institutions)
        {
            if (InstitutionFolder.Institution(Path.GetFileName(folder.Path)) is { } institution)
            {
                ReadInstitution(folder, institution);
            }
            else
            {
                Report(CertificateCodes.Folder.Refusal(), folder.Path);
            }
        }

        return (new TrustDirectory(_authorities, _lists, _byDigest, staleLists, files.Digest), _problems);
    }

    private void ReadList(TrustFile file)
    {
        var read = file.Content is null ? RevocationCodes.Unreadable.Refusal() : RevocationListReader.Read(file.Content);
        var refusal = read.Refusal ?? _lists.Add(read.Value!, _authorities)?.Refusal();
        if (refusal is not null)
        {
            Report(refusal, file.Path);
        }
    }

    private void ReadInstitution(TrustFolderFiles folder, string institution)
    {
        var retired = ReadRetirements(folder);
        foreach (var file in folder.Certificates)
        {
            foreach (var certificate in Certificates(file))
            {
                var judged = CertificatePolicy.Judge(institution, certificate, _authorities, _lists);
                judged = judged with { RetiredAt = retired.GetValueOrDefault(judged.Digest).At };
                if (!_byDigest.TryAdd(judged.Digest, judged) && _byDigest[judged.Digest].Institution != institution)
                {
                    Report(CertificateCodes.Twice.Refusal(), file.Path);
                }
            }
        }

        RefuseSharedKeys(institution);

        // A retirement that fits nothing is a name that somebody mistyped: the certificate that he meant is still in use.
        foreach (var (_, path) in retired.Values.Where(left => !IsKnownHere(left.Path, institution)))
        {
            Report(CertificateCodes.Retirement.Refusal(), path);
        }
    }

    /// <summary>One key under two certificates of different purposes does both all the same.</summary>
    private void RefuseSharedKeys(string institution)
    {
        var shared = _byDigest.Values.Where(one => one.Institution == institution && one.FailedCheck is null)
            .GroupBy(one => Convert.ToHexString(one.Certificate.PublicKey.ExportSubjectPublicKeyInfo()))
            .Where(group => group.Select(one => one.Purpose).Distinct().Count() > 1);
        foreach (var certificate in shared.SelectMany(group => group).ToList())
        {
            _byDigest[certificate.Digest] = certificate with { FailedCheck = Checks.OnePurpose };
        }
    }

    private bool IsKnownHere(string path, string institution) =>
        _byDigest.GetValueOrDefault(Path.GetFileNameWithoutExtension(path))?.Institution == institution;

    private Dictionary<string, (DateTimeOffset? At, string Path)> ReadRetirements(TrustFolderFiles folder)
    {
        var retired = new Dictionary<string, (DateTimeOffset?, string)>(StringComparer.Ordinal);
        foreach (var file in folder.Retirements)
        {
            if (Retirement.Read(file.Text) is { } at)
            {
                retired[Path.GetFileNameWithoutExtension(file.Name)] = (at, file.Path);
            }
            else
            {
                Report(CertificateCodes.Retirement.Refusal(), file.Path);
            }
        }

        return retired;
    }

    private List<X509Certificate2> Certificates(TrustFile file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(file.Text);
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        if (certificates.Count == 0)
        {
            Report(CertificateCodes.Unreadable.Refusal(), file.Path);
        }

        return [.. certificates];
    }

    private void Report(Refusal refusal, string path) => _problems.Add(new TrustProblem(refusal.Code, path, refusal.Text));
}
