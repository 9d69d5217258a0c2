using System.Collections.Concurrent;
using System.Diagnostics;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>Judges many mutants at the same time, and keeps what is remarkable: all that went wrong, and the slowest of each part.</summary>
internal sealed class MutantRun(Breeder breeder)
{
    private const int Part = 250;
    private const int SlowestOfAPart = 2;

    /// <summary>Nobody waits for ever: no time is asserted, but a judgement that does not end is a failure and not a silence.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(30);

    private readonly FormValidator validator = new(Samples.Catalogue);
    private readonly ConcurrentBag<(Judgement Judgement, TimeSpan Took)> slow = [];

    /// <summary>The judgements in the order of their numbers; the mutants' bytes are let go, they can be made again.</summary>
    public async Task<IReadOnlyList<Judgement>> JudgeAsync(int count, CancellationToken cancellationToken)
    {
        var judgements = new Judgement[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Task.Run(() => Parallel.For(0, (count + Part - 1) / Part, options, part => Judge(judgements, part * Part)), cancellationToken)
            .WaitAsync(Guard, TimeProvider.System, cancellationToken);
        return judgements;
    }

    /// <summary>
    /// The slowest, each timed again in turn with the sample that it was made of, the shortest of some rounds each: how many times as long it
    /// takes, for the same number of bytes.
    /// </summary>
    public IReadOnlyList<(Mutant Mutant, double Times)> Slowest() =>
    [
        .. slow.OrderByDescending(one => one.Took).Take(20)
            .Select(one => breeder.Make(one.Judgement.Mutant.Number)).Select(mutant => (mutant, Times(mutant))).OrderByDescending(one => one.Item2),
    ];

    private void Judge(Judgement[] judgements, int from)
    {
        var slowest = new PriorityQueue<Judgement, TimeSpan>();
        for (var number = from; number < Math.Min(from + Part, judgements.Length); number++)
        {
            var mutant = breeder.Make(number);
            var start = Stopwatch.GetTimestamp();
            var judgement = Judgement.Of(validator, mutant);
            judgements[number] = judgement with { Mutant = mutant with { Bytes = [] } };
            slowest.Enqueue(judgements[number], Stopwatch.GetElapsedTime(start));
            if (slowest.Count > SlowestOfAPart)
            {
                slowest.Dequeue();
            }
        }

        while (slowest.TryDequeue(out var judgement, out var took))
        {
            slow.Add((judgement, took));
        }
    }

    private double Times(Mutant mutant)
    {
        var sample = Samples.Bytes(mutant.Sample);
        var (own, others) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 5; round++)
        {
            own = Shorter(own, mutant.Bytes);
            others = Shorter(others, sample);
        }

        return own / others / Math.Max(1, (double)mutant.Bytes.Length / sample.Length);
    }

    private TimeSpan Shorter(TimeSpan known, byte[] document)
    {
        var start = Stopwatch.GetTimestamp();
        validator.Validate(document);
        var took = Stopwatch.GetElapsedTime(start);
        return took < known ? took : known;
    }
}
