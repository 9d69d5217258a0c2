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

    /// <summary>The one certificate of a file in PEM or DER; null where it holds none or several.</summary>
    public static X509Certificate2? ReadOne(string path)
    {
        if (Read(path) is [var one])
        {
            return one;
        }

        try
        {
            var content = File.ReadAllBytes(path);
            return X509Certificate2.GetCertContentType(content) == X509ContentType.Cert && content.AsSpan().IndexOf("-----BEGIN "u8) < 0
                ? X509CertificateLoader.LoadCertificate(content)
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
