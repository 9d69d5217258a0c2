using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// A RabbitMQ with its management API for tests. <see cref="SharedAsync"/> is the one of the whole test run; a test that kills starts
/// its own with <see cref="StartPrivateAsync"/>. A test works in a vhost of its own.
/// </summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private readonly ConcurrentBag<string> _vhosts = [];
    private readonly BrokerLogin _login;
    private readonly IAsyncDisposable? _runsIt;
    private readonly bool _shared;

    private RabbitMqServer(BrokerLogin login, IAsyncDisposable? runsIt, bool shared)
    {
        _login = login;
        _runsIt = runsIt;
        _shared = shared;
        Admin = new BrokerAdmin(login);
    }

    /// <summary>The broker as its administrator sees and changes it.</summary>
    public BrokerAdmin Admin { get; }

    /// <summary>Where it is, with its administrator.</summary>
    public BrokerLogin Login => _login;

    public int Port => _login.Port;

    /// <summary>Of the Erlang machine (beam.smp) itself.</summary>
    public int ProcessId => Own.Id;

    /// <summary>Of the broker's own epmd, which outlives a kill of the broker and ends with <see cref="DisposeAsync"/>.</summary>
    public int MapperProcessId => Own.MapperId;

    /// <summary>False after a kill, by whomever, until it is started again.</summary>
    public bool IsRunning => Own.IsRunning;

    /// <summary>Everything that the broker keeps.</summary>
    public string Folder => Own.Folder;

    private RabbitMqProcess Own => _runsIt as RabbitMqProcess ?? throw new InvalidOperationException("This broker is not a process of ours.");

    private RabbitMqProcess OursAlone => _shared
        ? throw new InvalidOperationException("Others use this broker: a test that kills starts its own with StartPrivateAsync.")
        : Own;

    /// <summary>The broker of the test run, started by whoever asks first. Nobody stops or kills it.</summary>
    public static Task<RabbitMqServer> SharedAsync() => SharedServers.BrokerAsync();

    /// <summary>A broker of the caller's own, to be killed and disposed by him.</summary>
    /// <param name="deployment">Configuration and definitions of a deployment, which it starts with.</param>
    public static async Task<RabbitMqServer> StartPrivateAsync(BrokerDeployment? deployment = null)
    {
        var process = await RabbitMqProcess.StartNewAsync(deployment);
        return new RabbitMqServer(process.Login, process, shared: false);
    }

    /// <summary>A new, empty vhost that the administrator may use. Returns <c>amqp://host:port/vhost</c>, without a user.</summary>
    public async Task<Uri> NewVhostAsync()
    {
        var vhost = "fx-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        _vhosts.Add(vhost);
        await Admin.CreateVhostAsync(vhost);
        await Admin.PutPermissionsAsync(vhost, _login.User);
        return new UriBuilder("amqp", _login.Host, _login.Port, vhost).Uri;
    }

    /// <summary>As by <c>kill -9</c> of the Erlang machine; returns when it and its children are gone.</summary>
    public Task KillAsync() => OursAlone.KillAsync();

    /// <summary>Starts it again with what it had, on the same ports; returns when AMQP and management let the administrator in.</summary>
    public Task RestartAsync() => OursAlone.RestartAsync();

    /// <summary>Stops a private broker and removes all that it kept. The shared one stays: it ends with the run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_shared)
        {
            await EndAsync();
        }
    }

    internal static RabbitMqServer Shared(RabbitMqProcess process) => new(process.Login, process, shared: true);

    /// <param name="login">Of a broker that is not a process of ours.</param>
    /// <param name="runsIt">What ends it, if we do.</param>
    internal static RabbitMqServer Shared(BrokerLogin login, IAsyncDisposable? runsIt = null) => new(login, runsIt, shared: true);

    internal async ValueTask EndAsync()
    {
        if (_runsIt is null)
        {
            // Somebody else's broker: he gets it back as it was.
            foreach (var vhost in _vhosts)
            {
                await Admin.DeleteVhostAsync(vhost);
            }
        }

        Admin.Dispose();
        if (_runsIt is not null)
        {
            await _runsIt.DisposeAsync();
        }
    }
}
