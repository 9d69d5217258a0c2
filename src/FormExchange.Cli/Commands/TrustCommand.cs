using System.CommandLine;
using FormExchange.Cli.Trust;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx trust add | list | check</c>: whom this place trusts, and what asks for somebody's work.</summary>
internal static class TrustCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE");
        var institution = new Option<string?>("--of") { HelpName = "ID" };
        var authority = new Option<bool>("--ca");
        var list = new Option<bool>("--crl");
        var add = new Command("add") { file, institution, authority, list, TrustWords.TrustFolder };
        add.SetAction(parsed => AddedTrust.Add(parsed, parsed.GetValue(file)!, parsed.GetValue(institution), parsed.GetValue(authority), parsed.GetValue(list)));

        var show = new Command("list") { TrustWords.TrustFolder };
        show.SetAction(TrustTable.List);

        var check = new Command("check") { TrustWords.TrustFolder, TrustWords.KeysFolder, TrustWords.PassphraseFile };
        check.SetAction(TrustTable.CheckAsync);

        return new Command("trust") { add, show, check };
    }
}
