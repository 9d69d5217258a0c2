using System.CommandLine;
using System.Security.Cryptography;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Forms;
using FormExchange.Transport;
using FormExchange.Transport.RabbitMq;
using FormExchange.Trust;

namespace FormExchange.Cli.Hosting;

/// <summary>The broker's side of a deployment: the definitions file with the passwords of its users, and the declaration over AMQP.</summary>
internal static class BrokerFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes <paramref name="file"/>. With a folder of passwords there is a user for each institution, whose password stands in the file
    /// there that is named as its key folder is; one that is not there yet is made. Without, the file has no users.
    /// </summary>
    public static int Write(
        ParseResult parsed, IReadOnlyList<string> institutions, int deliveryLimit, string vhost, string file, string? passwordFolder)
    {
        var output = CommonOptions.Output(parsed);
        var place = passwordFolder ?? file;
        try
        {
            var passwords = passwordFolder is null ? null : institutions.ToDictionary(i => i, i => Password(passwordFolder, i), StringComparer.Ordinal);
            if (passwords?.FirstOrDefault(p => p.Value.Length == 0).Key is { } without)
            {
                return output.Fail(CliCodes.PasswordMissing.Refusal(PasswordFile(passwordFolder!, without)), ExitCode.Misuse);
            }

            place = file;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)) ?? file);
            WriteSecret(file, BrokerDefinitions.Write(BrokerTopology.For(institutions, deliveryLimit), vhost, passwords));
            CliOutput.Line(Path.GetFullPath(file));
            return ExitCode.Fine;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal(place), ExitCode.Misuse);
        }
    }

    public static async Task<int> DeclareAsync(
        ParseResult parsed, IReadOnlyList<string> institutions, TransportOptions options, string user, string password, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var refusals = options.Check();
        try
        {
            if (refusals.Count == 0)
            {
                refusals = await BrokerDeclaration.DeclareAsync(
                    options, user, password, BrokerTopology.For(institutions, options.DeliveryLimit), cancel).ConfigureAwait(false);
            }
        }
        catch (TransportUnavailableException)
        {
            return output.Fail(CliCodes.BrokerAway.Refusal(options.Address!.Authority), ExitCode.Unreachable);
        }

        refusals.ToList().ForEach(refusal => output.Fail(refusal));
        return refusals.Count == 0 ? ExitCode.Fine : ExitCode.Refused;
    }

    private static string Password(string folder, string institution)
    {
        var file = PasswordFile(folder, institution);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            WriteSecret(file, RandomNumberGenerator.GetHexString(32, lowercase: true) + "\n");
        }

        return File.ReadLines(file).FirstOrDefault() ?? string.Empty;
    }

    private static string PasswordFile(string folder, string institution) => Path.Combine(folder, InstitutionFolder.Name(institution)!);

    /// <summary>Whole or not at all, readable by its owner alone from the first byte.</summary>
    private static void WriteSecret(string file, string text)
    {
        var temporary = file + ".new";
        File.Delete(temporary);
        try
        {
            using (var stream = new StreamWriter(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            {
                stream.Write(text);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
