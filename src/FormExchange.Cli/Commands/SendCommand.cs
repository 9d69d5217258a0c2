using System.CommandLine;
using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx send FILE</c>: submit a document with its files, and wait for the receipt.</summary>
internal static class SendCommand
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var file = new Argument<string>("FILE");
        var attachments = new Option<string?>("--attachments") { Description = "folder of the files, each named by its attachment id (default: attachments/ beside the document)", HelpName = "DIR" };
        var confirm = new Option<string[]>("--confirm") { Description = "codes of warnings that were checked", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var inReplyTo = new Option<string?>("--in-reply-to") { Description = "the exchange that this document answers", HelpName = "ID" };
        var noWait = new Option<bool>("--no-wait") { Description = "do not wait for the receipt" };
        var command = new Command("send", "send a document with its supporting documents") { file, attachments, confirm, inReplyTo, noWait };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed,
            new Sending(parsed.GetValue(file)!, parsed.GetValue(attachments), parsed.GetValue(confirm) ?? [], parsed.GetValue(inReplyTo), !parsed.GetValue(noWait)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Sending sending, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var document = await InputFile.ReadAsync(sending.File, cancel).ConfigureAwait(false);
        var files = Files(sending);
        var data = CommonOptions.DataFolder(parsed);
        var (host, code) = await ReachedHost.ReachAsync(parsed, data, cancel).ConfigureAwait(false);
        if (host is null)
        {
            return code;
        }

        await using (host)
        {
            try
            {
                var (exchange, refusal) = await host.Client.SubmitAsync(document, files, sending.Confirmed, sending.InReplyTo, cancel).ConfigureAwait(false);
                if (exchange is null)
                {
                    return Refuse(parsed, output, refusal!);
                }

                if (sending.Wait)
                {
                    exchange = await host.Client.FollowAsync(exchange, e => e.Verdict is not null, LongestWait, cancel).ConfigureAwait(false);
                }

                return Tell(parsed, output, exchange, sending.Wait);
            }
            catch (HttpRequestException)
            {
                return output.Fail(CliCodes.Unreachable.Refusal(data), ExitCode.Unreachable);
            }
        }
    }

    /// <summary>The files of the folder, each under its name without the ending: the attachment id.</summary>
    private static List<(string AttachmentId, string Path)> Files(Sending sending)
    {
        var folder = sending.Attachments ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sending.File))!, "attachments");
        if (!Directory.Exists(folder))
        {
            return sending.Attachments is null ? [] : throw new UnreadableFileException(folder);
        }

        return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => (Path.GetFileNameWithoutExtension(f), f))];
    }

    private static int Refuse(ParseResult parsed, CliOutput output, Refusal refusal)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(new
            {
                refusal.Code,
                Text = refusal.Text.In(output.Language),
                refusal.RelatedId,
                Findings = refusal.Findings.Select(f => new
                {
                    f.Code, f.Severity, f.Place.XPath, f.Place.Line, f.Place.Box, Text = f.Text.In(output.Language),
                }),
            });
        }

        foreach (var finding in refusal.Findings)
        {
            CliOutput.Note($"  {finding.Code} {finding.Place.XPath} {finding.Text.In(output.Language)}");
        }

        return output.Fail(refusal);
    }

    private static int Tell(ParseResult parsed, CliOutput output, TrackedExchange exchange, bool waited)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(ExchangeSheet.Of(exchange));
        }
        else
        {
            ExchangeSheet.Write(exchange, output.Language);
        }

        if (waited && exchange.Verdict is null)
        {
            CliOutput.Note($"{CliCodes.NotDelivered.Code}: {CliCodes.NotDelivered.Text(exchange.Id).In(output.Language)}");
        }

        return exchange.Verdict == "refused" ? ExitCode.Refused : ExitCode.Fine;
    }

    private sealed record Sending(string File, string? Attachments, IReadOnlyList<string> Confirmed, string? InReplyTo, bool Wait);
}
