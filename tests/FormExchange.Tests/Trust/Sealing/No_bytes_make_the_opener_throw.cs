using System.Text;
using FormExchange.Tests.Trust.SecondOpinion;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

public sealed class No_bytes_make_the_opener_throw
{
    private const int Mutants = 3000;

    private static readonly string[] Tokens =
        ["<xenc:EncryptedKey>", "</xenc:CipherValue>", "<a>", "/>", " Id=\"x\"", "&#x0;", "&#65;", "<![CDATA[", "]]>", "xmlns=\"\"", "\0", "\uFEFF", " ", "\n", "=", "A", "<?xml version=\"1.1\"?>"];

    /// <summary>The seed is fixed, so that a failure can be seen again. What still opens is what was sealed: there are other spellings of the XML around it.</summary>
    [Theory]
    [InlineData("ecdh-es", Mutants)]
    [InlineData("rsa-oaep-mgf1p", Mutants / 10)]
    public void However_a_sealed_envelope_is_cut_up(string name, int mutants)
    {
        var mutation = new Mutation(new Random(20261124), Tokens);
        var golden = Golden_seals_stay_open.Of(name);
        var opened = 0;
        for (var number = 0; number < mutants; number++)
        {
            var mutant = mutation.Of(golden);

            var opening = TestRecipient.Opener.Open(mutant);

            (opening.Envelope is null).ShouldBe(opening.Refusal is not null);
            if (opening.Envelope is { } envelope)
            {
                opened++;
                envelope.SignedBytes.Span.SequenceEqual(Golden.Envelope).ShouldBeTrue(Encoding.UTF8.GetString(mutant));
            }
            else
            {
                opening.Refusal!.Code.ShouldMatch("^(SEAL-CANNOT-OPEN|SEAL-KEY|XML-[A-Z-]+)$");
            }
        }

        opened.ShouldBeLessThan(mutants / 10);
    }

    [Fact]
    public void Nor_any_one_octet_that_changes()
    {
        // Each octet of the frame and the ends of the cipher text; of the many between, one in eleven.
        var golden = Golden_seals_stay_open.Of("ecdh-es");
        var cipherText = Encoding.ASCII.GetString(golden).LastIndexOf("<xenc:CipherValue>", StringComparison.Ordinal) + 40;
        for (var at = 0; at < golden.Length; at += at > cipherText && at < golden.Length - 140 ? 11 : 1)
        {
            var changed = golden.ToArray();
            changed[at] ^= 1;

            var opening = TestRecipient.Opener.Open(changed);

            opening.Envelope.ShouldBeNull($"octet {at}");
        }
    }
}
