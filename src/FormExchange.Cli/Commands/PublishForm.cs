using System.CommandLine;
using System.Xml;
using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx forms publish CODE VERSION</c>: writes a version down as being in use, so that no change to its files goes unnoticed.</summary>
internal static class PublishForm
{
    private static readonly XNamespace Catalogue = "urn:formexchange:catalogue:1";

    public static int Run(ParseResult parsed, string code, string version)
    {
        var output = CommonOptions.Output(parsed);
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        if (catalogue.Find(code, version) is not { } form)
        {
            return output.Fail(CliCodes.UnknownForm.Refusal($"{code} {version}"));
        }

        // A catalogue that loads holds what is published already.
        if (catalogue.Published.Any(one => one.Code == code && one.Version == version))
        {
            return ExitCode.Fine;
        }

        var published = catalogue.Published.Append(new PublishedForm(code, version, form.FilesDigest))
            .OrderBy(one => one.Code, StringComparer.Ordinal).ThenBy(one => one.Version, StringComparer.Ordinal);
        var file = new XElement(Catalogue + "Published", published.Select(one => new XElement(
            Catalogue + "Form", new XAttribute("code", one.Code), new XAttribute("version", one.Version), new XAttribute("digest", one.Digest))));
        using var writer = XmlWriter.Create(
            Path.Combine(CommonOptions.SchemasFolder(parsed), "published.xml"), new XmlWriterSettings { Indent = true, NewLineChars = "\n" });
        file.Save(writer);
        return ExitCode.Fine;
    }
}
