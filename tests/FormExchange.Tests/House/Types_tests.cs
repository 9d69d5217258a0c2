using FormExchange.Tests.Support;

namespace FormExchange.Tests.House;

/// <summary>What a type may be called and how open it may be.</summary>
public sealed class Types_tests
{
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Impl"];

    [Fact]
    public void A_class_is_sealed_unless_something_inherits_it()
    {
        var bases = Ours.AllTypes.Select(type => type.BaseType).OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();

        ShrinkingList.Hold(
            "NotSealed",
            Ours.AllTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(type)).Select(Ours.NameOf),
            "A class that is open invites a second meaning by inheritance, and nobody has thought about that one.",
            "write 'sealed'.");
    }

    [Fact]
    public void A_types_name_says_what_it_is() => ShrinkingList.Hold(
        "EmptyNames",
        Ours.AllTypes.Where(type => EmptyWords.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal))).Select(Ours.NameOf),
        "Manager, Helper, Util and Impl say that something is there, not what it does; things gather in them.",
        "name it after what it is for, with the words of docs/architecture.md.");

    [Fact]
    public void An_interface_has_two_implementations_or_is_a_real_seam()
    {
        var seams = Approved.Lines("RealSeams").Select(line => line.Split(" | ")).ToList();
        Assert.All(seams, seam => Assert.True(seam.Length == 2 && seam[1].Length > 10, $"RealSeams.approved.txt: '{seam[0]}' stands there without its reason."));

        var lonely = Ours.ProductTypes
            .Where(type => type.IsInterface && Implementations(type) < 2)
            .Select(Ours.NameOf)
            .Except(seams.Select(seam => seam[0]))
            .ToList();

        Assert.True(
            lonely.Count == 0,
            "An interface with one implementation is a second file to read for nothing.\n" +
            "What to do: use the class, or, where it is a seam (a database, a bus, a clock), add it with its reason to House/RealSeams.approved.txt.\n  " +
            string.Join("\n  ", lonely));
    }

    [Fact]
    public void A_real_seam_that_is_gone_leaves_the_list()
    {
        var interfaces = Ours.ProductTypes.Where(type => type.IsInterface).Select(Ours.NameOf).ToHashSet();

        Assert.All(Approved.Lines("RealSeams"), line => Assert.Contains(line.Split(" | ")[0], interfaces));
    }

    private static int Implementations(Type contract) => Ours.AllTypes.Count(type =>
        type is { IsInterface: false, IsAbstract: false }
        && type.GetInterfaces().Any(each => each == contract || (each.IsGenericType && each.GetGenericTypeDefinition() == contract)));
}
