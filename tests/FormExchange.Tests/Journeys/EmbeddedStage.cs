using FormExchange.Cli.Hosting;
using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Transport;

namespace FormExchange.Tests.Journeys;

/// <summary>Everything in one process: a host that serves all institutions on one SQLite file, with the bus inside.</summary>
internal sealed class EmbeddedStage : IStageWithBus
{
    private readonly RunningHost _host;

    private EmbeddedStage(RunningHost host) => _host = host;

    public HostClient Agency => _host.Client;

    public HostClient Fund => _host.Client;

    public IReadOnlyList<IExchangeStore> Stores => [_host.Store];

    public static async Task<EmbeddedStage> StartAsync(ExchangeOptions? options = null) => new(await RunningHost.StartAsync(options));

    public string File(params string[] parts) => _host.File(parts);

    public Task TakeBusAwayAsync() => _host.Get<MassTransitTransport>().StopAsync(CancellationToken.None);

    public Task BringBusBackAsync() => _host.Get<MassTransitTransport>().StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
