using System.CommandLine;
using FormExchange.Cli.Commands;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary><c>formx trust add</c>: a partner's certificate, an authority, or a revocation list, each checked before it counts.</summary>
internal static class AddedTrust
{
    public static int Add(ParseResult parsed, string file, string? institution, bool isAuthority, bool isList)
    {
        var output = CommonOptions.Output(parsed);
        if ((institution is null ? 0 : 1) + (isAuthority ? 1 : 0) + (isList ? 1 : 0) != 1)
        {
            return output.Fail(CliCodes.TrustWhat.Refusal(), ExitCode.Misuse);
        }

        InputFile.Open(file).Dispose();
        if (institution is not null && TrustWords.UnknownInstitution(parsed, institution) is { } unknown)
        {
            return output.Fail(unknown);
        }

        var folders = TrustWords.Folders(parsed);
        try
        {
            var path = Path.GetFullPath(file);
            return isList ? AddList(parsed, output, TrustEntry.AddList(folders, path))
                : AddCertificate(parsed, output, isAuthority
                    ? TrustEntry.AddAuthority(folders, path, TimeProvider.System)
                    : TrustEntry.AddCertificate(folders, institution!, path, TimeProvider.System));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal(folders.Trust), ExitCode.Misuse);
        }
    }

    private static int AddList(ParseResult parsed, CliOutput output, (string? Path, Refusal? Refusal) added)
    {
        if (added.Path is null)
        {
            return output.Fail(added.Refusal!);
        }

        CommonOptions.Write(parsed, new { File = added.Path }, added.Path);
        return ExitCode.Fine;
    }

    private static int AddCertificate(ParseResult parsed, CliOutput output, (CertificateEntered? Entered, Refusal? Refusal) added)
    {
        if (added.Entered is not { } entered)
        {
            return output.Fail(added.Refusal!);
        }

        CommonOptions.Write(parsed, entered, $"{entered.Digest}  {entered.File}");
        CliOutput.Note(output.Sentence(CliCodes.CompareDigest.Refusal()));
        return ExitCode.Fine;
    }
}
