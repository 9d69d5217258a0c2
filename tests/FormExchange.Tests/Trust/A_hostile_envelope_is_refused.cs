using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class A_hostile_envelope_is_refused(MadeCorpus made)
{
    private static readonly Dictionary<string, HostileCase> Cases = All.ToDictionary(hostile => hostile.Name);

    internal static IEnumerable<HostileCase> All => HostileCorpus.All;

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void With_the_code_that_says_why(string name)
    {
        var hostile = Cases[name];

        var verification = made.Verify(made[hostile]);

        verification.Envelope.ShouldBeNull();
        verification.Refusal.ShouldNotBeNull().Code.ShouldBe(hostile.Code);
    }

    [Fact]
    public void In_all_the_ways_that_are_known()
    {
        HostileCorpus.All.Count().ShouldBeGreaterThanOrEqualTo(100);
        HostileCorpus.Groups.Where(group => group.Cases.Count < 3).Select(group => group.Group).ShouldBeEmpty();
        HostileWays.All.Where(way => way.Cases.Distinct().Count() < 3).Select(way => way.Name).ShouldBeEmpty();
        HostileWays.All.SelectMany(way => way.Cases).Except(Cases.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void And_what_the_cases_are_made_from_is_accepted()
    {
        using var fixture = new HostileFixture();
        var (folder, bench) = (fixture.Folder, fixture.Bench);

        foreach (var text in new[] { bench.Text, bench.WithCarriageReturn.Text })
        {
            folder.Verify(Forgery.Utf8(text)).Refusal.ShouldBeNull();
            folder.Verify(Forgery.Utf8(text.Resign(bench.Certificate))).Refusal.ShouldBeNull();
            folder.Verify(Forgery.Utf8(text.Resign(bench.Entered(new TestCertificate())))).Refusal.ShouldBeNull();
        }
    }
}

/// <summary>One folder for all cases: what a case enters in the directory does not help another.</summary>
public sealed class HostileFixture : IDisposable
{
    public HostileFixture() => Bench = new HostileBench(Folder);

    internal TrustFolder Folder { get; } = new(madeAt: TrustFolder.Noon.AddDays(-60));

    internal HostileBench Bench { get; }

    public void Dispose() => Folder.Dispose();
}
