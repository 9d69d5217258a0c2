using System.Globalization;
using System.Text;
using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>A bus that loses, doubles, alters and mixes up what it is given, for a while: in the end each form is there once.</summary>
public sealed class Bad_bus_tests(Certificates certificates) : BetweenTwoHosts(certificates, new ExchangeOptions { LargestAttempts = 1000, SendWindow = 8 })
{
    private const int Claims = 12;

    private int _number;

    [Theory]
    [InlineData("un")]
    [InlineData("deux")]
    [InlineData("trois")]
    [InlineData("quatre")]
    public async Task Whatever_the_bus_does_for_a_while_each_claim_is_accepted_once_and_both_sides_agree(string chance)
    {
        for (var number = 1; number <= Claims; number++)
        {
            await Agency.SubmitAsync(Filled.Claim(number).WithFile("bank-statement", Filled.Bytes(number * 100_000)));
        }

        for (var round = 0; round < 12; round++)
        {
            Bus.Takes = Dice(chance) < 64 ? Dice(chance) : int.MaxValue;
            await WorkAsync(held => held.SelectMany(m => Fate(m, chance)).OrderBy(_ => Dice(chance)));
            Bus.Takes = int.MaxValue;
            Time.Advance(TimeSpan.FromMinutes(round));
        }

        for (var round = 0; round < 8; round++)
        {
            Time.Advance(TimeSpan.FromHours(6));
            await SettleAsync();
        }

        await ShouldAgreeAsync();
    }

    private async Task WorkAsync(Func<IReadOnlyList<TransportMessage>, IEnumerable<TransportMessage>> fate)
    {
        await Agency.Dispatch.RunOnceAsync(Stop);
        await Fund.Dispatch.RunOnceAsync(Stop);
        await Agency.Dispatch.RunOnceAsync(Stop);
        await Bus.DeliverAsync(fate);
        await Task.WhenAll(Agency.Judge.RunOnceAsync(Stop), Fund.Judge.RunOnceAsync(Stop));
    }

    private async Task ShouldAgreeAsync()
    {
        var sent = await Agency.RowsAsync<Exchange>();
        sent.Select(e => (e.Status, e.Verdict)).Distinct().ShouldBe([(ExchangeStatus.Delivered, (Verdict?)Verdict.Accepted)]);
        var received = await Fund.RowsAsync<Exchange>();
        received.Select(e => (e.EnvelopeId, e.DocumentDigest, e.SignedDigest, e.Verdict)).Order()
            .ShouldBe(sent.Select(e => (e.EnvelopeId, e.DocumentDigest, e.SignedDigest, e.Verdict)).Order());
        sent.Count.ShouldBe(Claims);
        foreach (var (file, bytes) in await Fund.FilesAsync())
        {
            Digests.Sha256(bytes).ShouldBe(file.Digest);
        }

        (await Fund.RowsAsync<JournalEntry>()).GroupBy(j => (j.ExchangeId, j.Event)).Where(g => g.Key.Event == ExchangeEvent.Accepted)
            .ShouldAllBe(g => g.Count() == 1);
        (await Agency.RowsAsync<OutboxEntry>()).Concat(await Fund.RowsAsync<OutboxEntry>()).ShouldAllBe(o => o.State == OutboxState.Done);
    }

    private IEnumerable<TransportMessage> Fate(TransportMessage message, string chance) => Dice(chance) switch
    {
        < 40 => [],
        < 80 => [message, message],
        < 100 when message.Body.Length > 0 => [message with { Body = (byte[])[.. message.Body.Span[..^1], (byte)(message.Body.Span[^1] ^ 1)] }],
        < 110 => [message with { Body = message.Body[..(message.Body.Length / 2)] }, message],
        _ => [message],
    };

    /// <summary>From 0 to 255: another one each time, the same ones each run.</summary>
    private int Dice(string chance) =>
        int.Parse(Digests.Sha256(Encoding.UTF8.GetBytes($"{chance} {_number++}"))[..2], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
