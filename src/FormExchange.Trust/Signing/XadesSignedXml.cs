using System.Security.Cryptography.Xml;
using System.Xml;

namespace FormExchange.Trust;

/// <summary>SignedXml in which one element only can ever be referred to by id: the signed properties that the caller names.</summary>
internal sealed class XadesSignedXml : SignedXml
{
    private readonly XmlElement _signedProperties;

    public XadesSignedXml(XmlDocument document, XmlElement signedProperties)
        : base(document)
    {
        EcdsaSha256.Register();
        Resolver = null!;
        _signedProperties = signedProperties;
    }

    public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
        _signedProperties.GetAttribute("Id") == idValue ? _signedProperties : null;
}
