using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Data;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// Where a journey is played: the agency's host and the fund's, on whatever store and bus. The journeys do not know which: the same ones
/// are played embedded (both in one process, on SQLite) and in earnest (a process each, on PostgreSQL and RabbitMQ).
/// </summary>
internal interface IStage : IAsyncDisposable
{
    /// <summary>The host of the agency that sends claims.</summary>
    HostClient Agency { get; }

    /// <summary>The host of the fund that answers them; embedded, the same one.</summary>
    HostClient Fund { get; }

    /// <summary>The stores of all hosts, each once.</summary>
    IReadOnlyList<IExchangeStore> Stores { get; }

    /// <summary>A place of the journey's own for files.</summary>
    string File(params string[] parts);
}

/// <summary>A stage whose bus can be taken away and brought back.</summary>
internal interface IStageWithBus : IStage
{
    Task TakeBusAwayAsync();

    Task BringBusBackAsync();
}
