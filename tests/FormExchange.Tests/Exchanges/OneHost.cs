using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Receive;
using FormExchange.Exchanges.Routing;
using FormExchange.Exchanges.Submit;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;
using FormExchange.Host.Api;
using FormExchange.Storage;
using FormExchange.Storage.Sqlite;
using FormExchange.Tests.Support;
using FormExchange.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FormExchange.Tests.Exchanges;

/// <summary>All verbs of a host over a real store in a folder of its own; the test is the worker that runs them.</summary>
public sealed class OneHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WorkSignals _signals = new();

    /// <param name="store">A store that others share; where none is given, the host has one of its own.</param>
    public OneHost(
        Certificates certificates, HeldBus bus, TimeProvider time, ExchangeOptions? options = null, KeyStore? keys = null, ExchangeStore? store = null,
        TrustInUse? trust = null)
    {
        options ??= new ExchangeOptions();
        keys ??= certificates.Keys(time);
        Store = store ?? new SqliteExchangeStore(_folder.File("exchanges.db"), _signals, FaultPoints.None);
        var forms = new CatalogueInUse(Repository.Schemas, certificates.Catalogue);
        trust ??= certificates.Trust;
        var seals = new SealForReceiver(trust, time, options);
        Prepare = new PrepareSubmission(forms, keys, seals, Store, time, options);
        Stage = new StageAttachment(Store, time, options);
        Submit = new SubmitForm(Store, seals, certificates.Catalogue.Envelope, time);
        Sweep = new SweepParts(Store);
        GiveUp = new GiveUpArrivals(Store, time);
        Publish = new PublishEntry(Store, bus, seals, FaultPoints.None, time);
        Dispatch = new DispatchOutbox(Store, Publish, time, options, Log.For<DispatchOutbox>());
        Taker = new TakeDelivery(Store, time, options);
        Twins = new AnswerTwin(Store, time);
        var envelopes = new JudgeEnvelope(Store, new JudgeDocument(forms, options), Twins, keys, options, time);
        var schemas = certificates.Catalogue.Envelope;
        NewJudge = () => new JudgeInbox(
            Store, new ReadArrival(keys, new EnvelopeVerifier(schemas, trust.Current), options), envelopes, new RecordReceipt(Store, schemas, time),
            new RecordNegativeReceipt(Store, schemas, time), Twins, new AnswerUnverified(forms, keys, time, options), time, options, Log.For<JudgeInbox>());
        SendWaiting = new SendWaiting(Store, seals, time);
        Track = new TrackExchanges(Store);
    }

    public ExchangeStore Store { get; }

    public PrepareSubmission Prepare { get; }

    public StageAttachment Stage { get; }

    public SubmitForm Submit { get; }

    public SweepParts Sweep { get; }

    public GiveUpArrivals GiveUp { get; }

    public PublishEntry Publish { get; }

    public DispatchOutbox Dispatch { get; }

    public TakeDelivery Taker { get; }

    /// <summary>Made anew for each round, as the host does it: it stays with one directory.</summary>
    public JudgeInbox Judge => NewJudge();

    public SendWaiting SendWaiting { get; }

    public AnswerTwin Twins { get; }

    public TrackExchanges Track { get; }

    public LogLines Log { get; } = new();

    private Func<JudgeInbox> NewJudge { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>As the host's API takes it: the document, then a part for each file.</summary>
    public async Task<SubmitResult> TrySubmitAsync(Filled filled, string? inReplyTo = null, params string[] confirmed)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(filled.Utf8), "document" } };
        foreach (var (id, bytes) in filled.Files)
        {
            content.Add(new ByteArrayContent(bytes), id, id + ".pdf");
        }

        var request = new DefaultHttpContext().Request;
        request.ContentType = content.Headers.ContentType!.ToString();
        request.Body = await content.ReadAsStreamAsync(Stop);
        return await new ReceiveSubmission(Prepare, Stage, Submit).ReceiveAsync(request, confirmed.ToHashSet(), inReplyTo, Stop);
    }

    public async Task<Exchange> SubmitAsync(Filled filled, string? inReplyTo = null)
    {
        var (exchange, refusal) = await TrySubmitAsync(filled, inReplyTo);
        Assert.True(refusal is null, $"{refusal?.Text.En} {string.Join("; ", refusal?.Findings.Select(f => $"{f.Code} {f.Text.En}") ?? [])}");
        return exchange!;
    }

    public async Task<TrackedExchange> FindAsync(string id) =>
        await Track.FindAsync(id, Stop) ?? throw new InvalidOperationException($"Nothing has the id {id}.");

    /// <summary>The timeline in one line a step: the event, and its detail where there is one.</summary>
    public async Task<IReadOnlyList<string>> TimelineAsync(string id) => [.. (await FindAsync(id)).Timeline.Select(t => t.Event)];

    public async Task<IReadOnlyList<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = Store.Read();
        return await db.Set<T>().ToListAsync(Stop);
    }

    /// <summary>The bytes of each stored file, opened where they are kept sealed.</summary>
    public async Task<IReadOnlyDictionary<Attachment, byte[]>> FilesAsync()
    {
        await using var db = Store.Read();
        var files = new Dictionary<Attachment, byte[]>();
        foreach (var file in await db.Attachments.ToListAsync(Stop))
        {
            using var bytes = new MemoryStream();
            await foreach (var part in FileContent.ReadAsync(db, file, Stop))
            {
                bytes.Write(part.Bytes.Span);
            }

            files.Add(file, bytes.ToArray());
        }

        return files;
    }

    /// <summary>How many rows each table has.</summary>
    public async Task<string> CountsAsync()
    {
        await using var db = Store.Read();
        var counts = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Order())
        {
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
            counts.Add($"{table} {(await db.Database.SqlQueryRaw<int>(sql).ToListAsync(Stop))[0]}");
        }

        return string.Join(", ", counts);
    }

    public void Dispose()
    {
        Taker.Dispose();
        Store.Dispose();
        _signals.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
