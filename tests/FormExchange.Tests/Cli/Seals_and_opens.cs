namespace FormExchange.Tests.Cli;

/// <summary><c>formx seal</c> and <c>formx open</c>: what only the addressee reads, and gets back octet by octet.</summary>
public sealed class Seals_and_opens
{
    private const string Agency = "MA:CNSS-OUJ01";
    private const string Fund = "LU:0030";

    [Fact]
    public async Task What_was_signed_comes_back_as_it_was_and_to_nobody_else()
    {
        using var folder = new TemporaryFolder();
        var claim = await NewDocument.WriteAsync("LM15", folder.File("claim"));
        (await RunAsync(folder, "sign", claim.Path, "signed.xml", "--as", Agency, "--to", Fund)).ShouldSucceed();
        (await RunAsync(folder, "seal", folder.File("signed.xml"), "sealed.xml", "--as", Agency, "--to", Fund)).ShouldSucceed();
        (await RunAsync(folder, "open", folder.File("sealed.xml"), "opened.xml", "--as", Fund)).ShouldSucceed();

        var signed = await File.ReadAllBytesAsync(folder.File("signed.xml"), TestContext.Current.CancellationToken);
        (await File.ReadAllBytesAsync(folder.File("opened.xml"), TestContext.Current.CancellationToken)).ShouldBe(signed);
        (await File.ReadAllTextAsync(folder.File("sealed.xml"), TestContext.Current.CancellationToken)).ShouldNotContain("ClaimBasis");
        (await FormxProcess.RunAsync("verify", folder.File("opened.xml"), "--data", folder.File("data"))).ShouldSucceed();

        // Into a file that everybody could read.
        await File.WriteAllTextAsync(folder.File("there.xml"), "", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder.File("there.xml"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        (await RunAsync(folder, "open", folder.File("sealed.xml"), "there.xml", "--as", Fund)).ShouldSucceed();
        File.GetUnixFileMode(folder.File("there.xml")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await RunAsync(folder, "open", folder.File("sealed.xml"), "no.xml", "--as", Agency)).OnlyRefusal().ShouldBe((1, "SEAL-KEY"));
        (await RunAsync(folder, "open", folder.File("signed.xml"), "no.xml", "--as", Fund)).OnlyRefusal().ShouldBe((1, "SEAL-CANNOT-OPEN"));
        (await RunAsync(folder, "open", folder.File("sealed.xml"), "no.xml", "--as", "LU:NOBODY")).OnlyRefusal().ShouldBe((1, "CLI-OPEN-KEY"));
        (await RunAsync(folder, "seal", folder.File("signed.xml"), "no.xml", "--as", Agency, "--to", Agency)).OnlyRefusal().ShouldBe((1, "CLI-PARTY"));
        (await RunAsync(folder, "seal", folder.File("signed.xml"), "no.xml", "--as", Agency, "--to", "LU:NOBODY")).OnlyRefusal().ShouldBe((1, "CLI-SEAL-KEY"));
        (await RunAsync(folder, "seal", claim.Path, "no.xml", "--as", Agency, "--to", Fund)).OnlyRefusal().ShouldBe((1, "CLI-NOT-SIGNED"));
        (await RunAsync(folder, "seal", folder.File("sealed.xml"), "no.xml", "--as", Agency, "--to", Fund)).OnlyRefusal().ShouldBe((1, "CLI-NOT-SIGNED"));
        File.Exists(folder.File("no.xml")).ShouldBeFalse();
    }

    private static Task<ToolResult> RunAsync(TemporaryFolder folder, string command, string file, string target, params string[] parties) =>
        FormxProcess.RunAsync([command, file, "--out", folder.File(target), "--data", folder.File("data"), .. parties]);
}
