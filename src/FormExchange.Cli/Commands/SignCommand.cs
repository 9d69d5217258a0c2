using System.CommandLine;
using FormExchange.Exchanges.Submit;
using FormExchange.Forms;
using FormExchange.Host.Settings;
using FormExchange.Trust;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx sign FILE --as INSTITUTION --to INSTITUTION --out FILE</c>: the signed envelope of a document, as a host would send it.</summary>
internal static class SignCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE");
        var sender = new Option<string>("--as") { Required = true, HelpName = "INSTITUTION" };
        var receiver = new Option<string>("--to") { Required = true, HelpName = "INSTITUTION" };
        var target = new Option<string>("--out") { Required = true, HelpName = "FILE" };
        var command = new Command("sign") { file, sender, receiver, target };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed, parsed.GetValue(file)!, parsed.GetValue(sender)!, parsed.GetValue(receiver)!, parsed.GetValue(target)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string file, string sender, string receiver, string target, CancellationToken cancel)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        var bytes = await InputFile.ReadAsync(file, cancel).ConfigureAwait(false);
        var validation = new FormValidator(catalogue).Validate(bytes);
        if (validation.Document is not { } document || !validation.Report.IsValid)
        {
            CliOutput.Note(ReportText.Write(file, validation.Report, output.Language).TrimEnd());
            return output.Fail(SubmitCodes.Invalid.Refusal(validation.Report.Findings.Count(f => f.Severity == Severity.Error)));
        }

        if (document.SenderId != sender || document.ReceiverId != receiver)
        {
            var (stated, given) = document.SenderId != sender ? (document.SenderId, sender) : (document.ReceiverId, receiver);
            return output.Fail(CliCodes.OtherParty.Refusal(stated, given));
        }

        var data = CommonOptions.DataFolder(parsed);
        if (!EnsureKeys(data, catalogue, output))
        {
            return output.Fail(HostCodes.DataUnusable.Refusal(data), ExitCode.Misuse);
        }

        var keys = new KeyStore(CertificateFolders.In(data), TimeProvider.System, KeyPassphrase.OfEnvironment());
        if (keys.Find(sender) is not { } identity)
        {
            return output.Fail(keys.Problems(sender) is [var problem, ..] ? problem : CliCodes.NoKeys.Refusal(sender, data));
        }

        var (signable, forbidden) = SignableDocument.Of(bytes);
        if (signable is null)
        {
            return output.Fail(forbidden!);
        }

        var now = TimeProvider.System.GetUtcNow();
        var signed = EnvelopeSigner.Sign(Header(document, catalogue, now), signable, EnvelopeAttachment.ListOf(document), identity, now);
        if (EnvelopeFit.Refuse(signed, catalogue.Envelope) is { } unfit)
        {
            return output.Fail(unfit);
        }

        try
        {
            await File.WriteAllBytesAsync(target, signed.Bytes, cancel).ConfigureAwait(false);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal(target), ExitCode.Misuse);
        }

        return ExitCode.Fine;
    }

    /// <summary>False where the data folder cannot be made or written.</summary>
    private static bool EnsureKeys(string data, FormCatalogue catalogue, CliOutput output)
    {
        try
        {
            if (DevelopmentCertificates.Ensure(CertificateFolders.In(data), catalogue.Institutions.Select(i => i.Id), TimeProvider.System).Any)
            {
                CliOutput.Note(output.Sentence(CliCodes.DevelopmentKeys.Refusal(data)));
            }

            return true;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static EnvelopeHeader Header(FormDocument document, FormCatalogue catalogue, DateTimeOffset now) => new(
        EnvelopeId: Guid.CreateVersion7(now).ToString(),
        Sender: document.SenderId,
        Receiver: document.ReceiverId,
        Type: document.Form.Code,
        TypeVersion: document.Form.Version,
        CreatedAt: now,
        CaseId: Guid.CreateVersion7(now).ToString(),
        Procedure: document.Opens,
        Edition: document.Edition,
        CaseOwner: document.SenderId,
        InReplyTo: null,
        Replaces: null);
}
