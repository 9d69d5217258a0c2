using System.CommandLine;
using System.Globalization;
using FormExchange.Cli.Bench;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx bench trust</c>: what signatures cost on this machine, as ratios.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var trust = new Command("trust");
        trust.SetAction(RunTrust);
        return new Command("bench") { trust };
    }

    private static int RunTrust(ParseResult parsed)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        using var bench = new TrustBench(catalogue, CommonOptions.SchemasFolder(parsed), TimeProvider.System);
        var result = bench.Run();
        CommonOptions.Write(parsed, result, Lines(result).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name,-28} {one.Value:0.##}")));
        return ExitCode.Fine;
    }

    private static IEnumerable<(string Name, double Value)> Lines(TrustResult result) => typeof(TrustResult).GetProperties()
        .Select(one => (char.ToLowerInvariant(one.Name[0]) + one.Name[1..], Convert.ToDouble(one.GetValue(result), CultureInfo.InvariantCulture)));
}
