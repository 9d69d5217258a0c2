using System.Globalization;
using System.Security.Cryptography;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// A RabbitMQ of our own: node name, folders, cookie, ports and port mapper (epmd) are nobody else's, and all of it listens on loopback
/// alone.
/// </summary>
internal sealed class RabbitMqProcess : IAsyncDisposable
{
    /// <summary>Where the Debian package puts it.</summary>
    public const string Home = "/usr/lib/rabbitmq";

    private const string Program = Home + "/bin/rabbitmq-server";
    private const int MostTries = 3;

    /// <summary>Whom brokers run as.</summary>
    public static readonly ServerAccount Account = ServerAccount.Of("rabbitmq");

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly ServerFolder _folder;
    private readonly BrokerModules _modules;
    private readonly string _node = $"fx-{RandomNumberGenerator.GetHexString(12, lowercase: true)}@localhost";
    private int _distributionPort;
    private int _mapperPort;
    private ServerProcess? _mapper;
    private ServerProcess? _server;

    private readonly BrokerDeployment? _deployment;

    private RabbitMqProcess(ServerFolder folder, BrokerModules modules, BrokerDeployment? deployment)
    {
        _folder = folder;
        _modules = modules;
        _deployment = deployment;
    }

    public BrokerLogin Login { get; private set; } = new("127.0.0.1", 0, new Uri("http://127.0.0.1"), "fx-admin", RandomNumberGenerator.GetHexString(32));

    public string Folder => _folder.Path;

    public bool IsRunning => _server is { HasEnded: false };

    public int Id => _server?.Id ?? throw new InvalidOperationException("RabbitMQ does not run now.");

    /// <summary>Of epmd, which tells nodes where others listen.</summary>
    public int MapperId => _mapper!.Id;

    public static async Task<RabbitMqProcess> StartNewAsync(BrokerDeployment? deployment = null)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException(
                "RabbitMQ is not installed. Install the Debian package rabbitmq-server: apt-get install rabbitmq-server. " +
                $"Or name a broker in {OutsideServers.BrokerVariable} and {OutsideServers.ManagementVariable}.");
        }

        var modules = await SharedServers.BrokerModulesAsync();
        var process = new RabbitMqProcess(await ServerFolder.CreateAsync(Account), modules, deployment);
        try
        {
            await process.StartOnFreePortsAsync();
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
        await QuorumQueuesOnDisk.AreKnownAsync(_folder.File("data"));
        await EndAsync();
    }

    /// <summary>
    /// Again on the same folder and ports, with the queues that it had. The broker lets people in before its quorum queues have elected a
    /// leader, and such a queue says that it is empty: so each must have counted itself.
    /// </summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        var lastWords = "nothing";
        await Until.TrueAsync(
            async () => (lastWords = await TryStartAsync()) is null,
            () => $"RabbitMQ starts again; it said:\n{lastWords}",
            LongestStart);
        using var admin = new BrokerAdmin(Login);
        await Until.TrueAsync(admin.EveryQueueCountsAsync, "every queue has a leader again");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (_mapper is { } mapper)
        {
            // After the broker, which would start another one.
            await mapper.KillAsync();
        }

        _folder.Dispose();
    }

    private async Task EndAsync()
    {
        if (_server is { } running)
        {
            await running.KillAsync();
            _server = null;
        }
    }

    private async Task StartOnFreePortsAsync()
    {
        var lastWords = string.Empty;
        for (var tries = 0; tries < MostTries; tries++)
        {
            await EndAsync();
            await StartMapperAsync();
            Login = Login with { Port = FreePort.Next(), Management = new Uri($"http://127.0.0.1:{FreePort.Next()}") };
            _distributionPort = FreePort.Next();
            var settings = RabbitMqSettings.Text(Login);
            await File.WriteAllTextAsync(_folder.File("rabbitmq.conf"), _deployment?.WriteInto(_folder, settings, Login) ?? settings);
            await File.WriteAllTextAsync(_folder.File("enabled_plugins"), "[rabbitmq_management].\n");
            if ((lastWords = await TryStartAsync()) is null)
            {
                return;
            }
        }

        throw new InvalidOperationException($"RabbitMQ does not start:\n{lastWords}");
    }

    /// <summary>Ready before the broker looks for it: one that finds no mapper starts its own, which nobody would end.</summary>
    private async Task StartMapperAsync()
    {
        for (var tries = 0; _mapper is null or { HasEnded: true } && tries < MostTries; tries++)
        {
            _mapperPort = FreePort.Next();
            var mapper = await ServerProcess.StartAsync(Account, _folder, MapperEnvironment(), "epmd");
            _mapper = mapper;
            await Until.TrueAsync(() => mapper.HasEnded || ListeningSockets.Of(mapper.Id).Any(point => point.Port == _mapperPort), "epmd listens");
        }
    }

    /// <summary>Null once the broker and its management let the administrator in; otherwise what the broker said before it ended.</summary>
    private async Task<string?> TryStartAsync()
    {
        var server = await ServerProcess.StartAsync(
            Account, _folder, RabbitMqSettings.Environment(_folder, _node, _distributionPort, _modules, MapperEnvironment()), Program);
        _server = server;
        using var admin = new BrokerAdmin(Login);
        await Until.TrueAsync(
            async () => server.HasEnded || (await LetsInAsync() && await admin.AnswersAsync()),
            () => $"RabbitMQ answers; it said:\n{server.LastWords}",
            LongestStart);
        return server.HasEnded ? server.LastWords : null;
    }

    private Dictionary<string, string> MapperEnvironment() => new()
    {
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = _mapperPort.ToString(CultureInfo.InvariantCulture),
    };

    private async Task<bool> LetsInAsync()
    {
        try
        {
            await using var connection = await Login.ConnectAsync("/");
            return true;
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException)
        {
            return false;
        }
    }
}
