using System.Text.Json;
using System.Text.RegularExpressions;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>The journal and the log tell what happened in ids, codes, digests and numbers: never in words of a document.</summary>
public sealed class Journal_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    private const string Marked = "ZZMARQUEZZ";

    [Fact]
    public async Task No_word_of_a_document_and_no_name_of_a_file_comes_into_journal_log_or_any_row_but_the_bytes()
    {
        await TellEverythingAsync();

        foreach (var host in new[] { Agency, Fund })
        {
            var rows = new object[]
            {
                await host.RowsAsync<JournalEntry>(), await host.RowsAsync<Exchange>(), await host.RowsAsync<InboxEntry>(), await host.RowsAsync<OutboxEntry>(),
                await host.RowsAsync<Attachment>(), await host.RowsAsync<SubmissionKey>(), await host.RowsAsync<AcceptanceKey>(),
            };
            JsonSerializer.Serialize(rows).ShouldNotContain(Marked, Case.Insensitive);
            string.Join('\n', host.Log.All).ShouldNotContain(Marked, Case.Insensitive);
        }

        Agency.Log.All.ShouldNotBeEmpty();
        Fund.Log.All.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_detail_is_made_of_ids_codes_digests_and_numbers()
    {
        await TellEverythingAsync();

        var details = (await Agency.RowsAsync<JournalEntry>()).Concat(await Fund.RowsAsync<JournalEntry>()).Select(j => j.Detail).OfType<string>().ToList();
        details.Count.ShouldBeGreaterThan(10);
        details.Where(d => !Regex.IsMatch(d, "^([0-9a-f]{64}|[0-9a-f-]{36}|[A-Z]+[A-Z0-9-]*(, [A-Z]+[A-Z0-9-]*)*|index [0-9]+|attempt [0-9]+(, [A-Za-z]+)?)$")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_event_that_ETSI_names_bears_that_name()
    {
        await TellEverythingAsync();

        var entries = (await Agency.RowsAsync<JournalEntry>()).Concat(await Fund.RowsAsync<JournalEntry>()).ToList();
        entries.ShouldAllBe(j => j.EtsiEvent == EtsiNames.Of(j.Event));
        entries.Where(j => j.EtsiEvent is not null).Select(j => j.EtsiEvent!).Distinct().Order().ShouldBe(
            ["ConsignmentRejection", "ContentConsignment", "RelayAcceptance", "RelayFailure", "SubmissionAcceptance"]);
    }

    /// <summary>A bus failure, an altered file, a refusal, garbage, an answer: with marked names in every document and file name.</summary>
    private async Task TellEverythingAsync()
    {
        var claim = Mark(Filled.Claim());
        Bus.Takes = 0;
        var sent = await SendClaimAsync(claim);
        Bus.Takes = int.MaxValue;
        Time.Advance(TimeSpan.FromSeconds(5));
        await Agency.Dispatch.RunOnceAsync(Stop);
        await Bus.DeliverAsync(held => held.Select(m => m.Kind == MessageKind.Part ? m with { Body = new byte[m.Body.Length] } : m));
        await Fund.Judge.RunOnceAsync(Stop);
        Time.Advance(TimeSpan.FromSeconds(60));
        for (var round = 0; round < 5; round++)
        {
            await SettleAsync();
            Time.Advance(TimeSpan.FromMinutes(10));
        }

        var invalid = Mark(Filled.Claim("invalid-LM-BANK-01"));
        await HandToFundAsync(Certificates.Sign(invalid), invalid);
        await HandToFundAsync(Certificates.Sign(Mark(Filled.Claim(9)), h => h with { EnvelopeId = sent.EnvelopeId }));
        await Bus.HandOverAsync(new TransportMessage(Certificates.Oujda, Certificates.Cnap, MessageKind.Envelope, Marked, System.Text.Encoding.UTF8.GetBytes(Marked)));
        await Fund.SubmitAsync(Mark(Filled.Decision()), sent.EnvelopeId);
        await SettleAsync();
    }

    private static Filled Mark(Filled filled) => filled with
    {
        Xml = Regex.Replace(filled.Xml, "<c:(FamilyName|Forename|FileName|Street|AccountHolderName)>", m => m.Value + Marked + (m.Groups[1].Value == "AccountHolderName" ? $" {Marked} " : " ")),
    };
}
