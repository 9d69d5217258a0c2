namespace FormExchange.Trust;

/// <summary>
/// Reads the header of an envelope that is valid against <c>envelope.xsd</c>. What the schema cannot say (order and number of scopes) is judged here.
/// </summary>
internal sealed class HeaderReading() : LeafReading(Names.Header)
{
    private static readonly string[] ScopeOrder = [Names.CaseContext, Names.CaseOwner, Names.Procedure, Names.Edition, Names.Replaces];

    private readonly Dictionary<string, string> identification = new(StringComparer.Ordinal);
    private readonly List<Scope> scopes = [];

    /// <summary>Whom the header names as sender; empty where it names nobody. Asked before the schema is: it says whose certificate must have signed.</summary>
    public string Sender { get; private set; } = "";

    private string Receiver { get; set; } = "";

    public Outcome<EnvelopeHeader> ToHeader(VerificationPolicy policy)
    {
        if (WireTime.Read(Field("CreationDateAndTime")) is not { } created || policy.Finds(Checks.Scopes, !AreInOrder()) is not null)
        {
            return EnvelopeCodes.Scopes.Refusal();
        }

        return new EnvelopeHeader(
            Field("InstanceIdentifier"),
            Sender,
            Receiver,
            Field("Type"),
            Field("TypeVersion"),
            created,
            Value(Names.CaseContext) ?? "",
            Value(Names.Procedure),
            Value(Names.Edition),
            Value(Names.CaseOwner),
            scopes.Find(scope => scope.InReplyTo is not null)?.InReplyTo,
            Value(Names.Replaces));
    }

    protected override void Begin(IReadOnlyList<string> names)
    {
        if (names is [_, "BusinessScope", "Scope"])
        {
            scopes.Add(new Scope());
        }
    }

    protected override void Leaf(IReadOnlyList<string> names, string value)
    {
        switch (names)
        {
            case [_, "Sender", "Identifier"]:
                Sender = Sender.Length == 0 ? value : Sender;
                break;
            case [_, "Receiver", "Identifier"]:
                Receiver = value;
                break;
            case [_, "DocumentIdentification", var name]:
                identification[name] = value;
                break;
            case [_, "BusinessScope", "Scope", "Type"]:
                scopes[^1].Type = value;
                break;
            case [_, "BusinessScope", "Scope", "InstanceIdentifier"]:
                scopes[^1].Value = value;
                break;
            case [_, "BusinessScope", "Scope", "CorrelationInformation", _]:
                scopes[^1].InReplyTo = value;
                break;
        }
    }

    /// <summary>Each at most once and in this order; the case comes first, and only a case can be answered.</summary>
    private bool AreInOrder()
    {
        var last = -1;
        foreach (var scope in scopes)
        {
            var position = Array.IndexOf(ScopeOrder, scope.Type);
            if (position <= last || (scope.InReplyTo is not null && position != 0))
            {
                return false;
            }

            last = position;
        }

        return scopes.Count > 0 && scopes[0].Type == Names.CaseContext;
    }

    private string Field(string name) => identification.GetValueOrDefault(name, "");

    private string? Value(string type) => scopes.Find(scope => scope.Type == type)?.Value;

    private sealed class Scope
    {
        public string Type { get; set; } = "";

        public string Value { get; set; } = "";

        public string? InReplyTo { get; set; }
    }
}
