using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

/// <summary>The corpus beside what SignedXml says of it: docs/hostile-envelopes.md is what this test sees.</summary>
public sealed class What_the_naive_check_says : IDisposable
{
    private const string TooLarge = "not run: size";

    private readonly TrustFolder folder = new(madeAt: TrustFolder.Noon.AddDays(-60));
    private readonly HostileBench bench;

    public What_the_naive_check_says() => bench = new HostileBench(folder);

    [Fact]
    public void Stands_in_the_documents_as_it_is()
    {
        var file = Repository.File("docs", "hostile-envelopes.md");
        var received = Table([.. HostileCorpus.Groups.SelectMany(group => group.Cases.Select(hostile => Ask(group.Group, hostile)))]);
        if (Environment.GetEnvironmentVariable("FORMEXCHANGE_APPROVE") == "1")
        {
            File.WriteAllText(file, received);
        }

        (File.Exists(file) ? File.ReadAllText(file) : "").ShouldBe(
            received, "The corpus or the framework changed. If what was received is right, run again with FORMEXCHANGE_APPROVE=1 and read the difference.");
    }

    [Fact]
    public void It_accepts_what_the_cases_are_made_from()
    {
        NaiveCheck.ByItself(Forgery.Utf8(bench.Text)).ShouldBe("**accepts**");
        NaiveCheck.Pinned(Forgery.Utf8(bench.Text), bench.Certificate).ShouldBe("**accepts**");
        folder.Verify(Forgery.Utf8(bench.Text)).Refusal.ShouldBeNull();
    }

    public void Dispose() => folder.Dispose();

    private Row Ask(string group, HostileCase hostile)
    {
        if (hostile.Code == "XML-TOO-LARGE")
        {
            return new Row(group, hostile, TooLarge, TooLarge);
        }

        var bytes = hostile.Make(bench);
        folder.Verify(bytes).Refusal.ShouldNotBeNull(hostile.Name).Code.ShouldBe(hostile.Code, hostile.Name);
        return new Row(group, hostile, NaiveCheck.ByItself(bytes), NaiveCheck.Pinned(bytes, Pinned(bytes)));
    }

    /// <summary>The certificate that the message names if it is entered for the sender, as an honest program would look it up; else the one that he usually has.</summary>
    private X509Certificate2 Pinned(byte[] bytes)
    {
        var text = Forgery.Text(bytes);
        var entered = folder.Directory().CertificatesOf(TrustFolder.Oujda).Select(one => one.Certificate);
        return entered.FirstOrDefault(one => text.Contains(Convert.ToBase64String(one.RawData), StringComparison.Ordinal)) ?? bench.Certificate;
    }

    private static string Table(IReadOnlyList<Row> rows)
    {
        var asked = rows.Where(row => row.Naive != TooLarge).ToList();
        var closer = asked.Where(row => row.Group is not ("Structures" or "Headers")).ToList();
        var text = new StringBuilder(
            """
            # Hostile envelopes

            Each of these documents is made from a validly signed one by a change that somebody could make: with no key, with a key of his own, or with the sender's. FormExchange refuses each with the
            code that stands beside it. The next columns say what .NET's own `SignedXml` answers when it is used as it mostly is: the first `ds:Signature` that a search finds, ECDSA registered, and
            `CheckSignature()`, which takes the key from the message; or `CheckSignature(certificate, true)` with the sender's certificate from the directory.

            **accepts**: the document is believed. *exception*: the program has to catch it. The reader is ours, and refuses what is no well-formed XML, and every DTD: that counts as an exception, where the
            framework's default reader would have parsed the DTD. An answer of **accepts** is not a fault of `SignedXml`, which answers another question: whether what the signature names is unchanged, and
            not whether the document that is read is the one that was signed, by whom, when, and for whom. Where the sender's own key signed again (most of *Properties*, *Structures* and *Headers*), no check of a
            signature alone could refuse.

            About revocation, retirement and purpose `CheckSignature` never asks; more of them are in `Trust/A_revoked_retired_or_mixed_certificate_is_refused.cs`.

            This page is written by the test `Trust/What_the_naive_check_says.cs`, which fails when it is no longer true.

            | group | case | FormExchange | `CheckSignature()` | with the directory's certificate |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Group} | {row.Hostile.Name} | `{row.Hostile.Code}` | {row.Naive} | {row.Pinned} |\n");
        }

        return text.Append(
            CultureInfo.InvariantCulture,
            $"\nOf {rows.Count} hostile envelopes {asked.Count} were put to both: `CheckSignature()` accepts {Accepted(asked, row => row.Naive)}, with the directory's certificate it accepts "
            + $"{Accepted(asked, row => row.Pinned)}, and FormExchange none. Without *Structures* and *Headers*, which nothing but the profile forbids, it is {Accepted(closer, row => row.Naive)} and "
            + $"{Accepted(closer, row => row.Pinned)} of {closer.Count}.\n").ToString();
    }

    private static int Accepted(IReadOnlyList<Row> rows, Func<Row, string> said) => rows.Count(row => said(row) == "**accepts**");

    private sealed record Row(string Group, HostileCase Hostile, string Naive, string Pinned);
}
