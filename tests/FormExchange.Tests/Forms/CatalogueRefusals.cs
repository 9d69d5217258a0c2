using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class CatalogueRefusals
{
    private const string Form = "xx-yy/ASK/1/form.xml";
    private const string Schema = "xx-yy/ASK/1/ASK.xsd";
    private const string Rules = "xx-yy/ASK/1/ASK.sch";
    private const string Common = "common/1/common.xsd";
    private const string Directory = "institutions/xx.xml";

    [Fact]
    public void A_good_folder_loads_without_a_complaint()
    {
        var load = FormCatalogue.Load(SmallCatalogue.Folder);
        load.Problems.ShouldBeEmpty();
        load.Catalogue.ShouldNotBeNull().Forms.Select(form => form.Code).ShouldBe(["ANSWER", "ASK"]);
    }

    // One row for each reason: in this file, this text is replaced by that; the code of the problem.
    public static TheoryData<string, string, string, string> InForms => new()
    {
        { Form, "<Alias>A 1</Alias>", "<Nick>A 1</Nick>", "CAT-UNKNOWN-ELEMENT" },
        { Form, "kind=\"asks\"", "kind=\"asks\" colour=\"red\"", "CAT-UNKNOWN-ATTRIBUTE" },
        { Form, "kind=\"asks\"", "kind=\"begs\"", "CAT-ATTRIBUTE-VALUE" },
        { Form, "kind=\"asks\" ", "", "CAT-ATTRIBUTE-MISSING" },
        { Form, "<AsOf path=\"f:Signed\"/>", "", "CAT-ELEMENT-MISSING" },
        { Form, "<AsOf path=\"f:Signed\"/>", "<AsOf path=\"f:Signed\"/><AsOf path=\"f:Signed\"/>", "CAT-ELEMENT-TWICE" },
        { Form, "<Text xml:lang=\"ar\">طلب</Text>", "", "CAT-TEXT-MISSING" },
        { Form, "<Text xml:lang=\"ar\">طلب</Text>", "<Text xml:lang=\"de\">Antrag</Text>", "CAT-TEXT-LANGUAGE" },
        { Form, "code=\"ASK\"", "code=\"BEG\"", "CAT-FOLDER-NAME" },
        { Form, "namespace=\"urn:formexchange:xx-yy:ASK:1\"", "namespace=\"urn:elsewhere\"", "CAT-FORM-NAMESPACE" },
        { Form, "schema=\"ASK.xsd\"", "schema=\"ASKED.xsd\"", "CAT-NAMED-FILE-MISSING" },
        { Form, "schema=\"ASK.xsd\"", "schema=\"../../../common/1/common.xsd\"", "CAT-NAMED-FILE-MISSING" },
        { Form, "root=\"Ask\"", "root=\"Demand\"", "CAT-ROOT-MISSING" },
        { Form, "path=\"f:From\"", "path=\"f:Whence\"", "CAT-PATH" },
        { Form, "path=\"f:To\"", "path=\"f:Person/f:Family\"", "CAT-PATH" },
        { Form, "path=\"f:Signed\"", "path=\"f:From\"", "CAT-PATH" },
        { Form, "path=\"f:SupportingDocument\"", "path=\"f:Piece\"", "CAT-PATH" },
        { Form, "path=\"f:SupportingDocument\"", "path=\"f:Piece | f:SupportingDocument\"", "CAT-PATH" },
        { Form, "when=\"f:Person[2]\"", "when=\"f:Person[2\"", "CAT-XPATH" },
        { Form, "when=\"f:Person[2]\"", "when=\"q:Person\"", "CAT-XPATH" },
        { Form, "when=\"f:Person[2]\"", "when=\"f:Persn[2]\"", "CAT-PATH-UNKNOWN" },
        { Form, " when=\"f:Person[2]\"", "", "CAT-CONDITION" },
        { Form, "number=\"1\" obligation=\"mandatory\"", "number=\"1\" obligation=\"mandatory\" when=\"true()\"", "CAT-CONDITION" },
        { Form, "type=\"Report\"", "type=\"Card\"", "CAT-DUPLICATE" },
        { Form, "rule=\"T-SECOND\"", "rule=\"T-ORDER\"", "CAT-DUPLICATE" },
        { Form, "rule=\"T-SECOND\"", "rule=\"T-ACCOUNT\"", "CAT-DUPLICATE" },
        { Form, "<Alias>A 1</Alias>", "<Alias>ANSWER</Alias>", "CAT-DUPLICATE" },
        { Form, "<Edition code=\"XX-YY-2000\" source=\"test\"/>", "", "CAT-ELEMENT-MISSING" },
        { Form, "role=\"Agency\"", "role=\"Nobody\"", "CAT-ROLE-NOT-HELD" },
        { Form, "</Form>", "", "CAT-FILE-NOT-XML" },
        { Form, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE Form>", "CAT-FILE-NOT-XML" },
    };

    public static TheoryData<string, string, string, string> InSchemas => new()
    {
        { Schema, "type=\"f:Person\"", "type=\"f:Persona\"", "CAT-SCHEMA-INVALID" },
        { Schema, "../../../common/1/common.xsd", "../../../../common/1/common.xsd", "CAT-IMPORT-OUTSIDE" },
        { Schema, "../../../common/1/common.xsd", "http://example.org/common.xsd", "CAT-IMPORT-OUTSIDE" },
        { Schema, "../../../common/1/common.xsd", "../../../common/1/commun.xsd", "CAT-IMPORT-MISSING" },
        { Schema, "name=\"Cheque\" type=\"xs:boolean\"", "name=\"Cheque\" type=\"xs:boolean\" default=\"true\"", "CAT-SCHEMA-CONSTRUCT" },
        { Schema, "name=\"Cheque\" type=\"xs:boolean\"", "name=\"Cheque\" type=\"xs:anyURI\"", "CAT-SCHEMA-CONSTRUCT" },
        { Schema, "<xs:element name=\"Cheque\" type=\"xs:boolean\"/>", "<xs:any namespace=\"##other\"/>", "CAT-SCHEMA-CONSTRUCT" },
        { Schema, "<xs:element name=\"Sex\" minOccurs=\"0\">", "<xs:element name=\"Parent\" type=\"f:Person\" minOccurs=\"0\"/><xs:element name=\"Sex\" minOccurs=\"0\">", "CAT-SCHEMA-RECURSIVE" },
        { Schema, "[0-9]{24}", "\\d{24}", "CAT-PATTERN" },
        { Schema, "[0-9]{24}", "([0-9]+)+", "CAT-PATTERN" },
        { Schema, "<fx:label xml:lang=\"ar\">الاسم العائلي</fx:label>", "", "CAT-TEXT-MISSING" },
        { Schema, "<fx:rule id=\"T-ACCOUNT\"/>", "<fx:ruler id=\"T-ACCOUNT\"/>", "CAT-UNKNOWN-ELEMENT" },
        { Schema, "<fx:rule id=\"T-ACCOUNT\"/>", "<fx:rule id=\"T-ACCOUNT\"/><fx:notAfterSigned/>", "CAT-NOT-A-DATE" },
        { Schema, "[0-9]{24}", "([0-9]{1,30}){1,30}x", "CAT-PATTERN" },
        { Schema, "<fx:rule id=\"T-ACCOUNT\"/>", "<fx:rule/>", "CAT-ATTRIBUTE-MISSING" },
        { Common, "<xs:element name=\"Medical\" type=\"xs:boolean\"/>", "", "CAT-PATH" },
        { "envelope/1/envelope.xsd", "name=\"StandardBusinessDocument\"", "name=\"BusinessDocument\"", "CAT-ROOT-MISSING" },
        { "envelope/1/receipt.xsd", "type=\"xs:string\"", "type=\"xs:strung\"", "CAT-SCHEMA-INVALID" },
    };

    public static TheoryData<string, string, string, string> InRules => new()
    {
        { Rules, "queryBinding=\"xslt\"", "queryBinding=\"xslt2\"", "CAT-ATTRIBUTE-VALUE" },
        { Rules, "test=\"$first/@number = 1\"", "test=\"$first/@number = \"", "CAT-XPATH" },
        { Rules, "test=\"$first/@number = 1\"", "test=\"$last/@number = 1\"", "CAT-XPATH" },
        { Rules, "test=\"$first/@number = 1\"", "test=\"document('x')\"", "CAT-XPATH" },
        { Rules, "test=\"$first/@number = 1\"", "test=\"count('x') = 1\"", "CAT-XPATH" },
        { Rules, "fx:age(f:Born, fx:as-of())", "fx:age(f:Born)", "CAT-XPATH" },
        { Rules, "fx:age(f:Born, fx:as-of()) &gt;= 18", "fx:check-digit('ABC', f:Born)", "CAT-XPATH" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"//f:Period\"", "CAT-CONTEXT" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"f:Ask/f:Period[1]\"", "CAT-CONTEXT" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"f:Ask/f:Time\"", "CAT-CONTEXT" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"f:Ask\"", "CAT-CONTEXT-OVERLAP" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"/*\"", "CAT-CONTEXT-OVERLAP" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"f:Period | *\"", "CAT-CONTEXT-OVERLAP" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"f:Period | f:Time\"", "CAT-CONTEXT" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"/f:Period\"", "CAT-CONTEXT" },
        { Rules, "context=\"f:Ask/f:Period\"", "context=\"q:Period\"", "CAT-CONTEXT" },
        { Rules, "<sch:pattern id=\"age\">", "<sch:include href=\"../../../../rules.sch\"/><sch:pattern id=\"age\">", "CAT-IMPORT-OUTSIDE" },
        { Rules, "<sch:pattern id=\"age\">", "<sch:include href=\"https://example.org/rules.sch\"/><sch:pattern id=\"age\">", "CAT-IMPORT-OUTSIDE" },
        { Rules, "<sch:pattern id=\"age\">", "<sch:include href=\"../../../common/1/rules/none.sch\"/><sch:pattern id=\"age\">", "CAT-IMPORT-MISSING" },
        { Rules, "<t:Text xml:lang=\"en\">The person is a minor.</t:Text>", "", "CAT-TEXT-MISSING" },
        { Rules, "<t:Text xml:lang=\"en\">The person is a minor.</t:Text>", "<t:Text xml:lang=\"ar\">The person is a minor.</t:Text>", "CAT-TEXT-LANGUAGE" },
        { Rules, "id=\"T-AGE\"", "id=\"T-FIRST\"", "CAT-DUPLICATE" },
        { Rules, "<sch:pattern id=\"age\">", "<sch:pattern id=\"order\">", "CAT-DUPLICATE" },
        { Rules, "<sch:active pattern=\"order\"/>", "", "CAT-PORTABLE-PHASE" },
        { Rules, "<sch:active pattern=\"order\"/>", "<sch:active pattern=\"order\"/><sch:active pattern=\"age\"/>", "CAT-PORTABLE-PHASE" },
        { Rules, "uri=\"urn:formexchange:xx-yy:ASK:1\"", "uri=\"urn:elsewhere\"", "CAT-PREFIX" },
        { Rules, "role=\"information\"", "role=\"hint\"", "CAT-ATTRIBUTE-VALUE" },
        { Rules, "<sch:pattern id=\"age\">", "<sch:pattern id=\"age\"><sch:param name=\"x\"/>", "CAT-UNKNOWN-ELEMENT" },
    };

    public static TheoryData<string, string, string, string> InTheDirectory => new()
    {
        { "routes/routes.xml", "<Form code=\"ASK\"/>", "<Form code=\"BEG\"/>", "CAT-FORM-UNKNOWN" },
        { "routes/routes.xml", "<From role=\"Agency\"/>", "<From role=\"Nobody\"/>", "CAT-ROLE-NOT-HELD" },
        { "routes/routes.xml", "<From role=\"Agency\"/>", "<From role=\"Fund\"/>", "CAT-ROUTE-ROLES" },
        { "routes/routes.xml", "<From role=\"Agency\"/>", "<From role=\"Agency\" country=\"YY\"/>", "CAT-ROLE-NOT-HELD" },
        { "routes/routes.xml", "<Form code=\"ASK\"/>", "<Form code=\"ASK\" country=\"XX\"/>", "CAT-UNKNOWN-ATTRIBUTE" },
        { "routes/routes.xml", "<Routes ", "<Roads ", "CAT-FILE-NOT-XML" },
        { "routes/routes.xml", "rule=\"T-ROUTE\"", "role=\"T-ROUTE\"", "CAT-UNKNOWN-ATTRIBUTE" },
        { "routes/routes.xml", " source=\"test\"", "", "CAT-ATTRIBUTE-MISSING" },
        { "routes/routes.xml", "<Form code=\"ASK\"/>", "", "CAT-ELEMENT-MISSING" },
        { "roles.xml", "id=\"Fund\"", "id=\"Bank\"", "CAT-ROLE-UNNAMED" },
        { "roles.xml", "id=\"Fund\"", "id=\"Agency\"", "CAT-DUPLICATE" },
        { "selections/S-1.xml", "form=\"ASK\"", "form=\"BEG\"", "CAT-FORM-UNKNOWN" },
        { "selections/S-1.xml", "<Case want=\"rest\"", "<Case want=\"ask rest\"", "CAT-SELECTION" },
        { "selections/S-1.xml", "<Case want=\"rest\"", "<Case want=\"nothing\"", "CAT-ATTRIBUTE-VALUE" },
        { "selections/S-1.xml", "<Text xml:lang=\"ar\">لا شيء مقرر.</Text>", "", "CAT-TEXT-MISSING" },
        { "procedures/P-1.xml", "message=\"ANSWER\"", "message=\"REPLY\"", "CAT-FORM-UNKNOWN" },
        { "procedures/P-1.xml", "answers=\"ASK\"", "answers=\"BEG\"", "CAT-FORM-UNKNOWN" },
        { "procedures/P-1.xml", "closes=\"true\"", "closes=\"false\"", "CAT-PROCEDURE-ENDS" },
        { "procedures/P-1.xml", "number=\"2\"", "number=\"1\"", "CAT-STEP-NUMBERS" },
        { "procedures/P-1.xml", "number=\"3\"", "number=\"4\"", "CAT-STEP-NUMBERS" },
        { "procedures/P-1.xml", "number=\"2\"", "number=\"two\"", "CAT-ATTRIBUTE-VALUE" },
        { "procedures/P-1.xml", "Deadline message=\"ASK\"", "Deadline message=\"BEG\"", "CAT-FORM-UNKNOWN" },
        { "procedures/P-1.xml", "source=\"test\"><Text xml:lang=\"fr\">Deux", "decision=\"ours\"><Text xml:lang=\"fr\">Deux", "CAT-DECISION-UNKNOWN" },
        { "procedures/P-1.xml", "steps=\"3\"", "steps=\"4\"", "CAT-STEP-COUNT" },
        { "procedures/P-1.xml", " steps=\"3\"", "", "CAT-ATTRIBUTE-MISSING" },
        { "procedures/P-1.xml", "to=\"counterparty\" message=\"ASK\"", "kept=\"true\" message=\"ASK\"", "CAT-NOT-ANSWERED" },
        { "procedures/P-1.xml", "answers=\"ASK\"", "answers=\"ANSWER\"", "CAT-ANSWERS-NOTHING" },
        { "procedures/P-1.xml", " answers=\"ASK\"", "", "CAT-NOT-ANSWERED" },
        { "procedures/P-1.xml", "message=\"ANSWER\"", "message=\"ASK\"", "CAT-NO-STEP" },
        { "procedures/P-1.xml", " source=\"test\"><Text xml:lang=\"fr\">Deux", "><Text xml:lang=\"fr\">Deux", "CAT-DEADLINE-SOURCE" },
        { "procedures/P-1.xml", " path=\"f:Signed\"", "", "CAT-ATTRIBUTE-MISSING" },
        { "procedures/P-1.xml", "path=\"f:Signed\"", "path=\"f:From\"", "CAT-PATH-UNKNOWN" },
        { "procedures/P-1.xml", "path=\"f:Signed\"", "path=\"f:Nowhere\"", "CAT-PATH-UNKNOWN" },
        { "procedures/P-1.xml", "opens=\"true\"", "opens=\"true\" when=\"f:Signed[\"", "CAT-XPATH" },
        { "procedures/P-1.xml", "opens=\"true\"", "opens=\"true\" when=\"f:Sined\"", "CAT-PATH-UNKNOWN" },
        { "procedures/P-1.xml", "to=\"counterparty\" message=\"ASK\"", "to=\"person\" message=\"ASK\"", "CAT-ATTRIBUTE-VALUE" },
        { "procedures/P-1.xml", "to=\"counterparty\" message=\"ASK\"", "to=\"nobody\" message=\"ASK\"", "CAT-ATTRIBUTE-VALUE" },
        { "procedures/P-1.xml", "<Person id=\"person\">", "<Person id=\"owner\">", "CAT-DUPLICATE" },
        { "procedures/P-1.xml", "from=\"person\" to=\"owner\"", "from=\"counterparty\" to=\"owner\"", "CAT-PARTY-IDLE" },
        { "procedures/P-1.xml", "from=\"counterparty\" to=\"owner\" message=\"ANSWER\"", "from=\"owner\" to=\"owner\" message=\"ANSWER\"", "CAT-STEP-ROLES" },
        { "procedures/P-1.xml", "<Owner role=\"Agency\"/>", "<Owner role=\"Nobody\"/>", "CAT-ROLE-NOT-HELD" },
        { Directory, "id=\"XX:F1\"", "id=\"XX:A1\"", "CAT-DUPLICATE" },
        { Directory, "id=\"XX:F1\"", "id=\"ZZ:F1\"", "CAT-INSTITUTION-COUNTRY" },
        { Directory, "parent=\"XX:A1\"", "parent=\"XX:A9\"", "CAT-INSTITUTION-UNKNOWN" },
        { Directory, "validTo=\"2029-12-31\"", "validTo=\"2019-12-31\"", "CAT-ATTRIBUTE-VALUE" },
        { Directory, "validTo=\"2029-12-31\"", "validTo=\"2029-31-12\"", "CAT-ATTRIBUTE-VALUE" },
        { Directory, "<Text xml:lang=\"en\">Fund</Text>", "<Text xml:lang=\"en\"> </Text>", "CAT-TEXT-MISSING" },
        { Directory, "<Role>Fund</Role>", "", "CAT-ELEMENT-MISSING" },
    };

    [Theory]
    [MemberData(nameof(InForms))]
    [MemberData(nameof(InSchemas))]
    [MemberData(nameof(InRules))]
    [MemberData(nameof(InTheDirectory))]
    public void A_bad_folder_is_refused_with_the_reason_its_place_and_three_languages(string file, string from, string to, string code)
    {
        using var copy = new CatalogueCopy();
        copy.Replace(file, from, to);
        var load = FormCatalogue.Load(copy.Folder);
        load.Catalogue.ShouldBeNull();
        var problem = load.Problems.Where(one => one.Code == code).ShouldHaveSingleItem(string.Join('\n', load.Problems));
        problem.Text.Fr.ShouldNotContain("{0}");
        if (code is not ("CAT-PATH" or "CAT-ROOT-MISSING" or "CAT-NOT-A-DATE" or "CAT-ROLE-UNNAMED" or "CAT-NO-STEP"))
        {
            problem.File.ShouldBe(file);
        }
    }

    [Theory]
    [InlineData("envelope/1/envelope.xsd")]
    [InlineData("envelope/1/receipt.xsd")]
    [InlineData("roles.xml")]
    [InlineData(Form)]
    public void A_file_that_the_folder_needs_and_lacks_is_named(string file)
    {
        using var copy = new CatalogueCopy();
        File.Delete(Path.Combine(copy.Folder, file));
        FormCatalogue.Load(copy.Folder).Problems.ShouldContain(problem => problem.Code == "CAT-FILE-MISSING" && problem.File == file);
    }

    [Fact]
    public void A_form_that_nothing_carries_is_refused()
    {
        using var copy = new CatalogueCopy();
        copy.Replace("procedures/P-1.xml", " answers=\"ASK\"", "");
        FormCatalogue.Load(copy.Folder).Problems.Select(problem => problem.Code).ShouldBe(["CAT-NOT-ANSWERED", "CAT-NO-WAY"], ignoreOrder: true);
    }

    [Fact]
    public void Every_reason_is_given_at_once_each_with_its_line()
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Form, "<Number source=\"test\">A 1</Number>", "<Nummer/>");
        copy.Replace(Rules, "test=\"$first/@number = 1\"", "test=\"$last\"");
        copy.Replace(Directory, "<Role>Fund</Role>", "");
        var problems = FormCatalogue.Load(copy.Folder).Problems;
        problems.ShouldContain(problem => problem.Code == "CAT-UNKNOWN-ELEMENT" && problem.File == Form && problem.Line == 4);
        problems.ShouldContain(problem => problem.File == Directory && problem.Line == 6);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_problem_and_no_exception() =>
        FormCatalogue.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())).Problems.ShouldHaveSingleItem().Code.ShouldBe("CAT-FOLDER-MISSING");

    [Fact]
    public void An_empty_folder_has_no_forms()
    {
        using var copy = new CatalogueCopy();
        System.IO.Directory.Delete(Path.Combine(copy.Folder, "xx-yy"), recursive: true);
        System.IO.Directory.Delete(Path.Combine(copy.Folder, "process"), recursive: true);
        FormCatalogue.Load(copy.Folder).Problems.ShouldContain(problem => problem.Code == "CAT-NO-FORMS");
    }

    [Fact]
    public void The_digests_change_when_a_file_that_makes_them_changes_and_only_then()
    {
        using var copy = new CatalogueCopy();
        var before = Ask(copy);
        Ask(copy).SchemaDigest.ShouldBe(before.SchemaDigest);
        copy.Replace(Common, "<xs:maxLength value=\"40\"/>", "<xs:maxLength value=\"41\"/>");
        var after = Ask(copy);
        after.SchemaDigest.ShouldNotBe(before.SchemaDigest);
        after.RulesDigest.ShouldBe(before.RulesDigest);
        copy.Replace(Rules, "Corrigez-la.", "Rectifiez-la.");
        Ask(copy).RulesDigest.ShouldNotBe(before.RulesDigest);
        before.SchemaDigest.ShouldMatch("^[0-9a-f]{64}$");
    }

    private static FormDefinition Ask(CatalogueCopy copy) => FormCatalogue.Load(copy.Folder).Catalogue.ShouldNotBeNull().Find("ASK", "1").ShouldNotBeNull();
}
