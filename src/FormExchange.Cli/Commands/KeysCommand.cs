using System.CommandLine;
using FormExchange.Cli.Trust;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx keys …</c>: an institution's own keys, from the first one to the end of the last.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var make = new Command("new") { TrustWords.As, TrustWords.Purpose, TrustWords.Kind };
        OwnKeys.Act(make, (keys, parsed, output) => MadeKeys.Make(keys, parsed, output, isNext: false));

        var rotate = new Command("rotate") { TrustWords.As, TrustWords.Purpose, TrustWords.Kind };
        OwnKeys.Act(rotate, (keys, parsed, output) => MadeKeys.Make(keys, parsed, output, isNext: true));

        var key = new Argument<string>("KEY");
        var request = new Command("csr") { key, TrustWords.As, TrustWords.Purpose };
        OwnKeys.Act(request, (keys, parsed, output) => MadeKeys.Request(keys, parsed, output, parsed.GetValue(key)!));

        var file = new Argument<string>("FILE");
        var import = new Command("import") { file, TrustWords.As };
        OwnKeys.Act(import, (keys, parsed, output) => EnteredCertificates.Import(keys, parsed, output, parsed.GetValue(file)!));

        var digest = new Argument<string>("DIGEST");
        var at = new Option<string?>("--at") { HelpName = "INSTANT" };
        var retire = new Command("retire") { digest, TrustWords.As, at };
        OwnKeys.Act(retire, (keys, parsed, output) => EnteredCertificates.Retire(keys, parsed, output, parsed.GetValue(digest)!, parsed.GetValue(at)));

        var institution = new Option<string?>("--as") { HelpName = "ID" };
        var list = new Command("list") { institution, TrustWords.PassphraseFile, TrustWords.TrustFolder, TrustWords.KeysFolder };
        list.SetAction((parsed, cancel) => KeyTable.ListAsync(parsed, parsed.GetValue(institution), cancel));

        return new Command("keys") { DevelopmentKeys.Create(), make, request, import, list, rotate, retire };
    }
}
