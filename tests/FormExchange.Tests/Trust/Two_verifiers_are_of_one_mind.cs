using System.Collections.Concurrent;
using FormExchange.Tests.Trust.SecondOpinion;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

/// <summary>
/// What the product does in one pass over the bytes is done a second time with a document in memory, the framework's transform and its SignedXml. Each
/// number seeds one case, so that a difference can be made again.
/// </summary>
public sealed class Two_verifiers_are_of_one_mind
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

    [Fact]
    public void On_the_verdict_over_twenty_thousand_mutants()
    {
        var second = Golden.SecondOpinion;
        var differences = new ConcurrentBag<string>();
        var accepted = 0;
        Parallel.For(0, Cases, seed =>
        {
            var mutant = new Mutation(new Random(seed)).Of(Golden.Envelope);
            var one = Golden.Verify(mutant);
            var other = second.Refuse(mutant, TrustFolder.Cnap, Golden.ArrivedAt);
            if (one.Refusal?.Code != other)
            {
                differences.Add($"{seed}: {one.Refusal?.Code ?? "accepted"}, the second opinion {other ?? "accepted"}");
            }

            Interlocked.Add(ref accepted, one.Envelope is null ? 0 : 1);
        });

        differences.Order(StringComparer.Ordinal).ShouldBeEmpty();
        accepted.ShouldBeInRange(1, Cases / 10);
    }

    /// <summary>The changes of somebody who holds the sender's key: digests and value are made anew over whatever is left, so that what comes after them is reached.</summary>
    [Fact]
    public void On_mutants_that_are_signed_again()
    {
        using var fixture = new HostileFixture();
        var (bench, verifier) = (fixture.Bench, fixture.Folder.Verifier);
        var second = new DomVerifier(TrustFolder.Schemas, fixture.Folder.Directory());
        var envelope = Forgery.Utf8(bench.Text);
        var differences = new ConcurrentBag<string>();
        var codes = new ConcurrentBag<string>();
        Parallel.For(0, Cases / 4, seed =>
        {
            var mutant = Mutation.SignedAgain(new Mutation(new Random(seed)).Of(envelope), bench.Certificate);
            var one = verifier.Verify(mutant, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)).Refusal?.Code ?? "accepted";
            var other = second.Refuse(mutant, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)) ?? "accepted";
            codes.Add(one);
            if (one != other)
            {
                differences.Add($"{seed}: {one}, the second opinion {other}");
            }
        });

        differences.Order(StringComparer.Ordinal).ShouldBeEmpty();
        new[] { "accepted", "ENV-SCHEMA", "ENV-STRUCTURE", "SIG-GRAMMAR", "CERT-SENDER", "ENV-SCOPE", "ENV-RECEIVER" }.ShouldBeSubsetOf(codes.Distinct());
    }

    [Fact]
    public void On_every_document_that_is_made_to_deceive()
    {
        using var fixture = new HostileFixture();
        var differences = new List<string>();
        foreach (var hostile in A_hostile_envelope_is_refused.All)
        {
            var bytes = hostile.Make(fixture.Bench);
            var second = new DomVerifier(TrustFolder.Schemas, fixture.Folder.Directory()).Refuse(bytes, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1));
            if (second != hostile.Code)
            {
                differences.Add($"{hostile.Name}: {hostile.Code}, the second opinion {second ?? "accepted"}");
            }
        }

        differences.ShouldBeEmpty();
    }
}
