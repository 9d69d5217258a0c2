using System.Text;
using FormExchange.Tests.Trust.SecondOpinion;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class No_bytes_make_the_verifier_throw
{
    private const int Mutants = 3000;

    /// <summary>Deletions, repetitions, swaps and insertions at random places, several at once; the seed is fixed so that a failure can be seen again.</summary>
    [Fact]
    public void However_an_envelope_is_cut_up()
    {
        var mutation = new Mutation(new Random(20261124));
        var canonical = CanonicalXml.Canonicalize(Golden.Envelope);
        for (var number = 0; number < Mutants; number++)
        {
            var mutant = mutation.Of(Golden.Envelope);

            var verification = Golden.Verify(mutant);

            (verification.Envelope is null).ShouldBe(verification.Refusal is not null);
            if (verification.Envelope is not null)
            {
                CanonicalXml.Canonicalize(mutant).ShouldBe(canonical, Encoding.UTF8.GetString(mutant));
            }
        }
    }
}
