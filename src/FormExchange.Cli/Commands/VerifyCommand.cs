using System.CommandLine;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx verify FILE…</c>: who signed it, when, and whether that holds, by the certificates of a data folder.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var command = new Command("verify", "verify signed envelopes and receipts") { files };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(files)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string[] files, CancellationToken cancel)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        var trust = Path.Combine(CommonOptions.DataFolder(parsed), "trust");
        if (TrustDirectory.Load(trust).Directory is not { } directory)
        {
            return output.Fail(CliCodes.Trust.Refusal(trust));
        }

        var verifier = new EnvelopeVerifier(catalogue.Envelope, directory);
        var results = new List<VerifiedFile>();
        foreach (var file in files)
        {
            results.Add(Judge(verifier, file, await InputFile.ReadAsync(file, cancel).ConfigureAwait(false), output.Language));
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(results);
        }
        else
        {
            results.ForEach(r => CliOutput.Line($"{r.File}: {r.Kind}, {r.Verdict} {r.Code} {r.Signer} {r.SignedAt:O} {r.Text}".TrimEnd()));
        }

        return results.All(r => r.Verdict == "valid") ? ExitCode.Fine : ExitCode.Refused;
    }

    private static VerifiedFile Judge(EnvelopeVerifier verifier, string file, ReadOnlyMemory<byte> bytes, string language)
    {
        var kind = EnvelopeKind.Detect(bytes);
        var verification = verifier.Verify(bytes, expectedReceiver: null, TimeProvider.System.GetUtcNow());
        return verification.Envelope is { } envelope
            ? new VerifiedFile(file, kind, "valid", null, envelope.Signer, envelope.SignedAt, null)
            : new VerifiedFile(file, kind, "refused", verification.Refusal!.Code, null, null, verification.Refusal.Text.In(language));
    }

    private sealed record VerifiedFile(
        string File, string Kind, string Verdict, string? Code, string? Signer, DateTimeOffset? SignedAt, string? Text);
}
