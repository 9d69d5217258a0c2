using System.Xml.Schema;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>What a reader who knows forms of this kind would get wrong about SE 350-28: it attests a right of people whom it does not name.</summary>
public sealed class The_family_attestation
{
    private static readonly FormDefinition Form = Samples.Catalogue.FindByCode("SE350-28")!;

    [Fact]
    public void One_person_has_a_name_on_it_the_worker()
    {
        var names = Form.Schema.Declarations().OfType<XmlSchemaElement>().Select(element => element.QualifiedName.Name).ToList();

        names.Count(name => name == "FamilyName").ShouldBe(1);
        names.Count(name => name == "Forename").ShouldBe(1);
        names.Where(name => name.Contains("Spouse") || name.Contains("Father") || name.Contains("Mother") || name is "Child" or "Children").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MA", 2, 0, 1)]
    [InlineData("FR", 1, 1, 1)]
    public void Three_copies_are_printed_whichever_country_the_family_lives_in(string country, int worker, int receiver, int sender)
    {
        var copies = Form.PrintedCopies.Where(copy => copy.When!.Contains($"'{country}'")).ToList();

        copies.Sum(copy => copy.Count).ShouldBe(3);
        copies.Where(copy => copy.For == CopyFor.Worker).Sum(copy => copy.Count).ShouldBe(worker);
        copies.Where(copy => copy.For == CopyFor.Receiver).Sum(copy => copy.Count).ShouldBe(receiver);
        copies.Where(copy => copy.For == CopyFor.Sender).Sum(copy => copy.Count).ShouldBe(sender);
    }

    [Fact]
    public void Its_renewal_is_asked_for_before_it_ends() =>
        Form.Deadlines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            deadline => deadline.Kind.ShouldBe(DeadlineKind.Renewal),
            deadline => deadline.From.ShouldBe("f:ValidityEndDate"),
            deadline => deadline.By.ShouldBe("receiver"));

    [Fact]
    public void Both_conventions_stand_side_by_side() => Form.Editions.Select(edition => edition.Code).ShouldBe(["FR-MA-1965", "FR-MA-2007"]);
}
