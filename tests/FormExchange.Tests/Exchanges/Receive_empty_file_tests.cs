using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>A signed envelope may announce a file of no bytes with the digest of some: there is nothing to wait for, and nothing to do over and over.</summary>
public sealed class Receive_empty_file_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task An_empty_file_with_a_wrong_digest_does_not_keep_the_judge_busy()
    {
        var claim = Filled.Claim();
        await HandToFundAsync(Certificates.Sign(claim, list: files => files.Select(f => f with { Size = 0 })), null);

        var moved = 0;
        for (var look = 0; look < 50; look++)
        {
            moved += await Fund.Judge.RunOnceAsync(Stop);
        }

        moved.ShouldBeLessThan(3);
        (await Fund.RowsAsync<JournalEntry>()).Count(j => j.Event == ExchangeEvent.AttachmentMismatch).ShouldBeLessThan(10);
    }
}
