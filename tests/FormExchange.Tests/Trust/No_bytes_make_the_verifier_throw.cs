using System.Text;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class No_bytes_make_the_verifier_throw
{
    private const int Mutants = 3000;

    private static readonly string[] Tokens = ["<ds:Signature>", "</ds:Signature>", "<a>", "/>", " Id=\"x\"", "&#x0;", "<![CDATA[", "]]>", "xmlns=\"\"", "\0", "\uFEFF", "ﷺ", "<?xml version=\"1.1\"?>"];

    /// <summary>Deletions, repetitions, swaps and insertions at random places, several at once; the seed is fixed so that a failure can be seen again.</summary>
    [Fact]
    public void However_an_envelope_is_cut_up()
    {
        var random = new Random(20261124);
        var canonical = CanonicalXml.Canonicalize(Golden.Envelope);
        for (var number = 0; number < Mutants; number++)
        {
            var mutant = Mutate(Golden.Envelope, random);

            var verification = Golden.Verify(mutant);

            (verification.Envelope is null).ShouldBe(verification.Refusal is not null);
            if (verification.Envelope is not null)
            {
                CanonicalXml.Canonicalize(mutant).ShouldBe(canonical, Encoding.UTF8.GetString(mutant));
            }
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            // Half of the changes happen at a tag, where the grammar is.
            var at = random.Next(bytes.Length);
            at = random.Next(2) == 0 ? at : Math.Max(0, bytes.AsSpan(0, at + 1).LastIndexOf((byte)'<'));
            var length = Math.Min(random.Next(1, 200), bytes.Length - at);
            byte[] inserted = random.Next(4) switch
            {
                0 => [],
                1 => [.. bytes.AsSpan(at, length), .. bytes.AsSpan(at, length)],
                2 => Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]),
                _ => [(byte)random.Next(256)],
            };
            var removed = random.Next(2) == 0 ? length : 0;
            bytes = [.. bytes.AsSpan(0, at), .. inserted, .. bytes.AsSpan(at + removed)];
        }

        return bytes;
    }
}
