namespace FormExchange.Tests.Cli;

/// <summary>A document of today that <c>formx new</c> wrote, with its files beside it.</summary>
internal sealed record NewDocument(string Path, string Attachments)
{
    public static async Task<NewDocument> WriteAsync(string form, string folder)
    {
        var written = (await FormxHere.RunAsync("new", form, "--out", folder, "--json")).ShouldSucceed().Json();
        written.Names().ShouldBe(["document", "attachments"]);
        return new NewDocument(written.Text("document")!, System.IO.Path.Combine(folder, "attachments"));
    }

    public async Task ChangeAsync(string from, string to)
    {
        var text = await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken);
        text.ShouldContain(from);
        await File.WriteAllTextAsync(Path, text.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }
}
