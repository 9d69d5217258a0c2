namespace FormExchange.Tests.Trust;

/// <summary>
/// A token of SoftHSM in a folder of its own, with keys that were made in it and do not leave it. Module and token are found by the environment of a process:
/// what uses the token is a process of its own.
/// </summary>
public sealed class Hsm : IAsyncLifetime
{
    public const string Pin = "4711-marked-s3cret";

    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    private const string Token = "FICTIF";
    private readonly TemporaryFolder _folder = new();

    /// <summary>For a program that works with the token.</summary>
    public Dictionary<string, string?> Environment(string? pin = Pin, string module = Module) => new(StringComparer.Ordinal)
    {
        ["SOFTHSM2_CONF"] = _folder.File("softhsm2.conf"),
        ["PKCS11_MODULE_PATH"] = module,
        ["FORMEXCHANGE_KEY_PASSPHRASE"] = pin,
    };

    /// <summary>Where its keys lie: moved away, the device is gone for whoever uses it.</summary>
    public string Tokens => _folder.File("tokens");

    /// <summary>What a file says of a key.</summary>
    public static string Uri(string label, string token = Token) => $"pkcs11:token={token};object={label};type=private\n";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder.File("tokens"));
        await File.WriteAllTextAsync(_folder.File("softhsm2.conf"), $"directories.tokendir = {_folder.File("tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n");
        (await ExternalTool.RunAsync(
            "softhsm2-util", ["--init-token", "--free", "--label", Token, "--so-pin", "0815-fictitious", "--pin", Pin], environment: Environment())).ShouldSucceed();
        await MakeAsync("sign-ec", "EC:prime256v1", "--usage-sign");
        await MakeAsync("sign-rsa", "rsa:2048", "--usage-sign");
        await MakeAsync("open-ec", "EC:prime256v1", "--usage-derive");
        await MakeAsync("open-rsa", "rsa:2048", "--usage-decrypt");
        await MakeAsync("other-curve", "EC:secp384r1", "--usage-sign");
    }

    public async Task<string> ListAsync() => (await ToolAsync("--list-objects", "--type", "privkey")).Output;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task MakeAsync(string label, string kind, string usage) =>
        await ToolAsync("--keypairgen", "--label", label, "--id", Convert.ToHexString(Forgery.Utf8(label)), "--key-type", kind, usage);

    private async Task<ToolResult> ToolAsync(params string[] words) => (await ExternalTool.RunAsync(
        "pkcs11-tool", ["--module", Module, "--token-label", Token, "--login", "--pin", Pin, .. words], environment: Environment())).ShouldSucceed();
}
