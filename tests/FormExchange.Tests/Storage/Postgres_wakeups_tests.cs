using FormExchange.Exchanges.Data;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using Npgsql;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>What one host commits wakes the workers of another one.</summary>
public sealed class Postgres_wakeups_tests : IAsyncDisposable
{
    private const string Owner = "MA:A";
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(2);
    private readonly PostgresDatabase _database = new();
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly List<Task> _running = [];
    private readonly WorkSignals _signals = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running);
        _end.Dispose();
        _signals.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_on_one_raises_the_signal_of_the_other_and_of_the_right_kind()
    {
        var (here, there) = (await _database.OpenHostAsync("here"), await _database.OpenHostAsync("there", signals: _signals));
        Run(here.KeepInTouchAsync(_end.Token), there.KeepInTouchAsync(_end.Token));
        await ListenersAsync(2);
        await Raised(_signals.Outbox);
        await Raised(_signals.Inbox);

        await here.CommitAsync(new Commit("test") { Added = [Some.Inbox(Owner, "1", "d")] }, Stop);
        await Raised(_signals.Inbox);
        await here.CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Certificates.Morning)] }, Stop);
        await Raised(_signals.Outbox);

        IsRaised(_signals.Inbox).ShouldBeFalse("arrivals were not what the second commit made");
    }

    [Fact]
    public async Task A_host_is_not_woken_by_its_own_words()
    {
        var here = await _database.OpenHostAsync("here", signals: _signals);
        await using var witness = await ListenAsync();
        Run(here.KeepInTouchAsync(_end.Token));
        await ListenersAsync(1);
        await Raised(_signals.Inbox);

        await here.CommitAsync(new Commit("test") { Added = [Some.Inbox(Owner, "1", "d")] }, Stop);
        await Raised(_signals.Inbox);
        await witness.Connection.WaitAsync(Stop);
        await witness.Connection.WaitAsync(100, Stop);

        witness.Heard.Count.ShouldBe(1);
        IsRaised(_signals.Inbox).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_commits_are_told_of_in_few_words()
    {
        var time = new ManualTime(Certificates.Morning);
        var here = await _database.OpenHostAsync("here", time);
        await using var witness = await ListenAsync();
        Run(here.KeepInTouchAsync(_end.Token));

        // No time passes: after its first word the host waits before it says the next one.
        foreach (var n in Enumerable.Range(0, 50))
        {
            await here.CommitAsync(new Commit("test") { Added = [Some.Inbox(Owner, $"{n}", $"{n}"), Some.Outbox(Owner, $"{n}", Certificates.Morning)] }, Stop);
        }

        await witness.Connection.WaitAsync(Stop);
        await Until.TrueAsync(() => time.Waiting > 0, "the host pauses");
        witness.Heard.Count.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(1));
        await witness.Connection.WaitAsync(Stop);
        witness.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_that_broke_is_replaced_and_what_was_missed_meanwhile_is_looked_for()
    {
        var (here, there) = (await _database.OpenHostAsync("here"), await _database.OpenHostAsync("there", signals: _signals));
        Run(here.KeepInTouchAsync(_end.Token), there.KeepInTouchAsync(_end.Token));
        await ListenersAsync(2);
        await Raised(_signals.Outbox);
        await Raised(_signals.Inbox);

        await _database.RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'formexchange'");
        await Raised(_signals.Outbox);
        await Raised(_signals.Inbox);
        await ListenersAsync(2);

        await Until.TrueAsync(
            async () =>
            {
                // The pooled connections broke too: the first commits may meet one of them.
                try
                {
                    await here.CommitAsync(new Commit("test") { Added = [Some.Inbox(Owner, Guid.NewGuid().ToString(), Guid.NewGuid().ToString())] }, Stop);
                    return true;
                }
                catch (Exception broken) when (broken is not OperationCanceledException)
                {
                    return false;
                }
            },
            "a commit goes through");
        await Raised(_signals.Inbox);
    }

    private static async Task Raised(WorkSignal signal)
    {
        var start = TimeProvider.System.GetTimestamp();
        await signal.WaitAsync(Never, TimeProvider.System, Stop);
        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Never, "nobody raised the signal");
    }

    private static bool IsRaised(WorkSignal signal) => signal.WaitAsync(TimeSpan.FromDays(1), new ManualTime(Certificates.Morning), Stop).IsCompleted;

    private void Run(params Task[] tasks) => _running.AddRange(tasks);

    private Task ListenersAsync(int count) => Until.TrueAsync(
        async () => (await _database.AskAsync(
            "SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'formexchange' AND query LIKE 'LISTEN%'")).Single() == $"{count}",
        $"{count} hosts listen");

    private async Task<Witness> ListenAsync()
    {
        var witness = new Witness(await _database.ConnectAsync());
        await using var listen = new NpgsqlCommand("LISTEN formexchange_work", witness.Connection);
        await listen.ExecuteNonQueryAsync(Stop);
        return witness;
    }

    /// <summary>Somebody else on the same channel.</summary>
    private sealed class Witness : IAsyncDisposable
    {
        public Witness(NpgsqlConnection connection)
        {
            Connection = connection;
            connection.Notification += (_, heard) => Heard.Add(heard.Payload);
        }

        public NpgsqlConnection Connection { get; }

        public List<string> Heard { get; } = [];

        public ValueTask DisposeAsync() => Connection.DisposeAsync();
    }
}
