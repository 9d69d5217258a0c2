using System.Security.Cryptography;
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
    public static bool Check(DomStructure envelope, DomParts parts, AsymmetricAlgorithm key)
    {
        // It reads the whole document again from text in which a carriage return is lost, and so would check another one: there the value alone is asked for.
        if (envelope.Document.OuterXml.Contains('\r', StringComparison.Ordinal) || envelope.Document.OuterXml.Contains("&#x", StringComparison.OrdinalIgnoreCase))
        {
            return ValueHolds(parts, key);
        }

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

    public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => properties.GetAttribute("Id") == idValue ? properties : null;

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
