using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Schema;
using FormExchange.Forms;

namespace FormExchange.Cli.Bench;

/// <summary>
/// What one would write with the framework alone, to be measured against: the document in memory, SignedXml, and its validating readers. It is no
/// verification (it has no grammar, no directory and no places); it only costs what it costs.
/// </summary>
internal sealed class FrameworksWay(XmlSchemaSet envelope, XmlSchemaSet form, ECDsa key)
{
    static FrameworksWay() => CryptoConfig.AddAlgorithm(typeof(EcdsaSha256Description), EcdsaSha256Description.Uri);

    /// <summary>Throws where it does not hold: then its time says nothing.</summary>
    public void VerifyAndValidate(ReadOnlyMemory<byte> signed, ReadOnlyMemory<byte> document)
    {
        using var reader = SafeXml.CreateValidatingReader(signed, envelope);
        var loaded = SafeXml.LoadDocument(reader);
        var signature = (XmlElement)loaded.DocumentElement!.LastChild!.LastChild!;
        var check = new ById(loaded, (XmlElement)signature.LastChild!.FirstChild!.FirstChild!);
        check.LoadXml(signature);
        if (!check.Holds(key))
        {
            throw new InvalidOperationException("SignedXml does not accept what was signed.");
        }

        using var inside = SafeXml.CreateValidatingReader(document, form);
        while (inside.Read())
        {
        }
    }

    private sealed class ById(XmlDocument document, XmlElement properties) : SignedXml(document)
    {
        public bool Holds(AsymmetricAlgorithm by) => CheckSignature(by);

        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => properties.GetAttribute("Id") == idValue ? properties : null;
    }
}

/// <summary>ECDSA on SHA-256, which SignedXml lacks. Public, because it makes the type by its name.</summary>
public sealed class EcdsaSha256Description : SignatureDescription
{
    internal const string Uri = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    public EcdsaSha256Description() => (KeyAlgorithm, DigestAlgorithm) = (typeof(ECDsa).AssemblyQualifiedName, typeof(SHA256).AssemblyQualifiedName);

    public override HashAlgorithm CreateDigest() => SHA256.Create();

    public override AsymmetricSignatureDeformatter CreateDeformatter(AsymmetricAlgorithm key) => new SideBySide((ECDsa)key);

    private sealed class SideBySide(ECDsa first) : AsymmetricSignatureDeformatter
    {
        private ECDsa key = first;

        public override void SetKey(AsymmetricAlgorithm key) => this.key = (ECDsa)key;

        public override void SetHashAlgorithm(string strName)
        {
        }

        public override bool VerifySignature(byte[] rgbHash, byte[] rgbSignature) =>
            key.VerifyHash(rgbHash, rgbSignature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
