using System.Diagnostics;

namespace FormExchange.Cli.Bench;

/// <summary>
/// Times several ways of doing things in turn, round after round, so that what else the machine does hits all of them alike. Each one's result is the
/// shortest mean of its rounds, in microseconds of what the processors did for this process: on a busy machine a long way waits more often than a short one.
/// </summary>
internal static class Rounds
{
    /// <summary>The minimum is of so many.</summary>
    public const int Count = 7;

    private static readonly TimeSpan OneRound = TimeSpan.FromMilliseconds(100);

    /// <summary>Before so many calls the compiler has not begun to do its best.</summary>
    private const int LeastCalls = 100;

    public static double[] Shortest(params Action[] ways)
    {
        var times = ways.Select(Calls).ToArray();
        var shortest = ways.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < Count; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                shortest[way] = Math.Min(shortest[way], Mean(ways[way], times[way]));
            }
        }

        return shortest;
    }

    /// <summary>Octets that one call allocates, as a mean over many.</summary>
    public static long Allocated(Action way)
    {
        const int calls = 500;
        way();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++)
        {
            way();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }

    /// <summary>How many calls make a round; warms up on the way, until the compiler has done its best.</summary>
    private static int Calls(Action way)
    {
        var warm = Stopwatch.GetTimestamp();
        var calls = 0;
        while (Stopwatch.GetElapsedTime(warm) < 5 * OneRound || calls < LeastCalls)
        {
            way();
            calls++;
        }

        return Math.Max(1, (int)(OneRound.TotalMicroseconds / Mean(way, Math.Max(1, calls / 8))));
    }

    private static double Mean(Action way, int calls)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++)
        {
            way();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / calls;
    }
}
