using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// The broker and the database server of the journeys of a collection: private, because they may be killed. The journeys run one after the
/// other; each finds both alive, and has a vhost and databases of its own.
/// </summary>
public sealed class StageServers : IAsyncLifetime
{
    public RabbitMqServer Broker { get; private set; } = null!;

    public PostgresServer Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var broker = RabbitMqServer.StartPrivateAsync();
        Database = await PostgresServer.StartPrivateAsync(durable: false);
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

/// <summary>Journeys that kill the broker or the database. Who belongs to it waits for the others of it.</summary>
[CollectionDefinition(Name)]
public sealed class ServersThatDie : ICollectionFixture<StageServers>
{
    public const string Name = "In earnest, and servers die";
}

/// <summary>Journeys in which hosts may die, and servers do not: on a pair of their own, beside those of <see cref="ServersThatDie"/>.</summary>
[CollectionDefinition(Name)]
public sealed class ServersThatLive : ICollectionFixture<StageServers>
{
    public const string Name = "In earnest, and servers live";
}
