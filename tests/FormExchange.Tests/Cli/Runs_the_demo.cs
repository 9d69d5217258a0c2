using System.Text.Json;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx demo</c>: the whole story, and files that others' tools accept.</summary>
public sealed class Runs_the_demo
{
    [Fact]
    public async Task To_its_end_with_signed_files_that_xmlsec1_and_verify_accept()
    {
        using var folder = new TemporaryFolder();
        var demo = (await FormxProcess.RunAsync("demo", "--json", "--data", folder.File("data"))).ShouldSucceed();

        var story = demo.Json();
        story.Names().ShouldBe(["exchanges", "folder"]);
        Approved.Match(Masked.Shape(demo.Output).Replace(folder.Path, "{folder}", StringComparison.Ordinal), "Demo");
        story.GetProperty("exchanges").EnumerateArray().Select(e => (e.Text("form"), e.Text("status")))
            .ShouldBe([("LM15", "Answered"), ("PensionDecisionNotification", "Delivered")]);

        story.GetProperty("exchanges")[0].GetProperty("timeline").EnumerateArray().Select(line => line.Text("event")).ShouldBeSubsetOf(
            ["Submitted", "Sent", "SendFailed", "ReceiptMissing", "ReceiptAccepted", "AnswerReceived"]);

        var signed = Directory.GetFiles(story.Text("folder")!, "*.xml").Order(StringComparer.Ordinal).ToList();
        signed.Count.ShouldBe(4, "two documents and two receipts");
        var authority = Directory.GetFiles(story.Text("folder")!, "*.pem").Single();
        foreach (var file in signed)
        {
            (await ExternalTool.RunAsync("xmlsec1", [
                "--verify", "--enabled-key-data", "x509", "--trusted-pem", authority,
                "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties", file])).ShouldSucceed();
        }

        await VerifyThemAsync(signed, folder);
    }

    /// <summary>What xmlsec1 accepts, we do too; and nothing of it once a byte has changed.</summary>
    private static async Task VerifyThemAsync(List<string> signed, TemporaryFolder folder)
    {
        var tampered = folder.File("tampered.xml");
        var text = await File.ReadAllTextAsync(signed[0], TestContext.Current.CancellationToken);
        text.ShouldContain(">Totalisation<");
        await File.WriteAllTextAsync(tampered, text.Replace(">Totalisation<", ">ForeignSchemeOnly<", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var garbage = folder.File("garbage.xml");
        await File.WriteAllTextAsync(garbage, "garbage", TestContext.Current.CancellationToken);

        var result = await FormxProcess.RunAsync(["verify", .. signed, tampered, garbage, "--json", "--data", folder.File("data")]);

        result.ExitCode.ShouldBe(1);
        result.Refusal().Code.ShouldBe(garbage);
        var files = result.Json().EnumerateArray().ToList();
        files.ShouldAllBe(file => file.Names().SequenceEqual(new[] { "file", "kind", "verdict", "code", "signer", "signedAt" }));
        files.Select(file => (file.Text("kind"), file.Text("verdict"), file.Text("code"), file.Text("signer"))).ShouldBe(
        [
            ("envelope", "valid", null, "MA:CNSS-OUJ01"), ("receipt", "valid", null, "LU:0030"),
            ("envelope", "valid", null, "LU:0030"), ("receipt", "valid", null, "MA:CNSS-OUJ01"),
            ("envelope", "refused", "SIG-DIGEST", null), ("unknown", "refused", "XML-NOT-WELL-FORMED", null),
        ]);
        files[0].GetProperty("signedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        files[^1].GetProperty("signedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await FormxProcess.RunAsync("verify", signed[0], "--data", folder.File("data"), "--lang", "en")).ShouldSucceed().Output.ShouldContain("valid, signed by MA:CNSS-OUJ01");
    }
}
