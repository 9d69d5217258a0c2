using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>The framework's SignedXml, taught ECDSA and told the one element that an id may ever lead to.</summary>
internal sealed class StrictSignedXml(XmlElement parent, XmlElement properties) : SignedXml(parent)
{
    private const string Ecdsa = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    static StrictSignedXml() => CryptoConfig.AddAlgorithm(typeof(EcdsaSha256), Ecdsa);

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

/// <summary>What SignedXml lacks: ECDSA on SHA-256 with r and s side by side. Public, because it makes the type by its name.</summary>
public sealed class EcdsaSha256 : SignatureDescription
{
    public EcdsaSha256() => (KeyAlgorithm, DigestAlgorithm) = (typeof(ECDsa).AssemblyQualifiedName, typeof(SHA256).AssemblyQualifiedName);

    public override HashAlgorithm CreateDigest() => SHA256.Create();

    public override AsymmetricSignatureDeformatter CreateDeformatter(AsymmetricAlgorithm key) => new Deformatter((ECDsa)key);

    private sealed class Deformatter(ECDsa ecdsa) : AsymmetricSignatureDeformatter
    {
        private ECDsa key = ecdsa;

        public override void SetKey(AsymmetricAlgorithm key) => this.key = (ECDsa)key;

        public override void SetHashAlgorithm(string strName)
        {
        }

        public override bool VerifySignature(byte[] rgbHash, byte[] rgbSignature) =>
            key.VerifyHash(rgbHash, rgbSignature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
