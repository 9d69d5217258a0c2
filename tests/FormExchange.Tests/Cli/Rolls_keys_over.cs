namespace FormExchange.Tests.Cli;

/// <summary><c>formx keys new | csr | import | list | rotate | retire</c>: what an operator types, in his order.</summary>
public sealed class Rolls_keys_over
{
    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task From_the_next_key_to_the_end_of_the_one_before(string language)
    {
        using var set = new TrustSet();
        var said = new List<string>();
        async Task<ToolResult> SayAsync(params string[] words)
        {
            var result = (await set.RunAsync([.. words, "--as", TrustSet.Cnap, "--lang", language])).ShouldSucceed();
            said.Add($"$ formx {string.Join(' ', words)}\n{result.Output}{result.Error}");
            return result;
        }

        var made = await SayAsync("keys", "rotate", "--purpose", "sign");
        await SayAsync("keys", "list");
        var request = made.Output.Split('\n')[1];
        await SayAsync("keys", "import", set.Certify(request, 300));
        var listed = (await set.RunAsync("keys", "list", "--as", TrustSet.Cnap, "--json")).ShouldSucceed().Json().EnumerateArray().ToList();
        var old = listed.Single(key => key.Text("key") == "signing").Text("digest")!;
        await SayAsync("keys", "retire", old, "--at", "2020-01-01");
        await SayAsync("keys", "list");

        // How long ago 2020 was grows by one each midnight.
        var days = Math.Floor((new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) - TimeProvider.System.GetUtcNow().UtcDateTime).TotalDays);
        Approved.Match(set.Masked(string.Join('\n', said)).Replace($"  {days} ", "  {days} ", StringComparison.Ordinal), "Keys." + language);
    }

    [Fact]
    public async Task The_first_key_is_made_once_and_its_request_can_be_made_again()
    {
        using var set = new TrustSet();
        const string institution = "MA:CNSS-OUJ01";
        string[] words = ["--as", institution, "--purpose", "encrypt", "--kind", "rsa3072", "--json"];
        var made = (await set.RunAsync(["keys", "new", .. words])).ShouldSucceed().Json();
        (await set.RunAsync(["keys", "new", .. words])).OnlyRefusal().ShouldBe((1, "KEY-WAITS"));

        var request = made.Text("request")!;
        File.Delete(request);
        var key = Path.GetFileNameWithoutExtension(made.Text("key"))!;
        (await set.RunAsync("keys", "csr", key, "--as", institution, "--purpose", "encrypt")).ShouldSucceed().Output.Trim().ShouldBe(request);
        var text = (await ExternalTool.RunAsync("openssl", ["req", "-in", request, "-noout", "-verify", "-text"])).ShouldSucceed();
        (text.Output + text.Error).ShouldContain("verify OK");
        text.Output.ShouldContain("Key Encipherment");
        text.Output.ShouldNotContain("Digital Signature");
    }

    [Fact]
    public async Task A_key_is_encrypted_by_a_passphrase_of_a_file_or_of_the_environment_and_neither_is_repeated()
    {
        using var set = new TrustSet();
        var words = set.Write("words", "marked-s3cret\n");
        File.SetUnixFileMode(words, UnixFileMode.UserRead);
        string[] make = ["keys", "rotate", "--as", TrustSet.Cnap, "--purpose", "sign", "--data", set.Data];
        var made = (await FormxHere.RunAsync([.. make, "--passphrase-file", words])).ShouldSucceed();
        (made.Output + made.Error).ShouldNotContain("s3cret");
        File.ReadAllText(made.Output.Split('\n')[0]).ShouldContain("ENCRYPTED");

        string[] list = ["keys", "list", "--data", set.Data, "--lang", "en"];
        (await FormxHere.RunAsync(list)).ShouldSucceed().Output.ShouldContain("TRUST-KEY-PASSPHRASE");
        var known = new Dictionary<string, string?> { ["FORMEXCHANGE_KEY_PASSPHRASE"] = "marked-s3cret" };
        (await FormxProcess.RunWithAsync(known, list)).ShouldSucceed().Output.ShouldNotContain("TRUST-KEY-PASSPHRASE");

        File.SetUnixFileMode(words, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        (await FormxHere.RunAsync([.. make, "--passphrase-file", words])).OnlyRefusal().ShouldBe((2, "HOST-SECRET-MODE"));
        File.SetUnixFileMode(set.Write("empty", ""), UnixFileMode.UserRead);
        (await FormxHere.RunAsync([.. make, "--passphrase-file", set.File("empty")])).OnlyRefusal().ShouldBe((2, "CLI-PASSPHRASE"));
    }
}
