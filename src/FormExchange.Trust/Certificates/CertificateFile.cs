using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>Certificates in PEM files; what cannot be read holds none (the directory says so where it matters).</summary>
internal static class CertificateFile
{
    public static IReadOnlyList<X509Certificate2> Read(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return [];
        }

        return [.. certificates];
    }
}
