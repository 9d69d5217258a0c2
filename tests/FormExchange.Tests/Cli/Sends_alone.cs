namespace FormExchange.Tests.Cli;

/// <summary><c>formx new</c>, <c>send</c> and <c>status</c> where no host runs, in the folder that is used when none is named.</summary>
public sealed class Sends_alone
{
    [Fact]
    public async Task A_new_document_of_today_from_the_default_folder_until_its_receipt()
    {
        using var folder = new TemporaryFolder();
        var home = new Dictionary<string, string?> { ["XDG_DATA_HOME"] = folder.File("home") };
        var claim = await NewDocument.WriteAsync("LM15", folder.File("claim"));

        var sent = await FormxProcess.RunWithAsync(home, "send", claim.Path, "--json");

        (sent.ExitCode, sent.Error).ShouldBe((0, string.Empty));
        (sent.Json().Text("status"), sent.Json().Text("verdict")).ShouldBe(("Delivered", "accepted"));
        Directory.GetDirectories(folder.File("home")).ShouldBe([folder.File("home", "formexchange")]);
        var id = sent.Json().Text("id")!;
        (await FormxProcess.RunWithAsync(home, "status", id, "--json")).ShouldSucceed().Output.ShouldBe(sent.Output);
        (await FormxProcess.RunAsync("status", id, "--json", "--data", folder.File("home", "formexchange"))).ShouldSucceed().Output.ShouldBe(sent.Output);
    }

    [Theory]
    [InlineData("LM15")]
    [InlineData("PensionDecisionNotification")]
    public async Task Two_new_documents_differ_and_are_valid_today_with_nothing_to_remark(string form)
    {
        using var folder = new TemporaryFolder();
        var one = await NewDocument.WriteAsync(form, folder.File("one"));
        var two = await NewDocument.WriteAsync(form, folder.File("two"));
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var reports = (await FormxProcess.RunAsync("validate", one.Path, two.Path, "--as-of", today, "--json")).ShouldSucceed().Json();

        reports.EnumerateArray().ShouldAllBe(report => report.Text("verdict") == "valid" && report.GetProperty("findings").GetArrayLength() == 0);
        (await File.ReadAllTextAsync(one.Path, TestContext.Current.CancellationToken)).ShouldNotBe(await File.ReadAllTextAsync(two.Path, TestContext.Current.CancellationToken));
    }
}
