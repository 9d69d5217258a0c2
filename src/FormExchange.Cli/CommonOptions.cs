using System.CommandLine;
using System.Globalization;
using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>Options that every command understands, and what they stand for.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Data = new("--data") { Recursive = true, HelpName = "DIR" };

    public static readonly Option<string?> Schemas = new("--schemas") { Recursive = true, HelpName = "DIR" };

    public static readonly Option<string?> Language = new("--lang") { Recursive = true, HelpName = "fr|ar|en" };

    public static readonly Option<bool> Json = new("--json") { Recursive = true };

    public static readonly IReadOnlyList<Option> All = [Data, Schemas, Language, Json];

    /// <summary><c>$XDG_DATA_HOME/formexchange</c>, or <c>~/.local/share/formexchange</c>.</summary>
    private static string DefaultData => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        "formexchange");

    public static string DataFolder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(Data) ?? DefaultData);

    public static string SchemasFolder(ParseResult parsed) =>
        Path.GetFullPath(parsed.GetValue(Schemas) ?? Path.Combine(AppContext.BaseDirectory, "schemas"));

    /// <summary>In the language that was asked for; French where none was, or none that we speak.</summary>
    public static CliOutput Output(ParseResult parsed) => new(Word(parsed) ?? "fr");

    /// <summary>The language as it was written, whatever it is.</summary>
    public static string? Word(ParseResult parsed) => parsed.GetResult(Language) is { Tokens: [.., var last] } ? last.Value : null;

    /// <summary>The day that an option names; false after the reason was said.</summary>
    public static bool TryDay(ParseResult parsed, Option<string?> option, out DateOnly? day)
    {
        day = null;
        if (parsed.GetValue(option) is not { } text)
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given))
        {
            day = given;
            return true;
        }

        Output(parsed).Fail(CliCodes.Date.Refusal(text));
        return false;
    }

    /// <summary>The result, in the form that was asked for: JSON, or lines.</summary>
    public static void Write(ParseResult parsed, object result, params IEnumerable<string> lines)
    {
        if (parsed.GetValue(Json))
        {
            CliOutput.Json(result);
            return;
        }

        foreach (var line in lines)
        {
            CliOutput.Line(line);
        }
    }

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
}
