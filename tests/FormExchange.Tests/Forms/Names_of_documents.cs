using FormExchange.Forms;
using FormExchange.Forms.Xml;

namespace FormExchange.Tests.Forms;

/// <summary>Readings share the names that documents repeat, and each keeps what the framework's readers rely on: one name, one string.</summary>
public sealed class Names_of_documents
{
    /// <summary>Not those of the process, which other tests share.</summary>
    private readonly string?[] _places = new string?[1024];

    [Fact]
    public void Two_readings_have_the_same_string_for_the_same_name()
    {
        var name = "Name" + Guid.NewGuid().ToString("N");

        new SharedNames(_places).Add(name).ShouldBeSameAs(Added(new SharedNames(_places), name));
    }

    [Fact]
    public void Names_that_find_another_in_their_place_are_told_apart_and_stay_one_string_each()
    {
        // Far more than there are places: most of them share one.
        var names = Enumerable.Range(0, 20_000).Select(number => $"{Guid.NewGuid():N}{number}").ToArray();
        var reading = new SharedNames(_places);
        var first = names.Select(reading.Add).ToArray();

        first.ShouldBe(names);
        for (var at = 0; at < names.Length; at++)
        {
            Added(reading, names[at]).ShouldBeSameAs(first[at]);
            reading.Get(names[at].ToCharArray(), 0, names[at].Length).ShouldBeSameAs(first[at]);
            reading.Get(new string(names[at])).ShouldBeSameAs(first[at]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    [InlineData("abcd")]
    [InlineData("abcde")]
    [InlineData("ÉtatCivil")]
    public void Short_names_too(string name)
    {
        var reading = new SharedNames(_places);

        Added(reading, name).ShouldBe(name);
        reading.Add(name).ShouldBeSameAs(Added(reading, name));
    }

    [Theory]
    [InlineData("beginABCDmiddleABCDend1", "beginABCDmiddleABCDend2")]
    [InlineData("beginXAAAmidAAAXend", "beginXAAAmidAAAYend")]
    [InlineData("sameXXXXXXXXlongmiddleXXXXXXXXsame", "sameYYYYYYYYlongmiddleYYYYYYYYsame")]
    public void Names_that_are_alike_where_their_place_is_taken_from_are_two_names(string one, string other)
    {
        var reading = new SharedNames(_places);

        Added(reading, one).ShouldBe(one);
        Added(reading, other).ShouldBe(other);
        Added(reading, one).ShouldNotBeSameAs(Added(reading, other));
    }

    [Fact]
    public void Readers_of_documents_have_such_names()
    {
        using var reader = SafeXml.CreateReader("<a/>"u8.ToArray());

        reader.NameTable.ShouldBeOfType<SharedNames>();
    }

    [Fact]
    public void A_name_that_nobody_has_written_yet_is_not_found_and_not_kept()
    {
        var name = "Name" + Guid.NewGuid().ToString("N");
        var reading = new SharedNames(_places);

        reading.Get(name).ShouldBeNull();
        reading.Get(name.ToCharArray(), 0, name.Length).ShouldBeNull();
    }

    [Fact]
    public void A_very_long_name_is_the_readings_own()
    {
        var name = new string('n', 10_000) + Guid.NewGuid();
        var (one, other) = (new SharedNames(_places), new SharedNames(_places));

        Added(one, name).ShouldBeSameAs(one.Add(new string(name)));
        Added(one, name).ShouldNotBeSameAs(Added(other, name));
        other.Get("n" + name).ShouldBeNull();
    }

    [Fact]
    public void Many_threads_agree_about_each_name()
    {
        var names = Enumerable.Range(0, 2_000).Select(number => $"{Guid.NewGuid():N}{number}").ToArray();
        var seen = new string[8][];

        Parallel.For(0, seen.Length, thread =>
        {
            var reading = new SharedNames(_places);
            seen[thread] = [.. names.Select(name => Added(reading, name))];
            seen[thread].Zip(names, (had, name) => ReferenceEquals(had, Added(reading, name))).ShouldAllBe(same => same);
        });

        seen.ShouldAllBe(each => each.SequenceEqual(names));
    }

    private static string Added(SharedNames names, string name) => names.Add(("<" + name).ToCharArray(), 1, name.Length);
}
