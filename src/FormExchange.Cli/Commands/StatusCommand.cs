using System.CommandLine;
using FormExchange.Cli.Hosting;
using FormExchange.Host.Api;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx status ID</c>: where an exchange stands, and its timeline.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID");
        var command = new Command("status") { id };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(id)!, cancel));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, string id, CancellationToken cancel)
    {
        // A folder that is not there holds no exchange; it is not made because somebody asked.
        return Directory.Exists(CommonOptions.DataFolder(parsed))
            ? ReachedHost.WithAsync(parsed, (host, _) => ShowAsync(parsed, host.Client, id, cancel), cancel)
            : Task.FromResult(CommonOptions.Output(parsed).Fail(ApiCodes.NotFound.Refusal(id)));
    }

    private static async Task<int> ShowAsync(ParseResult parsed, HostClient client, string id, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var (exchange, refusal) = await client.FindAsync(id, cancel).ConfigureAwait(false);
        if (exchange is null)
        {
            return output.Fail(refusal!);
        }

        ExchangeSheet.Tell(parsed, exchange);
        return ExitCode.Fine;
    }
}
