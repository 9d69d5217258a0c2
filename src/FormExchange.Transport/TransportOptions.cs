using FormExchange.Forms;

namespace FormExchange.Transport;

/// <summary>How the bus is reached and how much may be under way on it at once.</summary>
public sealed class TransportOptions
{
    /// <summary>The bus inside this process; what is in it ends with the process.</summary>
    public const string InMemory = "in-memory";

    public string Kind { get; set; } = InMemory;

    /// <summary>How long a send may take before the bus counts as unavailable.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many messages may be under way to one institution: sent and not yet taken. Further ones wait, at most <see cref="SendTimeout"/>.</summary>
    public int Window { get; set; } = 128;

    /// <summary>How many messages one institution takes at once.</summary>
    public int Concurrency { get; set; } = 32;

    /// <summary>How long a stop waits for messages that are under way.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When a message that could not be taken is tried again; after the last one it is left to its sender, who gets no receipt.</summary>
    public IReadOnlyList<TimeSpan> RedeliveryDelays { get; set; } =
    [
        TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
    ];

    /// <summary>Every reason why these settings cannot be used; empty when they can.</summary>
    public IReadOnlyList<Refusal> Check()
    {
        var refusals = new List<Refusal>();
        if (Kind != InMemory)
        {
            refusals.Add(TransportCodes.UnknownKind.Refusal(Kind, InMemory));
        }

        RequireRange(refusals, nameof(SendTimeout), SendTimeout.TotalMilliseconds, 100, 60_000);
        RequireRange(refusals, nameof(StopTimeout), StopTimeout.TotalMilliseconds, 100, 600_000);
        RequireRange(refusals, nameof(Window), Window, 1, 4096);
        RequireRange(refusals, nameof(Concurrency), Concurrency, 1, 1024);
        return refusals;
    }

    private static void RequireRange(List<Refusal> refusals, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            refusals.Add(TransportCodes.OutOfRange.Refusal(name, least, most));
        }
    }
}
