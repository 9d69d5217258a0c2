using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// The broker and the database server of all journeys in earnest: private, because they are killed. The journeys of this collection run one
/// after the other; each finds both alive, and has a vhost and databases of its own.
/// </summary>
public sealed class StageServers : IAsyncLifetime
{
    public RabbitMqServer Broker { get; private set; } = null!;

    public PostgresServer Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var broker = RabbitMqServer.StartPrivateAsync();
        Database = await PostgresServer.StartPrivateAsync();
        Broker = await broker;
    }

    /// <summary>A journey that failed half-way may have left one of them dead; the next one is not to suffer for it.</summary>
    public async Task ReviveAsync()
    {
        if (!Broker.IsRunning)
        {
            await Broker.RestartAsync();
        }

        if (!Database.IsRunning)
        {
            await Database.RestartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Who belongs to it waits for the others of it: two brokers and six hosts at once would only measure the machine.</summary>
[CollectionDefinition(Name)]
public sealed class InEarnest : ICollectionFixture<StageServers>
{
    public const string Name = "In earnest";
}
