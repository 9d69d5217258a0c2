using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>The same document written otherwise, or with what only XML has: references, sections, instructions, encodings.</summary>
internal static partial class SurfaceMutations
{
    public const string WhiteSpaceSection = nameof(SectionBetween);

    private static readonly Func<string, Random, string>[] All =
    [
        Reference, Reference, Section, Section, Lines, Quotes, Comment, Instruction, Doctype, UnknownEntity, AttributeTwice, SectionBetween, ReferenceBetween, SpaceInTags,
        NoDeclaration, NoWhiteSpace,
    ];

    public static byte[] Apply(string text, Random random, List<string> changes)
    {
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            var mutation = All[random.Next(All.Length)];
            text = mutation(text, random);
            changes.Add(mutation.Method.Name);
        }

        return Encode(text, random, changes);
    }

    private static byte[] Encode(string text, Random random, List<string> changes)
    {
        var (name, encoding) = random.Next(40) switch
        {
            0 => ("UTF-16", Encoding.Unicode),
            1 => ("UTF-16 the other way", Encoding.BigEndianUnicode),
            2 => ("UTF-32", Encoding.UTF32),
            3 => ("Latin-1", Encoding.Latin1),
            < 8 => ("a mark in front", Encoding.UTF8),
            _ => (null, Encoding.UTF8),
        };
        if (name is not null)
        {
            changes.Add(name);
        }

        return name is null || encoding == Encoding.Latin1 ? encoding.GetBytes(text) : [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    /// <summary>A character by its number: the same text.</summary>
    private static string Reference(string text, Random random) => InAText(text, random, value =>
    {
        var at = random.Next(value.Length);
        return char.IsSurrogate(value[at]) || value.Contains('&', StringComparison.Ordinal) ? value
            : value[..at] + string.Create(CultureInfo.InvariantCulture, $"&#{(random.Next(2) == 0 ? $"x{(int)value[at]:X}" : $"{(int)value[at]}")};") + value[(at + 1)..];
    });

    private static string Section(string text, Random random) =>
        InAText(text, random, value => value.Contains('&', StringComparison.Ordinal) ? value : $"<![CDATA[{value}]]>");

    private static string Lines(string text, Random random) => text.Replace("\n", random.Next(2) == 0 ? "\r\n" : "\r", StringComparison.Ordinal);

    private static string Quotes(string text, Random random) => Attribute().Replace(text, "$1='$2'");

    private static string Comment(string text, Random random) => Between(text, random, "<!-- c -->");

    private static string Instruction(string text, Random random) => Between(text, random, "<?i i?>");

    private static string Doctype(string text, Random random) => Declared(text, out var declaration) + "<!DOCTYPE a [<!ENTITY e \"e\">]>" + text[declaration..];

    private static string UnknownEntity(string text, Random random) => InAText(text, random, value => value + "&unknown;");

    private static string AttributeTwice(string text, Random random) => Attribute().Replace(text, "$0 $0", 1 + random.Next(2));

    private static string SectionBetween(string text, Random random) => Between(text, random, random.Next(2) == 0 ? "<![CDATA[]]>" : "<![CDATA[ ]]>");

    private static string ReferenceBetween(string text, Random random) => Between(text, random, random.Next(2) == 0 ? "&#32;" : "&#xA;");

    private static string SpaceInTags(string text, Random random) => EndOfTag().Replace(text, " \n>");

    private static string NoDeclaration(string text, Random random)
    {
        Declared(text, out var declaration);
        return text[declaration..].TrimStart();
    }

    private static string NoWhiteSpace(string text, Random random) => BetweenTags().Replace(text, "><");

    private static string Declared(string text, out int length)
    {
        length = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        return text[..length];
    }

    private static string InAText(string text, Random random, Func<string, string> change)
    {
        var texts = Text().Matches(text);
        if (texts.Count == 0)
        {
            return text;
        }

        var chosen = texts[random.Next(texts.Count)].Groups[1];
        return text[..chosen.Index] + change(chosen.Value) + text[(chosen.Index + chosen.Length)..];
    }

    private static string Between(string text, Random random, string what)
    {
        var places = BetweenTags().Matches(text);
        return places.Count == 0 ? text : text.Insert(places[random.Next(places.Count)].Index + 1, what);
    }

    [GeneratedRegex(">([^<>\r\n]*[^<>\\s][^<>\r\n]*)</", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Text();

    [GeneratedRegex(">\\s+<(?![?!])", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex BetweenTags();

    [GeneratedRegex("\\b([a-z]+)=\"([^\"']*)\"(?=[^<]*>)", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Attribute();

    [GeneratedRegex("(?<=</[^<>]+)>", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex EndOfTag();
}
