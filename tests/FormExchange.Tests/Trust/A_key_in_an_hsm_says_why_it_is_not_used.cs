using FormExchange.Tests.Cli;

namespace FormExchange.Tests.Trust;

public sealed class A_key_in_an_hsm_says_why_it_is_not_used(Hsm hsm) : IClassFixture<Hsm>
{
    private const string Institution = "LU:0030";

    [Theory]
    [InlineData("")]
    [InlineData("pkcs11:\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("pkcs11:token=FICTIF;type=private\n")]
    [InlineData("pkcs11:object=sign-ec;type=private\n")]
    [InlineData("pkcs11:token=FICTIF;object=sign-ec;type=public\n")]
    [InlineData("pkcs11:token=FICTIF;token=OTHER;object=sign-ec\n")]
    [InlineData("pkcs11:token=FICTIF;object=sign-ec?module-path=evil.so\n")]
    [InlineData("pkcs11:token=FICTIF;object=sign-ec\npkcs11:token=FICTIF;object=sign-rsa\n")]
    [InlineData("pkcs11:token=FICTIF;unheard-of=1;object=sign-ec\n")]
    public async Task A_file_that_names_no_private_key(string text) => await CodeAsync(text, hsm.Environment(), "HSM-FILE");

    [Theory]
    [InlineData("pkcs11:token=FICTIF;object=sign-ec;type=private;pin-value=4711-marked-s3cret\n")]
    [InlineData("pkcs11:token=FICTIF;object=sign-ec?pin-source=file:words\n")]
    [InlineData("pkcs11:token=FICTIF;object=sign-ec\nPIN-VALUE = 4711-marked-s3cret\n")]
    [InlineData("pkcs11:token=FICTIF;object=sign-ec\n\n\n\n\npin-value=4711-marked-s3cret\n")]
    public async Task A_file_with_the_PIN_in_it(string text) => await CodeAsync(text, hsm.Environment(), "HSM-PIN-IN-FILE");

    [Fact]
    public async Task One_whose_file_others_may_write()
    {
        using var folder = new TemporaryFolder();
        var path = HsmFile.Write(folder.File("data"), Institution, "key", Hsm.Uri("sign-ec"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        (await ListAsync(folder, hsm.Environment())).Output.ShouldNotContain("HSM-", customMessage: "whoever reads it learns nothing");

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        (await ListAsync(folder, hsm.Environment())).Output.ShouldContain("HSM-MODE");
    }

    [Fact]
    public async Task A_PIN_that_is_wrong_or_missing()
    {
        await CodeAsync(Hsm.Uri("sign-ec"), hsm.Environment(pin: "wr0ng-marked-s3cret"), "HSM-PIN");
        await CodeAsync(Hsm.Uri("sign-ec"), hsm.Environment(pin: null), "HSM-PIN");
    }

    /// <summary>Engine and HSM say each refused try on standard error: of two keys of one token, the second does not make one.</summary>
    [Fact]
    public async Task A_wrong_PIN_is_tried_once_for_all_keys_of_a_token()
    {
        using var folder = new TemporaryFolder();
        HsmFile.Write(folder.File("data"), Institution, "one", Hsm.Uri("sign-ec"));
        HsmFile.Write(folder.File("data"), Institution, "two", Hsm.Uri("sign-rsa"));

        var said = await ListAsync(folder, hsm.Environment(pin: "wr0ng"));

        said.Output.Split("HSM-PIN").Length.ShouldBe(3, said.Output);
        said.Error.Split("Login failed").Length.ShouldBe(2, said.Error);
    }

    [Fact]
    public async Task An_object_or_a_token_that_is_not_there()
    {
        await CodeAsync(Hsm.Uri("unknown"), hsm.Environment(), "HSM-ABSENT");
        await CodeAsync(Hsm.Uri("sign-ec", token: "OTHER"), hsm.Environment(), "HSM-ABSENT");
    }

    [Fact]
    public async Task A_kind_that_no_partner_accepts() => await CodeAsync(Hsm.Uri("other-curve"), hsm.Environment(), "HSM-KIND");

    [Fact]
    public async Task A_library_that_cannot_be_loaded() => await CodeAsync(Hsm.Uri("sign-ec"), hsm.Environment(module: "no-such-library.so"), "HSM-MODULE");

    [Fact]
    public async Task An_OpenSSL_without_the_engine()
    {
        using var empty = new TemporaryFolder();
        var environment = hsm.Environment();
        environment["OPENSSL_ENGINES"] = empty.Path;

        await CodeAsync(Hsm.Uri("sign-ec"), environment, "HSM-ENGINE");
    }

    [Fact]
    public async Task An_HSM_that_is_not_set_up()
    {
        var environment = hsm.Environment();
        environment["SOFTHSM2_CONF"] = "no-such-file.conf";

        await CodeAsync(Hsm.Uri("sign-ec"), environment, "HSM-FAILED");
    }

    private static async Task CodeAsync(string text, Dictionary<string, string?> environment, string code)
    {
        using var folder = new TemporaryFolder();
        HsmFile.Write(folder.File("data"), Institution, "key", text);

        var said = await ListAsync(folder, environment);

        said.Output.ShouldContain("pkcs11");
        said.Output.ShouldContain(code + ":", customMessage: said.Output + said.Error);
        (said.Output + said.Error).ShouldNotContain("s3cret");
    }

    private static async Task<ToolResult> ListAsync(TemporaryFolder folder, Dictionary<string, string?> environment) =>
        (await FormxProcess.RunWithAsync(environment, "keys", "list", "--lang", "en", "--data", folder.File("data"))).ShouldSucceed();
}
