using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using FormExchange.Forms;
using FormExchange.Tests.Trust.SecondOpinion;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>What an attacker, or a careless insider with a good key, can do to an envelope: change its text, and sign it again by other means than ours.</summary>
internal static class Forgery
{
    public const string Ds = "http://www.w3.org/2000/09/xmldsig#";

    public static byte[] Utf8(string text) => new UTF8Encoding(false).GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>Replaces text that has to be there once: a case that changes nothing would prove nothing.</summary>
    public static string Change(this string text, string old, string with)
    {
        var first = text.IndexOf(old, StringComparison.Ordinal);
        if (first < 0 || text.IndexOf(old, first + 1, StringComparison.Ordinal) >= 0)
        {
            throw new ArgumentException($"'{old}' does not stand exactly once in the envelope.", nameof(old));
        }

        return string.Concat(text.AsSpan(0, first), with, text.AsSpan(first + old.Length));
    }

    /// <summary>The part from the first occurrence of one text to the end of the next occurrence of the other.</summary>
    public static string Part(this string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[start..(text.IndexOf(to, start, StringComparison.Ordinal) + to.Length)];
    }

    public static string Signature(this string envelope) => envelope.Part("<ds:Signature ", "</ds:Signature>");

    /// <summary>Digests, certificate and value anew, over whatever the text now is: the cryptography of the result holds.</summary>
    public static string Resign(this string envelope, X509Certificate2 certificate)
    {
        var document = SafeXml.LoadDocument(Utf8(envelope));
        var signature = SignatureOf(document);
        var signedInfo = First(signature, "SignedInfo")!;
        Set(First(signature, "X509Certificate"), certificate.RawData);
        if (First(signature, "SigningCertificateV2") is { } signing)
        {
            Set(First(signing, "DigestValue"), SHA256.HashData(certificate.RawData));
        }

        foreach (var reference in signedInfo.ChildNodes.OfType<XmlElement>().Where(element => element.LocalName == "Reference"))
        {
            if (Covered(document, reference.GetAttribute("URI")) is { } canonical)
            {
                Set(First(reference, "DigestValue"), CryptographicOperations.HashData(HashOf(First(reference, "DigestMethod")), canonical));
            }
        }

        Set(First(signature, "SignatureValue"), Sign(Canonical(signedInfo), certificate, HashOf(First(signedInfo, "SignatureMethod"))));
        return Write(document.DocumentElement!);
    }

    /// <summary>The value alone anew, by whatever the forger signs with: the digests stay what they are stated to be.</summary>
    public static string Revalue(this string envelope, Func<byte[], byte[]> sign)
    {
        var document = SafeXml.LoadDocument(Utf8(envelope));
        var signature = SignatureOf(document);
        Set(First(signature, "SignatureValue"), sign(Canonical(First(signature, "SignedInfo")!)));
        return Write(document.DocumentElement!);
    }

    public static byte[] Canonical(XmlElement element) => Frameworks.OfDocument(SafeXml.LoadDocument(Utf8(Write(element))));

    public static byte[] Sign(byte[] data, X509Certificate2 certificate, HashAlgorithmName hash)
    {
        using var rsa = certificate.GetRSAPrivateKey();
        using var ecdsa = certificate.GetECDsaPrivateKey();
        return rsa?.SignData(data, hash, RSASignaturePadding.Pkcs1)
            ?? ecdsa!.SignData(data, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public static string Write(XmlNode node)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            node.WriteTo(writer);
        }

        return text.ToString();
    }

    /// <summary>The canonical form of what a reference names; the whole document is without its signature.</summary>
    private static byte[]? Covered(XmlDocument document, string uri)
    {
        if (uri.StartsWith('#'))
        {
            return document.GetElementsByTagName("*").OfType<XmlElement>().FirstOrDefault(element => element.GetAttribute("Id") == uri[1..]) is { } target
                ? Canonical(target)
                : null;
        }

        if (uri.Length > 0)
        {
            return null;
        }

        var copy = (XmlDocument)document.CloneNode(deep: true);
        var twin = SignatureOf(copy);
        twin.ParentNode!.RemoveChild(twin);
        return Frameworks.OfDocument(copy);
    }

    private static XmlElement SignatureOf(XmlDocument document) =>
        document.GetElementsByTagName("Signature", Ds).OfType<XmlElement>().First(element => element.GetElementsByTagName("SignedInfo", Ds).Count > 0);

    /// <summary>The hash that the signature itself states: one that is weak and true shows that it is refused for being weak.</summary>
    private static HashAlgorithmName HashOf(XmlElement? method) => method?.GetAttribute("Algorithm").Split('#', '-')[^1] switch
    {
        "sha1" => HashAlgorithmName.SHA1,
        "md5" => HashAlgorithmName.MD5,
        _ => HashAlgorithmName.SHA256,
    };

    private static XmlElement? First(XmlElement parent, string name) => parent.SelectSingleNode($".//*[local-name()='{name}']") as XmlElement;

    private static void Set(XmlElement? element, byte[] value)
    {
        if (element is not null)
        {
            element.InnerText = Convert.ToBase64String(value);
        }
    }
}
