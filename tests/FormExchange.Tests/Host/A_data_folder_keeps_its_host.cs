using FormExchange.Forms;
using FormExchange.Host;
using FormExchange.Host.Settings;
using FormExchange.Storage;
using FormExchange.Tests.Cli;
using FormExchange.Tests.Support.Servers;
using Npgsql;

namespace FormExchange.Tests.Host;

/// <summary>A data folder belongs to a host on one kind of store and bus, and gives it the same name at each start.</summary>
public sealed class A_data_folder_keeps_its_host : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_name_is_the_same_at_each_start_and_nobody_else_reads_it()
    {
        var database = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        var first = await RunOnceAsync(database);
        var second = await RunOnceAsync(database);

        second.ShouldBe(first);
        Guid.TryParse(first, out _).ShouldBeTrue();
        foreach (var file in new[] { "identity", "runs-on", "owner.lock" })
        {
            File.GetUnixFileMode(_folder.File("data", file)).ShouldBe(OwnerOnly, file);
        }
    }

    [Fact]
    public async Task A_host_on_another_store_is_refused_and_makes_nothing()
    {
        await using ((await StartAsync(null)).Host!)
        {
        }

        var database = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        var refusal = (await StartAsync(database)).Problems.ShouldHaveSingleItem();

        refusal.Code.ShouldBe("HOST-DATA-KIND");
        refusal.Text.En.ShouldContain("sqlite, in-memory");
        refusal.Text.En.ShouldContain("postgresql, in-memory");
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Stop);
        await using var tables = new NpgsqlCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", connection);
        (await tables.ExecuteScalarAsync(Stop)).ShouldBe(0L);
    }

    [Fact]
    public async Task A_command_whose_host_is_down_stores_nothing_where_nobody_looks()
    {
        await RunOnceAsync(await (await PostgresServer.SharedAsync()).NewDatabaseAsync());
        var claim = await NewDocument.WriteAsync("LM15", _folder.File("claim"));

        (await FormxProcess.RunAsync("send", claim.Path, "--data", _folder.File("data"))).OnlyRefusal().ShouldBe((1, "HOST-DATA-KIND"));
        (await FormxProcess.RunAsync("status", "one", "--data", _folder.File("data"))).OnlyRefusal().ShouldBe((1, "HOST-DATA-KIND"));

        File.Exists(_folder.File("data", "exchanges.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_start_that_was_refused_binds_nobody()
    {
        var nowhere = new NpgsqlConnectionStringBuilder(await (await PostgresServer.SharedAsync()).NewDatabaseAsync()) { Database = "nowhere" };
        (await StartAsync(nowhere.ConnectionString)).Problems.ShouldHaveSingleItem().Code.ShouldBe("STORAGE-NO-DATABASE");

        var (host, problems) = await StartAsync(null);
        problems.ShouldBeEmpty();
        await host!.DisposeAsync();
    }

    /// <summary>Starts and stops it; returns the name under which it claims work.</summary>
    private async Task<string> RunOnceAsync(string database)
    {
        var (host, problems) = await StartAsync(database);
        problems.ShouldBeEmpty();
        await host!.DisposeAsync();
        return host.RunsOn[0].Split(' ')[^1];
    }

    private Task<(ExchangeHost? Host, IReadOnlyList<Refusal> Problems)> StartAsync(string? database) => ExchangeHost.StartAsync(
        new HostSettings
        {
            DataFolder = _folder.File("data"),
            SchemasFolder = Repository.Schemas,
            Address = new Uri("http://127.0.0.1:0"),
            LogLevel = Microsoft.Extensions.Logging.LogLevel.Critical,
            Storage = database is null ? null : new StorageOptions { Kind = StorageOptions.PostgreSql, ConnectionString = database },
        },
        TimeProvider.System,
        CancellationToken.None);
}
