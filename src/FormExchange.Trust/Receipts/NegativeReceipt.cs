using System.Text;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// What a receiver states about bytes that it stored and could neither open nor verify. It believes nothing that stands in them, so it speaks of the bytes alone;
/// and it does not say which check they failed, which would help nobody but a forger.
/// </summary>
/// <param name="EnvelopeId">As the bus announced it, a lower-case UUID; likewise the sender.</param>
/// <param name="ArrivalDigest">SHA-256 of the bytes as they came, lower-case hex.</param>
public sealed record NegativeReceipt(
    string EnvelopeId, string Sender, string Receiver, NegativeReason Reason, string ArrivalDigest, DateTimeOffset ArrivedAt, DateTimeOffset JudgedAt)
{
    /// <summary>The event of ETSI EN 319 522 that it stands for.</summary>
    public const string Event = "http://uri.etsi.org/19522/Event/RelayRejection";
}

/// <summary>What the sender has to do about it.</summary>
public enum NegativeReason
{
    /// <summary>Find out why his bytes do not arrive as he signed them, or why the receiver does not know his certificate.</summary>
    Unverified,

    /// <summary>Seal the document: it came signed only.</summary>
    Unsealed,

    /// <summary>Seal them for a key that the receiver still has.</summary>
    Key,
}

/// <summary>Negative receipts as documents: the payload of an envelope of type <c>NegativeReceipt</c>.</summary>
public static class NegativeReceiptXml
{
    public static SignableDocument Write(NegativeReceipt receipt)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement(Names.NegativeReceiptType, Names.Receipt);
            void Value(string name, string value) => writer.WriteElementString(name, Names.Receipt, value);
            Value("EnvelopeId", receipt.EnvelopeId);
            Value("Sender", receipt.Sender);
            Value("Receiver", receipt.Receiver);
            Value("Event", NegativeReceipt.Event);
            Value("Reason", receipt.Reason.ToString());
            Value("ArrivalDigest", receipt.ArrivalDigest);
            Value("ArrivedAt", WireTime.Write(receipt.ArrivedAt));
            Value("JudgedAt", WireTime.Write(receipt.JudgedAt));
            writer.WriteEndElement();
        }

        var (document, refusal) = SignableDocument.Of(bytes.ToArray());
        return document ?? throw new ArgumentException($"The receipt cannot be sent: {refusal!.Code}.", nameof(receipt));
    }

    /// <summary>Null when these bytes are none, or not valid against <c>receipt.xsd</c>.</summary>
    public static NegativeReceipt? Read(ReadOnlyMemory<byte> utf8Payload, EnvelopeSchemas schemas)
    {
        if (schemas.ValidateNegativeReceipt(utf8Payload).Count > 0)
        {
            return null;
        }

        var root = SafeXml.LoadDocument(utf8Payload).DocumentElement!;
        string Field(string name) => XmlParts.Child(root, Names.Receipt, name)!.InnerText;
        return WireTime.Read(Field("ArrivedAt")) is { } arrived && WireTime.Read(Field("JudgedAt")) is { } judged
            ? new NegativeReceipt(
                Field("EnvelopeId"), Field("Sender"), Field("Receiver"), Enum.Parse<NegativeReason>(Field("Reason")), Field("ArrivalDigest"), arrived, judged)
            : null;
    }
}
