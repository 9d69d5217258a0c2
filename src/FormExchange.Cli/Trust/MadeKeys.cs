using System.CommandLine;
using FormExchange.Cli.Commands;
using FormExchange.Cli.Usage;
using FormExchange.Trust;

namespace FormExchange.Cli.Trust;

/// <summary><c>formx keys new | rotate | csr</c>: a key and the request that an authority certifies.</summary>
internal static class MadeKeys
{
    public static int Make(InstitutionKeys keys, ParseResult parsed, CliOutput output, bool isNext)
    {
        if (!TrustWords.TryKind(parsed, out var kind))
        {
            return Misused(parsed, output, TrustWords.Kind.Name);
        }

        if (TrustWords.PurposeOf(parsed) is not { } purpose)
        {
            return Misused(parsed, output, TrustWords.Purpose.Name);
        }

        var (made, refusal) = isNext ? keys.Rotate(purpose, kind) : keys.New(purpose, kind ?? SigningKeyKind.EcdsaP256);
        if (made is null)
        {
            return output.Fail(refusal!);
        }

        CommonOptions.Write(parsed, made, made.Key, made.Request);
        CliOutput.Note(output.Sentence(CliCodes.KeyMade.Refusal(made.Request)));
        return ExitCode.Fine;
    }

    public static int Request(InstitutionKeys keys, ParseResult parsed, CliOutput output, string key)
    {
        if (TrustWords.PurposeOf(parsed) is not { } purpose)
        {
            return Misused(parsed, output, TrustWords.Purpose.Name);
        }

        var (path, refusal) = keys.Request(key, purpose);
        if (path is null)
        {
            return output.Fail(refusal!);
        }

        CommonOptions.Write(parsed, new { Request = path }, path);
        return ExitCode.Fine;
    }

    private static int Misused(ParseResult parsed, CliOutput output, string option) =>
        output.Fail(CliCodes.BadWord.Refusal(option, "formx " + CommandPath.Of(parsed.CommandResult)), ExitCode.Misuse);
}
