using System.CommandLine;
using FormExchange.Cli.Commands;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary><c>formx trust list | check</c>.</summary>
internal static class TrustTable
{
    private static readonly LocalizedText AllIsWell = new("Rien à signaler.", "لا شيء يستدعي التدخل.", "Nothing asks for work.");
    private static readonly LocalizedText Authority = new("autorité", "سلطة التصديق", "authority");
    private static readonly LocalizedText RevocationList = new("liste de révocation", "قائمة الإلغاء", "revocation list");

    public static int List(ParseResult parsed)
    {
        var output = CommonOptions.Output(parsed);
        var (directory, problems) = TrustDirectory.Load(TrustWords.Folders(parsed).Trust);
        if (directory is null)
        {
            return Say(parsed, output, problems);
        }

        var rows = TrustReview.Rows(directory, TimeProvider.System.GetUtcNow());
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(rows.Select(row => new { row.Who, row.What, row.Digest, row.ValidFrom, row.ValidTo, row.DaysLeft, row.Refusal?.Code }));
        }
        else
        {
            rows.ToList().ForEach(row => CliOutput.Line(Line(row, output.Language)));
        }

        return ExitCode.Fine;
    }

    public static async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var (passphrase, noPassphrase) = await TrustWords.PassphraseAsync(parsed, cancel).ConfigureAwait(false);
        return noPassphrase is not null
            ? output.Fail(noPassphrase, ExitCode.Misuse)
            : Say(parsed, output, TrustReview.Check(TrustWords.Folders(parsed), passphrase, TimeProvider.System));
    }

    /// <summary>A line for each: its code, what it is about, what is wrong and what to do.</summary>
    private static int Say(ParseResult parsed, CliOutput output, IReadOnlyList<TrustProblem> problems)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(problems.Select(problem => new { problem.Code, Where = problem.File, problem.Text }));
        }
        else if (problems.Count == 0)
        {
            CliOutput.Line(AllIsWell.In(output.Language));
        }
        else
        {
            problems.ToList().ForEach(problem => CliOutput.Line($"{problem.Code}  {problem.File}: {problem.Text.In(output.Language)}"));
        }

        return problems.Count == 0 ? ExitCode.Fine : ExitCode.Refused;
    }

    private static string Line(TrustRow row, string language)
    {
        var what = row.What switch
        {
            "ca" => Authority.In(language),
            "crl" => RevocationList.In(language),
            _ => Spoken.Purpose(row.Purpose, language),
        };
        var line = $"{row.Who,-14} {what,-20} {Spoken.Day(row.ValidFrom)} .. {Spoken.Day(row.ValidTo)}  {Spoken.DaysLeft(row.DaysLeft, language)}";
        return line + (row.Digest is null ? "" : $"  {row.Digest[..16]}") + (row.Refusal is null ? "" : $"  {row.Refusal.Code}");
    }
}
