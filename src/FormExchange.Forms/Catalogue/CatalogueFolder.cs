using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace FormExchange.Forms.Catalogue;

/// <summary>The schemas folder as the loader sees it: files by their path relative to it, with '/' on every system, each read once: all forms share most of them.</summary>
internal sealed class CatalogueFolder(string root, ProblemList problems)
{
    private static readonly string[] Patterns = ["*.xml", "*.xsd", "*.sch"];
    private const int LargestFile = 5 * 1024 * 1024;

    public const string Namespace = "urn:formexchange:catalogue:1";

    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    private readonly Dictionary<string, byte[]?> bytes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XDocument?> documents = new(StringComparer.Ordinal);

    public ProblemList Problems => problems;

    /// <summary>Beside the folder, not in it: the mark is about its content.</summary>
    public string CheckedMark => root + ".checked";

    public string Absolute(string relative) => Path.Combine(root, relative.Replace('/', Path.DirectorySeparatorChar));

    public bool Exists() => Directory.Exists(root);

    public bool Exists(string relative) => bytes.TryGetValue(relative, out var known) ? known is not null : File.Exists(Absolute(relative));

    public IReadOnlyList<string> Folders(string relative) => Directory.Exists(Absolute(relative))
        ? [.. Directory.GetDirectories(Absolute(relative)).Select(Relative).Where(name => !Name(name).StartsWith('.')).Order(StringComparer.Ordinal)]
        : [];

    public IReadOnlyList<string> Files(string relative, string pattern) => Directory.Exists(Absolute(relative))
        ? [.. Directory.GetFiles(Absolute(relative), pattern).Select(Relative).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Every file that the engine may read; the samples of a form are nothing to it.</summary>
    public IEnumerable<string> Everything(string place = "") => Patterns.SelectMany(pattern => Files(place, pattern))
        .Concat(Folders(place).Where(inner => Name(inner) != "samples").SelectMany(Everything));

    public static string Name(string relative) => relative[(relative.LastIndexOf('/') + 1)..];

    public static string Parent(string relative) => relative.LastIndexOf('/') is var at and >= 0 ? relative[..at] : "";

    /// <summary>The path that <paramref name="reference"/> means inside <paramref name="file"/>, or null when it leaves the folder or is no path.</summary>
    public string? Resolve(string file, string reference)
    {
        if (reference.Length == 0 || reference.Contains(':') || reference.Contains('\\') || reference.StartsWith('/'))
        {
            return null;
        }

        var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Absolute(file))!, reference));
        return target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Relative(target) : null;
    }

    /// <summary>The bytes of a file; a file that is missing or far too large is a problem and null.</summary>
    public byte[]? Bytes(string relative) => bytes.TryGetValue(relative, out var known) ? known : bytes[relative] = ReadBytes(relative);

    /// <summary>A file as XML, to be read and not changed; one that is not well-formed is a problem and null.</summary>
    public XDocument? Xml(string relative) => documents.TryGetValue(relative, out var known) ? known : documents[relative] = ReadXml(relative);

    /// <summary>Lower-case hex SHA-256 over several files: over the list of their paths and own digests, so that neither order nor place of the folder matters.</summary>
    public string Digest(IEnumerable<string> files)
    {
        var list = new StringBuilder();
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            list.Append(Convert.ToHexStringLower(SHA256.HashData(Bytes(file) ?? []))).Append("  ").Append(file).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString())));
    }

    private byte[]? ReadBytes(string relative)
    {
        var info = new FileInfo(Absolute(relative));
        if (!info.Exists)
        {
            problems.Add(CatalogueCodes.FileMissing, relative, null);
            return null;
        }

        if (info.Length > LargestFile)
        {
            problems.Add(CatalogueCodes.FileNotXml, relative, null);
            return null;
        }

        return File.ReadAllBytes(info.FullName);
    }

    private XDocument? ReadXml(string relative)
    {
        if (Bytes(relative) is not { } content)
        {
            return null;
        }

        try
        {
            return SafeXml.LoadXDocument(content);
        }
        catch (XmlException broken)
        {
            problems.Add(CatalogueCodes.FileNotXml, relative, broken.LineNumber);
            return null;
        }
    }

    /// <summary>The root of a catalogue file, which must be <paramref name="name"/> in the catalogue's namespace.</summary>
    public StrictElement? Root(string relative, string name, string ns = Namespace)
    {
        if (Xml(relative)?.Root is not { } element)
        {
            return null;
        }

        var strict = new StrictElement(element, relative, problems);
        if (element.Name == XName.Get(name, ns))
        {
            return strict;
        }

        problems.Add(CatalogueCodes.UnknownElement, relative, strict.Line, element.Name.LocalName, name);
        return null;
    }

    private string Relative(string absolute) => Path.GetRelativePath(root, absolute).Replace(Path.DirectorySeparatorChar, '/');
}
