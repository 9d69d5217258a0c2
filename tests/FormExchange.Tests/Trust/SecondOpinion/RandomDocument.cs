using System.Text;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>Well-formed documents that try what canonicalization is about: prefixes bound anew, default namespaces taken back, attributes in any order, references, CDATA, line ends.</summary>
internal sealed class RandomDocument(Random random)
{
    private static readonly string[] Namespaces = ["urn:a", "urn:b", "urn:c", "http://example.org/x"];
    private static readonly string[] Prefixes = ["", "a", "b", "sbd", "xa"];
    private static readonly string[] LocalNames = ["e", "é", "Nom", "_x", "z-1"];
    private static readonly string[] Texts = ["text", " ", "\n", "\r\n", "\t", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#13;", "&#10;", "&#9;", "&#x1F9FE;", "مثال", "<![CDATA[<&>]]>", "<![CDATA[]]>", "é\"'>"];
    private static readonly string[] Values = ["v", " v  v ", "\n", "\t", "&#13;", "&#10;", "&#9;", "&lt;", "&amp;", "&quot;", "é", "شهادة", ">"];

    public string Write()
    {
        var text = new StringBuilder(random.Next(3) == 0 ? "<?xml version='1.0' encoding='UTF-8'?>\n" : "");
        WriteElement(text, [], 0);
        return text.Append(random.Next(2) == 0 ? "" : "\n").ToString();
    }

    private void WriteElement(StringBuilder text, Dictionary<string, string> above, int depth)
    {
        var scope = new Dictionary<string, string>(above);
        var declarations = Declare(scope);
        var name = Qualified(scope, mayBeDefault: true);
        text.Append('<').Append(name);
        var parts = declarations.Concat(Attributes(scope)).ToArray();
        random.Shuffle(parts);
        foreach (var part in parts)
        {
            text.Append(random.Next(6) == 0 ? "\n  " : " ").Append(part);
        }

        if (random.Next(6) == 0)
        {
            text.Append(random.Next(2) == 0 ? "/>" : " />");
            return;
        }

        text.Append('>');
        for (var children = random.Next(depth > 5 ? 1 : 5); children > 0; children--)
        {
            if (random.Next(2) == 0)
            {
                text.Append(Pick(Texts));
            }
            else
            {
                WriteElement(text, scope, depth + 1);
            }
        }

        text.Append("</").Append(name).Append(random.Next(8) == 0 ? " >" : ">");
    }

    private List<string> Declare(Dictionary<string, string> scope)
    {
        var declarations = new List<string>();
        foreach (var prefix in Prefixes.Where(_ => random.Next(4) == 0))
        {
            var ns = prefix.Length == 0 && random.Next(3) == 0 ? "" : Pick(Namespaces);
            scope[prefix] = ns;
            declarations.Add($"xmlns{(prefix.Length == 0 ? "" : ":" + prefix)}={Quoted(ns)}");
        }

        return declarations;
    }

    private IEnumerable<string> Attributes(Dictionary<string, string> scope)
    {
        var seen = new HashSet<(string, string)>();
        for (var count = random.Next(4); count > 0; count--)
        {
            var name = random.Next(8) == 0 ? "xml:lang" : Qualified(scope, mayBeDefault: false);
            var colon = name.IndexOf(':');
            var ns = colon < 0 ? "" : name[..colon] == "xml" ? "xml" : scope[name[..colon]];
            if (seen.Add((ns, name[(colon + 1)..])))
            {
                yield return $"{name}={Quoted(string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Pick(Values))))}";
            }
        }
    }

    private string Qualified(Dictionary<string, string> scope, bool mayBeDefault)
    {
        var prefix = Pick([.. scope.Keys.Where(key => key.Length > 0), ""]);
        return prefix.Length == 0 || (mayBeDefault && random.Next(3) == 0) ? Pick(LocalNames) : $"{prefix}:{Pick(LocalNames)}";
    }

    private string Quoted(string value) => random.Next(2) == 0 ? $"'{value.Replace("'", "&apos;", StringComparison.Ordinal)}'" : $"\"{value}\"";

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
