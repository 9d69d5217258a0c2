using System.CommandLine;
using FormExchange.Cli.Hosting;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx status ID</c>: where an exchange stands, and its timeline.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "the exchange's id, or its envelope's" };
        var command = new Command("status", "where an exchange stands") { id };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(id)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string id, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
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
                var (exchange, refusal) = await host.Client.FindAsync(id, cancel).ConfigureAwait(false);
                if (exchange is null)
                {
                    return output.Fail(refusal!);
                }

                if (parsed.GetValue(CommonOptions.Json))
                {
                    CliOutput.Json(ExchangeSheet.Of(exchange));
                }
                else
                {
                    ExchangeSheet.Write(exchange, output.Language);
                }

                return ExitCode.Fine;
            }
            catch (HttpRequestException)
            {
                return output.Fail(CliCodes.Unreachable.Refusal(data), ExitCode.Unreachable);
            }
        }
    }
}
