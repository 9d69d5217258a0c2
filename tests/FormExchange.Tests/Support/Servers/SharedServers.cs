using FormExchange.Tests.Support.Servers;

[assembly: AssemblyFixture(typeof(SharedServers))]

namespace FormExchange.Tests.Support.Servers;

/// <summary>The servers of the whole test run: started when somebody first asks, stopped when the last test has ended.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Postgres = new(() => Apart(PostgresServer.StartSharedAsync));
    private static readonly Lazy<Task<RabbitMqServer>> Broker = new(() => Apart(RabbitMqServer.StartSharedAsync));

    public async ValueTask DisposeAsync()
    {
        if (Postgres is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Postgres.Value).EndAsync();
        }

        if (Broker is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Broker.Value).EndAsync();
        }
    }

    internal static Task<PostgresServer> PostgresAsync() => Postgres.Value;

    internal static Task<RabbitMqServer> BrokerAsync() => Broker.Value;

    /// <summary>Out of the test that asked first: if that one is called off, the others still want the server.</summary>
    private static Task<T> Apart<T>(Func<Task<T>> start)
    {
        using var apart = ExecutionContext.SuppressFlow();
        return Task.Run(start);
    }
}
