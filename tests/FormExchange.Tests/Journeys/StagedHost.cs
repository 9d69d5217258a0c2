using FormExchange.Cli.Hosting;

namespace FormExchange.Tests.Journeys;

/// <summary>One host of a stage: it dies and comes back with the same folder and settings, and whoever calls it finds the one that lives.</summary>
internal sealed class StagedHost(string dataFolder, IReadOnlyList<(string Name, string Value)> settings) : IAsyncDisposable
{
    private readonly List<string> _said = [];
    private HostProcess? _process;

    /// <summary>Of the host that ran last; calls fail while it is dead.</summary>
    public HostClient Client { get; private set; } = null!;

    public string DataFolder => dataFolder;

    public int ProcessId => _process!.Id;

    /// <summary>All that it said on standard error in its earlier lives.</summary>
    public string Said => string.Concat(_said);

    /// <summary>Starts it, with a place armed if one is named (and who dies there, if not itself). Returns when it answers, or has died of its place already.</summary>
    public async Task StartAsync(string? fault = null, int? victim = null)
    {
        var more = victim is { } id ? settings.Append(("Faults:Victim", id.ToString(System.Globalization.CultureInfo.InvariantCulture))) : settings;
        _process = HostProcess.Start(dataFolder, fault, [.. more]);
        if (await _process.ReachAsync(dataFolder) is { } client)
        {
            Client = client;
        }
        else if (fault is null || victim is not null)
        {
            throw new InvalidOperationException("The host did not start: " + await KillAsync());
        }
    }

    /// <summary>As by <c>kill -9</c>. Returns what it had said.</summary>
    public async Task<string> KillAsync()
    {
        if (_process is null)
        {
            return string.Empty;
        }

        var said = await _process.KillAsync();
        _said.Add(said);
        await _process.DisposeAsync();
        _process = null;
        return said;
    }

    /// <summary>Whether the armed place ended it within that time.</summary>
    public Task<bool> DiedAsync(TimeSpan atMost) => _process!.WasKilledAsync(atMost);

    public async ValueTask DisposeAsync() => await KillAsync();
}
