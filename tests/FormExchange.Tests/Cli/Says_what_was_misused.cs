using FormExchange.Forms;

namespace FormExchange.Tests.Cli;

/// <summary>One line on standard error, in the language that was asked for, with what to do; nothing on standard output.</summary>
public sealed class Says_what_was_misused
{
    private const string Sample = "schemas/ma-lu/LM15/1/samples/valid-full.xml";

    public static TheoryData<string, string, int> CommandLines => new()
    {
        { "", "CLI-USAGE-MISSING", 2 },
        { "frobnicate", "CLI-USAGE", 2 },
        { "forms", "CLI-USAGE-MISSING", 2 },
        { "forms show", "CLI-USAGE-MISSING", 2 },
        { "forms show NONE", "CLI-FORM", 1 },
        { "forms list --frobnicate", "CLI-USAGE", 2 },
        { "validate", "CLI-USAGE-MISSING", 2 },
        { "validate nothing-here.xml --json", "CLI-FILE", 2 },
        { "validate schemas --json", "CLI-FILE", 2 },
        { $"validate {Sample} --as-of 2026-13-01 --json", "CLI-DATE", 2 },
        { $"validate {Sample} --as-of", "CLI-USAGE-MISSING", 2 },
        { $"validate {Sample} --attachments here", "CLI-USAGE", 2 },
        { "forms list --lang de", "CLI-USAGE-VALUE", 2 },
        { "forms list --schemas nothing-here --json", "CLI-SCHEMAS", 1 },
        { "new LM15", "CLI-USAGE-MISSING", 2 },
        { "new NONE --out {here}/new", "CLI-FORM", 1 },
        { "new LM15 --out {here}/file/new", "CLI-OUTPUT", 2 },
        { "sign nothing-here.xml --as A --to B --out {here}/signed.xml --data {here}/data", "CLI-FILE", 2 },
        { $"sign {Sample} --as MA:CNSS-OUJ01 --to LU:0030", "CLI-USAGE-MISSING", 2 },
        { $"sign {Sample} --as MA:CNSS-OUJ01 --to LU:0030 --out {{here}}/signed.xml --data {{here}}/file/data", "HOST-DATA-UNUSABLE", 2 },
        { $"sign {Sample} --as LU:0030 --to LU:0030 --out {{here}}/signed.xml --data {{here}}/data", "CLI-PARTY", 1 },
        { $"sign {Sample} --as MA:CNSS-OUJ01 --to LU:CNS --out {{here}}/signed.xml --data {{here}}/data", "CLI-PARTY", 1 },
        { "verify nothing-here.xml --data {here}/data", "CLI-FILE", 2 },
        { "send nothing-here.xml --data {here}/data --json", "CLI-FILE", 2 },
        { "send schemas --data {here}/data --json", "CLI-FILE", 2 },
        { $"send {Sample} --attachments nothing-here --data {{here}}/data", "CLI-FILE", 2 },
        { $"send {Sample} --wait 31 --data {{here}}/data", "CLI-USAGE-VALUE", 2 },
        { $"send {Sample} --attachments schemas/ma-lu/LM15/1/samples/attachments --data {{here}}/file/data --json", "HOST-DATA-UNUSABLE", 2 },
        { "status", "CLI-USAGE-MISSING", 2 },
        { "status one --data {here}/data --json", "API-NOT-FOUND", 1 },
        { "demo --data {here}/file/data --json", "HOST-DATA-UNUSABLE", 2 },
        { "keys", "CLI-USAGE-MISSING", 2 },
        { "keys dev", "CLI-USAGE-MISSING", 2 },
        { "keys dev --out {here}/file/set", "CLI-OUTPUT", 2 },
        { "keys new --as LU:0030", "CLI-USAGE-MISSING", 2 },
        { "keys new --as LU:0030 --purpose tls --data {here}/data", "CLI-USAGE-VALUE", 2 },
        { "keys new --as LU:0030 --purpose sign --kind p384 --data {here}/data", "CLI-USAGE-VALUE", 2 },
        { "keys new --as LU:0030 --purpose sign --data {here}/file/data", "CLI-OUTPUT", 2 },
        { "keys new --as LU:0030 --purpose sign --passphrase-file nothing-here --data {here}/data", "CLI-FILE", 2 },
        { "keys new --as LU:0030 --purpose sign --passphrase secret --data {here}/data", "CLI-USAGE", 2 },
        { "keys new --as XX:1 --purpose sign --data {here}/data", "CLI-INSTITUTION", 1 },
        { "keys new --as ../../etc --purpose sign --data {here}/data", "CLI-INSTITUTION", 1 },
        { "keys rotate --as LU:0030 --purpose sign --data {here}/data", "KEY-NONE", 1 },
        { "keys csr sign-1 --as LU:0030 --purpose sign --data {here}/data", "KEY-UNKNOWN", 1 },
        { "keys import nothing-here --as LU:0030 --data {here}/data", "CLI-FILE", 2 },
        { "keys import {here}/file --as LU:0030 --data {here}/data", "TRUST-ONE-CERTIFICATE", 1 },
        { "keys list --as ../x --data {here}/data", "CLI-INSTITUTION", 1 },
        { "keys retire 01234567 --as LU:0030 --data {here}/data", "KEY-UNKNOWN", 1 },
        { "keys retire 01234567 --as LU:0030 --at tomorrow --data {here}/data", "CLI-INSTANT", 2 },
        { "trust", "CLI-USAGE-MISSING", 2 },
        { "trust add {here}/file --data {here}/data", "CLI-TRUST-WHAT", 2 },
        { "trust add {here}/file --ca --crl --data {here}/data", "CLI-TRUST-WHAT", 2 },
        { "trust add nothing-here --ca --data {here}/data", "CLI-FILE", 2 },
        { "trust add {here}/file --ca --data {here}/data", "TRUST-ONE-CERTIFICATE", 1 },
        { "trust add {here}/file --crl --data {here}/data", "TRUST-CRL-UNREADABLE", 1 },
        { "trust add {here}/file --of XX:1 --data {here}/data", "CLI-INSTITUTION", 1 },
        { "broker", "CLI-USAGE-MISSING", 2 },
        { "broker definitions", "CLI-USAGE-MISSING", 2 },
        { "broker definitions --out {here}/d --institutions LU:0030 XX:1", "CLI-INSTITUTION", 1 },
        { "broker definitions --out {here}/d --delivery-limit 0", "CLI-USAGE-VALUE", 2 },
        { "broker definitions --out {here}/d --delivery-limit 1001", "CLI-USAGE-VALUE", 2 },
        { "broker definitions --out {here}/d --delivery-limit many", "CLI-USAGE-VALUE", 2 },
        { "broker definitions --out {here}/file/d", "CLI-OUTPUT", 2 },
        { "broker definitions --out {here}/d --passwords {here}/file/p", "CLI-OUTPUT", 2 },
        { "broker definitions --out {here}/d --address amqp://127.0.0.1/fx", "CLI-USAGE", 2 },
        { "broker declare --address amqp://127.0.0.1/fx --user fx", "CLI-USAGE-MISSING", 2 },
        { "broker declare --address amqp://127.0.0.1/fx --user fx --password-file nothing-here", "CLI-FILE", 2 },
        { "broker declare --address amqp://127.0.0.1/fx --user fx --password-file schemas", "CLI-FILE", 2 },
        { "broker declare --address amqp://127.0.0.1/fx --user fx --password-file /dev/null", "CLI-PASSWORD", 2 },
        { "broker declare --address amqp://127.0.0.1/fx --user fx --password-file {here}/file --authorities {here}/file", "TRANSPORT-AUTHORITIES", 1 },
    };

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Of_a_command_line(string line, string code, int exitCode)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "a file stands where a folder should", TestContext.Current.CancellationToken);
        var words = line.Replace("{here}", folder.Path, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // What these commands refuse may come from a host of their own.
        var run = words is ["send" or "status" or "demo", ..] ? FormxProcess.RunAsync(words) : FormxHere.RunAsync(words);
        (await run).OnlyRefusal().ShouldBe((exitCode, code));

        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(1, "what was refused left something behind");
    }

    [Fact]
    public async Task In_three_languages()
    {
        var said = new List<string>();
        foreach (var language in LocalizedText.Languages)
        {
            var result = await FormxHere.RunAsync("validate", "nothing-here.xml", "--lang", language);
            result.OnlyRefusal().ShouldBe((2, "CLI-FILE"));
            said.Add(result.Error);
        }

        said[0].ShouldContain("ne peut pas être lu");
        said[1].ShouldContain("لا يمكن قراءة");
        said[2].ShouldContain("cannot be read");
    }

    [Fact]
    public async Task And_a_document_that_is_too_large_or_no_text_is_refused_as_any_other()
    {
        using var folder = new TemporaryFolder();
        await using (var large = File.Create(folder.File("large.xml")))
        {
            await large.WriteAsync("<a>"u8.ToArray(), TestContext.Current.CancellationToken);
            large.SetLength(200_000_000);
        }

        await File.WriteAllBytesAsync(folder.File("binary.xml"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.File("empty.xml"), [], TestContext.Current.CancellationToken);

        var result = await FormxHere.RunAsync(
            "validate", folder.File("large.xml"), folder.File("binary.xml"), folder.File("empty.xml"), "--json");

        (result.ExitCode, result.Error).ShouldBe((1, string.Empty));
        result.Json().EnumerateArray().Select(report => report.GetProperty("findings")[0].Text("code"))
            .ShouldBe(["XML-TOO-LARGE", "XML-ENCODING", "XML-NOT-WELL-FORMED"]);
    }
}
