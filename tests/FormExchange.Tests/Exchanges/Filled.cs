using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FormExchange.Tests.Support;

namespace FormExchange.Tests.Exchanges;

/// <summary>A filled form with its files, from the repository's samples; each change of it makes another.</summary>
public sealed record Filled(string Xml, IReadOnlyDictionary<string, byte[]> Files)
{
    public byte[] Utf8 => Encoding.UTF8.GetBytes(Xml);

    /// <summary>The smallest pension claim: from Oujda to the Luxembourg fund, with four files.</summary>
    public static Filled Claim(string sample = "valid-minimal")
    {
        var folder = Repository.File("schemas", "ma-lu", "LM15", "1", "samples");
        var xml = File.ReadAllText(Path.Combine(folder, sample + ".xml"));
        var files = Regex.Matches(xml, "<c:AttachmentId>([^<]+)</c:AttachmentId>").Select(m => m.Groups[1].Value)
            .ToDictionary(id => id, id => File.ReadAllBytes(Path.Combine(folder, "attachments", id + ".pdf")), StringComparer.Ordinal);
        return new Filled(xml, files);
    }

    /// <summary>Another claim each time: its number at the agency differs.</summary>
    public static Filled Claim(int number) => Claim().With("OUJ-2026-000101", string.Create(CultureInfo.InvariantCulture, $"OUJ-2026-{number:000000}"));

    /// <summary>The fund's decision on such a claim; it has no files.</summary>
    public static Filled Decision() => new(
        Repository.Read("schemas", "process", "PensionDecisionNotification", "1", "samples", "valid-minimal.xml"), new Dictionary<string, byte[]>());

    public Filled With(string old, string text)
    {
        Assert.Contains(old, Xml, StringComparison.Ordinal);
        return this with { Xml = Xml.Replace(old, text, StringComparison.Ordinal) };
    }

    /// <summary>The document says of the file what <paramref name="bytes"/> are.</summary>
    public Filled WithFile(string id, byte[] bytes) => Stating(id, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))) with
    {
        Files = new Dictionary<string, byte[]>(Files, StringComparer.Ordinal) { [id] = bytes },
    };

    /// <summary>The document says of the file that it has that size and that digest.</summary>
    public Filled Stating(string id, long size, string sha256)
    {
        var pattern = $"(<c:AttachmentId>{id}</c:AttachmentId>.*?<c:SizeBytes>)[0-9]+(</c:SizeBytes>.*?<c:DigestValue>)[0-9a-f]+";
        return this with { Xml = Regex.Replace(Xml, pattern, $"${{1}}{size}${{2}}{sha256}", RegexOptions.Singleline) };
    }

    /// <summary>As many bytes, the same each time and nowhere alike.</summary>
    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        var state = (uint)length | 1;
        for (var at = 0; at < length; at++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            bytes[at] = (byte)(state >> 24);
        }

        return bytes;
    }
}
