using FormExchange.Exchanges.Data;

namespace FormExchange.Tests.Journeys;

/// <summary>A place that gets a name is struck somewhere: a list that somebody forgot to lengthen proves nothing.</summary>
public sealed class Strikes_tests
{
    [Fact]
    public void Every_named_place_is_struck_in_earnest_but_the_error_queue_which_no_journey_leads_to() =>
        Strike.InEarnest.SelectMany(strike => new[] { strike.Place[..strike.Place.LastIndexOf('.')] }).Append(FaultPoints.ParkMessage).Distinct()
            .ShouldBe(FaultPoints.Names, ignoreOrder: true);

    [Fact]
    public void Each_is_struck_before_and_after() => Strike.InEarnest.Where(strike => strike.Victim == Victim.Itself).Select(strike => strike.Place)
        .Concat([FaultPoints.ParkMessage + ".before", FaultPoints.ParkMessage + ".after"]).Order()
        .ShouldBe(FaultPoints.Names.SelectMany(name => new[] { name + ".before", name + ".after" }).Order());
}
