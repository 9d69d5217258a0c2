using System.Security;
using System.Text;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>The fx: functions as a rule sees them: each row is the test of a rule, and whether it holds on the sample document (signed 2026-11-20).</summary>
public sealed class FunctionsOfRules
{
    [Theory]
    [InlineData("fx:as-of() = '2026-11-20'")]
    [InlineData("fx:add-months('2026-01-31', 1) = '2026-02-28'")]
    [InlineData("fx:add-months('2024-02-29', 12) = '2025-02-28'")]
    [InlineData("fx:add-months('2026-03-15', -3) = '2025-12-15'")]
    [InlineData("fx:add-months('2026-02-30', 1) = ''")]
    [InlineData("fx:add-months('2026-01-31', 1.5) = ''")]
    [InlineData("fx:add-months('2026-01-31', 999999999999) = ''")]
    [InlineData("fx:add-months('2026-01-31', number('x')) = ''")]
    [InlineData("fx:add-days('2026-02-27', 2) = '2026-03-01'")]
    [InlineData("fx:add-days('0001-01-01', -1) = ''")]
    [InlineData("fx:add-days('9999-12-31', 1) = ''")]
    [InlineData("fx:add-days('yesterday', 1) = ''")]
    [InlineData("fx:age('1960-05-17', '2025-05-16') = 64")]
    [InlineData("fx:age('1960-05-17', '2025-05-17') = 65")]
    [InlineData("fx:age('1960-02-29', '2025-02-28') = 64")]
    [InlineData("fx:age('1960-02-29', '2025-03-01') = 65")]
    [InlineData("string(fx:age('1960', '2025-03-01')) = 'NaN'")]
    [InlineData("fx:age(f:Person/f:Born, fx:as-of()) = 66")]
    [InlineData("fx:months('2020-01-15', '2020-01-15') = 1")]
    [InlineData("fx:months('2020-01-15', '2020-02-14') = 1")]
    [InlineData("fx:months('2020-01-15', '2020-02-15') = 2")]
    [InlineData("fx:months('2020-01-01', '2020-12-31') = 12")]
    [InlineData("fx:months('2020-01-02', '2020-01-01') = 0")]
    [InlineData("string(fx:months('', '2020-01-01')) = 'NaN'")]
    [InlineData("fx:months-covered(f:Period) = 24")]
    [InlineData("fx:months-covered(.) = 24")]
    [InlineData("fx:months-covered(f:Nothing) = 0")]
    [InlineData("fx:months-covered-between(f:Period, '1900-01-01', '2199-12-31') = fx:months-covered(f:Period)")]
    [InlineData("fx:months-covered-between(f:Period, f:Period/c:StartDate, f:Period/c:StartDate) = 1")]
    [InlineData("fx:months-covered-between(f:Period, fx:add-months(f:Period/c:StartDate, 3), fx:add-months(f:Period/c:StartDate, 5)) = 3")]
    [InlineData("fx:months-covered-between(f:Period, '1900-01-01', fx:add-days(f:Period/c:StartDate, -1)) = 0")]
    [InlineData("fx:months-covered-between(f:Period, f:Period/c:EndDate, f:Period/c:StartDate) = 0")]
    [InlineData("fx:months-covered-between(f:Nothing, '1900-01-01', '2199-12-31') = 0")]
    [InlineData("string(fx:months-covered-between(f:Period, '', '2199-12-31')) = 'NaN'")]
    [InlineData("fx:check-digit('RIB', f:Account)")]
    [InlineData("not(fx:check-digit('RIB', '007780001234567890123491'))")]
    [InlineData("fx:names-match('EL IDRISSI BENALI Mohamed', 'El Idrissi', 'Mohamed Amine')")]
    [InlineData("fx:names-match('M. Mohamed EL-IDRISSI', 'El Idrissi', 'Mohamed')")]
    [InlineData("fx:names-match('NDIAYE Fatima', \"N'Diaye\", 'Fatima')")]
    [InlineData("fx:names-match('Müller Jürgen', 'MULLER', 'Jurgen')")]
    [InlineData("fx:names-match('فاطمة بنعلي', 'بنعلي', 'فاطمة')")]
    [InlineData("fx:names-match('LEBOEUF JEAN', 'Lebœuf', 'Jean')")]
    [InlineData("fx:names-match('ELIDRISSI MOHAMED', 'El Idrissi', 'Mohamed Amine')")]
    [InlineData("fx:names-match('FATIMAZAHRA TAHIRI', 'Tahiri', 'Fatima Zahra')")]
    [InlineData("fx:names-match('M RABET ALI', \"M'Rabet\", 'Ali')")]
    [InlineData("fx:names-match('M ELAMRANI YOUSSEF', 'EL AMRANI', 'Youssef')")]
    [InlineData("fx:names-match('Mme FATIMAZAHRA TAHIRI', 'TAHIRI', 'Fatima-Zahra')")]
    [InlineData("fx:names-match('MR BENALI ABDELKRIM', 'BENALI', 'Abdel Krim')")]
    [InlineData("not(fx:names-match('M BENALI', 'BENALI', 'Abdel Krim'))")]
    [InlineData("not(fx:names-match('MR BENALI ABDELKRIM SAID', 'BENALI', 'Ali'))")]
    [InlineData("fx:names-match('ALI ALI', 'Ali', 'Ali')")]
    [InlineData("not(fx:names-match('ALI HASSAN', 'Ali', 'Ali'))")]
    [InlineData("not(fx:names-match('EXEMPLE ALI OU EXEMPLE FATIMA', 'Exemple', 'Ali'))")]
    [InlineData("not(fx:names-match('IDRISSI Mohamed', 'El Idrissi', 'Mohamed'))")]
    [InlineData("not(fx:names-match('El Idrissi', 'El Idrissi', 'Mohamed'))")]
    [InlineData("not(fx:names-match('El Idrissi Mohamed', '', 'Mohamed'))")]
    [InlineData("not(fx:names-match('BENALI', 'ALI', 'BEN'))")]
    [InlineData("fx:holds-role('XX:A1', 'Agency')")]
    [InlineData("not(fx:holds-role('XX:A1', 'Fund'))")]
    [InlineData("not(fx:holds-role('XX:A9', 'Agency'))")]
    public void A_function_gives_what_its_words_say(string test) => Judge(test, SmallCatalogue.Ask).ShouldBeEmpty();

    [Theory]
    [InlineData("2000-01-01", "2001-12-31", 24)]
    [InlineData("2001-12-31", "2002-01-01", 25)]
    [InlineData("2010-06-15", "2010-06-15", 25)]
    [InlineData("1999-01-01", "2020-12-31", 264)]
    public void Months_count_once_however_many_periods_cover_them(string start, string end, int months)
    {
        const string first = "<Period><c:StartDate>2000-01-01</c:StartDate><c:EndDate>2001-12-31</c:EndDate></Period>";
        var second = $"<Period><c:StartDate>{start}</c:StartDate><c:EndDate>{end}</c:EndDate></Period>";
        Judge($"fx:months-covered(f:Period) = {months}", SmallCatalogue.Ask.Replace(first, second + first, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_test_that_does_not_hold_is_a_finding() => Judge("fx:as-of() = ''", SmallCatalogue.Ask).ShouldBe(["T-AGE"]);

    [Fact]
    public void A_rule_that_cannot_be_evaluated_refuses_the_document() =>
        Judge("fx:check-digit(substring(concat('RIB', f:Nothing, f:Person/f:Sex), 1 + 4 * count(f:Person)), '1')", SmallCatalogue.Ask).ShouldBe(["RULE-NOT-EVALUATED"]);

    /// <summary>Codes found when the small catalogue's rule on ages has this test, on the root element.</summary>
    private static string[] Judge(string test, string document)
    {
        const string rules = "xx-yy/ASK/1/ASK.sch";
        using var copy = new CatalogueCopy();
        copy.Replace(rules, "<sch:rule context=\"f:Ask/f:Person\">", "<sch:rule context=\"f:Ask\">");
        copy.Replace(rules, "fx:age(f:Born, fx:as-of()) &gt;= 18", SecurityElement.Escape(test));
        var load = FormCatalogue.Load(copy.Folder);
        load.Problems.ShouldBeEmpty();
        var validator = new FormValidator(load.Catalogue!);
        return [.. validator.Validate(Encoding.UTF8.GetBytes(document)).Report.Findings.Select(finding => finding.Code)];
    }
}
