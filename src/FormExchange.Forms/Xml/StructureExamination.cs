using System.Xml;

namespace FormExchange.Forms.Xml;

/// <summary>One pass over the tokens: well-formed, not too deep, not too many attributes, and none of the constructs that the wire profile forbids.</summary>
internal static class StructureExamination
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";
    private const string InstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    public static Finding? Refuse(ReadOnlyMemory<byte> utf8, XmlLimits limits) => Refuse(utf8, limits, reader =>
    {
        while (reader.Read())
        {
        }
    });

    /// <summary>Lets <paramref name="read"/> read the document as far as it is acceptable; what it made is worth something only if the result is null.</summary>
    public static Finding? Refuse(ReadOnlyMemory<byte> utf8, XmlLimits limits, Action<XmlReader> read)
    {
        try
        {
            using var reader = new ExaminedReader(SafeXml.CreateReader(utf8), limits);
            read(reader);
            return reader.Refused;
        }
        catch (XmlException broken)
        {
            return ReaderCodes.NotWellFormed.Finding(new Place(Line: broken.LineNumber > 0 ? broken.LineNumber : 1));
        }
    }

    public static Finding? RefuseNode(XmlReader reader, XmlLimits limits) => reader.NodeType switch
    {
        XmlNodeType.Comment when !limits.Allowed.HasFlag(XmlConstructs.Comments) => ReaderCodes.Comment.Finding(Here(reader)),
        XmlNodeType.ProcessingInstruction when !limits.Allowed.HasFlag(XmlConstructs.ProcessingInstructions) => ReaderCodes.ProcessingInstruction.Finding(Here(reader)),
        XmlNodeType.DocumentType => ReaderCodes.Dtd.Finding(Here(reader)),
        XmlNodeType.Element => RefuseElement(reader, limits),
        _ => null,
    };

    private static Finding? RefuseElement(XmlReader reader, XmlLimits limits)
    {
        if (reader.Depth >= limits.Depth)
        {
            return ReaderCodes.Depth.Finding(Here(reader), limits.Depth);
        }

        if (reader.AttributeCount > limits.Attributes)
        {
            return ReaderCodes.Attributes.Finding(Here(reader), limits.Attributes);
        }

        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == InstanceNamespace && !limits.Allowed.HasFlag(XmlConstructs.SchemaInstance))
            {
                return OnElement(ReaderCodes.SchemaInstance, reader);
            }

            if (!limits.AllowIds && IsId(reader))
            {
                return OnElement(ReaderCodes.Id, reader);
            }
        }

        reader.MoveToElement();
        return null;
    }

    private static Finding OnElement(CodedText code, XmlReader attribute)
    {
        attribute.MoveToElement();
        return code.Finding(Here(attribute));
    }

    private static bool IsId(XmlReader attribute) =>
        attribute.LocalName.Equals("id", StringComparison.OrdinalIgnoreCase) && attribute.NamespaceURI is "" or XmlNamespace;

    private static Place Here(XmlReader reader) => new(Line: ((IXmlLineInfo)reader).LineNumber);
}
