using FormExchange.Tests.Forms.Catalogued;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx route explain</c>: who sends what to whom, by the sentence of the source.</summary>
public sealed class Explains_routes
{
    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Of_every_routing_rule(string language)
    {
        var told = new List<string>();
        foreach (var rule in Tables.Routes)
        {
            told.Add((await FormxHere.RunAsync("route", "explain", rule, "--lang", language)).ShouldSucceed().Output);
        }

        Approved.Match(string.Join('\n', told), "Routes." + language);
    }

    [Fact]
    public async Task With_the_agency_that_serves_the_place_of_residence()
    {
        var sheet = (await FormxHere.RunAsync("route", "explain", "ROUTE-01", "--town", "NADOR", "--json")).ShouldSucceed().Json();
        sheet[0].GetProperty("from").GetProperty("institutions").EnumerateArray().Select(one => one.Text("id")).ShouldBe(["MA:CNSS-NDR01"]);
        (await FormxHere.RunAsync("route", "explain", "LM15", "--town", "Atlantis", "--lang", "en")).ShouldSucceed().Output.ShouldContain("no institution known for that place");
    }

    [Fact]
    public async Task Refuses_what_it_does_not_know() => (await FormxHere.RunAsync("route", "explain", "LM99")).OnlyRefusal().ShouldBe((1, "CLI-ROUTE"));
}
