namespace FormExchange.Tests.Cli;

/// <summary>What <see cref="FormxHere"/> hears is what a program hears that starts <c>formx</c>: output, errors and exit code, to the letter.</summary>
public sealed class Says_the_same_in_a_process_of_its_own
{
    [Theory]
    [InlineData("--help --lang ar")]
    [InlineData("broker definitions --help --lang fr")]
    [InlineData("route explain ROUTE-01 --town NADOR --json")]
    [InlineData("forms which status=familyOfWorker --lang ar")]
    [InlineData("forms show LM15 --lang en")]
    [InlineData("forms check --schemas nothing-here")]
    [InlineData("new NONE --out nothing-here")]
    [InlineData("keys list --data {data} --lang fr")]
    [InlineData("keys retire 01234567 --as LU:0030 --data {data} --lang ar")]
    [InlineData("trust list --data {data} --json")]
    [InlineData("trust check --data {data} --lang en")]
    [InlineData("frobnicate")]
    public async Task To_the_letter(string line)
    {
        using var set = new TrustSet();
        var words = line.Replace("{data}", set.Data, StringComparison.Ordinal).Split(' ');

        (await FormxHere.RunAsync(words)).ShouldBe(await FormxProcess.RunAsync(words));
    }
}
