using System.Text;
using System.Text.RegularExpressions;

namespace FormExchange.Forms.Catalogue;

/// <summary>Reads decisions.xml, and holds that every decision that a file of the catalogue names stands there.</summary>
internal static partial class DecisionsXml
{
    private const string FileName = "decisions.xml";

    public static IReadOnlyList<OpenDecision> Read(CatalogueFolder folder, bool check)
    {
        if (folder.Root(FileName, "Decisions") is not { } root)
        {
            return [];
        }

        var decisions = new List<OpenDecision>();
        foreach (var element in root.Children("Decision"))
        {
            var decision = new OpenDecision(element.Required("id"), element.RequiredTexts());
            element.Done();
            if (decisions.Exists(known => known.Id == decision.Id))
            {
                element.Problem(CatalogueCodes.Duplicate, decision.Id);
            }

            decisions.Add(decision);
        }

        root.Done();
        if (check)
        {
            Named(folder, [.. decisions.Select(decision => decision.Id)]);
        }

        return decisions;
    }

    private static void Named(CatalogueFolder folder, HashSet<string> known)
    {
        foreach (var file in folder.Everything().Where(file => file != FileName && !file.StartsWith("envelope/", StringComparison.Ordinal)))
        {
            var lines = Encoding.UTF8.GetString(folder.Bytes(file) ?? []).Split('\n');
            var found = lines.SelectMany((line, at) => Decision().Matches(line).Select(match => (match.Value, Line: at + 1))).DistinctBy(one => one.Value);
            foreach (var (unknown, line) in found.Where(one => !known.Contains(one.Value)))
            {
                folder.Problems.Add(TravelCodes.DecisionUnknown, file, line, unknown);
            }
        }
    }

    /// <summary>A decision named in a text, or whatever an attribute gives as one.</summary>
    [GeneratedRegex("\\bD-[0-9]{2,3}\\b|(?<=\\bdecision=\")(?!D-[0-9]{2,3}\")[^\"]*(?=\")", RegexOptions.CultureInvariant)]
    private static partial Regex Decision();
}
