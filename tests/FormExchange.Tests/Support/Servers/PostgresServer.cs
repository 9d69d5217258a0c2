using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// A PostgreSQL for tests. <see cref="SharedAsync"/> is the one of the whole test run; a test that kills starts its own with
/// <see cref="StartPrivateAsync"/>. A test works in a database of its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly ConcurrentBag<string> _databases = [];
    private readonly NpgsqlConnectionStringBuilder _superuser;
    private readonly IAsyncDisposable? _runsIt;
    private readonly bool _shared;

    private PostgresServer(NpgsqlConnectionStringBuilder superuser, IAsyncDisposable? runsIt, bool shared)
    {
        _superuser = superuser;
        _runsIt = runsIt;
        _shared = shared;
    }

    public int Port => _superuser.Port;

    /// <summary>Of the postmaster; its children end with it.</summary>
    public int ProcessId => Own.Id;

    /// <summary>False after a kill, by whomever, until it is started again.</summary>
    public bool IsRunning => Own.IsRunning;

    /// <summary>Everything that the server keeps.</summary>
    public string Folder => Own.Folder;

    /// <summary>Of the superuser, password and all: a test may want to look from above.</summary>
    public string SuperuserConnectionString => _superuser.ConnectionString;

    private PostgresProcess Own => _runsIt as PostgresProcess ?? throw new InvalidOperationException("This server is not a process of ours.");

    private PostgresProcess OursAlone => _shared
        ? throw new InvalidOperationException("Others use this server: a test that kills starts its own with StartPrivateAsync.")
        : Own;

    /// <summary>The server of the test run, started by whoever asks first. Nobody stops or kills it.</summary>
    public static Task<PostgresServer> SharedAsync() => SharedServers.PostgresAsync();

    /// <summary>A server of the caller's own, to be killed and disposed by him.</summary>
    /// <param name="durable">Off where what survives the machine is not what the test is about: a killed process loses nothing in either case.</param>
    public static async Task<PostgresServer> StartPrivateAsync(bool durable = true)
    {
        var process = await PostgresProcess.StartNewAsync(durable);
        return new PostgresServer(process.Superuser, process, shared: false);
    }

    /// <summary>
    /// A new, empty database with an owner of its own who is no superuser and whom no other database lets in. Returns an Npgsql
    /// connection string, password and all.
    /// </summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = "fx_" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        var password = RandomNumberGenerator.GetHexString(32);
        _databases.Add(name);
        await ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD '{password}'");
        await ExecuteAsync($"CREATE DATABASE {name} OWNER {name}");
        await ExecuteAsync($"REVOKE ALL ON DATABASE {name} FROM PUBLIC");
        return new NpgsqlConnectionStringBuilder
        {
            Host = _superuser.Host,
            Port = _superuser.Port,
            Database = name,
            Username = name,
            Password = password,
        }.ConnectionString;
    }

    /// <summary>As by <c>kill -9</c> of the postmaster; returns when it and its backends are gone.</summary>
    public Task KillAsync() => OursAlone.KillAsync();

    /// <summary>Starts it again with what it had, on the same port; returns when it lets people in.</summary>
    public Task RestartAsync() => OursAlone.RestartAsync();

    /// <summary>Stops a private server and removes all that it kept. The shared one stays: it ends with the run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_shared)
        {
            await EndAsync();
        }
    }

    internal static PostgresServer Shared(PostgresProcess process) => new(process.Superuser, process, shared: true);

    /// <param name="superuser">Of a server that is not a process of ours.</param>
    /// <param name="runsIt">What ends it, if we do.</param>
    internal static PostgresServer Shared(NpgsqlConnectionStringBuilder superuser, IAsyncDisposable? runsIt = null) => new(superuser, runsIt, shared: true);

    internal async ValueTask EndAsync()
    {
        if (_runsIt is not null)
        {
            await _runsIt.DisposeAsync();
            return;
        }

        // Somebody else's server: he gets it back as it was.
        foreach (var database in _databases)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
            await ExecuteAsync($"DROP ROLE IF EXISTS {database}");
        }
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_superuser.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
