using System.CommandLine;
using System.Globalization;
using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Submit;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;

namespace FormExchange.Cli.Commands;

/// <summary>
/// <c>formx send FILE</c>: submit a document with its files, and wait for the receipt. Exit code 0 means that the receiver accepted it (or,
/// with <c>--no-wait</c>, that we did), 1 that we or the receiver refused it, 3 that no receipt came in time: it is accepted and goes on.
/// </summary>
internal static class SendCommand
{
    private const int LongestWait = 30;

    public static Command Create()
    {
        var file = new Argument<string>("FILE");
        var attachments = new Option<string?>("--attachments") { HelpName = "DIR" };
        var confirm = new Option<string[]>("--confirm") { HelpName = "CODE…", AllowMultipleArgumentsPerToken = true };
        var inReplyTo = new Option<string?>("--in-reply-to") { HelpName = "ID" };
        var noWait = new Option<bool>("--no-wait");
        var wait = new Option<string?>("--wait") { HelpName = "SECONDS" };
        var command = new Command("send") { file, attachments, confirm, inReplyTo, noWait, wait };
        command.SetAction((parsed, cancel) =>
        {
            if (Seconds(parsed.GetValue(wait)) is not { } seconds)
            {
                return Task.FromResult(CommonOptions.Output(parsed).Fail(CliCodes.BadWord.Refusal(wait.Name, "formx send"), ExitCode.Misuse));
            }

            var sending = new Sending(
                parsed.GetValue(file)!, parsed.GetValue(attachments), parsed.GetValue(confirm) ?? [], parsed.GetValue(inReplyTo),
                parsed.GetValue(noWait) ? TimeSpan.Zero : seconds);
            return RunAsync(parsed, sending, cancel);
        });
        return command;
    }

    private static TimeSpan? Seconds(string? text) =>
        int.TryParse(text ?? "30", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LongestWait
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static async Task<int> RunAsync(ParseResult parsed, Sending sending, CancellationToken cancel)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        var bytes = await InputFile.ReadAsync(sending.File, cancel).ConfigureAwait(false);
        var document = new FormValidator(catalogue).Validate(bytes).Document;
        var files = AttachmentFolder.Choose(sending.File, sending.Attachments, document, output);
        var started = TimeProvider.System.GetUtcNow();
        TrackedExchange? exchange = null;
        return await ReachedHost.WithAsync(parsed, SendAsync, cancel).ConfigureAwait(false);

        async Task<int> SendAsync(ReachedHost host, bool again)
        {
            if (exchange is null)
            {
                (exchange, var refusal) = await host.Client.SubmitAsync(bytes, files, sending.Confirmed, sending.InReplyTo, cancel).ConfigureAwait(false);
                exchange ??= again ? await FindOursAsync(host.Client, refusal!, started, cancel).ConfigureAwait(false) : null;
                if (exchange is null)
                {
                    return Refuse(parsed, output, refusal!);
                }
            }

            exchange = await host.Client.FollowAsync(exchange, IsOver, sending.Wait, cancel).ConfigureAwait(false);
            return Tell(parsed, output, exchange, sending.Wait > TimeSpan.Zero);
        }
    }

    /// <summary>The host that took it may have ended before it could say so: the next one then refuses it as sent twice.</summary>
    private static async Task<TrackedExchange?> FindOursAsync(HostClient client, Refusal refusal, DateTimeOffset started, CancellationToken cancel)
    {
        if (refusal.Code != SubmitCodes.AlreadySubmitted.Code || refusal.RelatedId is not { } id)
        {
            return null;
        }

        var (found, _) = await client.FindAsync(id, cancel).ConfigureAwait(false);
        return found is not null && found.CreatedAt >= started ? found : null;
    }

    private static bool IsOver(TrackedExchange exchange) => exchange.Verdict is not null || exchange.Status == nameof(ExchangeStatus.DeadLettered);

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
                    f.Code, Severity = ReportJson.Word(f.Severity), Xpath = f.Place.XPath, f.Place.Line, f.Place.Box, Text = f.Text.In(output.Language),
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
        ExchangeSheet.Tell(parsed, exchange);
        if (exchange.Verdict is not null)
        {
            return exchange.Verdict == "refused" ? ExitCode.Refused : ExitCode.Fine;
        }

        output.Fail(CliCodes.NotDelivered.Refusal(exchange.Id));
        return waited ? ExitCode.Unreachable : ExitCode.Fine;
    }

    private sealed record Sending(string File, string? Attachments, IReadOnlyList<string> Confirmed, string? InReplyTo, TimeSpan Wait);
}
