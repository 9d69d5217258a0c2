using System.CommandLine;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Commands;

/// <summary>
/// <c>formx seal FILE --as INSTITUTION --to INSTITUTION --out FILE</c>: a signed envelope, encrypted for its receiver as a host would send it; and
/// <c>formx open FILE --as INSTITUTION --out FILE</c>, which gives back exactly the signed bytes.
/// </summary>
internal static class SealCommand
{
    public static Command CreateSeal()
    {
        var (file, sender, receiver, target) = (Source(), Institution("--as"), Institution("--to"), Target());
        var command = new Command("seal") { file, sender, receiver, target };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed, parsed.GetValue(file)!, parsed.GetValue(target)!, (folders, bytes) => Seal(folders, bytes, parsed.GetValue(sender)!, parsed.GetValue(receiver)!), cancel));
        return command;
    }

    public static Command CreateOpen()
    {
        var (file, receiver, target) = (Source(), Institution("--as"), Target());
        var command = new Command("open") { file, receiver, target };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed, parsed.GetValue(file)!, parsed.GetValue(target)!, (folders, bytes) => Open(folders, bytes, parsed.GetValue(receiver)!), cancel));
        return command;
    }

    private static Argument<string> Source() => new("FILE");

    private static Option<string> Institution(string name) => new(name) { Required = true, HelpName = "INSTITUTION" };

    private static Option<string> Target() => new("--out") { Required = true, HelpName = "FILE" };

    private static async Task<int> RunAsync(
        ParseResult parsed, string file, string target, Func<CertificateFolders, byte[], (byte[]? Bytes, Refusal? Refusal)> make, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var bytes = await InputFile.ReadAsync(file, XmlLimits.Sealed.LargestBytes, cancel).ConfigureAwait(false);
        var (made, refusal) = make(CertificateFolders.In(CommonOptions.DataFolder(parsed)), bytes.ToArray());
        if (made is null)
        {
            return output.Fail(refusal!);
        }

        try
        {
            // What was opened may be medical: for its owner alone, also in a file that was there.
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var written = new FileStream(target, options);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(written.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            await written.WriteAsync(made, cancel).ConfigureAwait(false);
            return ExitCode.Fine;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal(target), ExitCode.Misuse);
        }
    }

    private static (byte[]? Bytes, Refusal? Refusal) Seal(CertificateFolders folders, byte[] signed, string sender, string receiver)
    {
        if (TrustDirectory.Load(folders.Trust).Directory is not { } directory)
        {
            return (null, CliCodes.Trust.Refusal(folders.Trust));
        }

        if (directory.RecipientKeyOf(receiver, TimeProvider.System.GetUtcNow()) is not { } recipient)
        {
            return (null, CliCodes.NoSealKey.Refusal(receiver, folders.Trust));
        }

        if (SafeXml.Examine(signed, XmlLimits.Envelope) is { } finding)
        {
            return (null, new Refusal(finding.Code, finding.Text));
        }

        if (EnvelopeKind.Detect(signed) is not (EnvelopeKind.Envelope or EnvelopeKind.Receipt) || !EnvelopeSealer.CanSeal(signed))
        {
            return (null, CliCodes.NotSigned.Refusal());
        }

        var envelope = EnvelopeSealer.Seal(signed, recipient);
        var (stated, given) = envelope.Sender != sender ? (envelope.Sender, sender) : (envelope.Receiver, receiver);
        return stated == given ? (envelope.Bytes, null) : (null, CliCodes.OtherParty.Refusal(stated, given));
    }

    private static (byte[]? Bytes, Refusal? Refusal) Open(CertificateFolders folders, byte[] bytes, string receiver)
    {
        var keys = new KeyStore(folders, TimeProvider.System, KeyPassphrase.OfEnvironment());
        if (keys.Problems(receiver) is [var problem, ..])
        {
            return (null, problem);
        }

        if (keys.DecryptionKeys(receiver) is not { Count: > 0 } opening)
        {
            return (null, CliCodes.NoOpenKey.Refusal(receiver, folders.Keys));
        }

        var (opened, refusal) = new EnvelopeOpener(opening).Open(bytes);
        return opened is null ? (null, refusal)
            : opened.Receiver == receiver ? (opened.SignedBytes.ToArray(), null)
            : (null, CliCodes.OtherParty.Refusal(opened.Receiver, receiver));
    }
}
