using System.Security.Cryptography;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// A RabbitMQ with its management API for tests. <see cref="SharedAsync"/> is the one of the whole test run; a test that kills starts
/// its own with <see cref="StartPrivateAsync"/>. A test works in a vhost of its own.
/// </summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private readonly BrokerLogin _login;
    private readonly RabbitMqProcess? _process;
    private readonly bool _shared;

    private RabbitMqServer(BrokerLogin login, RabbitMqProcess? process, bool shared)
    {
        _login = login;
        _process = process;
        _shared = shared;
        Admin = new BrokerAdmin(login);
    }

    /// <summary>The broker as its administrator sees and changes it.</summary>
    public BrokerAdmin Admin { get; }

    public int Port => _login.Port;

    /// <summary>Of the Erlang machine (beam.smp) itself.</summary>
    public int ProcessId => Own.Id;

    /// <summary>Of the broker's own epmd, which outlives a kill of the broker and ends with <see cref="DisposeAsync"/>.</summary>
    public int MapperProcessId => Own.MapperId;

    /// <summary>Everything that the broker keeps.</summary>
    public string Folder => Own.Folder;

    private RabbitMqProcess Own => _process ?? throw new InvalidOperationException(
        "This broker is not ours to stop: a test that kills starts its own with StartPrivateAsync.");

    /// <summary>The broker of the test run, started by whoever asks first. Nobody stops or kills it.</summary>
    public static Task<RabbitMqServer> SharedAsync() => SharedServers.BrokerAsync();

    /// <summary>A broker of the caller's own, to be killed and disposed by him.</summary>
    public static async Task<RabbitMqServer> StartPrivateAsync()
    {
        var process = await RabbitMqProcess.StartNewAsync();
        return new RabbitMqServer(process.Login, process, shared: false);
    }

    /// <summary>A new, empty vhost that the administrator may use. Returns <c>amqp://host:port/vhost</c>, without a user.</summary>
    public async Task<Uri> NewVhostAsync()
    {
        var vhost = "fx-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        await Admin.CreateVhostAsync(vhost);
        await Admin.PutPermissionsAsync(vhost, _login.User);
        return new Uri($"amqp://{_login.Host}:{_login.Port}/{vhost}");
    }

    /// <summary>As by <c>kill -9</c> of the Erlang machine; returns when it and its children are gone.</summary>
    public Task KillAsync() => Own.KillAsync();

    /// <summary>Starts it again with what it had, on the same ports; returns when AMQP and management let the administrator in.</summary>
    public Task RestartAsync() => Own.RestartAsync();

    /// <summary>Stops a private broker and removes all that it kept. The shared one stays: it ends with the run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_shared)
        {
            await EndAsync();
        }
    }

    internal static async Task<RabbitMqServer> StartSharedAsync()
    {
        var process = await RabbitMqProcess.StartNewAsync();
        return new RabbitMqServer(process.Login, process, shared: true);
    }

    internal async ValueTask EndAsync()
    {
        Admin.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
