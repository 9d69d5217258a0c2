using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx send</c> and <c>status</c> where a host runs on the data folder.</summary>
public sealed class Sends_through_a_host : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private HostProcess _host = null!;

    private string Data => _folder.File("data");

    public async ValueTask InitializeAsync()
    {
        _host = HostProcess.Start(Data, null, ("Exchanges:ReceiptTimeout", "30"));
        using var client = await _host.ReachAsync(Data);
        client.ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_claim_is_receipted_answered_by_either_id_and_never_sent_twice()
    {
        var claim = await NewDocument.WriteAsync("LM15", _folder.File("claim"));
        var sent = await SendAsync(claim);
        sent.ExitCode.ShouldBe(0, sent.Error);
        sent.Error.ShouldBeEmpty();
        var exchange = sent.Json();
        (exchange.Text("form"), exchange.Text("from"), exchange.Text("to"), exchange.Text("status"), exchange.Text("verdict"))
            .ShouldBe(("LM15", "MA:CNSS-OUJ01", "LU:0030", "Delivered", "accepted"));
        Approved.Match(Masked.Shape(sent.Output), "Send");
        var id = exchange.Text("id")!;
        (await FormxProcess.RunAsync("status", id, "--data", Data, "--json")).ShouldSucceed().Output.ShouldBe(sent.Output);

        var again = await SendAsync(claim);
        again.Refusal().ShouldBe((1, "SUBMIT-TWICE"));
        again.Error.ShouldContain(id);
        again.Json().Text("relatedId").ShouldBe(id);

        // The receiver knows it by an id of its own, and both by that of the envelope.
        foreach (var known in new[] { exchange.Text("envelopeId")!, await IdAtTheReceiverAsync(exchange.Text("envelopeId")!) }.Distinct())
        {
            var decision = await NewDocument.WriteAsync("PensionDecisionNotification", _folder.File("decision-" + known));
            var answer = await SendAsync(decision, "--in-reply-to", known);
            (answer.ExitCode, answer.Error).ShouldBe((0, string.Empty));
            (answer.Json().Text("verdict"), answer.Json().Text("caseId")).ShouldBe(("accepted", exchange.Text("caseId")));
        }

        (await FormxProcess.RunAsync("status", id, "--data", Data, "--json")).ShouldSucceed().Json().Text("status").ShouldBe("Answered");
        (await FormxProcess.RunAsync("status", id, "--data", Data, "--lang", "ar")).ShouldSucceed().Output.ShouldContain("ورد الجواب");
        (await FormxProcess.RunAsync("status", "unknown", "--data", Data)).OnlyRefusal().ShouldBe((1, "API-NOT-FOUND"));
    }

    [Fact]
    public async Task A_warning_is_listed_until_it_is_confirmed()
    {
        var claim = await NewDocument.WriteAsync("LM15", _folder.File("claim"));
        await claim.ChangeAsync("<ClaimBasis>Totalisation<", "<ClaimBasis>ForeignSchemeOnly<");

        var refused = await SendAsync(claim, "--lang", "en");
        refused.Refusal().ShouldBe((1, "SUBMIT-UNCONFIRMED"));
        refused.Error.ShouldContain("LM-PEN-05");
        Approved.Match(refused.Output, "SendUnconfirmed");
        refused.Json().GetProperty("findings")[0].Names().ShouldBe(["code", "severity", "xpath", "line", "box", "text"]);
        (await SendAsync(claim, "--confirm", "LM-PEN-04")).Refusal().ShouldBe((1, "SUBMIT-UNCONFIRMED"));

        var confirmed = await SendAsync(claim, "--confirm", "LM-PEN-04", "LM-PEN-05");
        (confirmed.ExitCode, confirmed.Json().Text("verdict")).ShouldBe((0, "accepted"));
    }

    [Fact]
    public async Task A_file_that_is_missing_wrong_or_not_named_refuses_the_whole()
    {
        var claim = await NewDocument.WriteAsync("LM15", _folder.File("claim"));
        var files = Directory.GetFiles(claim.Attachments).Order().ToList();
        var elsewhere = _folder.File("elsewhere");
        Directory.Move(files[0], elsewhere);
        (await SendAsync(claim)).Refusal().ShouldBe((1, "ATTACHMENT-MISSING"));

        File.Copy(files[1], files[0]);
        (await SendAsync(claim)).Refusal().ShouldBe((1, "ATTACHMENT-DIGEST"));

        File.Move(elsewhere, files[0], overwrite: true);
        var stranger = Path.Combine(claim.Attachments, "holiday.pdf");
        await File.WriteAllTextAsync(stranger, "not named", TestContext.Current.CancellationToken);
        (await SendAsync(claim, "--attachments", claim.Attachments)).Refusal().ShouldBe((1, "ATTACHMENT-UNLISTED"));

        File.Delete(stranger);
        File.CreateSymbolicLink(stranger, _folder.File("gone"));
        var gone = await SendAsync(claim, "--attachments", claim.Attachments);
        gone.OnlyRefusal().ShouldBe((2, "CLI-FILE"));

        // Without being named, the folder beside the document gives what the document names, and says what it leaves out.
        var sent = await SendAsync(claim, "--no-wait");
        sent.ExitCode.ShouldBe(0);
        sent.Error.ShouldContain("CLI-LEFT-OUT");
        sent.Error.ShouldContain("CLI-NOT-YET");
        sent.Json().Text("form").ShouldBe("LM15");
    }

    [Fact]
    public async Task A_host_in_the_way_is_said_and_one_that_was_killed_misleads_nobody()
    {
        (await FormxProcess.RunAsync("demo", "--data", Data, "--json")).OnlyRefusal().ShouldBe((3, "HOST-DATA-IN-USE"));
        await _host.KillAsync();
        File.Exists(Path.Combine(Data, "host.json")).ShouldBeTrue("a host that is killed cannot tidy up");

        var claim = await NewDocument.WriteAsync("LM15", _folder.File("claim"));
        var sent = await SendAsync(claim);

        (sent.ExitCode, sent.Json().Text("verdict")).ShouldBe((0, "accepted"));
    }

    private Task<ToolResult> SendAsync(NewDocument document, params string[] options) =>
        FormxProcess.RunAsync(["send", document.Path, "--data", Data, "--json", .. options]);

    private async Task<string> IdAtTheReceiverAsync(string envelopeId)
    {
        using var signals = new WorkSignals();
        using var store = new SqliteExchangeStore(Path.Combine(Data, "exchanges.db"), signals, FaultPoints.None);
        await using var db = store.Read();
        return (await db.Exchanges.SingleAsync(e => e.EnvelopeId == envelopeId && e.Direction == Direction.Incoming)).Id;
    }
}
