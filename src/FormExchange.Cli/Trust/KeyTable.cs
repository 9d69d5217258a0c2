using System.CommandLine;
using FormExchange.Cli.Commands;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary><c>formx keys list</c>: each key with its purpose, its state and the days that are left.</summary>
internal static class KeyTable
{
    public static async Task<int> ListAsync(ParseResult parsed, string? institution, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var (passphrase, noPassphrase) = await TrustWords.PassphraseAsync(parsed, cancel).ConfigureAwait(false);
        if (noPassphrase is not null)
        {
            return output.Fail(noPassphrase, ExitCode.Misuse);
        }

        if (institution is not null && InstitutionFolder.Name(institution) is null)
        {
            return output.Fail(CliCodes.UnknownInstitution.Refusal(institution));
        }

        var folders = TrustWords.Folders(parsed);
        var whose = institution is null ? InstitutionKeys.Institutions(folders) : [institution];
        var sheets = whose.SelectMany(one => new InstitutionKeys(folders, one, passphrase, TimeProvider.System).List()).ToList();
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(sheets.Select(Fields));
            return ExitCode.Fine;
        }

        foreach (var sheet in sheets)
        {
            CliOutput.Line(Line(sheet, output.Language));
            if (sheet.Problem is { } problem)
            {
                CliOutput.Line("  " + output.Sentence(problem));
            }
        }

        return ExitCode.Fine;
    }

    private static object Fields(KeySheet sheet) => new
    {
        sheet.Institution, sheet.Key, sheet.Purpose, sheet.Kind, sheet.State, sheet.Digest, sheet.ValidFrom, sheet.ValidTo, sheet.RetiredAt, sheet.DaysLeft, sheet.Problem?.Code,
    };

    private static string Line(KeySheet sheet, string language)
    {
        var line = $"{sheet.Institution,-14} {sheet.Key,-16} {Spoken.Purpose(sheet.Purpose, language),-12} {sheet.Kind ?? "-",-8} {Spoken.State(sheet.State, language)}";
        return sheet.Digest is null ? line
            : $"{line}  {Spoken.Day(sheet.ValidFrom!.Value)} .. {Spoken.Day(sheet.ValidTo!.Value)}  {Spoken.DaysLeft(sheet.DaysLeft!.Value, language)}  {sheet.Digest[..16]}";
    }
}
