namespace FormExchange.Forms;

/// <summary>Which side of a case sends a step's message.</summary>
public enum CaseParty
{
    Owner,
    Counterparty,
}

/// <summary>Who opens a case, what answers what and what closes it.</summary>
public sealed record Procedure(
    string Id, string? Eessi, LocalizedText Title, string OwnerRole, string CounterpartyRole, IReadOnlyList<ProcedureStep> Steps, string? Source, string? Decision);

/// <summary>One message of a procedure; <see cref="Answers"/> is the code of the form that it answers.</summary>
public sealed record ProcedureStep(int Number, CaseParty From, CaseParty To, string Message)
{
    public string? Answers { get; init; }

    public bool Opens { get; init; }

    public bool Closes { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }
}
