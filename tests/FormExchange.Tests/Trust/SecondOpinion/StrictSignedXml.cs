using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using FormExchange.Cli.Bench;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>The framework's SignedXml, taught ECDSA and told the one element that an id may ever lead to.</summary>
internal sealed class StrictSignedXml(XmlElement parent, XmlElement properties) : SignedXml(parent)
{
    static StrictSignedXml() => CryptoConfig.AddAlgorithm(typeof(EcdsaSha256Description), Names.EcdsaSha256);

    /// <summary>Whether SignedXml finds all of the signature good: both digests and the value.</summary>
    public static bool Check(DomStructure envelope, DomParts parts, AsymmetricAlgorithm key, Questions questions)
    {
        if (LosesSomething(envelope))
        {
            questions.CountValueAlone();
            return ValueHolds(parts, key);
        }

        questions.CountWhole();
        return Ask(envelope, parts, key);
    }

    /// <summary>Whether it finds all of it good by the certificate that the message brings along, as it would if nobody had looked at the digests before.</summary>
    public static bool Believes(DomStructure envelope, DomParts parts, Questions questions)
    {
        if (LosesSomething(envelope) || KeyOf(parts) is not { } key)
        {
            return false;
        }

        using (key)
        {
            questions.CountDoubted();
            return Ask(envelope, parts, key);
        }
    }

    public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => properties.GetAttribute("Id") == idValue ? properties : null;

    /// <summary>It reads the whole document again from text in which a carriage return is lost, and so would check another one: there the value alone is asked for.</summary>
    private static bool LosesSomething(DomStructure envelope) => envelope.Document.OuterXml.Contains('\r', StringComparison.Ordinal);

    private static bool Ask(DomStructure envelope, DomParts parts, AsymmetricAlgorithm key)
    {
        var signed = new StrictSignedXml((XmlElement)envelope.Signature.ParentNode!, parts.SignedProperties) { Resolver = null! };
        try
        {
            signed.LoadXml(envelope.Signature);
            return signed.CheckSignature(key);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static AsymmetricAlgorithm? KeyOf(DomParts parts)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(parts.Certificate);
            return parts.Algorithm == Names.RsaSha256 ? certificate.GetRSAPublicKey() : certificate.GetECDsaPublicKey();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool ValueHolds(DomParts parts, AsymmetricAlgorithm key)
    {
        var info = Frameworks.OfElement(parts.SignedInfo);
        try
        {
            return key is RSA rsa
                ? rsa.VerifyData(info, parts.SignatureValue, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : ((ECDsa)key).VerifyData(info, parts.SignatureValue, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
