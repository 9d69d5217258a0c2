using System.Globalization;
using System.Text;
using FormExchange.Forms;

namespace FormExchange.Tests.Host;

/// <summary>A folder of data makes a form: no program is built, no host is started again.</summary>
public sealed class A_form_is_added_while_the_host_runs : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningHost _host = null!;

    private string Schemas => _folder.File("schemas");

    private static string New => Repository.File("tests/FormExchange.Tests/Host/FormAtRunTime");

    public async ValueTask InitializeAsync()
    {
        Copy(Repository.Schemas, Schemas);
        _host = await RunningHost.StartAsync(schemas: Schemas);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_sent_judged_by_its_own_rules_and_accepted()
    {
        var document = Document();
        (await SubmitAsync(document)).Refusal!.Findings.ShouldHaveSingleItem().Code.ShouldBe("FORM-UNKNOWN");

        AddForm();
        (await SubmitAsync(document)).Refusal!.Code.ShouldBe("SUBMIT-INVALID", "a folder counts once it was read whole");
        (await _host.Client.ReloadAsync(CancellationToken.None)).ShouldBeNull();

        var wrong = await SubmitAsync(document.Replace("<DateReturn>2026-12-20<", "<DateReturn>2026-11-20<", StringComparison.Ordinal));
        var finding = wrong.Refusal!.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.Box).ShouldBe(("VISIT-01", "2"));

        var sent = (await SubmitAsync(document)).Exchange.ShouldNotBeNull();
        await _host.SettleAsync(TimeSpan.FromSeconds(60));
        var (shown, _) = await _host.Client.FindAsync(sent.Id, CancellationToken.None);
        (shown!.Form, shown.Status, shown.Verdict).ShouldBe(("VISIT", "Delivered", "accepted"));
    }

    [Fact]
    public async Task A_folder_with_a_defect_changes_nothing_and_every_reason_is_given()
    {
        AddForm();
        Break(Path.Combine(Schemas, "ma-lu", "VISIT", "1", "VISIT.sch"), "test=\"", "test=\"(");
        Break(Path.Combine(Schemas, "routes", "visit.xml"), "<Form code=\"VISIT\"/>", "<Form code=\"VISITS\"/>");
        var before = _host.Get<CatalogueInUse>().Current;

        var refusal = (await _host.Client.ReloadAsync(CancellationToken.None)).ShouldNotBeNull();

        refusal.Code.ShouldBe("API-CATALOGUE");
        refusal.Findings.Select(finding => finding.Code).ShouldBe(["CAT-XPATH", "CAT-FORM-UNKNOWN"], ignoreOrder: true);
        refusal.Findings.ShouldContain(finding => finding.Text.En.StartsWith("ma-lu/VISIT/1/VISIT.sch(", StringComparison.Ordinal) && finding.Place.Line > 0);
        _host.Get<CatalogueInUse>().Current.ShouldBeSameAs(before);
        (await SubmitAsync(Document())).Refusal!.Findings.ShouldHaveSingleItem().Code.ShouldBe("FORM-UNKNOWN");
    }

    [Fact]
    public async Task An_institution_that_the_host_serves_cannot_leave()
    {
        Break(Path.Combine(Schemas, "institutions", "ma.xml"), "id=\"MA:CNSS-OUJ01\"", "id=\"MA:CNSS-OUJ99\"");

        var refusal = (await _host.Client.ReloadAsync(CancellationToken.None)).ShouldNotBeNull();

        refusal.Findings.ShouldHaveSingleItem().Text.En.ShouldContain("MA:CNSS-OUJ01");
    }

    [Fact]
    public async Task Whoever_judges_while_a_new_catalogue_comes_stays_with_one()
    {
        AddForm();
        var forms = _host.Get<CatalogueInUse>();
        var taken = forms.Current;

        (await _host.Client.ReloadAsync(CancellationToken.None)).ShouldBeNull();

        forms.Current.ShouldNotBeSameAs(taken);
        taken.FindByCode("VISIT").ShouldBeNull();
        new FormValidator(taken).Validate(Encoding.UTF8.GetBytes(Document())).Report.Findings.ShouldHaveSingleItem().Code.ShouldBe("FORM-UNKNOWN");
        new FormValidator(forms.Current).Validate(Encoding.UTF8.GetBytes(Document())).Report.Findings.ShouldBeEmpty();
    }

    private Task<(FormExchange.Exchanges.Tracking.TrackedExchange? Exchange, Refusal? Refusal)> SubmitAsync(string document) =>
        _host.Client.SubmitAsync(Encoding.UTF8.GetBytes(document), [], [], null, CancellationToken.None);

    /// <summary>The sample of the new form, signed today.</summary>
    private static string Document() => File.ReadAllText(Path.Combine(New, "ma-lu", "VISIT", "1", "samples", "valid-minimal.xml")).Replace(
        "<c:DateSigned>2026-11-20<",
        $"<c:DateSigned>{TimeProvider.System.GetLocalNow().DateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}<",
        StringComparison.Ordinal);

    private void AddForm()
    {
        Copy(New, Schemas);
    }

    private static void Break(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
