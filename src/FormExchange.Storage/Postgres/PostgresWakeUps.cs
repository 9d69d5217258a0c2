using FormExchange.Exchanges.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>
/// Wakes workers across hosts. A NOTIFY inside each commit would make all commits of a database wait for one another, so commits only
/// leave word here, and one connection passes it on, many at a time. A second one hears what the others say. Both come back by
/// themselves; what is missed meanwhile, the workers' slow look finds.
/// </summary>
internal sealed class PostgresWakeUps(PostgresConnections connections, WorkSignals signals, TimeProvider time, ILogger log) : IDisposable
{
    private const string Channel = "formexchange_work";
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly WorkSignal _told = new();
    private int _kinds;

    /// <summary>Leaves word that there is work; never waits.</summary>
    public void Tell(WorkKinds kinds)
    {
        if (kinds != WorkKinds.None)
        {
            Interlocked.Or(ref _kinds, (int)kinds);
            _told.Raise();
        }
    }

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        KeepUpAsync(CallAsync, cancellationToken),
        KeepUpAsync(HearAsync, cancellationToken));

    public void Dispose() => _told.Dispose();

    private async Task CallAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _told.WaitAsync(LongestQuiet, time, cancellationToken).ConfigureAwait(false);
            if ((WorkKinds)Interlocked.Exchange(ref _kinds, 0) is not WorkKinds.None and var kinds)
            {
                try
                {
                    await using var call = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
                    {
                        Parameters = { new() { Value = Channel }, new() { Value = $"{_self} {(int)kinds}" } },
                    };
                    await call.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    Tell(kinds);
                    throw;
                }

                await Task.Delay(BetweenCalls, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task HearAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        // What was said while nobody listened.
        signals.Raise(WorkKinds.Outbox | WorkKinds.Inbox);
        while (true)
        {
            await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split(' ') is [var who, var what] && who != _self && int.TryParse(what, out var kinds))
        {
            signals.Raise((WorkKinds)kinds);
        }
    }

    /// <summary>Uses a connection until it breaks, and then the next one, after pauses that grow while there is none.</summary>
    private async Task KeepUpAsync(Func<NpgsqlConnection, CancellationToken, Task> use, CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = connections.Lasting();
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                pause = ShortestPause;
                await use(connection, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            // Whatever it is (a name that does not resolve is no exception of the database): nobody else brings this connection back.
            catch (Exception away)
            {
                log.LogWarning("The connection that keeps hosts in touch broke ({Cause}); the next one is tried in {Pause}", away.GetType().Name, pause);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
