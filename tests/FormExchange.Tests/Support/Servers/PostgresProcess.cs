using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace FormExchange.Tests.Support.Servers;

/// <summary>A PostgreSQL of our own: made by <c>initdb</c> in a folder of its own, listening on one port of loopback and nowhere else.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private const int MostPorts = 5;
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly ServerAccount _account;
    private readonly ServerFolder _folder;
    private readonly string _binaries;
    private readonly bool _durable;
    private ServerProcess? _server;

    private PostgresProcess(ServerAccount account, ServerFolder folder, string binaries, bool durable)
    {
        _account = account;
        _folder = folder;
        _binaries = binaries;
        _durable = durable;
        Superuser = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Database = "postgres",
            Username = "postgres",
            Password = RandomNumberGenerator.GetHexString(32),
            Pooling = false,
        };
    }

    public NpgsqlConnectionStringBuilder Superuser { get; }

    public string Folder => _folder.Path;

    public bool IsRunning => _server is { HasEnded: false };

    public int Id => _server?.Id ?? throw new InvalidOperationException("PostgreSQL does not run now.");

    /// <param name="durable">Whether a commit survives the machine (<c>fsync</c>); a killed server loses nothing in either case.</param>
    public static async Task<PostgresProcess> StartNewAsync(bool durable)
    {
        var binaries = FindBinaries();
        var account = ServerAccount.Of("postgres");
        var process = new PostgresProcess(account, await ServerFolder.CreateAsync(account), binaries, durable);
        try
        {
            await process.InitialiseAsync();
            await process.StartOnFreePortAsync();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async Task KillAsync()
    {
        if (_server is { } running)
        {
            await running.KillAsync();
            _server = null;
        }
    }

    /// <summary>Again on the same folder and port: where the port or the old shared memory is still taken, until it is free.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        var lastWords = "nothing";
        await Until.TrueAsync(
            async () => (lastWords = await TryStartAsync()) is null,
            () => $"PostgreSQL starts again; it said:\n{lastWords}",
            LongestStart);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasEnded: false })
        {
            // Ended in order it gives its shared memory back, which a killed one cannot.
            await ExternalTool.RunAsync(
                ServerAccount.Launcher,
                _account.Run(Path.Combine(_binaries, "pg_ctl"), "stop", "-D", _folder.File("data"), "-m", "immediate", "-w"),
                _folder.Path);
        }

        await KillAsync();
        _folder.Dispose();
    }

    private static string FindBinaries()
    {
        const string versions = "/usr/lib/postgresql";
        var newest = Directory.Exists(versions)
            ? Directory.EnumerateDirectories(versions).Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
                .MaxBy(folder => double.TryParse(Path.GetFileName(folder), NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : 0)
            : null;
        return newest is null
            ? throw new InvalidOperationException(
                "PostgreSQL is not installed. Install the Debian package postgresql: apt-get install postgresql. " +
                $"Or name a server in {OutsideServers.PostgresVariable}.")
            : Path.Combine(newest, "bin");
    }

    private async Task InitialiseAsync()
    {
        var passwordFile = _folder.File("password");
        await File.WriteAllTextAsync(passwordFile, Superuser.Password + "\n");
        var made = await ExternalTool.RunAsync(
            ServerAccount.Launcher,
            _account.Run(
                Path.Combine(_binaries, "initdb"), "-D", _folder.File("data"), "-U", Superuser.Username!, "-A", "scram-sha-256",
                "--pwfile", passwordFile, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"),
            _folder.Path);
        made.ShouldSucceed();
        File.Delete(passwordFile);
    }

    private async Task StartOnFreePortAsync()
    {
        var lastWords = string.Empty;
        for (var tries = 0; tries < MostPorts; tries++)
        {
            Superuser.Port = FreePort.Next();
            if ((lastWords = await TryStartAsync()) is null)
            {
                return;
            }
        }

        throw new InvalidOperationException($"PostgreSQL does not start:\n{lastWords}");
    }

    /// <summary>Null once somebody can log in; otherwise what the server said before it ended.</summary>
    private async Task<string?> TryStartAsync()
    {
        var server = await ServerProcess.StartAsync(
            _account, _folder, new Dictionary<string, string>(), Path.Combine(_binaries, "postgres"),
            ["-D", _folder.File("data"), .. Settings().SelectMany(setting => new[] { "-c", setting })]);
        _server = server;
        await Until.TrueAsync(async () => server.HasEnded || await AnswersAsync(), () => $"PostgreSQL answers; it said:\n{server.LastWords}", LongestStart);
        return server.HasEnded ? server.LastWords : null;
    }

    private IEnumerable<string> Settings() =>
    [
        "listen_addresses=127.0.0.1",
        $"port={Superuser.Port}",
        "unix_socket_directories=",
        "max_connections=200",
        "shared_buffers=32MB",

        // Below the data folder, so that nothing is left in /dev/shm when the server is killed.
        "dynamic_shared_memory_type=mmap",
        $"fsync={(_durable ? "on" : "off")}",
        $"full_page_writes={(_durable ? "on" : "off")}",
    ];

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(Superuser.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }
}
