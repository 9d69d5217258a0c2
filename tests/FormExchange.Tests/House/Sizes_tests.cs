using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>A file is one idea, a method is one thought: both fit on a few screens.</summary>
public sealed class Sizes_tests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 60;

    [Fact]
    public void A_file_is_one_idea() => ShrinkingList.Hold(
        "LongFiles",
        from file in Repository.Files(".", "*.cs")
        where Repository.Read(file).TrimEnd().Count(letter => letter == '\n') + 1 > LongestFile
        select file,
        $"A file of more than {LongestFile} lines holds more than one idea.",
        "find the second idea, name it, and give it a file.");

    [Fact]
    public void A_method_is_one_thought()
    {
        var methods = Ours.Products.Append(Ours.Tests).SelectMany(MethodLengths.Of).ToList();
        methods.Count.ShouldBeGreaterThan(100, "The debugging symbols that this rule reads are missing: build with them.");

        ShrinkingList.Hold(
            "LongMethods",
            methods.Where(method => method.Lines > LongestMethod).Select(method => method.Name),
            $"A method of more than {LongestMethod} lines cannot be seen at once.",
            "name its parts and let it call them in order.");
    }
}
