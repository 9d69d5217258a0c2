using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>Exit codes that scripts rely on.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Refused = 1;
    public const int Misuse = 2;
    public const int Unreachable = 3;
}

/// <summary>Results go to standard output, everything else to standard error: one line, in the language that was asked for.</summary>
internal sealed class CliOutput(string language)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public string Language { get; } = language;

    public static void Json(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));

    public static void Line(string text) => Console.Out.WriteLine(text);

    /// <summary>Where a fact comes from, and the decision that it waits for.</summary>
    public static string Source(string? source, string? decision) => $"[{source}]{(decision is null ? "" : $" ({decision})")}";

    public static void Note(string text) => Console.Error.WriteLine(text);

    /// <summary>One line on standard error; returns the exit code, so that a command can end with it.</summary>
    public int Fail(Refusal refusal, int code = ExitCode.Refused)
    {
        Note(Sentence(refusal));
        return code;
    }

    /// <summary>Code and text in one line.</summary>
    public string Sentence(Refusal refusal) => $"{refusal.Code}: {refusal.Text.In(Language).ReplaceLineEndings(" ")}";
}
