using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>
/// The public key that envelopes for one recipient are sealed with. Reading a certificate costs more than sealing: whoever knows the certificates makes one of
/// these for each and keeps it. Safe for many callers at once: nothing of it changes.
/// </summary>
public sealed class RecipientKey
{
    private static readonly byte[] UsualExponent = [1, 0, 1];

    private RecipientKey(string keyId, ECDiffieHellmanPublicKey? curve, RSA? rsa)
    {
        KeyId = keyId;
        Curve = curve;
        Rsa = rsa;
    }

    /// <summary>SHA-256 of the certificate (DER), lower-case hex.</summary>
    public string KeyId { get; }

    /// <summary>What the kind of key asks for: <see cref="KeyTransport.EcdhEs"/> for P-256, <see cref="KeyTransport.RsaOaep"/> for RSA.</summary>
    public KeyTransport Transport => Curve is null ? KeyTransport.RsaOaep : KeyTransport.EcdhEs;

    internal ECDiffieHellmanPublicKey? Curve { get; }

    internal RSA? Rsa { get; }

    /// <summary>
    /// The key of an encryption certificate: P-256 whose usage has keyAgreement, or RSA of 2048 to 4096 bits with the exponent 65537 whose usage has
    /// keyEncipherment (RFC 5280, section 4.2.1.3). Null for any other one, a signing certificate among them. Who issued it and until when it is valid
    /// is not asked here.
    /// </summary>
    public static RecipientKey? Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().Select(extension => extension.KeyUsages).SingleOrDefault();
        var keyId = CanonicalXml.Sha256Hex(certificate.RawData);
        try
        {
            if (usage.HasFlag(X509KeyUsageFlags.KeyAgreement) && certificate.GetECDiffieHellmanPublicKey() is { } curve)
            {
                return curve.ExportParameters(false).Curve.Oid?.Value == EphemeralPoint.Oid ? new RecipientKey(keyId, curve.PublicKey, null) : null;
            }

            return usage.HasFlag(X509KeyUsageFlags.KeyEncipherment) && certificate.GetRSAPublicKey() is { } rsa && IsUsual(rsa)
                ? new RecipientKey(keyId, null, rsa)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsUsual(RSA rsa) =>
        rsa.KeySize is >= 2048 and <= 4096 && rsa.ExportParameters(false).Exponent.AsSpan().SequenceEqual(UsualExponent);
}
