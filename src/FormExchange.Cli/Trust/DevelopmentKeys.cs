using System.CommandLine;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary><c>formx keys dev --out DIR</c>: one set of development keys and certificates for several hosts.</summary>
internal static class DevelopmentKeys
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Required = true, HelpName = "DIR" };
        var institutions = new Option<string[]>("--institutions") { HelpName = "ID…", AllowMultipleArgumentsPerToken = true };
        var development = new Command("dev") { folder, institutions };
        development.SetAction(parsed => MakeDevelopmentSet(parsed, Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(institutions) ?? []));
        return development;
    }

    /// <summary>
    /// Below DIR: <c>trust</c> (authority and all certificates, for <c>FormExchange:Trust:Folder</c> of every host) and <c>keys</c> (a folder
    /// per institution, for <c>FormExchange:Trust:Keys</c> of the host that serves it, and nobody else). What is there and in force stays.
    /// </summary>
    private static int MakeDevelopmentSet(ParseResult parsed, string folder, string[] institutions)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        if (institutions.FirstOrDefault(i => catalogue.FindInstitution(i) is null) is { } unknown)
        {
            return output.Fail(CliCodes.UnknownInstitution.Refusal(unknown));
        }

        var folders = CertificateFolders.In(folder);
        var wanted = institutions.Length > 0 ? institutions : [.. catalogue.Institutions.Select(i => i.Id)];
        try
        {
            var made = DevelopmentCertificates.Ensure(folders, wanted, TimeProvider.System);
            if (made.Problem is { } unusable)
            {
                return output.Fail(unusable);
            }

            CommonOptions.Write(parsed, new { folders.Trust, folders.Keys, Made = made.Institutions }, folders.Trust, folders.Keys);
            if (made.Any)
            {
                CliOutput.Note(output.Sentence(CliCodes.DevelopmentKeys.Refusal(folder)));
            }

            return ExitCode.Fine;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal(folder), ExitCode.Misuse);
        }
    }
}
