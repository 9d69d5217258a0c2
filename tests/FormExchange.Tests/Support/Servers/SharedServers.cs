using FormExchange.Tests.Support.Servers;

[assembly: AssemblyFixture(typeof(SharedServers))]

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// The servers of the whole test run: started when somebody first asks, stopped when the last test has ended. They are those that the
/// environment names; else containers, in a build that has them; else processes of our own.
/// </summary>
public sealed class SharedServers : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Postgres = new(() => Apart(StartPostgresAsync));
    private static readonly Lazy<Task<RabbitMqServer>> Broker = new(() => Apart(StartBrokerAsync));
    private static readonly Lazy<Task<BrokerModules>> Modules = new(() => Apart(BrokerModules.PackAsync));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Postgres is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                await (await Postgres.Value).EndAsync();
            }
        }
        finally
        {
            if (Broker is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                await (await Broker.Value).EndAsync();
            }

            if (Modules is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                (await Modules.Value).Dispose();
            }
        }
    }

    internal static Task<PostgresServer> PostgresAsync() => Postgres.Value;

    internal static Task<RabbitMqServer> BrokerAsync() => Broker.Value;

    /// <summary>Of all brokers that are processes of ours, private ones too.</summary>
    internal static Task<BrokerModules> BrokerModulesAsync() => Modules.Value;

    private static async Task<PostgresServer> StartPostgresAsync()
    {
        if (OutsideServers.Postgres() is { } outside)
        {
            return PostgresServer.Shared(outside);
        }

#if USE_TESTCONTAINERS
        return await ContainerServers.StartPostgresAsync();
#else
        return PostgresServer.Shared(await PostgresProcess.StartNewAsync(durable: false));
#endif
    }

    private static async Task<RabbitMqServer> StartBrokerAsync()
    {
        if (OutsideServers.Broker() is { } outside)
        {
            return RabbitMqServer.Shared(outside);
        }

#if USE_TESTCONTAINERS
        return await ContainerServers.StartBrokerAsync();
#else
        return RabbitMqServer.Shared(await RabbitMqProcess.StartNewAsync());
#endif
    }

    /// <summary>Out of the test that asked first: if that one is called off, the others still want the server.</summary>
    private static Task<T> Apart<T>(Func<Task<T>> start)
    {
        using var apart = ExecutionContext.SuppressFlow();
        return Task.Run(start);
    }
}
