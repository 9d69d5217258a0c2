using System.CommandLine;
using FormExchange.Cli.Commands;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary><c>formx keys import | retire</c>: when a key's certificate begins to count, and when it ends.</summary>
internal static class EnteredCertificates
{
    public static int Import(InstitutionKeys keys, ParseResult parsed, CliOutput output, string file)
    {
        InputFile.Open(file).Dispose();
        var (entered, refusal) = keys.Import(Path.GetFullPath(file));
        if (entered is null)
        {
            return output.Fail(refusal!);
        }

        CommonOptions.Write(parsed, entered, $"{entered.Digest}  {entered.File}");
        CliOutput.Note(output.Sentence(KeyCodes.TellPartners.Refusal(entered.File)));
        return ExitCode.Fine;
    }

    public static int Retire(InstitutionKeys keys, ParseResult parsed, CliOutput output, string digest, string? at)
    {
        var instant = at is null ? null : TrustWords.Instant(at);
        if (at is not null && instant is null)
        {
            return output.Fail(CliCodes.Instant.Refusal(at), ExitCode.Misuse);
        }

        var (retired, refusal) = keys.Retire(digest, instant);
        if (retired is null)
        {
            return output.Fail(refusal!);
        }

        CommonOptions.Write(parsed, retired, $"{retired.Digest}  {Spoken.Time(retired.At)}");
        if (!retired.HasSuccessor)
        {
            CliOutput.Note(output.Sentence(KeyCodes.Last.Refusal(parsed.GetValue(TrustWords.As)!, Spoken.Time(retired.At))));
        }

        return ExitCode.Fine;
    }
}
