namespace FormExchange.Tests.Cli;

/// <summary><c>formx sign</c>: an envelope without a host and without the attachments' files.</summary>
public sealed class Signs_a_document
{
    [Fact]
    public async Task In_an_empty_data_folder_it_makes_development_certificates_and_says_so_once()
    {
        using var folder = new TemporaryFolder();
        var claim = await NewDocument.WriteAsync("LM15", folder.File("claim"));
        Directory.Delete(claim.Attachments, recursive: true);

        var first = (await SignAsync(claim, folder, "first.xml")).ShouldSucceed();
        first.Output.ShouldBeEmpty();
        first.OnlyRefusal().Code.ShouldBe("CLI-DEVELOPMENT-KEYS");
        (await SignAsync(claim, folder, "second.xml")).ShouldSucceed().Error.ShouldBeEmpty();

        var verified = (await FormxProcess.RunAsync(
            "verify", folder.File("first.xml"), folder.File("second.xml"), "--json", "--data", folder.File("data"))).ShouldSucceed().Json();
        verified.EnumerateArray().ShouldAllBe(file => file.Text("kind") == "envelope" && file.Text("signer") == "MA:CNSS-OUJ01");

        // A folder that nobody has used knows no certificate; that this is why is said.
        var stranger = await FormxProcess.RunAsync("verify", folder.File("first.xml"), "--data", folder.File("other"), "--json");
        (stranger.ExitCode, stranger.Json()[0].Text("code")).ShouldBe((1, "CERT-UNKNOWN"));
        stranger.Refusal().Code.ShouldBe("CLI-TRUST");
        (await SignAsync(claim, folder, "claim")).OnlyRefusal().ShouldBe((2, "CLI-OUTPUT"));

        await claim.ChangeAsync("<ClaimBasis>Totalisation<", "<ClaimBasis>Nothing<");
        var refused = await SignAsync(claim, folder, "third.xml");
        refused.Refusal().ShouldBe((1, "SUBMIT-INVALID"));
        refused.Output.ShouldBeEmpty();
        File.Exists(folder.File("third.xml")).ShouldBeFalse();
    }

    private static Task<ToolResult> SignAsync(NewDocument document, TemporaryFolder folder, string target) => FormxProcess.RunAsync(
        "sign", document.Path, "--as", "MA:CNSS-OUJ01", "--to", "LU:0030", "--out", folder.File(target), "--data", folder.File("data"));
}
