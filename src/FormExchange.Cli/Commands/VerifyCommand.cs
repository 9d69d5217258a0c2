using System.CommandLine;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx verify FILE…</c>: who signed it, when, and whether that holds, by the certificates of a data folder.</summary>
internal static class VerifyCommand
{
    private static readonly LocalizedText Valid = new("valable", "صحيح", "valid");
    private static readonly LocalizedText Refused = new("refusé", "مرفوض", "refused");
    private static readonly LocalizedText SignedBy = new("signé par", "وقعته", "signed by");

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var at = new Option<string?>("--at") { HelpName = "DATE" };
        var command = new Command("verify") { files, at };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(files)!, at, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string[] files, Option<string?> at, CancellationToken cancel)
    {
        if (!CommonOptions.TryDay(parsed, at, out var day))
        {
            return ExitCode.Misuse;
        }

        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        var trust = CertificateFolders.In(CommonOptions.DataFolder(parsed)).Trust;
        if (TrustDirectory.Load(trust).Directory is not { } directory)
        {
            return output.Fail(CliCodes.Trust.Refusal(trust));
        }

        var verifier = new EnvelopeVerifier(catalogue.Envelope, directory);
        var now = TimeProvider.System.GetUtcNow();
        var results = new List<VerifiedFile>();
        foreach (var file in files)
        {
            var bytes = await InputFile.ReadAsync(file, XmlLimits.Sealed.LargestBytes, cancel).ConfigureAwait(false);
            var verification = day is { } arrival ? verifier.Verify(bytes, null, EndOf(arrival)) : verifier.VerifyAtRest(bytes, now);
            results.Add(Result(file, bytes, verification));
            if (verification.Refusal is { } refusal)
            {
                CliOutput.Note($"{file}: {refusal.Code}: {refusal.Text.In(output.Language)}");
            }
        }

        if (!Directory.Exists(trust))
        {
            // Each file is judged all the same: by a directory that knows nobody. This says why.
            CliOutput.Note(output.Sentence(CliCodes.Trust.Refusal(trust)));
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(results);
        }
        else
        {
            results.ForEach(r => CliOutput.Line(Sentence(r, output.Language)));
        }

        return results.All(r => r.Verdict == "valid") ? ExitCode.Fine : ExitCode.Refused;
    }

    /// <summary>A day is over when its last instant is: an envelope signed on that day can have arrived on it.</summary>
    private static DateTimeOffset EndOf(DateOnly day) => new(day, TimeOnly.MaxValue, TimeSpan.Zero);

    private static VerifiedFile Result(string file, ReadOnlyMemory<byte> bytes, Verification verification)
    {
        var kind = EnvelopeKind.Detect(bytes);
        return verification.Envelope is { } envelope
            ? new VerifiedFile(file, kind, "valid", null, envelope.Signer, envelope.SignedAt)
            : new VerifiedFile(file, kind, "refused", verification.Refusal!.Code, null, null);
    }

    private static string Sentence(VerifiedFile file, string language) => file.SignedAt is { } signedAt
        ? $"{file.File}: {file.Kind}, {Valid.In(language)}, {SignedBy.In(language)} {file.Signer}, {signedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'}"
        : $"{file.File}: {file.Kind}, {Refused.In(language)} ({file.Code})";

    private sealed record VerifiedFile(string File, string Kind, string Verdict, string? Code, string? Signer, DateTimeOffset? SignedAt);
}
