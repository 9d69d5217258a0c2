using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>A rule that reads source is worth as much as its reader.</summary>
public sealed class SourceText_tests
{
    [Theory]
    [InlineData("a; // b\nc;", "a; \nc;")]
    [InlineData("a /* b\n */ c", "a \n c")]
    [InlineData("f(\"b \\\" // c\") + d", "f( ) + d")]
    [InlineData("f(@\"b \"\" \\\") + d", "f( ) + d")]
    [InlineData("f($\"b {c}\") + d", "f( ) + d")]
    [InlineData("f($@\"\\\") + d", "f( ) + d")]
    [InlineData("f(\"\"\"b \" c\"\"\") + d", "f( ) + d")]
    [InlineData("'\"' + \"\" + '\\'' + d", " + + + d")]
    public void Comments_and_strings_are_blanks(string source, string expected)
    {
        var code = SourceText.CodeOf(source);

        code.Length.ShouldBe(source.Length);
        string.Join(' ', code.Split(' ').Where((word, at) => word.Length > 0 || at == 0)).ShouldBe(expected);
    }
}
