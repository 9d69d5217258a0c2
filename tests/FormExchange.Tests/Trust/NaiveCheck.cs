using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using FormExchange.Forms;
using FormExchange.Cli.Bench;

namespace FormExchange.Tests.Trust;

/// <summary>
/// How most programs check a signature: the first one that a search finds, and SignedXml asked whether it is good. Its reader is ours, so that a DTD is an exception
/// here and not worse.
/// </summary>
internal static class NaiveCheck
{
    static NaiveCheck() => CryptoConfig.AddAlgorithm(typeof(EcdsaSha256Description), "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");

    /// <summary>With the key that the message brings along: what CheckSignature() without arguments does, and all that it does.</summary>
    public static string ByItself(byte[] bytes) => Say(bytes, signed => signed.CheckSignatureReturningKey(out _));

    /// <summary>With the key of a certificate of the directory: CheckSignature(certificate, true).</summary>
    public static string Pinned(byte[] bytes, X509Certificate2 certificate)
    {
        using var key = (AsymmetricAlgorithm?)certificate.GetRSAPublicKey() ?? certificate.GetECDsaPublicKey();
        return Say(bytes, signed => signed.CheckSignature(key!));
    }

    private static string Say(byte[] bytes, Func<SignedXml, bool> check)
    {
        try
        {
            var document = SafeXml.LoadDocument(bytes);
            if (document.GetElementsByTagName("Signature", Forgery.Ds) is not { Count: > 0 } signatures)
            {
                return "no signature";
            }

            var signed = new SignedXml(document);
            signed.LoadXml((XmlElement)signatures[0]!);
            return check(signed) ? "**accepts**" : "refuses";
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return "exception";
        }
    }
}
