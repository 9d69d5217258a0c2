using System.CommandLine;
using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>Options that every command understands, and what they stand for.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Data = new("--data") { Description = "folder of keys and store", Recursive = true, HelpName = "DIR" };

    public static readonly Option<string?> Schemas = new("--schemas") { Description = "folder of forms, routes and institutions", Recursive = true, HelpName = "DIR" };

    public static readonly Option<string> Language = Lang();

    public static readonly Option<bool> Json = new("--json") { Description = "JSON on standard output", Recursive = true };

    /// <summary><c>$XDG_DATA_HOME/formexchange</c>, or <c>~/.local/share/formexchange</c>.</summary>
    private static string DefaultData => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        "formexchange");

    public static string DataFolder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(Data) ?? DefaultData);

    public static string SchemasFolder(ParseResult parsed) =>
        Path.GetFullPath(parsed.GetValue(Schemas) ?? Path.Combine(AppContext.BaseDirectory, "schemas"));

    public static CliOutput Output(ParseResult parsed) => new(parsed.GetValue(Language) ?? "fr");

    /// <summary>The catalogue, or null after the reason was said.</summary>
    public static FormCatalogue? Catalogue(ParseResult parsed)
    {
        var load = FormCatalogue.Load(SchemasFolder(parsed));
        if (load.Catalogue is null)
        {
            Output(parsed).Fail(CliCodes.Schemas.Refusal(load.Problems.Count));
        }

        return load.Catalogue;
    }

    private static Option<string> Lang()
    {
        var option = new Option<string>("--lang") { Description = "fr, ar or en", Recursive = true, DefaultValueFactory = _ => "fr", HelpName = "LANG" };
        option.AcceptOnlyFromAmong([.. LocalizedText.Languages]);
        return option;
    }
}
