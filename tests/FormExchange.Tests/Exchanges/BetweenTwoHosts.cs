using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Support;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>The agency and the fund, each with a host and a store of its own; between them a bus and a clock that the test holds.</summary>
public abstract class BetweenTwoHosts : IAsyncLifetime
{
    private static readonly ExchangeOptions Usual = new() { ReceiptTimeout = TimeSpan.FromSeconds(30), RetryDelay = TimeSpan.FromSeconds(2) };

    /// <param name="fund">Where the fund's options are others.</param>
    protected BetweenTwoHosts(Certificates certificates, ExchangeOptions? options = null, ExchangeOptions? fund = null)
    {
        Certificates = certificates;
        Agency = new OneHost(certificates, Bus, Time, options ?? Usual);
        Fund = new OneHost(certificates, Bus, Time, fund ?? options ?? Usual);
        Bus.Serve(Certificates.Oujda, Agency.Taker);
        Bus.Serve(Certificates.Cnap, Fund.Taker);
    }

    protected Certificates Certificates { get; }

    protected HeldBus Bus { get; } = new();

    protected ManualTime Time { get; } = new(Certificates.Morning);

    protected OneHost Agency { get; }

    protected OneHost Fund { get; }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Agency.Store.PrepareAsync(Stop);
        await Fund.Store.PrepareAsync(Stop);
    }

    public ValueTask DisposeAsync()
    {
        Agency.Dispose();
        Fund.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Submits a claim and puts it on the bus; nothing is delivered yet.</summary>
    protected async Task<Exchange> SendClaimAsync(Filled? claim = null)
    {
        var exchange = await Agency.SubmitAsync(claim ?? Filled.Claim());
        await Agency.Dispatch.RunOnceAsync(Stop);
        return exchange;
    }

    /// <summary>Lets both hosts and the bus work until nothing more happens.</summary>
    protected async Task SettleAsync()
    {
        for (var round = 0; round < 20; round++)
        {
            var moved = (await Agency.Dispatch.RunOnceAsync(Stop)).Handled + (await Fund.Dispatch.RunOnceAsync(Stop)).Handled;
            moved += await Bus.DeliverAsync();
            moved += await Agency.Judge.RunOnceAsync(Stop) + await Fund.Judge.RunOnceAsync(Stop);
            if (moved == 0)
            {
                return;
            }
        }

        Assert.Fail("The hosts do not come to rest.");
    }

    /// <summary>Puts an envelope, sealed, and the parts of its files into the fund's queue, as a stranger's software might send them.</summary>
    protected async Task HandToFundAsync(SignedEnvelope envelope, Filled? filled = null, string from = Certificates.Oujda)
    {
        foreach (var message in Certificates.Sealed.Of(envelope, filled, from, Certificates.Cnap))
        {
            await Bus.HandOverAsync(message);
        }

        await Fund.Judge.RunOnceAsync(Stop);
    }

    /// <summary>The state of the fund's only arrival, with its code where it is quarantined.</summary>
    protected async Task<string> OnlyArrivalAsync()
    {
        var entry = (await Fund.RowsAsync<InboxEntry>()).Single();
        return entry.RefusalCode is null ? entry.State.ToString() : $"{entry.State} {entry.RefusalCode}";
    }

    /// <summary>What the fund judged, and with which codes.</summary>
    protected async Task<IReadOnlyList<string>> JudgedByFundAsync() =>
    [
        .. (await Fund.RowsAsync<JournalEntry>()).Where(j => j.Event is ExchangeEvent.Accepted or ExchangeEvent.Refused)
            .Select(j => j.Detail is null ? $"{j.Event}" : $"{j.Event} {j.Detail}"),
    ];
}
