using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;

namespace FormExchange.Tests.Site;

/// <summary>What Chromium made of a page: what axe objects to, which way it is written, whether it runs over sideways, what a search shows.</summary>
internal sealed record OpenedPage(string Obstacles, string Direction, bool Sideways, string Search, IReadOnlyList<string> Console);

/// <summary>
/// Opens pages from their files in one Debian Chromium, one after the other in a frame. A copy of each bears a probe: axe (WCAG 2.2 A and AA
/// and good practice) and a word typed into the search field; it tells the page around it what it found.
/// </summary>
internal static partial class Browser
{
    private const string Probe = """
        addEventListener("load", function () {
          var root = document.documentElement, field = document.getElementById("search"), rows = document.querySelectorAll("tbody tr");
          var told = [getComputedStyle(document.body).direction, String(root.scrollWidth > root.clientWidth)];
          axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(function (found) {
            var obstacles = found.violations.map(function (v) { return v.id + ": " + v.nodes.map(function (n) { return n.html; }).slice(0, 3).join(" "); }).join("; ");
            field.value = "qqqzzz";
            field.dispatchEvent(new Event("input"));
            var shown = Array.prototype.filter.call(rows, function (row) { return !row.hidden; }).length;
            parent.postMessage(told.concat([shown + " of " + rows.length + " " + document.getElementById("nothing").textContent, obstacles]), "*");
          }).catch(function (error) { parent.postMessage(told.concat(["", "axe failed: " + error]), "*"); });
        });
        """;

    private const string Around = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body><iframe id="frame" title="t" style="width:1280px;height:900px;border:0"></iframe><ol id="told"></ol><script>
          var pages = [PAGES], at = 0, frame = document.getElementById("frame");
          addEventListener("message", function (event) {
            var line = document.createElement("li");
            line.textContent = [pages[at]].concat(event.data).join("\u001f");
            document.getElementById("told").appendChild(line);
            at += 1;
            if (at < pages.length) { frame.src = pages[at]; }
          });
          frame.src = pages[0];
        </script></body></html>
        """;

    /// <summary>Each page by its path below the folder.</summary>
    public static async Task<IReadOnlyDictionary<string, OpenedPage>> OpenAsync(string folder, IReadOnlyList<string> pages)
    {
        using var profile = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "probe.js"), AxeSource() + Probe);
        foreach (var page in pages)
        {
            var probe = $"<script src=\"{string.Concat(Enumerable.Repeat("../", page.Count(letter => letter == '/')))}probe.js\"></script></body>";
            await File.WriteAllTextAsync(Probed(folder, page), (await File.ReadAllTextAsync(Path.Combine(folder, page))).Replace("</body>", probe, StringComparison.Ordinal));
        }

        var around = Path.Combine(folder, "probe.html");
        await File.WriteAllTextAsync(around, Around.Replace("PAGES", string.Join(',', pages.Select(page => $"\"{Path.GetRelativePath(folder, Probed(folder, page))}\"")), StringComparison.Ordinal));
        var run = await ExternalTool.RunAsync(
            "chromium",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1300,1000", "--enable-logging=stderr", "--v=0", "--virtual-time-budget=600000", "--user-data-dir=" + profile.Path, "--dump-dom", new Uri(around).AbsoluteUri,
            ],
            timeout: TimeSpan.FromMinutes(5));
        var console = run.Error.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal)).ToList();
        return Line().Matches(run.ShouldSucceed().Output).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('\u001f'))
            .ToDictionary(told => told[0].Replace("probe-", "", StringComparison.Ordinal), told => new OpenedPage(told[4], told[1], told[2] == "true", told[3], [.. console.Where(line => line.Contains(told[0], StringComparison.Ordinal))]));
    }

    private static string Probed(string folder, string page) => Path.Combine(folder, Path.GetDirectoryName(page)!, "probe-" + Path.GetFileName(page));

    private static string AxeSource()
    {
        var assembly = Assembly.GetAssembly(typeof(AxeRunOptions))!;
        using var content = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("axe.min.js", StringComparison.Ordinal)))!;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd() + "\n";
    }

    [GeneratedRegex("<li>([^<]*)</li>")]
    private static partial Regex Line();
}
