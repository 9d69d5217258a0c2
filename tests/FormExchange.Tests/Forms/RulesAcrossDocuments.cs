using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>What form.xml says of other documents, of time and of paper.</summary>
public sealed class RulesAcrossDocuments
{
    private const string Form = "xx-yy/ASK/1/form.xml";
    private const string Texts = "<Text xml:lang=\"fr\">Vérifiez.</Text><Text xml:lang=\"ar\" toConfirm=\"true\">تحققوا.</Text><Text xml:lang=\"en\">Check it.</Text>";

    [Theory]
    [InlineData("within", "<Subject message='ANSWER' path='f:Signed'/><Limit path='f:Period'/>")]
    [InlineData("before", "<Subject message='ANSWER' which='last' path='f:Signed'/><Limit path='f:Signed' plus='P3Y'/>")]
    [InlineData("notAfter", "<Subject today='true'/><Limit path='f:Signed' plus='-P60D'/>")]
    [InlineData("after", "<Subject path='f:Signed'/><Limit message='ANSWER' path='f:Signed'/>")]
    [InlineData("notBefore", "<Subject path='f:Signed'/><Limit message='ASK' which='previous' path='f:Signed'/>")]
    [InlineData("sameAs", "<Subject path='f:From'/><Limit message='ASK' which='first' path='f:From'/>")]
    [InlineData("needs", "<Subject message='ANSWER'/>")]
    [InlineData("follows", "<Subject/><Limit message='ANSWER'/>")]
    [InlineData("expects", "<Subject message='ANSWER'/>")]
    [InlineData("expects", "<Subject message='ANSWER'/><Limit path='f:Signed' plus='P12M'/>")]
    [InlineData("askedBy", "<Subject message='ANSWER'/>")]
    public void A_rule_can_relate_this_document_to_others_and_to_the_day(string relation, string sides)
    {
        using var copy = new CatalogueCopy();
        Add(copy, $"<CrossRule rule='T-CROSS' severity='error' relation='{relation}' source='test' decision='D-99' when='f:Person[2]'>{sides}{Texts}</CrossRule>");
        var form = Load(copy);
        var rule = form.CrossRules.ShouldHaveSingleItem();
        rule.Relation.ToString().ShouldBe(relation, StringCompareShould.IgnoreCase);
        form.Rules.ShouldContain(one => one.Id == "T-CROSS" && one.Origin == RuleOrigin.Cross && one.Severity == Severity.Error);
        form.ToConfirm.ShouldContain(point => point.What == "D-99" && point.Where.Single() == "T-CROSS");
        form.ToConfirm.ShouldContain(point => point.What == "ar" && point.Where.Single() == "T-CROSS");
    }

    [Theory]
    [InlineData("within", "<Subject message='ANSWER' path='f:Signed'/>", "CAT-CROSS-RULE")]
    [InlineData("within", "<Subject path='f:Signed'/><Limit path='f:Period'/>", "CAT-CROSS-RULE")]
    [InlineData("sameAs", "<Subject message='ANSWER'/><Limit path='f:From'/>", "CAT-CROSS-RULE")]
    [InlineData("needs", "<Subject path='f:From'/>", "CAT-CROSS-RULE")]
    [InlineData("follows", "<Subject/>", "CAT-CROSS-RULE")]
    [InlineData("resembles", "<Subject message='ANSWER'/>", "CAT-ATTRIBUTE-VALUE")]
    [InlineData("needs", "<Subject message='ANSWER' which='some'/>", "CAT-ATTRIBUTE-VALUE")]
    [InlineData("needs", "<Subject message='ANSWER' plus='3 years'/>", "CAT-ATTRIBUTE-VALUE")]
    [InlineData("needs", "", "CAT-ELEMENT-MISSING")]
    [InlineData("needs", "<Subject message='CARE'/>", "CAT-FORM-UNKNOWN")]
    [InlineData("sameAs", "<Subject path='f:Whence'/><Limit message='ANSWER' path='f:To'/>", "CAT-PATH-UNKNOWN")]
    [InlineData("sameAs", "<Subject path='f:From'/><Limit message='ANSWER' path='f:Whither'/>", "CAT-PATH-UNKNOWN")]
    public void A_rule_that_lacks_a_part_or_leads_nowhere_is_refused(string relation, string sides, string code)
    {
        using var copy = new CatalogueCopy();
        Add(copy, $"<CrossRule rule='T-CROSS' severity='error' relation='{relation}' source='test'>{sides}{Texts}</CrossRule>");
        FormCatalogue.Load(copy.Folder).Problems.ShouldContain(problem => problem.Code == code && problem.File == Form);
    }

    [Fact]
    public void A_rule_that_stands_in_the_Schematron_file_does_not_stand_twice()
    {
        using var copy = new CatalogueCopy();
        Add(copy, $"<CrossRule rule='T-AGE' severity='error' relation='needs' source='test'><Subject message='ANSWER'/>{Texts}</CrossRule>");
        FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem().Code.ShouldBe("CAT-DUPLICATE");
    }

    [Fact]
    public void Validity_deadlines_and_copies_are_told()
    {
        using var copy = new CatalogueCopy();
        Add(copy,
            "<Validity start='f:Signed' duration='P12M' atMost='P3Y' article='12' source='test' decision='D-06'/>"
            + $"<Deadline rule='T-RENEW' kind='renewal' from='f:Signed' after='P1Y' reminders='P60D P30D P0D' message='ANSWER' by='receiver' source='test'>{Texts}</Deadline>"
            + $"<PrintedCopy count='2' for='worker' when='f:Person[2]' source='test'>{Texts}</PrintedCopy>");
        var form = Load(copy);
        var validity = form.Validities.ShouldHaveSingleItem();
        (validity.Start, validity.End, validity.Duration?.ToString(), validity.AtMost?.ToString()).ShouldBe(("f:Signed", null, "P1Y", "P3Y"));
        var deadline = form.Deadlines.ShouldHaveSingleItem();
        (deadline.Kind, deadline.By, deadline.After.After(new DateOnly(2024, 2, 29))).ShouldBe((DeadlineKind.Renewal, "receiver", new DateOnly(2025, 2, 28)));
        deadline.Reminders.Select(reminder => reminder.Days).ShouldBe([60, 30, 0]);
        form.PrintedCopies.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("<Validity start='f:From'/>", "CAT-PATH-UNKNOWN")]
    [InlineData("<Validity start='f:Signed' when='f:Person['/>", "CAT-XPATH")]
    [InlineData("<Validity duration='P'/>", "CAT-ATTRIBUTE-VALUE")]
    [InlineData("<Validity until='f:Signed'/>", "CAT-UNKNOWN-ATTRIBUTE")]
    [InlineData("<Deadline kind='renewal' from='f:Signed' by='nobody'>TEXTS</Deadline>", "CAT-ATTRIBUTE-VALUE")]
    [InlineData("<Deadline kind='renewal' from='f:Signed' reminders='P1D soon'>TEXTS</Deadline>", "CAT-ATTRIBUTE-VALUE")]
    [InlineData("<PrintedCopy count='two' for='worker'>TEXTS</PrintedCopy>", "CAT-ATTRIBUTE-VALUE")]
    public void What_is_said_of_time_and_paper_is_held_to_the_schema(string element, string code)
    {
        using var copy = new CatalogueCopy();
        Add(copy, element.Replace("TEXTS", Texts, StringComparison.Ordinal));
        FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("P3Y", 36, 0)]
    [InlineData("P2M", 2, 0)]
    [InlineData("-P60D", 0, -60)]
    [InlineData("P1Y2M3D", 14, 3)]
    [InlineData("P0D", 0, 0)]
    public void A_span_is_written_as_it_is_read(string text, int months, int days)
    {
        CalendarSpan.Parse(text).ShouldBe(new CalendarSpan(months, days));
        new CalendarSpan(months, days).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("3Y")]
    [InlineData("PT5H")]
    [InlineData("P1D\n")]
    [InlineData("P99999D")]
    public void What_is_no_span_is_refused(string text) => CalendarSpan.Parse(text).ShouldBeNull();

    [Fact]
    public void A_statement_that_no_source_documents_is_listed_for_the_funds()
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Form, "<Sender ", $"<Statement rule=\"T-SAID\" source=\"test\" decision=\"D-98\">{Texts}</Statement><Sender ");
        var form = Load(copy);
        form.Statements.ShouldContain(said => said.Id == "T-SAID");
        form.ToConfirm.ShouldContain(point => point.What == "D-98" && point.Where.Single() == "T-SAID");
    }

    private static void Add(CatalogueCopy copy, string element) =>
        copy.Replace(Form, "<AsOf path=\"f:Signed\"/>", "<AsOf path=\"f:Signed\"/>" + element.Replace('\'', '"'));

    private static FormDefinition Load(CatalogueCopy copy)
    {
        var load = FormCatalogue.Load(copy.Folder);
        load.Problems.ShouldBeEmpty();
        return load.Catalogue!.Find("ASK", "1").ShouldNotBeNull();
    }
}
