using System.CommandLine;
using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;
using FormExchange.Host.Settings;

namespace FormExchange.Cli.Commands;

/// <summary>
/// <c>formx demo</c>: a claim travels from an agency to a foreign fund, is verified, judged and receipted there, and is answered with a
/// decision; by the same host, bus, store and API as in earnest. Which forms these are is the schemas' affair.
/// </summary>
internal static class DemoCommand
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static readonly LocalizedText SignedFilesIn = new(
        "Ce qui a été signé, avec le certificat qui le vérifie :", "ما تم توقيعه، مع الشهادة التي تتحقق منه:", "What was signed, with the certificate that verifies it:");


    public static Command Create()
    {
        var command = new Command("demo");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        if (DemoStory.Find(catalogue) is not { } story)
        {
            return output.Fail(CliCodes.NoDemo.Refusal());
        }

        var folder = parsed.GetValue(CommonOptions.Data) is { } given
            ? Path.GetFullPath(given)
            : Directory.CreateTempSubdirectory("formexchange-demo-").FullName;
        if (DataFolders.FindOwner(folder) is not null)
        {
            return output.Fail(HostCodes.DataInUse.Refusal(folder), ExitCode.Unreachable);
        }

        var (host, code) = await ReachedHost.ReachAsync(parsed, folder, cancel).ConfigureAwait(false);
        if (host is null)
        {
            return code;
        }

        await using (host)
        {
            var json = parsed.GetValue(CommonOptions.Json);
            var told = await TellAsync(catalogue, story, host, folder, output, cancel).ConfigureAwait(false);
            if (told.Refusal is { } refusal)
            {
                return output.Fail(refusal);
            }

            var signed = Path.Combine(folder, "signed");
            await SignedFiles.ExportAsync(host, folder, signed, cancel).ConfigureAwait(false);
            if (json)
            {
                CliOutput.Json(new { Exchanges = told.Exchanges.Select(ExchangeSheet.Of), Folder = signed });
            }
            else
            {
                told.Exchanges.ToList().ForEach(e => ExchangeSheet.Write(e, output.Language));
                CliOutput.Line($"{SignedFilesIn.In(output.Language)} {signed}");
            }

            return told.Exchanges.All(e => e.Verdict == "accepted") && told.Exchanges[0].Status == "Answered" ? ExitCode.Fine : ExitCode.Refused;
        }
    }

    private static async Task<(IReadOnlyList<TrackedExchange> Exchanges, Refusal? Refusal)> TellAsync(
        FormCatalogue catalogue, DemoStory story, ReachedHost host, string folder, CliOutput output, CancellationToken cancel)
    {
        var (claim, noClaim) = await SendAsync(catalogue, story.Claim, host, folder, null, cancel).ConfigureAwait(false);
        if (claim is null)
        {
            return ([], noClaim);
        }

        CliOutput.Note($"{story.Claim.Title.In(output.Language)}: {claim.Status} {claim.Verdict}");
        var (answer, noAnswer) = await SendAsync(catalogue, story.Answer, host, folder, claim.Id, cancel).ConfigureAwait(false);
        if (answer is null)
        {
            return ([], noAnswer);
        }

        CliOutput.Note($"{story.Answer.Title.In(output.Language)}: {answer.Status} {answer.Verdict}");
        claim = await host.Client.FollowAsync(claim, e => e.Status == "Answered", LongestWait, cancel).ConfigureAwait(false);
        claim = (await host.Client.FindAsync(claim.Id, cancel).ConfigureAwait(false)).Exchange ?? claim;
        return ([claim, answer], null);
    }

    private static async Task<(TrackedExchange? Exchange, Refusal? Refusal)> SendAsync(
        FormCatalogue catalogue, FormDefinition form, ReachedHost host, string folder, string? inReplyTo, CancellationToken cancel)
    {
        var place = Path.Combine(folder, "documents", form.Code);
        var sample = await FreshSample.WriteAsync(new FormValidator(catalogue), form, place, TimeProvider.System, cancel).ConfigureAwait(false);
        var files = sample.Attachments.Select(a => (Path.GetFileNameWithoutExtension(a), a)).ToList();
        var document = await InputFile.ReadAsync(sample.Document, cancel).ConfigureAwait(false);
        var (exchange, refusal) = await host.Client.SubmitAsync(document, files, [], inReplyTo, cancel).ConfigureAwait(false);
        return exchange is null
            ? (null, refusal)
            : (await host.Client.FollowAsync(exchange, e => e.Verdict is not null, LongestWait, cancel).ConfigureAwait(false), null);
    }
}
