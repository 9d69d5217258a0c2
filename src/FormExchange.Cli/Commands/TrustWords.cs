using System.CommandLine;
using System.Globalization;
using FormExchange.Forms;
using FormExchange.Host.Settings;
using FormExchange.Trust;

namespace FormExchange.Cli.Commands;

/// <summary>Options that the commands for keys and certificates share, and what they stand for.</summary>
internal static class TrustWords
{
    public static readonly Option<string> As = new("--as") { Required = true, HelpName = "ID" };
    public static readonly Option<string> Purpose = new("--purpose") { Required = true, HelpName = "sign|encrypt" };
    public static readonly Option<string?> Kind = new("--kind") { HelpName = "p256|rsa2048|rsa3072" };
    public static readonly Option<string?> PassphraseFile = new("--passphrase-file") { HelpName = "FILE" };
    public static readonly Option<string?> TrustFolder = new("--trust") { HelpName = "DIR" };
    public static readonly Option<string?> KeysFolder = new("--keys") { HelpName = "DIR" };

    /// <summary>Those of the data folder, unless they are named.</summary>
    public static CertificateFolders Folders(ParseResult parsed)
    {
        var ofData = CertificateFolders.In(CommonOptions.DataFolder(parsed));
        return new CertificateFolders(Named(parsed, KeysFolder) ?? ofData.Keys, Named(parsed, TrustFolder) ?? ofData.Trust);
    }

    /// <summary>Why nobody of this identifier is known; null where he is.</summary>
    public static Refusal? UnknownInstitution(ParseResult parsed, string institution)
    {
        if (InstitutionFolder.Name(institution) is null)
        {
            return CliCodes.UnknownInstitution.Refusal(institution);
        }

        var load = FormCatalogue.Load(CommonOptions.SchemasFolder(parsed));
        return load.Catalogue is not { } catalogue ? CliCodes.Schemas.Refusal(load.Problems.Count)
            : catalogue.FindInstitution(institution) is null ? CliCodes.UnknownInstitution.Refusal(institution)
            : null;
    }

    public static CertificatePurpose? PurposeOf(ParseResult parsed) => parsed.GetValue(Purpose) switch
    {
        "sign" => CertificatePurpose.Sign,
        "encrypt" => CertificatePurpose.Encrypt,
        _ => null,
    };

    /// <summary>False where a word was given that is no kind; a null kind was not asked for.</summary>
    public static bool TryKind(ParseResult parsed, out SigningKeyKind? kind)
    {
        kind = parsed.GetValue(Kind) switch
        {
            "p256" => SigningKeyKind.EcdsaP256,
            "rsa2048" => SigningKeyKind.Rsa2048,
            "rsa3072" => SigningKeyKind.Rsa3072,
            _ => null,
        };
        return kind is not null || parsed.GetValue(Kind) is null;
    }

    /// <summary>A time in UTC, or a day, which stands for its beginning; null where the text is neither.</summary>
    public static DateTimeOffset? Instant(string text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>The first line of the file that was named, else the environment's; never a word of the command line, which other users see.</summary>
    public static async Task<(KeyPassphrase? Passphrase, Refusal? Refusal)> PassphraseAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(PassphraseFile) is not { } file)
        {
            return (KeyPassphrase.OfEnvironment(), null);
        }

        var words = await InputFile.ReadLineAsync(file, cancel).ConfigureAwait(false);
        const UnixFileMode others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return (File.GetUnixFileMode(file) & others) != 0 ? (null, HostCodes.SecretOpen.Refusal(file))
            : KeyPassphrase.Of(words) is { } passphrase ? (passphrase, null)
            : (null, CliCodes.PassphraseMissing.Refusal(file));
    }

    private static string? Named(ParseResult parsed, Option<string?> option) =>
        parsed.GetResult(option) is { Tokens: [.., var last] } ? Path.GetFullPath(last.Value) : null;
}
