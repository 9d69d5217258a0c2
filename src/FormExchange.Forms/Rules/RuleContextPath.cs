using System.Xml;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Rules;

/// <summary>
/// The context of a rule as Schematron reads it, an XSLT match pattern: a relative path holds wherever such elements stand. Of patterns we
/// take names, <c>*</c>, a leading <c>/</c> and alternatives, so that a schema alone tells which places are meant, and a form's rules are
/// found in one walk through a document.
/// </summary>
internal sealed class RuleContextPath
{
    private readonly IReadOnlyList<(bool FromRoot, IReadOnlyList<Step> Steps)> alternatives;

    private RuleContextPath(IReadOnlyList<(bool FromRoot, IReadOnlyList<Step> Steps)> alternatives)
    {
        this.alternatives = alternatives;
    }

    /// <summary>Null when the text is more, or less, than such a path.</summary>
    public static RuleContextPath? Read(string text, IReadOnlyDictionary<string, string> prefixes)
    {
        var read = new List<(bool, IReadOnlyList<Step>)>();
        foreach (var alternative in text.Split('|').Select(part => part.Trim()))
        {
            var fromRoot = alternative.StartsWith('/');
            var steps = alternative[(fromRoot ? 1 : 0)..].Split('/').Select(step => Step.Read(step, prefixes)).ToList();
            if (steps.Contains(null))
            {
                return null;
            }

            read.Add((fromRoot, [.. steps.OfType<Step>()]));
        }

        return new RuleContextPath(read);
    }

    /// <summary>The places that the context means, alternative by alternative; one that means none is an empty list.</summary>
    public IEnumerable<IReadOnlyList<ElementPath>> Resolve(ElementPaths paths) =>
        alternatives.Select(alternative => (IReadOnlyList<ElementPath>)[.. paths.Of(alternative.Steps[^1].Name).Where(path => Means(alternative.FromRoot, alternative.Steps, path.Names))]);

    private static bool Means(bool fromRoot, IReadOnlyList<Step> steps, IReadOnlyList<XmlQualifiedName> names)
    {
        var skipped = names.Count - steps.Count;
        return skipped >= 0 && (skipped == 0 || !fromRoot) && !steps.Where((step, i) => !step.Means(names[skipped + i])).Any();
    }

    /// <summary>A name, or any name where <paramref name="Name"/> is null.</summary>
    private sealed record Step(XmlQualifiedName? Name)
    {
        public bool Means(XmlQualifiedName name) => Name is null || Name == name;

        public static Step? Read(string text, IReadOnlyDictionary<string, string> prefixes)
        {
            if (text == "*")
            {
                return new Step((XmlQualifiedName?)null);
            }

            var at = text.IndexOf(':');
            if (at <= 0 || at == text.Length - 1 || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '_'))
            {
                return null;
            }

            var ns = prefixes.FirstOrDefault(pair => pair.Value == text[..at]).Key;
            return ns is null ? null : new Step(new XmlQualifiedName(text[(at + 1)..], ns));
        }
    }
}
