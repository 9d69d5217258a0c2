using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Tests.Support;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>The agency and the fund, each with keys and a trust folder of its own that change while forms travel.</summary>
public abstract class BetweenRollingHosts : IAsyncLifetime
{
    protected const string Agency = Certificates.Oujda;
    protected const string Fund = Certificates.Cnap;

    protected BetweenRollingHosts(Certificates certificates, ExchangeOptions? agency = null, ExchangeOptions? fund = null)
    {
        Rolling = new RollingCertificates(Time, Agency, Fund);
        AgencyHost = new OneHost(certificates, Bus, Time, agency, keys: Rolling.KeysOf(Agency), trust: Rolling.TrustOf(Agency));
        FundHost = new OneHost(certificates, Bus, Time, fund, keys: Rolling.KeysOf(Fund), trust: Rolling.TrustOf(Fund));
        Bus.Serve(Agency, AgencyHost.Taker);
        Bus.Serve(Fund, FundHost.Taker);
    }

    protected ManualTime Time { get; } = new(Certificates.Morning);

    protected RollingCertificates Rolling { get; }

    protected HeldBus Bus { get; } = new();

    protected OneHost AgencyHost { get; }

    protected OneHost FundHost { get; }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await AgencyHost.Store.PrepareAsync(Stop);
        await FundHost.Store.PrepareAsync(Stop);
    }

    public ValueTask DisposeAsync()
    {
        AgencyHost.Dispose();
        FundHost.Dispose();
        Rolling.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The fund has another key to seal for, and the agency has heard of it. The digest of the former certificate.</summary>
    protected string RotateFundsEncryption()
    {
        var old = Rolling.DigestsOf(Fund, CertificatePurpose.Encrypt)[^1];
        Rolling.Enter(Agency, Fund, Rolling.Rotate(Fund, CertificatePurpose.Encrypt));
        return old;
    }

    /// <summary>Delivers the messages and lets nobody send.</summary>
    protected async Task HandOverAsync(IEnumerable<FormExchange.Exchanges.Envelopes.TransportMessage> messages)
    {
        foreach (var message in messages)
        {
            await Bus.HandOverAsync(message);
        }
    }

    protected async Task<InboxEntry> OnlyArrivalAsync() => (await FundHost.RowsAsync<InboxEntry>()).Single();

    protected async Task SettleAsync()
    {
        for (var round = 0; round < 30; round++)
        {
            var moved = (await AgencyHost.Dispatch.RunOnceAsync(Stop)).Handled + (await FundHost.Dispatch.RunOnceAsync(Stop)).Handled + await Bus.DeliverAsync()
                + await AgencyHost.Judge.RunOnceAsync(Stop) + await FundHost.Judge.RunOnceAsync(Stop);
            if (moved == 0)
            {
                return;
            }
        }

        Assert.Fail("The hosts do not come to rest.");
    }
}
