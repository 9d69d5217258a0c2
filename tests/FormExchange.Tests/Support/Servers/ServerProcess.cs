using System.Diagnostics;

namespace FormExchange.Tests.Support.Servers;

/// <summary>A server as a child process of the test run, in its own folder and under its own user.</summary>
internal sealed class ServerProcess
{
    private const int LinesShown = 40;
    private readonly Process _process;
    private readonly string _logFile;

    private ServerProcess(Process process, string logFile)
    {
        _process = process;
        _logFile = logFile;
    }

    /// <summary>The id of the server itself: launcher and shell became it.</summary>
    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>The last lines that the server said, for whoever must find out why it did not start.</summary>
    public string LastWords => File.Exists(_logFile)
        ? string.Join('\n', File.ReadLines(_logFile).TakeLast(LinesShown))
        : "(it said nothing)";

    /// <param name="account">Whom it runs as.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">All that it sees: nothing of our own environment reaches it.</param>
    /// <param name="program">The server.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ServerProcess> StartAsync(
        ServerAccount account,
        ServerFolder folder,
        IReadOnlyDictionary<string, string> environment,
        string program,
        params IEnumerable<string> arguments)
    {
        var logFile = folder.File(Path.GetFileName(program) + ".log");
        var start = new ProcessStartInfo(ServerAccount.Launcher, account.Serve(logFile, program, arguments)) { WorkingDirectory = folder.Path };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["HOME"] = folder.Path;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(await LastingThread.RunAsync(() => Process.Start(start)!), logFile);
    }

    /// <summary>As by <c>kill -9</c>; returns when it and the processes that it had started are gone.</summary>
    public async Task KillAsync()
    {
        var family = ProcessTable.Descendants(Id);
        _process.Kill();
        await _process.WaitForExitAsync();
        await Until.TrueAsync(() => !family.Any(ProcessTable.IsRunning), $"the processes that {_process.Id} had started end with it");
    }
}
