using System.Collections.Concurrent;
using System.Xml.Schema;

namespace FormExchange.Forms.Schema;

/// <summary>Schemas compiled together, and what was read off their declarations so far: forms that share declarations share that too.</summary>
internal sealed class CompiledSchemas(XmlSchemaSet set)
{
    private readonly ConcurrentDictionary<XmlSchemaAnnotated, DeclarationWords> words = new(ReferenceEqualityComparer.Instance);

    public XmlSchemaSet Set => set;

    public ContentModel Content { get; } = new(set);

    /// <summary>The declaration's own words, where it has none those of its type; or its bare name.</summary>
    public DeclarationWords Words(XmlSchemaAnnotated declaration) => words.GetOrAdd(declaration, DeclarationWords.Read);
}
