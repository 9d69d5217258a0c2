namespace FormExchange.Forms;

/// <summary>A fund or agency of the directory seed, with the time in which it may be addressed.</summary>
public sealed record Institution(string Id, string Country, LocalizedText Name, IReadOnlyList<string> Roles, DateOnly ValidFrom)
{
    public DateOnly? ValidTo { get; init; }

    public IReadOnlyList<string> Branches { get; init; } = [];

    public string? Town { get; init; }

    /// <summary>Towns and provinces for whose residents it is competent; empty where the place does not decide.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];

    public string? ParentId { get; init; }

    /// <summary>The institution's id is ours until the institution confirms it.</summary>
    public bool Provisional { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }

    public bool HasRole(string role) => Roles.Contains(role, StringComparer.Ordinal);

    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } end || day <= end);
}
