using System.CommandLine;
using FormExchange.Cli.Commands;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary>What the commands that change an institution's keys have in common: whose they are, where they stand, and their passphrase.</summary>
internal static class OwnKeys
{
    /// <summary>Gives the command the folders' options and an action that gets the institution's keys, or says why there are none.</summary>
    public static void Act(Command command, Func<InstitutionKeys, ParseResult, CliOutput, int> work)
    {
        command.Add(TrustWords.PassphraseFile);
        command.Add(TrustWords.TrustFolder);
        command.Add(TrustWords.KeysFolder);
        command.SetAction((parsed, cancel) => RunAsync(parsed, work, cancel));
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<InstitutionKeys, ParseResult, CliOutput, int> work, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var (passphrase, noPassphrase) = await TrustWords.PassphraseAsync(parsed, cancel).ConfigureAwait(false);
        if (noPassphrase is not null)
        {
            return output.Fail(noPassphrase, ExitCode.Misuse);
        }

        var institution = parsed.GetValue(TrustWords.As)!;
        if (TrustWords.UnknownInstitution(parsed, institution) is { } unknown)
        {
            return output.Fail(unknown);
        }

        var folders = TrustWords.Folders(parsed);
        try
        {
            return work(new InstitutionKeys(folders, institution, passphrase, TimeProvider.System), parsed, output);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal($"{folders.Keys}, {folders.Trust}"), ExitCode.Misuse);
        }
    }
}
