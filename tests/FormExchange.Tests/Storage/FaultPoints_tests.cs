using System.Reflection;
using FormExchange.Exchanges.Data;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>The named places at which a test may end a process.</summary>
public sealed class FaultPoints_tests
{
    [Fact]
    public void Every_name_that_is_declared_is_in_the_list() => FaultPoints.Names.Order().ShouldBe(
        typeof(FaultPoints).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order());

    [Theory]
    [InlineData("submit.before", true)]
    [InlineData("take-part.after", true)]
    [InlineData("take-part.after#25", true)]
    [InlineData("take-part.after#0", false)]
    [InlineData("take-part.after#", false)]
    [InlineData("take-part.after#two", false)]
    [InlineData("submit", false)]
    [InlineData("submit.during", false)]
    [InlineData("", false)]
    public void A_place_is_a_name_and_a_side_and_perhaps_a_count(string place, bool exists) => FaultPoints.IsPlace(place).ShouldBe(exists);

    [Fact]
    public void Only_the_armed_place_ends_the_process()
    {
        foreach (var armed in FaultPoints.Names.SelectMany(n => new[] { n + ".before", n + ".after" }))
        {
            var reached = new List<string>();
            var current = string.Empty;
            var faults = new FaultPoints(armed, () => reached.Add(current));
            foreach (var name in FaultPoints.Names)
            {
                current = name + ".before";
                faults.Before(name);
                current = name + ".after";
                faults.After(name);
            }

            reached.ShouldBe([armed]);
        }
    }

    [Fact]
    public void A_place_with_a_count_strikes_then_and_never_again()
    {
        var struck = new List<int>();
        var reached = 0;
        var faults = new FaultPoints(FaultPoints.Judge + ".after#3", () => struck.Add(reached));
        for (reached = 1; reached <= 6; reached++)
        {
            faults.Before(FaultPoints.Judge);
            faults.After(FaultPoints.Judge);
        }

        struck.ShouldBe([3]);
    }
}
