using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>The private keys of the institutions that this host signs for: <c>keys/&lt;id&gt;/*.pem</c> (PKCS#8), each beside its certificate in the trust folder.</summary>
public sealed class KeyStore(CertificateFolders folders, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SigningIdentity> _found = new(StringComparer.Ordinal);

    /// <summary>The identity whose certificate is valid now, the newest one if there are several; null when there is no key or no certificate in force.</summary>
    public SigningIdentity? Find(string institution)
    {
        if (_found.TryGetValue(institution, out var known) && IsInForce(known.Certificate))
        {
            return known;
        }

        if (Read(institution) is not { } identity)
        {
            return null;
        }

        _found[institution] = identity;
        return identity;
    }

    private SigningIdentity? Read(string institution)
    {
        if (InstitutionFolder.Name(institution) is not { } name)
        {
            return null;
        }

        var keys = Files(folders.KeysOf(name)).Select(KeyFile.Read).OfType<AsymmetricAlgorithm>().ToList();
        try
        {
            return Files(folders.CertificatesOf(name))
                .SelectMany(CertificateFile.Read)
                .Where(IsInForce)
                .OrderByDescending(certificate => certificate.NotBefore)
                .Select(certificate => KeyFile.Join(certificate, keys))
                .OfType<X509Certificate2>()
                .Select(certificate => new SigningIdentity(institution, certificate))
                .FirstOrDefault();
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private bool IsInForce(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(certificate.NotBefore) <= now && now <= new DateTimeOffset(certificate.NotAfter);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal) : [];
}
