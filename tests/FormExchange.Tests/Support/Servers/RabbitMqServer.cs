using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// A RabbitMQ with its management API for tests. <see cref="SharedAsync"/> is the one of the whole test run; a test that kills starts
/// its own with <see cref="StartPrivateAsync"/>. A test works in a vhost of its own.
/// </summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    /// <summary>Longer than the workers of a new queue take to begin, on the busiest machine.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _vhosts = [];
    private readonly Queue<(string Vhost, long Since)> _retired = [];
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
        _vhosts[vhost] = true;
        await Admin.CreateVhostAsync(vhost);
        await Admin.PutPermissionsAsync(vhost, _login.User);
        return new UriBuilder("amqp", _login.Host, _login.Port, vhost).Uri;
    }

    /// <summary>
    /// Deletes a vhost that is no longer needed, but not at once: later, when others are retired, or with the broker. A queue that is deleted
    /// while its dead letter worker is just beginning can take the supervisor of all such workers with it (RabbitMQ issue 16652; seen on
    /// 3.10), and from then on the broker makes no such queue any more, in any vhost.
    /// </summary>
    public async Task RetireVhostAsync(string vhost)
    {
        var settled = new List<string>();
        lock (_retired)
        {
            _retired.Enqueue((vhost, TimeProvider.System.GetTimestamp()));
            while (_retired.TryPeek(out var oldest) && TimeProvider.System.GetElapsedTime(oldest.Since) > LongEnough)
            {
                settled.Add(_retired.Dequeue().Vhost);
            }
        }

        foreach (var old in settled)
        {
            await Admin.DeleteVhostAsync(old);
            _vhosts.TryRemove(old, out _);
        }
    }

    /// <summary>Waits until the queues just declared have begun whole, so that one may be deleted: see <see cref="RetireVhostAsync"/>.</summary>
    public static Task SettledAsync() => Task.Delay(LongEnough, TimeProvider.System, CancellationToken.None);

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
            // Somebody else's broker: he gets it back as it was, and whole.
            await SettledAsync();
            foreach (var vhost in _vhosts.Keys)
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
