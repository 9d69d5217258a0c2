using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;

namespace FormExchange.Tests.Exchanges;

/// <summary>The receiver takes smaller files than the sender sends: it says so at once, instead of waiting for what it does not keep.</summary>
public sealed class Too_large_files_tests(Certificates certificates) : BetweenTwoHosts(certificates, fund: new ExchangeOptions { LargestAttachment = 2 * AttachmentPart.Largest })
{
    [Fact]
    public async Task A_file_that_the_receiver_does_not_take_is_refused_by_receipt()
    {
        var sent = await SendClaimAsync(Filled.Claim().WithFile("life-certificate", Filled.Bytes((2 * AttachmentPart.Largest) + 1)));

        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("refused");
        (await JudgedByFundAsync()).ShouldBe(["Refused RECEIVE-ATTACHMENT-TOO-LARGE"]);
        (await Fund.RowsAsync<Attachment>()).ShouldBeEmpty();
        (await Fund.Sweep.SweepAsync(Time.GetUtcNow().AddDays(1), Stop)).ShouldBeGreaterThan(0);
        (await Fund.RowsAsync<AttachmentPart>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_of_the_largest_size_is_taken()
    {
        var sent = await SendClaimAsync(Filled.Claim().WithFile("life-certificate", Filled.Bytes(2 * AttachmentPart.Largest)));

        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }
}
