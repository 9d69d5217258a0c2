using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>Said yes is delivered, or an operator sees why not: through a bus that goes away, forgets, or brings no receipt.</summary>
public sealed class Dispatch_tests(Certificates certificates) : BetweenTwoHosts(certificates, Options)
{
    private static readonly ExchangeOptions Options = new()
    {
        ReceiptTimeout = TimeSpan.FromSeconds(30), RetryDelay = TimeSpan.FromSeconds(2), LargestAttempts = 4, SendWindow = 3,
    };

    [Fact]
    public async Task A_bus_that_is_away_at_submission_changes_nothing_for_who_submits()
    {
        Bus.Takes = 0;
        var sent = await Agency.SubmitAsync(Filled.Claim());
        var pauses = new List<TimeSpan>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            pauses.Add(await TryWhenDueAsync());
        }

        Bus.Takes = int.MaxValue;
        await TryWhenDueAsync();
        await SettleAsync();

        pauses.Zip(pauses.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
        pauses[^1].ShouldBeInRange(TimeSpan.FromSeconds(32), TimeSpan.FromSeconds(32 * 1.2));
        var tracked = await Agency.FindAsync(sent.Id);
        tracked.Verdict.ShouldBe("accepted");
        tracked.Timeline.Select(t => t.Event).ShouldBe(
            ["Submitted", .. Enumerable.Repeat("SendFailed", 6), "Sent", "ReceiptAccepted"]);
        tracked.Timeline[1].Detail.ShouldBe("attempt 1, BusUnavailable");
        tracked.Timeline[6].Detail.ShouldBe("attempt 6, BusUnavailable");
        tracked.Timeline[7].Detail.ShouldBe("attempt 1");
    }

    [Fact]
    public async Task Tries_that_the_bus_did_not_take_are_not_counted_against_the_form()
    {
        Bus.Takes = 0;
        var sent = await Agency.SubmitAsync(Filled.Claim());
        for (var attempt = 0; attempt < 2 * Options.LargestAttempts; attempt++)
        {
            await TryWhenDueAsync();
        }

        Bus.Takes = int.MaxValue;
        await TryWhenDueAsync();
        Bus.TakeOut();
        var entry = (await Agency.RowsAsync<OutboxEntry>()).Single();
        (entry.State, entry.Attempts, entry.Failures).ShouldBe((OutboxState.AwaitingReceipt, 1, 0));
        entry.DueAt.ShouldBe(Time.GetUtcNow() + Options.ReceiptTimeout);

        Time.Advance(TimeSpan.FromSeconds(30));
        await SettleAsync();
        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_bus_that_goes_away_between_the_parts_is_sent_everything_again()
    {
        Bus.Takes = 3;
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync();
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("Submitted");

        Bus.Takes = int.MaxValue;
        await TryWhenDueAsync();
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        (await Fund.RowsAsync<Exchange>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_receipt_the_very_same_bytes_go_out_again_later_each_time_and_then_nobody_tries_any_more()
    {
        var sent = await SendClaimAsync();
        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt < Options.LargestAttempts; attempt++)
        {
            Bus.TakeOut();
            waits.Add(await TryWhenDueAsync());
            await Agency.Dispatch.RunOnceAsync(Stop);
        }

        await TryWhenDueAsync();
        (await Agency.Dispatch.RunOnceAsync(Stop)).ShouldBe((0, null));

        waits.ShouldBe([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120)]);
        var envelopes = Bus.Envelopes.ToList();
        envelopes.Count.ShouldBe(Options.LargestAttempts);
        envelopes.Select(m => (m.EnvelopeId, Digests.Sha256(m.Body.Span))).Distinct().ShouldBe([(sent.EnvelopeId, (await Agency.RowsAsync<Seal>()).Single().Digest)]);
        Bus.Sent.GroupBy(m => (m.Kind, m.Index, m.Offset)).ShouldAllBe(g => g.Count() == Options.LargestAttempts);
        var tracked = await Agency.FindAsync(sent.Id);
        tracked.Status.ShouldBe("DeadLettered");
        tracked.Timeline[^1].ShouldSatisfyAllConditions(
            t => t.Event.ShouldBe("GivenUp"), t => t.EtsiEvent.ShouldBe("ContentConsignmentFailure"), t => t.Detail.ShouldBe("attempt 4, NoReceipt"));
        (await Agency.RowsAsync<OutboxEntry>()).Single().State.ShouldBe(OutboxState.Dead);
    }

    [Fact]
    public async Task A_bus_that_stays_away_ends_in_a_dead_letter_when_the_form_is_too_old()
    {
        Bus.Takes = 0;
        var sent = await SendClaimAsync();
        Time.Advance(Options.TimeToLive);

        await Agency.Dispatch.RunOnceAsync(Stop);

        (await Agency.FindAsync(sent.Id)).Timeline[^1].ShouldSatisfyAllConditions(
            t => t.Event.ShouldBe("GivenUp"), t => t.Detail.ShouldBe("attempt 2, BusUnavailable"));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 5)]
    public async Task After_a_start_what_waits_for_a_receipt_is_sent_again_at_once_only_where_the_bus_forgets(bool keeps, int again)
    {
        var sent = await SendClaimAsync();
        Bus.TakeOut();
        var before = Bus.Sent.Count;
        Bus.KeepsMessages = keeps;

        await Agency.Dispatch.ResumeAsync(Stop);
        await Agency.Dispatch.RunOnceAsync(Stop);

        (Bus.Sent.Count - before).ShouldBe(again);
        Time.Advance(TimeSpan.FromMinutes(2));
        await SettleAsync();
        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_window_is_sent_at_a_time_the_oldest_first_and_the_next_due_time_is_told()
    {
        for (var number = 1; number <= 7; number++)
        {
            await Agency.SubmitAsync(Filled.Claim(number));
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        var order = (await Agency.RowsAsync<Exchange>()).OrderBy(e => e.CreatedAt).Select(e => e.EnvelopeId).Chunk(3).ToList();
        foreach (var window in order)
        {
            var before = Bus.Sent.Count;
            (await Agency.Dispatch.RunOnceAsync(Stop)).ShouldBe((window.Length, null));
            Bus.Sent.Skip(before).Select(m => m.EnvelopeId).Distinct().Order().ShouldBe(window.Order());
        }

        var (handled, next) = await Agency.Dispatch.RunOnceAsync(Stop);
        (handled, next).ShouldBe((0, Time.GetUtcNow() + Options.ReceiptTimeout));
    }

    [Fact]
    public async Task A_receipt_waits_for_the_bus_too()
    {
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync();
        await Fund.Judge.RunOnceAsync(Stop);
        Bus.Takes = 0;
        await Fund.Dispatch.RunOnceAsync(Stop);
        Bus.Takes = int.MaxValue;
        Time.Advance(TimeSpan.FromSeconds(3));
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        (await Fund.TimelineAsync((await Fund.RowsAsync<Exchange>()).Single().Id)).ShouldBe(["Arrived", "Accepted", "SendFailed", "ReceiptSent"]);
    }

    [Fact]
    public async Task The_pauses_of_many_forms_are_spread()
    {
        Bus.Takes = 0;
        for (var number = 1; number <= 12; number++)
        {
            await Agency.SubmitAsync(Filled.Claim(number) with { });
        }

        while ((await Agency.Dispatch.RunOnceAsync(Stop)).Handled > 0)
        {
        }

        var pauses = (await Agency.RowsAsync<OutboxEntry>()).Select(o => o.DueAt - Time.GetUtcNow()).ToList();
        pauses.Distinct().Count().ShouldBeGreaterThan(8);
        pauses.ShouldAllBe(p => p >= TimeSpan.FromSeconds(2) && p < TimeSpan.FromSeconds(2.4));
    }

    /// <summary>Moves the clock to when the next try is due, and lets it happen; returns how long that was.</summary>
    private async Task<TimeSpan> TryWhenDueAsync()
    {
        var due = (await Agency.RowsAsync<OutboxEntry>()).Min(o => o.DueAt);
        var pause = due > Time.GetUtcNow() ? due - Time.GetUtcNow() : TimeSpan.Zero;
        Time.Advance(pause);
        await Agency.Dispatch.RunOnceAsync(Stop);
        return pause;
    }
}
