using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>A certificate to take in; with its key where the file brought it.</summary>
internal sealed record ImportedCertificate(X509Certificate2 Certificate, AsymmetricAlgorithm? Key);

/// <summary>Reads what an authority sent: a certificate for a key that is here, or a PKCS#12 file with both.</summary>
internal static class KeyImport
{
    public static Outcome<ImportedCertificate> Read(string file, KeyPassphrase? passphrase, string keyFolder, string institution)
    {
        if (Path.GetExtension(file) is ".p12" or ".pfx")
        {
            var both = KeyFile.ReadPkcs12Certificate(file, passphrase);
            return both.Value is { } joined && KeyFile.Of(joined) is { } brought
                ? new ImportedCertificate(X509CertificateLoader.LoadCertificate(joined.RawData), brought)
                : both.Refusal ?? KeyCodes.Unreadable.Refusal(file);
        }

        if (CertificateFile.ReadOne(file) is not { } certificate)
        {
            return TrustCodes.NotOneCertificate.Refusal(file);
        }

        var keys = KeyFolder.Read(keyFolder, passphrase);
        try
        {
            if (KeyFile.Join(certificate, keys.Select(key => key.Key).OfType<AsymmetricAlgorithm>()) is not null)
            {
                return new ImportedCertificate(certificate, null);
            }

            // A key that could not be read may be the one: its own reason says more than that none fits.
            return keys.Select(key => key.Problem).FirstOrDefault(problem => problem is not null) ?? KeyCodes.FitsNoKey.Refusal(file, institution);
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }
}
