using System.Xml;

namespace FormExchange.Forms.Xml;

/// <summary>
/// Hands on what another reader reads, and ends before the first node that the wire profile forbids: <see cref="Refused"/> says which. So
/// a document is examined while it is loaded, in one pass.
/// </summary>
internal sealed class ExaminedReader(XmlReader inner, XmlLimits limits) : XmlReader, IXmlLineInfo
{
    /// <summary>Why the reading ended, where not at the end.</summary>
    public Finding? Refused { get; private set; }

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => Refused is not null || inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    public override string Value => inner.Value;

    public override XmlSpace XmlSpace => inner.XmlSpace;

    public int LineNumber => ((IXmlLineInfo)inner).LineNumber;

    public int LinePosition => ((IXmlLineInfo)inner).LinePosition;

    public bool HasLineInfo() => true;

    public override bool Read()
    {
        if (Refused is not null || !inner.Read())
        {
            return false;
        }

        Refused = StructureExamination.RefuseNode(inner, limits);
        return Refused is null;
    }

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
