using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Data;
using FormExchange.Storage.Sqlite;

namespace FormExchange.Tests.Journeys;

/// <summary>Embedded, in a process of its own: one host for all institutions on one SQLite file, with the bus inside, which dies with it.</summary>
internal sealed class OneProcessStage : IStageUnderFire
{
    private readonly TemporaryFolder _folder = new();
    private readonly WorkSignals _signals = new();
    private SqliteExchangeStore? _store;

    private OneProcessStage() => AgencyHost = new StagedHost(
        File("data"), [("Exchanges:ReceiptTimeout", "3"), ("Exchanges:RetryDelay", "0.2"), ("Exchanges:LongestDelay", "3"), ("Exchanges:LargestAttempts", "1000")]);

    public StagedHost AgencyHost { get; }

    public StagedHost FundHost => AgencyHost;

    public HostClient Agency => AgencyHost.Client;

    public HostClient Fund => AgencyHost.Client;

    public IReadOnlyList<IExchangeStore> Stores => [_store ??= new SqliteExchangeStore(File("data", "exchanges.db"), _signals, FaultPoints.None)];

    public static async Task<OneProcessStage> StartAsync()
    {
        var stage = new OneProcessStage();
        await stage.AgencyHost.StartAsync();
        return stage;
    }

    public string File(params string[] parts) => _folder.File(parts);

    public int ProcessOf(Victim victim) => throw new InvalidOperationException("Embedded there is no broker and no database to kill.");

    public Task ReviveAsync(Victim victim) => Task.FromResult(ProcessOf(victim));

    /// <summary>An earlier death at another place: on its way back from it the host comes to this one.</summary>
    public Func<Task>? Misfortune(string place) => place[..place.LastIndexOf('.')] switch
    {
        // What the bus held is gone with it, and is believed to be on its way.
        FaultPoints.NoteFailure => () => DieAtAsync(FaultPoints.MarkSent + ".after", place),

        // Taken, and its sender does not know that it was sent.
        FaultPoints.TakeAgain => () => DieAtAsync(FaultPoints.MarkSent + ".before", place),

        // The envelope is taken, and its files never came.
        FaultPoints.AwaitParts => () => DieAtAsync(FaultPoints.PublishPart + ".before", place),
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        await AgencyHost.DisposeAsync();
        _store?.Dispose();
        _signals.Dispose();
        _folder.Dispose();
    }

    private async Task DieAtAsync(string first, string place)
    {
        await AgencyHost.KillAsync();
        await AgencyHost.StartAsync(first + "#3");
        (await AgencyHost.DiedAsync(Strike.LongestUntilPlace)).ShouldBeTrue($"it never came to {first}");
        await AgencyHost.KillAsync();
        await AgencyHost.StartAsync(place);
    }
}
