using System.Diagnostics;
using System.Globalization;
using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Support;

/// <summary>What a test run starts ends with it, however it ends.</summary>
public sealed class ServerProcess_tests
{
    [Fact]
    public async Task A_server_ends_with_the_process_that_started_it()
    {
        // A shell stands for the test run. It starts a server as we start ours, says its id, and is killed.
        var account = ServerAccount.Of("postgres");
        using var folder = await ServerFolder.CreateAsync(account);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" & echo $!; wait", "sh", ServerAccount.Launcher, .. account.Serve(folder.File("log"), "sleep", "600")])
        {
            RedirectStandardOutput = true,
        };
        using var run = Process.Start(start)!;
        var server = int.Parse((await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);
        await Until.TrueAsync(() => ProcessTable.NameOf(server) == "sleep", "the launcher has become the server");

        run.Kill();

        await Until.TrueAsync(() => !ProcessTable.IsRunning(server), "the server ends with the run");
    }

    [Fact]
    public async Task A_server_does_not_end_with_the_thread_that_asked_for_it()
    {
        const string program = "touch started; while [ ! -e asked ]; do sleep 0.05; done; touch answered; exec sleep 600";
        var account = ServerAccount.Of("postgres");
        using var folder = await ServerFolder.CreateAsync(account);
        using var mayEnd = new ManualResetEventSlim();
        var asked = new TaskCompletionSource<(string Thread, Task<ServerProcess> Server)>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            var starting = ServerProcess.StartAsync(account, folder, new Dictionary<string, string>(), "/bin/sh", "-c", program);
            asked.SetResult((new FileInfo("/proc/thread-self").LinkTarget!, starting));
            mayEnd.Wait();
        }).Start();
        var (thread, starting) = await asked.Task;
        var server = await starting;
        await Until.TrueAsync(() => File.Exists(folder.File("started")), "the server runs");

        mayEnd.Set();

        await Until.TrueAsync(() => !Directory.Exists(Path.Combine("/proc", thread)), "the thread is gone");
        await File.WriteAllTextAsync(folder.File("asked"), string.Empty, TestContext.Current.CancellationToken);
        await Until.TrueAsync(() => server.HasEnded || File.Exists(folder.File("answered")), "the server answers");
        server.HasEnded.ShouldBeFalse(server.LastWords);
        await server.KillAsync();
        ProcessTable.IsRunning(server.Id).ShouldBeFalse();
    }

    [Fact]
    public async Task The_folder_of_a_run_that_was_killed_is_removed_by_the_next_and_one_in_use_is_not()
    {
        var abandoned = Path.Combine(Path.GetTempPath(), ServerFolder.Prefix + Path.GetRandomFileName());
        Directory.CreateDirectory(abandoned);
        await File.WriteAllTextAsync(Path.Combine(abandoned, ServerFolder.LockName), string.Empty, TestContext.Current.CancellationToken);
        using var inUse = await ServerFolder.CreateAsync(ServerAccount.Of("postgres"));

        using var next = await ServerFolder.CreateAsync(ServerAccount.Of("postgres"));

        Directory.Exists(abandoned).ShouldBeFalse();
        Directory.Exists(inUse.Path).ShouldBeTrue();
    }
}
