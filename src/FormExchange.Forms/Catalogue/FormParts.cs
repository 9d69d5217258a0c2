using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>What the files beside form.xml make of a form. Digests are lower-case hex SHA-256.</summary>
internal sealed record FormParts(FormSchema Schema, RuleSet RuleSet, IReadOnlyList<RuleInfo> Rules, FormLayout Layout)
{
    public required string SchemaDigest { get; init; }

    public required string RulesDigest { get; init; }

    public required string FilesDigest { get; init; }

    /// <summary>Gathered when somebody asks: a host that judges documents never does.</summary>
    public required Lazy<IReadOnlyList<OpenPoint>> ToConfirm { get; init; }
}
