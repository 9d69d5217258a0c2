using System.Net.Http.Headers;
using FormExchange.Cli.Hosting;
using FormExchange.Host.Settings;
using FormExchange.Tests.Journeys;
using FormExchange.Transport.RabbitMq;
using Npgsql;

namespace FormExchange.Tests.Host;

/// <summary>
/// Settings of a host that serves both sides on PostgreSQL and RabbitMQ, with passwords that can be recognised wherever they turn up. It
/// logs all that it can.
/// </summary>
internal sealed class EarnestHost : IDisposable
{
    private static readonly string[] Served = [TwoHostStage.AgencyId, TwoHostStage.FundId];
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    private EarnestHost(NpgsqlConnectionStringBuilder database, Uri address)
    {
        Database = database;
        Address = address;
        BrokerPassword = "marked-broker-" + Guid.NewGuid().ToString("N");
        foreach (var file in new[] { "MA_CNSS-OUJ01", "LU_0030" })
        {
            System.IO.File.WriteAllText(_folder.File(file), BrokerPassword);
            System.IO.File.SetUnixFileMode(_folder.File(file), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _settings = new Dictionary<string, string>
        {
            ["LogLevel"] = "Debug",
            ["Institutions"] = string.Join(',', Served),
            ["Storage:Kind"] = "postgresql",
            ["Storage:ConnectionString"] = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = null }.ConnectionString,
            ["Storage:Password"] = database.Password!,
            ["Transport:Kind"] = "rabbitmq",
            ["Transport:Address"] = address.ToString(),
            ["Transport:PasswordFolder"] = _folder.Path,
            ["Transport:SendTimeout"] = "2",
        };
    }

    public NpgsqlConnectionStringBuilder Database { get; }

    public Uri Address { get; }

    public string Vhost => Address.AbsolutePath[1..];

    public string BrokerPassword { get; }

    public string Data => _folder.File("data");

    /// <summary>A database and a vhost with all that a definitions file makes.</summary>
    public static async Task<EarnestHost> PrepareAsync(StageServers servers)
    {
        var host = new EarnestHost(new NpgsqlConnectionStringBuilder(await servers.Database.NewDatabaseAsync()), await servers.Broker.NewVhostAsync());
        await servers.Broker.Admin.ImportDefinitionsAsync(BrokerDefinitions.Write(
            BrokerTopology.For(Served, 20), host.Vhost, Served.ToDictionary(institution => institution, _ => host.BrokerPassword)));
        return host;
    }

    public string File(params string[] parts) => _folder.File(parts);

    public void Set(string name, string value) => _settings[name] = value;

    public HostProcess Start(string? fault = null) => HostProcess.Start(Data, fault, [.. _settings.Select(pair => (pair.Key, pair.Value))]);

    /// <summary>A client that shows status and body as they came.</summary>
    public HttpClient Http()
    {
        var contact = DataFolders.FindOwner(Data)!;
        var http = new HttpClient { BaseAddress = new Uri(contact.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", contact.Token);
        return http;
    }

    /// <summary>No password, no token of the API, no key, and none of the test's own marks but where they were looked for.</summary>
    public void ShouldNotTell(string said)
    {
        foreach (var secret in new[] { Database.Password!, BrokerPassword, "PRIVATE KEY", "Bearer " })
        {
            said.ShouldNotContain(secret, Case.Insensitive);
        }
    }

    public void Dispose() => _folder.Dispose();
}
