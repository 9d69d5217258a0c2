using System.Reflection;
using System.Text.RegularExpressions;
using FormExchange.Forms;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>Scripts, partners and support lines rely on codes: one meaning each, for ever, in three languages.</summary>
public sealed partial class Codes_tests
{
    private const string Header =
        """
        # Every code of a refusal or finding that C# declares. A code is never used again for something else: lines may only be added.
        # A code that the source no longer has stays here, marked "retired".
        """;

    private static readonly IReadOnlyList<(FieldInfo Field, CodedText Text)> Texts =
    [
        .. from type in Ours.ProductTypes
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           where field.FieldType == typeof(CodedText)
           select (field, (CodedText)field.GetValue(null)!),
    ];

    [Fact]
    public void A_coded_text_is_a_public_read_only_field_of_a_class_of_codes() => Texts
        .Where(text => !text.Field.IsPublic || !text.Field.IsInitOnly || !text.Field.DeclaringType!.Name.EndsWith("Codes", StringComparison.Ordinal))
        .Select(text => $"{text.Field.DeclaringType!.Name}.{text.Field.Name}")
        .ShouldBeEmpty("Codes are found in classes named …Codes, so that they can be listed, documented and checked.");

    [Fact]
    public void A_code_is_declared_once() => Texts
        .GroupBy(text => text.Text.Code)
        .Where(group => group.Count() > 1)
        .Select(group => $"{group.Key}: {string.Join(", ", group.Select(text => $"{text.Field.DeclaringType!.Name}.{text.Field.Name}"))}")
        .ShouldBeEmpty("Two meanings under one code: whoever reads it guesses. Give the newer one a code of its own.");

    [Fact]
    public void A_code_can_be_typed_and_searched() => Texts
        .Select(text => text.Text.Code)
        .Where(code => !WellFormed().IsMatch(code))
        .ShouldBeEmpty("A code is upper-case words with hyphens, such as XML-DTD.");

    [Fact]
    public void A_code_has_its_text_in_french_arabic_and_english()
    {
        Texts.Where(text => new[] { text.Text.Fr, text.Text.Ar, text.Text.En }.Any(string.IsNullOrWhiteSpace))
            .Select(text => text.Text.Code).ShouldBeEmpty("Every person gets the reason in a language of the service.");
        Texts.Where(text => !ArabicWord().IsMatch(text.Text.Ar)).Select(text => text.Text.Code).ShouldBeEmpty("The Arabic text has no Arabic in it.");
        Texts.Where(text => text.Text.Fr == text.Text.En || ArabicWord().IsMatch(text.Text.Fr + text.Text.En))
            .Select(text => text.Text.Code).ShouldBeEmpty("A text stands under the wrong language.");
    }

    [Fact]
    public void The_three_texts_have_the_same_places_for_names() => Texts
        .Where(text => Places(text.Text.Fr) != Places(text.Text.En) || Places(text.Text.Ar) != Places(text.Text.En))
        .Select(text => text.Text.Code)
        .ShouldBeEmpty("What one language names, the others name too: compare {0}, {1} … in the three texts.");

    [Fact]
    public void A_code_is_never_used_again()
    {
        var listed = Approved.Lines("Codes").Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts.Contains("retired"));
        var current = Texts.Select(text => text.Text.Code).ToHashSet(StringComparer.Ordinal);

        current.Where(code => listed.GetValueOrDefault(code)).ShouldBeEmpty("A retired code is back: give the new meaning a new code.");
        var lines = listed.Keys.Union(current).Order(StringComparer.Ordinal).Select(code => current.Contains(code) ? code : $"{code} retired");
        Approved.Match($"{Header}\n{string.Join('\n', lines)}", "Codes");
    }

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex("^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex WellFormed();

    [GeneratedRegex(@"\p{IsArabic}{2,}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex ArabicWord();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Place();
}
