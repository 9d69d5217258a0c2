using System.Diagnostics;
using System.Globalization;
using FormExchange.Cli.Hosting;
using FormExchange.Host.Settings;
using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Support;

/// <summary>
/// A real <c>FormExchange.Host</c> process on a data folder of a test's own, short of patience so that a test need not wait. It ends with the
/// test run, however that ends.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const int KilledBySignal9 = 137;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _errors;

    private HostProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Of one that has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a host on <paramref name="dataFolder"/>, with a fault point armed if one is named. Does not wait.</summary>
    public static HostProcess Start(string dataFolder, string? fault = null, params (string Name, string Value)[] settings)
    {
        Directory.CreateDirectory(dataFolder);
        File.WriteAllText(Path.Combine(dataFolder, HostSettingsReader.TestMark), "Fault points may be armed on this folder.\n");
        var start = new ProcessStartInfo(ServerAccount.Launcher, [.. ServerAccount.EndsWithUs, Programs.Host, "--data", dataFolder, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = dataFolder,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Testing";
        start.Environment["DOTNET_TieredPGO"] = "0";

        // Ours are compiled ahead, and most live for seconds: to compile a second time what was called thirty times costs more than it gives. Called thousands of times, in a host that
        // lives for minutes, it gives. The runtime reads the number as a hexadecimal one.
        start.Environment["DOTNET_TC_CallCountThreshold"] = 4096.ToString("X", CultureInfo.InvariantCulture);

        // The authorities of the machine are nobody's here, and to read more than a hundred of them is a part of each start.
        start.Environment["SSL_CERT_FILE"] = start.Environment["SSL_CERT_DIR"] = "/dev/null";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["FormExchange__LogLevel"] = "Warning";
        start.Environment["FormExchange__Exchanges__ReceiptTimeout"] = "2";
        start.Environment["FormExchange__Exchanges__RetryDelay"] = "0.2";
        start.Environment["FormExchange__Exchanges__LongestDelay"] = "4";
        foreach (var (name, value) in settings)
        {
            start.Environment["FormExchange__" + name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        if (fault is not null)
        {
            start.Environment["FormExchange__Faults__Arm"] = fault;
        }

        return new HostProcess(LastingThread.RunAsync(() => Process.Start(start)!).GetAwaiter().GetResult());
    }

    /// <summary>A client of the host once it listens; null if the process ended before.</summary>
    internal async Task<HostClient?> ReachAsync(string dataFolder)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < LongestStart)
        {
            if (_process.HasExited)
            {
                return null;
            }

            if (DataFolders.FindOwner(dataFolder) is { } contact && contact.ProcessId == _process.Id)
            {
                return new HostClient(contact);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The host did not start: " + await KillAsync());
    }

    /// <summary>As by <c>kill -9</c>, unless it is gone already. Returns what it said on standard error.</summary>
    public async Task<string> KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        return await _errors;
    }

    /// <summary>As a service manager stops it (SIGTERM). Returns what it said on standard error.</summary>
    public async Task<string> StopAsync()
    {
        (await ExternalTool.RunAsync("sh", ["-c", "kill -TERM \"$1\"", "sh", $"{Id}"])).ShouldSucceed();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await _errors;
    }

    /// <summary>Waits for the end that an armed fault point brings; false if the process still lives after <paramref name="atMost"/>.</summary>
    public async Task<bool> WasKilledAsync(TimeSpan atMost)
    {
        using var limit = new CancellationTokenSource(atMost);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode == KilledBySignal9;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
