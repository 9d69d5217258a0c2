using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using FormExchange.Forms;
using FormExchange.Tests.Cli;

namespace FormExchange.Tests.Forms;

/// <summary>
/// Large documents of each form, judged by a program that may use so much memory and no more: it would end without a verdict otherwise.
/// That time grows with size alone is what <see cref="LargeClaims"/> and <see cref="HostileInput"/> measure.
/// </summary>
public sealed class LargeDocuments
{
    /// <summary>256 MiB, for everything that is managed.</summary>
    private const string Memory = "10000000";

    private const int DocumentsAtOnce = 45;

    private static readonly Dictionary<string, Func<FormDefinition, XDocument, byte[]>> Kinds = new()
    {
        ["five-megabytes"] = (form, document) => Repeated(form, document, part => 5_000_000 / (1 + Size(part))),
        ["a-hundred-thousand-elements"] = (form, document) => Repeated(form, document, _ => 100_000),
        ["an-attribute-of-a-megabyte"] = (_, document) => Attribute(document),
    };

    /// <summary>Garbage is collected as it would be at somebody's, whatever tests/run says of it.</summary>
    private static readonly Dictionary<string, string?> AsSomebodysOwn = new()
    {
        ["DOTNET_GCHeapHardLimit"] = Memory,
        ["DOTNET_gcConcurrent"] = null,
        ["DOTNET_GCgen0size"] = null,
    };

    /// <summary>Nobody waits for ever; no time is asserted.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task Of_every_form_are_judged_or_refused_in_bounded_memory()
    {
        using var folder = new TemporaryFolder();
        var documents = (
            from form in Samples.Catalogue.Forms
            from kind in Kinds
            let sample = SafeXml.LoadXDocument(File.ReadAllBytes(Path.Combine(form.Folder, "samples", "valid-full.xml")))
            select (Form: form, Kind: kind.Key, File: Written(folder.File($"{form.Code}-{form.Version}-{kind.Key}.xml"), kind.Value(form, sample)))).ToList();

        // A program keeps what it has found until it has judged all that it was given.
        var verdicts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var some in documents.Chunk(DocumentsAtOnce))
        {
            var result = await ExternalTool.RunAsync(
                Programs.Formx, ["validate", "--json", .. some.Select(document => document.File)], timeout: Guard,
                environment: AsSomebodysOwn);
            result.ExitCode.ShouldBeOneOf([0, 1], result.Error);
            result.Json().EnumerateArray().ToList().ForEach(one => verdicts.Add(one.Text("file")!, one));
        }

        foreach (var (form, kind, file) in documents)
        {
            var (judged, verdict) = (verdicts[file].Text("form"), verdicts[file].Text("verdict"));
            (judged == form.Code || verdict == "refused").ShouldBeTrue(file);
            (verdict == "refused" || kind != "an-attribute-of-a-megabyte").ShouldBeTrue(file);
        }
    }

    private static string Written(string file, byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>The smallest part that the schema lets stand many times; where there is none, a part that must not.</summary>
    private static byte[] Repeated(FormDefinition form, XDocument document, Func<XElement, int> times)
    {
        var many = form.Schema.Declarations().OfType<XmlSchemaElement>().SelectMany(form.Schema.Content.Children)
            .Where(child => !child.Always).Select(child => child.Element.QualifiedName.Name).ToHashSet();
        var part = document.Root!.Descendants().Where(element => element.ElementsAfterSelf(element.Name).Any()).MinBy(Size)
            ?? document.Root!.Descendants().Where(element => many.Contains(element.Name.LocalName)).MinBy(Size)
            ?? document.Root!.Elements().Last();
        return ManyOfOnePart.In(document, part, times(part));
    }

    private static byte[] Attribute(XDocument document)
    {
        var element = document.Descendants().FirstOrDefault(one => one.Attribute("number") is not null) ?? document.Root!;
        element.SetAttributeValue("number", new string('1', 1_000_000));
        return Bytes(document);
    }

    private static int Size(XElement part) => Encoding.UTF8.GetByteCount(part.ToString(SaveOptions.DisableFormatting));

    private static byte[] Bytes(XDocument document) => Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
}
