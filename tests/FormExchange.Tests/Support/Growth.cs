namespace FormExchange.Tests.Support;

/// <summary>
/// Classes that measure run alone: what the neighbours do is not what is measured. tests/run gives them a process of their own, by a trait
/// of the same name, beside the one of all others: what counts is what the processors did for it.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measures
{
    public const string Name = "measures";
}

/// <summary>
/// Holds that work grows with its input and not with the square of it. No time is asserted: a quarter of the input and the whole are
/// worked through in turn in the same run, and the least of each are compared. What counts is what the processors did for this process: on
/// a busy machine a long piece of work waits more often than a short one. A collection of garbage that falls into a few milliseconds of
/// work weighs more than the work: as long as the ratio is too large, more rounds look for a least without one. Linear work gives 4,
/// quadratic work 16, in however many rounds.
/// </summary>
internal static class Growth
{
    private const double LargestRatio = 10;
    private const int FewestRounds = 3;
    private const int MostRounds = 15;

    /// <param name="largestRatio">Small inputs, in which a square is only a part of the work, need a smaller one to see it.</param>
    public static void ShouldBeLinear<T>(Func<int, T> make, Action<T> work, int whole, double largestRatio = LargestRatio)
    {
        var (small, large) = (make(whole / 4), make(whole));
        work(small);
        var (shortSmall, shortLarge) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < FewestRounds || (round < MostRounds && shortLarge / shortSmall >= largestRatio); round++)
        {
            shortSmall = Shorter(shortSmall, small, work);
            shortLarge = Shorter(shortLarge, large, work);
        }

        (shortLarge / shortSmall).ShouldBeLessThan(largestRatio, $"four times the input took {shortLarge} instead of {shortSmall}");
    }

    private static TimeSpan Shorter<T>(TimeSpan known, T input, Action<T> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work(input);
        var took = Environment.CpuUsage.TotalTime - before;
        return took < known ? took : known;
    }
}
