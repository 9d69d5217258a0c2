using FormExchange.Cli.Bench;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

/// <summary>
/// The ratios of <c>formx bench trust</c>, held 30 % above their targets for a machine that has other things to do. At the targets they are measured by hand.
/// </summary>
[Collection(Measures.Name)]
[Trait(Measures.Name, "alone")]
public sealed class What_signatures_cost
{
    private const double Tolerance = 1.3;

    [Fact]
    public void Stays_near_the_bare_signature_and_far_below_the_frameworks_own_way()
    {
        using var bench = new TrustBench(FormCatalogue.Load(Repository.Schemas).Catalogue!, Repository.Schemas, TimeProvider.System);

        var result = bench.Run();

        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        result.ShouldSatisfyAllConditions(
            () => result.VerifyOverRawVerify.ShouldBeLessThan(3.5 * Tolerance),
            () => result.SignOverRawSign.ShouldBeLessThan(2 * Tolerance),
            () => result.SignParsedOverRawSign.ShouldBeLessThan(4 * Tolerance),
            () => result.VerifyVersusSignedXml5k.ShouldBeGreaterThan(5 / Tolerance),
            () => result.VerifyVersusSignedXml50k.ShouldBeGreaterThan(4 / Tolerance),
            () => result.AllocatedBytesPerVerify5k.ShouldBeLessThan(80 * 1024),
            () => result.SealOverRaw.ShouldBeLessThan(1.5 * Tolerance),
            () => result.OpenOverRaw.ShouldBeLessThan(1.5 * Tolerance));
    }
}
