using System.CommandLine;
using System.Globalization;
using FormExchange.Cli.Hosting;
using FormExchange.Cli.Usage;
using FormExchange.Transport;

namespace FormExchange.Cli.Commands;

/// <summary>
/// <c>formx broker definitions | declare</c>: what stands on RabbitMQ for the institutions, as a file that a broker imports (with users and
/// rights), or declared there over AMQP (without: they are no part of it).
/// </summary>
internal static class BrokerCommand
{
    private static readonly Option<string[]> Institutions = new("--institutions") { HelpName = "ID…", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> DeliveryLimit = new("--delivery-limit") { HelpName = "N" };

    public static Command Create()
    {
        var file = new Option<string>("--out") { Required = true, HelpName = "FILE" };
        var passwords = new Option<string?>("--passwords") { HelpName = "DIR" };
        var vhost = new Option<string?>("--vhost") { HelpName = "NAME" };
        var definitions = new Command("definitions") { file, passwords, vhost, Institutions, DeliveryLimit };
        definitions.SetAction(parsed => WithInstitutions(parsed, (institutions, limit) => Task.FromResult(BrokerFiles.Write(
            parsed, institutions, limit, parsed.GetValue(vhost) ?? "formexchange", parsed.GetValue(file)!, parsed.GetValue(passwords)))));

        var address = new Option<string>("--address") { Required = true, HelpName = "amqp://HOST:PORT/VHOST" };
        var user = new Option<string>("--user") { Required = true, HelpName = "NAME" };
        var passwordFile = new Option<string>("--password-file") { Required = true, HelpName = "FILE" };
        var authorities = new Option<string?>("--authorities") { HelpName = "FILE" };
        var declare = new Command("declare") { address, user, passwordFile, authorities, Institutions, DeliveryLimit };
        declare.SetAction((parsed, cancel) => WithInstitutions(parsed, async (institutions, limit) =>
        {
            var options = new TransportOptions
            {
                Kind = TransportOptions.RabbitMq,
                Address = Uri.TryCreate(parsed.GetValue(address), UriKind.Absolute, out var where) ? where : null,
                CertificateAuthorities = parsed.GetValue(authorities),
                DeliveryLimit = limit,
            };
            var password = await InputFile.ReadLineAsync(parsed.GetValue(passwordFile)!, cancel).ConfigureAwait(false);
            if (password.Length == 0)
            {
                return CommonOptions.Output(parsed).Fail(CliCodes.PasswordMissing.Refusal(parsed.GetValue(passwordFile)!), ExitCode.Misuse);
            }

            return await BrokerFiles.DeclareAsync(parsed, institutions, options, parsed.GetValue(user)!, password, cancel).ConfigureAwait(false);
        }));
        return new Command("broker") { definitions, declare };
    }

    private static Task<int> WithInstitutions(ParseResult parsed, Func<IReadOnlyList<string>, int, Task<int>> work)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return Task.FromResult(ExitCode.Refused);
        }

        var output = CommonOptions.Output(parsed);
        string[] named = [.. (parsed.GetValue(Institutions) ?? []).Distinct(StringComparer.Ordinal)];
        if (named.FirstOrDefault(i => catalogue.FindInstitution(i) is null) is { } unknown)
        {
            return Task.FromResult(output.Fail(CliCodes.UnknownInstitution.Refusal(unknown)));
        }

        var text = parsed.GetValue(DeliveryLimit);
        if (!int.TryParse(text ?? "20", NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > TransportOptions.LargestDeliveryLimit)
        {
            return Task.FromResult(output.Fail(CliCodes.BadWord.Refusal(DeliveryLimit.Name, "formx " + CommandPath.Of(parsed.CommandResult)), ExitCode.Misuse));
        }

        return work(named.Length > 0 ? named : [.. catalogue.Institutions.Select(i => i.Id)], limit);
    }
}
