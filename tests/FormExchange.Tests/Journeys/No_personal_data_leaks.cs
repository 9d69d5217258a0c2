using System.Data.Common;
using System.Globalization;
using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Submit;
using FormExchange.Exchanges.Tracking;
using FormExchange.Transport.RabbitMq;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// A claim travels and is refused in many ways through real hosts that log all that they can: what tells of a person stands in the hosts' signed
/// bodies and files, and in no log line, journal, table, message or queue's name.
/// </summary>
public abstract class No_personal_data_leaks
{
    private protected abstract Task<WatchedStage> StartAsync();

    [Fact]
    public async Task Into_logs_tables_headers_queue_names_or_refusals()
    {
        await using var stage = await StartAsync();
        var claim = await MarkedClaim.WriteAsync(stage.File("claim"));
        foreach (var refused in claim.Refused())
        {
            await ShouldRefuseAsync(stage.Agency, refused);
        }

        TrackedExchange? exchange = null;
        var onBus = await stage.LookAtBusAsync(async () => exchange = await SubmitAsync(stage.Agency, claim));
        var delivered = await stage.Agency.FollowAsync(exchange!, e => e.Verdict is not null, TimeSpan.FromSeconds(60), CancellationToken.None);
        delivered.Verdict.ShouldBe("accepted");
        await ShouldRefuseAsync(stage.Agency, claim);

        var said = await stage.EndAsync();
        said.Where(s => s.Where.EndsWith("host's log", StringComparison.Ordinal)).ShouldAllBe(s => s.Text.Contains("FormExchange: http://"), "what a host said was not kept: nothing would be proved");
        foreach (var (where, text) in onBus.Concat(said))
        {
            ShouldNotHold(text, where);
        }

        foreach (var store in stage.OpenStores())
        {
            await TablesShouldHoldNothingAsync(store, stage.TableNames);
        }
    }

    private static async Task<TrackedExchange> SubmitAsync(HostClient client, MarkedClaim claim)
    {
        var (exchange, refusal) = await client.SubmitAsync(claim.Document, claim.Files, [], null, CancellationToken.None);
        refusal.ShouldBeNull(string.Join(", ", refusal?.Findings.Select(f => f.Code) ?? []));
        return exchange!;
    }

    /// <summary>Texts name boxes and rules, not what was written in them: they are copied into tickets and messages.</summary>
    private static async Task ShouldRefuseAsync(HostClient client, MarkedClaim claim)
    {
        var (exchange, refusal) = await client.SubmitAsync(claim.Document, claim.Files, [], null, CancellationToken.None);
        exchange.ShouldBeNull();

        // A file that the document does not name is named to whoever sent it: by the name that he gave it.
        foreach (var finding in refusal!.Findings.Where(f => f.Code != SubmitCodes.AttachmentUnlisted.Code))
        {
            ShouldNotHold(string.Join(' ', finding.Text.Fr, finding.Text.Ar, finding.Text.En), finding.Code);
        }
    }

    private static async Task TablesShouldHoldNothingAsync(IExchangeStore store, string tableNames)
    {
        await using var db = store.Read();
        await db.Database.OpenConnectionAsync();
        var tables = (await CellsAsync(db, tableNames)).ToList();
        tables.ShouldContain("journal");
        var cells = 0;
        foreach (var table in tables)
        {
            var texts = await CellsAsync(db, $"SELECT * FROM \"{table}\"");
            cells += texts.Count;
            ShouldNotHold(string.Join('\n', texts), table);
        }

        cells.ShouldBeGreaterThan(100);
        foreach (var owner in await db.Exchanges.Select(e => e.Owner).Distinct().ToListAsync())
        {
            ShouldNotHold(BrokerNames.In(owner), "a queue's name");
        }

        var bodies = await db.Bodies.Select(b => b.Bytes).ToListAsync();
        bodies.ShouldContain(b => System.Text.Encoding.UTF8.GetString(b).Contains("MARQZUNOM"), "the marks were never there: nothing would be proved");
    }

    /// <summary>Everything but bytes: bodies and files are where personal data belongs.</summary>
    private static async Task<IReadOnlyList<string>> CellsAsync(ExchangeDbContext db, string query)
    {
        DbConnection connection = db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var cells = new List<string>();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.GetValue(column) is not byte[] and var value)
                {
                    cells.Add(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                }
            }
        }

        return cells;
    }

    private static void ShouldNotHold(string text, string where)
    {
        foreach (var mark in MarkedClaim.Marks)
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            at.ShouldBe(-1, $"{where} holds {mark}: {(at < 0 ? string.Empty : text.Substring(Math.Max(0, at - 150), Math.Min(200, text.Length - Math.Max(0, at - 150))))}");
        }
    }
}

/// <summary>Embedded: one process, SQLite, the bus inside.</summary>
public sealed class No_personal_data_leaks_embedded : No_personal_data_leaks
{
    private protected override Task<WatchedStage> StartAsync() => WatchedEmbedded.StartAsync();
}

/// <summary>In earnest: two hosts, PostgreSQL, RabbitMQ.</summary>
[Collection(ServersThatLive.Name)]
public sealed class No_personal_data_leaks_in_earnest(StageServers servers) : No_personal_data_leaks
{
    private protected override Task<WatchedStage> StartAsync() => WatchedInEarnest.StartAsync(servers);
}
