using FormExchange.Exchanges.Data;
using FormExchange.Storage.Postgres;
using FormExchange.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Storage;

/// <summary>Puts the store into a host's container.</summary>
public static class StorageSetup
{
    /// <summary>
    /// Registers the store of <paramref name="options"/> as <see cref="ExchangeStore"/> and as <see cref="IExchangeStore"/>. It is to be prepared
    /// before anything uses it. Settings that cannot be used throw: check them before.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Check() is [var first, ..])
        {
            throw new ArgumentException(first.Text.En, nameof(options));
        }

        services.AddSingleton<ExchangeStore>(container => options.Kind == StorageOptions.PostgreSql
            ? new PostgresExchangeStore(
                options,
                container.GetRequiredService<WorkSignals>(),
                container.GetRequiredService<FaultPoints>(),
                container.GetRequiredService<TimeProvider>(),
                container.GetRequiredService<ILogger<PostgresExchangeStore>>())
            : new SqliteExchangeStore(options.File!, container.GetRequiredService<WorkSignals>(), container.GetRequiredService<FaultPoints>()));
        services.AddSingleton<IExchangeStore>(container => container.GetRequiredService<ExchangeStore>());
        return services;
    }
}
