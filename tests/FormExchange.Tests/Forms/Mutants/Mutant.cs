using System.Globalization;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>A valid sample that was changed by chance: which, how, and what came of it.</summary>
internal sealed record Mutant(int Number, string Sample, string Changes, byte[] Bytes)
{
    public override string ToString() => $"mutant {Number} of {Sample} ({Changes})";
}

/// <summary>The seed of a run: another one each day, or the one that somebody wants to see again.</summary>
internal static class Seed
{
    public const string Variable = "FORMEXCHANGE_MUTANTS";

    public static int OfThisRun { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;

    /// <summary>Each mutant has a chance of its own, so that it is the same whoever makes it and when.</summary>
    public static Random Of(int seed, int number) => new(unchecked((seed * 1_000_003) + (number * 7_919)));
}
