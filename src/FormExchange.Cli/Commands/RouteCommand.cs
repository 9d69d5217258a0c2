using System.CommandLine;
using FormExchange.Forms;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx route explain FORM|ROUTE [--town NAME]</c>: who sends a form to whom, by which rule and sentence; with a town, who is competent there.</summary>
internal static class RouteCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("WHAT");
        var town = new Option<string?>("--town") { HelpName = "NAME" };
        var explain = new Command("explain") { what, town };
        explain.SetAction(parsed => Explain(parsed, parsed.GetValue(what)!, parsed.GetValue(town)));
        return new Command("route") { explain };
    }

    private static int Explain(ParseResult parsed, string what, string? town)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        var routes = catalogue.Routes.Where(route => Means(route, what)).ToList();
        if (routes.Count == 0)
        {
            return output.Fail(CliCodes.UnknownRoute.Refusal(what));
        }

        var sheets = routes.Select(route => RouteSheet.Of(catalogue, route, town)).ToList();
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(sheets);
            return ExitCode.Fine;
        }

        foreach (var sheet in sheets)
        {
            sheet.Write(output.Language);
        }

        return ExitCode.Fine;
    }

    /// <summary>A form's code, a rule's id, or a route's, whose parts for single forms and directions bear its id in front.</summary>
    private static bool Means(Route route, string what) =>
        route.Forms.Contains(what) || route.Rule == what || route.Id == what || route.Id.StartsWith(what + "-", StringComparison.Ordinal);
}
