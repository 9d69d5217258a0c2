using FormExchange.Exchanges.Data;
using FormExchange.Storage;
using FormExchange.Storage.Postgres;
using FormExchange.Storage.Sqlite;
using FormExchange.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Settings that cannot be used are refused before anything is opened, and no secret is repeated.</summary>
public sealed class StorageOptions_tests
{
    private const string Good = "Host=db.example.org;Port=5433;Database=exchanges;Username=fx;Password=s3cret";

    [Theory]
    [InlineData("sqlite", "x.db", null, null)]
    [InlineData("postgresql", null, Good, null)]
    [InlineData("oracle", "x.db", Good, "STORAGE-KIND")]
    [InlineData("", null, null, "STORAGE-KIND")]
    [InlineData("sqlite", null, Good, "STORAGE-FILE-MISSING")]
    [InlineData("sqlite", " ", null, "STORAGE-FILE-MISSING")]
    [InlineData("postgresql", "x.db", null, "STORAGE-CONNECTION-MISSING")]
    [InlineData("postgresql", null, "  ", "STORAGE-CONNECTION-MISSING")]
    [InlineData("postgresql", null, "Database=d;Username=u", "STORAGE-CONNECTION-INCOMPLETE")]
    [InlineData("postgresql", null, "Host=h;Username=u", "STORAGE-CONNECTION-INCOMPLETE")]
    [InlineData("postgresql", null, "s3cret", "STORAGE-CONNECTION")]
    [InlineData("postgresql", null, "Host=h;Database=d;Passwort=s3cret", "STORAGE-CONNECTION")]
    [InlineData("postgresql", null, "Host=h;Database=d;Port=s3cret", "STORAGE-CONNECTION")]
    [InlineData("postgresql", null, "Host=h;Database=d;SSL Mode=s3cret", "STORAGE-CONNECTION")]
    [InlineData("postgresql", null, "Host=h;Database=d;Port=99999999999999", "STORAGE-CONNECTION")]
    public void What_cannot_be_used_is_refused_with_its_reason(string kind, string? file, string? connection, string? code)
    {
        var refusals = new StorageOptions { Kind = kind, File = file, ConnectionString = connection, Holder = "host" }.Check();

        refusals.Select(r => r.Code).ShouldBe(code is null ? [] : [code]);
        refusals.ShouldAllBe(r => !(r.Text.Fr + r.Text.Ar + r.Text.En).Contains("s3cret"));
    }

    [Fact]
    public void A_host_gets_the_store_that_was_asked_for_once_under_both_names()
    {
        using var folder = new TemporaryFolder();
        Asked(new StorageOptions { File = folder.File("x.db") }).ShouldBe((typeof(SqliteExchangeStore), $"SQLite, {folder.File("x.db")}"));
        Asked(new StorageOptions { Kind = StorageOptions.PostgreSql, ConnectionString = Good, Holder = "agency" })
            .ShouldBe((typeof(PostgresExchangeStore), "PostgreSQL, exchanges on db.example.org:5433, as fx, claims by agency"));
    }

    [Fact]
    public void Settings_that_were_not_checked_are_a_mistake_of_ours() =>
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddStorage(new StorageOptions { Kind = "oracle" }));

    private static (Type Kind, string Description) Asked(StorageOptions options)
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<WorkSignals>()
            .AddSingleton(FaultPoints.None).AddStorage(options).BuildServiceProvider();
        var store = services.GetRequiredService<ExchangeStore>();
        services.GetRequiredService<IExchangeStore>().ShouldBeSameAs(store);
        return (store.GetType(), store.Description);
    }
}
