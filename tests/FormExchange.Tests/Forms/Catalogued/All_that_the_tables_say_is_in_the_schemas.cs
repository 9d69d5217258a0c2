using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>Every element, supporting document and rule that the sources give is in a form, or stands with its reason in NotHere.approved.txt.</summary>
public sealed class All_that_the_tables_say_is_in_the_schemas
{
    private const string WhatToDo =
        "Put it where it belongs. If it is right that it is not there, say so in NotHere.approved.txt: what | reason | where it lives instead.";

    private static readonly NotHere Approved = new(Support.Approved.Lines("NotHere"));

    private static readonly Lazy<IReadOnlyList<Missing>> Found = new(() => [.. Owners.SelectMany(MissingOf)]);

    private static readonly Lazy<RuleCoverage> Rules = new(() => new RuleCoverage(Samples.Catalogue, Samples.Folder));

    public static TheoryData<string> Forms => [.. Tables.Forms.Select(form => form.Code)];

    public static TheoryData<string> Messages => [.. Owners.Where(owner => !Tables.IsForm(owner))];

    /// <summary>The forms, and what else pieces and rules belong to: messages without a printed form, and matters without a form.</summary>
    private static IEnumerable<string> Owners =>
        Tables.Forms.Select(form => form.Code).Concat(Tables.Pieces.Select(piece => piece.Form)).Concat(Tables.Rules.SelectMany(rule => rule.Forms)).Distinct();

    [Fact]
    public void The_tables_are_whole()
    {
        (Tables.Forms.Count, Tables.Pieces.Count, Tables.Rules.Count).ShouldBe((15, 67, 101));
        Tables.Elements.Select(row => row.Owner).Distinct().ShouldBe(Tables.Forms.Select(form => form.Code), ignoreOrder: true);
        Tables.Elements.Concat(Tables.Groups.SelectMany(group => group)).SelectMany(row => row.Groups).Where(group => !Tables.Groups.Contains(group)).ShouldBeEmpty();
        Tables.Rules.Select(rule => rule.Id).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_has_the_number_the_kind_and_the_printed_title_of_its_source(string code)
    {
        var row = Tables.Forms.Single(form => form.Code == code);
        var form = Samples.Catalogue.Forms.FirstOrDefault(form => form.Code == code).ShouldNotBeNull("it is in no folder of schemas/");
        form.Number.ShouldBe(row.Number);
        if (row.Kind.Length > 0)
        {
            form.Kind.ToString().ToLowerInvariant().ShouldBe(row.Kind);
        }

        if (row.Title.Length > 0)
        {
            form.Title.Fr.Replace('’', '\'').Replace('\u00A0', ' ').ShouldStartWith(row.Title, Case.Sensitive);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_has_every_element_piece_and_rule_of_its_source_and_a_sample_of_each_way(string code) => ShouldBeHere(code);

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_belongs_to_no_form_is_a_message_or_stands_in_the_list(string owner) => ShouldBeHere(owner);

    [Fact]
    public void The_list_of_what_is_not_here_has_no_line_too_many() => Approved.Unused(Found.Value)
        .ShouldBeEmpty("What these lines excuse is there now. Remove them from NotHere.approved.txt.");

    private static void ShouldBeHere(string owner)
    {
        var missing = Found.Value.Where(one => one.Form == owner && !Approved.Knows(one)).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} missing. {WhatToDo}\n  {string.Join("\n  ", missing)}");
    }

    private static IEnumerable<Missing> MissingOf(string owner)
    {
        var form = Samples.Catalogue.Forms.FirstOrDefault(form => form.Code == owner);
        if (form is null && Tables.IsForm(owner))
        {
            // Said once, and not for each thing in it.
            return [new Missing(owner, "form", "is in no folder of schemas/")];
        }

        return (form is null || !Tables.IsForm(owner) ? [] : new ElementCoverage(form).Missing().Concat(Directions(form)))
            .Concat(PieceCoverage.Missing(Samples.Catalogue, owner))
            .Concat(Rules.Value.Missing(owner));
    }

    /// <summary>Conventions are reciprocal: a form goes both ways, and each way has a valid sample.</summary>
    private static IEnumerable<Missing> Directions(FormDefinition form)
    {
        var senders = Samples.All.Where(sample => Samples.Promised(sample) is null && Samples.FormOf(sample) == form)
            .Select(sample => Samples.Validate(sample).Document?.SenderId.Split(':')[0]).ToHashSet();
        return Tables.Forms.Single(row => row.Code == form.Code).SentFrom.Where(state => !senders.Contains(state))
            .Select(state => new Missing(form.Code, "sample sent from " + state, "is not there"));
    }
}
