using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Tests.Trust.SecondOpinion;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

/// <summary>
/// What the product does in one pass over the bytes is done a second time with a document in memory, the framework's transform and its SignedXml. Each
/// number seeds one case, so that a difference can be made again.
/// </summary>
public sealed class Two_verifiers_are_of_one_mind(MadeCorpus corpus)
{
    private const int Cases = 20_000;

    [Fact]
    public void On_the_canonical_form_of_twenty_thousand_documents()
    {
        var differences = new ConcurrentBag<string>();
        Parallel.For(0, Cases, seed =>
        {
            var document = Forgery.Utf8(new RandomDocument(new Random(seed)).Write());
            if (!CanonicalXml.Canonicalize(document).AsSpan().SequenceEqual(Frameworks.Canonical(document)))
            {
                differences.Add($"{seed}: {Forgery.Text(document)}");
            }
        });

        differences.ShouldBeEmpty();
    }

    /// <summary>More prefixes in force than any honest file has, some bound anew further down and taken up again after that.</summary>
    [Fact]
    public void On_the_canonical_form_of_documents_with_hundreds_of_prefixes()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var text = "";
            for (var depth = 0; depth < 30; depth++)
            {
                var used = Enumerable.Range(0, 12).Select(_ => random.Next(200)).Distinct().ToList();
                var declared = string.Concat(used.Select(prefix => $" xmlns:p{prefix}='urn:{random.Next(3)}' p{prefix}:a{prefix}=''"));
                text = $"<e{declared}>{text}<p{used[0]}:f/></e><e/>";
            }

            var document = Forgery.Utf8($"<r>{text}</r>");
            CanonicalXml.Canonicalize(document).ShouldBe(Frameworks.Canonical(document), $"{seed}");
        }
    }

    /// <summary>And over as many of which only a letter is another, since of the rough ones few come as far as digests and value.</summary>
    [Fact]
    public void On_the_verdict_over_twenty_thousand_mutants()
    {
        var bases = MutantBase.All();
        var differences = new ConcurrentBag<string>();
        var accepted = 0;
        Parallel.For(0, 2 * Cases, seed =>
        {
            var origin = bases[seed % bases.Count];
            var mutant = Mutant(seed, origin.Envelope);
            var (one, other) = (origin.One(mutant), origin.Other(mutant));
            if (one != other)
            {
                differences.Add($"{seed}: {one}, the second opinion {other}");
            }

            Interlocked.Add(ref accepted, one == "accepted" ? 1 : 0);
        });

        differences.Order(StringComparer.Ordinal).ShouldBeEmpty();
        accepted.ShouldBeInRange(1, 2 * Cases / 10);
        AskedMostly([.. bases.Select(origin => origin.Second.Questions)], atLeast: 5000);
    }

    /// <summary>The changes of somebody who holds the sender's key: digests and value are made anew over whatever is left, so that what comes after them is reached.</summary>
    [Fact]
    public void On_mutants_that_are_signed_again()
    {
        using var fixture = new HostileFixture();
        var origins = Origins(fixture.Bench);
        var (verifier, second) = (fixture.Folder.Verifier, new DomVerifier(TrustFolder.Schemas, fixture.Folder.Directory()));
        var differences = new ConcurrentBag<string>();
        var codes = new ConcurrentBag<string>();
        Parallel.For(0, Cases, seed =>
        {
            var (envelope, certificate) = origins[seed % origins.Count];
            var mutant = Mutation.SignedAgain(Mutant(seed, envelope), certificate);
            var one = verifier.Verify(mutant, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)).Refusal?.Code ?? "accepted";
            var other = second.Refuse(mutant, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)) ?? "accepted";
            codes.Add(one);
            if (one != other)
            {
                differences.Add($"{seed}: {one}, the second opinion {other}\n{Convert.ToBase64String(mutant)}");
            }
        });

        differences.Order(StringComparer.Ordinal).ShouldBeEmpty();
        new[] { "accepted", "ENV-SCHEMA", "ENV-STRUCTURE", "SIG-GRAMMAR", "CERT-SENDER", "ENV-SCOPE", "ENV-RECEIVER" }.ShouldBeSubsetOf(codes.Distinct());
        AskedMostly([second.Questions], atLeast: 6000);
    }

    [Fact]
    public void On_every_document_that_is_made_to_deceive()
    {
        using var fixture = new HostileFixture();
        var bench = fixture.Bench.WithCarriageReturn;
        IReadOnlyList<(HostileCase Hostile, byte[] Bytes)> returning = [.. HostileCorpus.All.Select(hostile => (hostile, hostile.Make(bench)))];
        var differences = new List<string>();
        var questions = new Questions();

        // The directory after the making: it enters certificates.
        foreach (var (made, directory) in new[] { (corpus.All, corpus.Directory), (returning, fixture.Folder.Directory()) })
        {
            var second = new DomVerifier(TrustFolder.Schemas, directory) { Questions = questions };
            differences.AddRange(made
                .Select(one => (one.Hostile, Other: second.Refuse(one.Bytes, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)) ?? "accepted"))
                .Where(one => one.Other != one.Hostile.Code).Select(one => $"{one.Hostile.Name}: {one.Hostile.Code}, the second opinion {one.Other}"));
        }

        differences.ShouldBeEmpty();
        (questions.Whole >= 20 && questions.Doubted >= 8).ShouldBeTrue(questions.ToString());
    }

    /// <summary>Every other mutant is a rough one, and the rest come further.</summary>
    private static byte[] Mutant(int seed, byte[] envelope) =>
        seed % 2 == 0 ? new Mutation(new Random(seed)).Of(envelope) : new Mutation(new Random(seed)).OfLetters(envelope);

    /// <summary>By a key of each kind, and one with a carriage return.</summary>
    private static IReadOnlyList<(byte[] Envelope, X509Certificate2 Certificate)> Origins(HostileBench bench)
    {
        var rsa = bench.Entered(new TestCertificate { Key = () => RSA.Create(2048) });
        return
        [
            (Forgery.Utf8(bench.Text), bench.Certificate),
            (Forgery.Utf8(bench.Text.Change("#ecdsa-sha256", "#rsa-sha256").Resign(rsa)), rsa),
            (Forgery.Utf8(bench.WithCarriageReturn.Text), bench.Certificate),
        ];
    }

    /// <summary>Of the envelopes whose digests are right most were put to SignedXml itself, and with those of which it had to see that they are wrong they are many.</summary>
    private static void AskedMostly(Questions[] all, int atLeast)
    {
        var counts = string.Join("; ", all.Select(one => one.ToString()));
        all.Sum(one => one.Whole).ShouldBeGreaterThan(all.Sum(one => one.ValueAlone), counts);
        all.Sum(one => one.Whole + one.Doubted).ShouldBeGreaterThanOrEqualTo(atLeast, counts);
    }
}
