using System.Xml.Linq;
using FormExchange.Forms;
using FormExchange.Tests.Cli;

namespace FormExchange.Tests.Site;

/// <summary>The catalogue site, written once for all tests by the command that people use.</summary>
public sealed class WrittenSite : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.File("site");

    /// <summary>Every page, by its path below the folder.</summary>
    public IReadOnlyDictionary<string, XElement> Pages { get; private set; } = new Dictionary<string, XElement>();

    public async ValueTask InitializeAsync()
    {
        (await FormxProcess.RunAsync("forms", "docs", "--out", Folder)).ShouldSucceed();
        Pages = Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Folder, file), Read, StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A page is XML but for its document type, which SafeXml rightly does not take.</summary>
    private static XElement Read(string file)
    {
        var text = File.ReadAllText(file);
        const string type = "<!DOCTYPE html>\n";
        text.ShouldStartWith(type);
        return SafeXml.LoadXDocument(SafeXml.Utf8(text[type.Length..])).Root!;
    }
}
