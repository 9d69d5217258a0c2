using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FormExchange.Tests.Journeys;

namespace FormExchange.Tests.Host;

/// <summary>Each kind of bad input over HTTP: a stable code, a place where there is one, a text in three languages, and not a row more than before.</summary>
public sealed class Bad_input_is_refused_and_leaves_nothing(CalledHost called) : IClassFixture<CalledHost>
{
    private static readonly XNamespace C = "urn:formexchange:common:1";
    private readonly RunningHost _host = called.Host;
    private readonly GeneratedClaims _claims = called.Claims;
    private readonly HttpClient _http = called.Http;

    public static TheoryData<string, string, string> Documents => new()
    {
        { "not XML", "hello", "XML-NOT-WELL-FORMED" },
        { "empty", "", "XML-NOT-WELL-FORMED" },
        { "a DTD", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "XML-DTD" },
        { "an external entity", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "XML-DTD" },
        { "another root", "<Invoice xmlns='urn:example:invoice'/>", "FORM-UNKNOWN" },
        { "10,000 deep", string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)), "XML-DEPTH" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_that_is(string what, string document, string code)
    {
        what.ShouldNotBeEmpty();
        await ShouldRefuseAsync(Xml(Encoding.UTF8.GetBytes(document)), HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public Task A_document_of_200_megabytes_is_not_read_to_its_end() =>
        ShouldRefuseAsync(new StreamContent(new EndlessText(200_000_000)) { Headers = { ContentType = new MediaTypeHeaderValue("application/xml") } },
            HttpStatusCode.UnprocessableEntity, "XML-TOO-LARGE");

    [Theory]
    [InlineData("LM-BANK-01")]
    [InlineData("FORM-VERSION-UNKNOWN")]
    [InlineData("DATE-SIGNED-FUTURE")]
    [InlineData("PIECE-MISSING")]
    [InlineData("ATTACHMENT-DIGEST")]
    [InlineData("ATTACHMENT-MISSING")]
    [InlineData("ATTACHMENT-UNLISTED")]
    [InlineData("ATTACHMENT-TWICE")]
    [InlineData("ROUTE-UNKNOWN-RECEIVER")]
    [InlineData("ROUTE-RECEIVER-ROLE")]
    public async Task A_claim_with(string code)
    {
        var claim = await _claims.NextAsync(Breaking(code));
        var files = code switch
        {
            "ATTACHMENT-DIGEST" => claim.Files.Select((f, i) => i == 1 ? (f.AttachmentId, claim.Files[0].Path) : f).ToList(),
            "ATTACHMENT-MISSING" => claim.Files.Skip(1).ToList(),
            "ATTACHMENT-TWICE" => [.. claim.Files, claim.Files[0]],
            "ATTACHMENT-UNLISTED" => [.. claim.Files, ("holiday-picture", claim.Files[0].Path)],
            _ => claim.Files,
        };
        var document = code == "FORM-VERSION-UNKNOWN"
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(claim.Document).Replace(":LM15:1", ":LM15:9", StringComparison.Ordinal))
            : claim.Document;
        await ShouldRefuseAsync(Multipart(document, files), HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task The_same_document_twice_naming_the_first_exchange()
    {
        var claim = await _claims.NextAsync();
        using var first = await _http.PostAsync(new Uri("/api/v1/exchanges", UriKind.Relative), Multipart(claim.Document, claim.Files), TestContext.Current.CancellationToken);
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = first.Headers.Location!.ToString().Split('/')[^1];
        await _host.SettleAsync(TimeSpan.FromSeconds(30));
        var problem = await ShouldRefuseAsync(Multipart(claim.Document, claim.Files), HttpStatusCode.Conflict, "SUBMIT-TWICE");
        problem.GetProperty("relatedId").GetString().ShouldBe(id);
    }

    [Fact]
    public async Task A_body_that_is_no_form_of_submission()
    {
        await ShouldRefuseAsync(new StringContent("{}", Encoding.UTF8, "application/json"), HttpStatusCode.UnsupportedMediaType, "API-MEDIA-TYPE");
        var claim = await _claims.NextAsync();
        using var filesFirst = new MultipartFormDataContent { { new ByteArrayContent([1]), "identity-card" }, { new ByteArrayContent(claim.Document), "document" } };
        await ShouldRefuseAsync(filesFirst, HttpStatusCode.BadRequest, "API-MULTIPART");
        var cut = await Multipart(claim.Document, claim.Files).ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var boundary = Multipart(claim.Document, claim.Files).Headers.ContentType!;
        foreach (var length in new[] { cut.Length / 3, cut.Length - 200, cut.Length - 10 })
        {
            var truncated = new ByteArrayContent(cut[..length]) { Headers = { ContentType = boundary } };
            await ShouldRefuseAsync(truncated, HttpStatusCode.BadRequest, "API-MULTIPART");
        }
    }

    [Fact]
    public async Task A_call_without_the_token_or_to_an_address_that_does_not_exist()
    {
        using var stranger = new HttpClient { BaseAddress = _http.BaseAddress };
        (await stranger.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await stranger.GetAsync(new Uri("/api/v1/exchanges/1", UriKind.Relative), TestContext.Current.CancellationToken);
        (refused.StatusCode, await CodeAsync(refused)).ShouldBe((HttpStatusCode.Unauthorized, "API-TOKEN"));
        using var unknown = await _http.GetAsync(new Uri("/api/v1/exchanges/" + new string('x', 500), UriKind.Relative), TestContext.Current.CancellationToken);
        (unknown.StatusCode, await CodeAsync(unknown)).ShouldBe((HttpStatusCode.NotFound, "API-NOT-FOUND"));
        using var nowhere = await _http.GetAsync(new Uri("/api/v2/forms", UriKind.Relative), TestContext.Current.CancellationToken);
        (nowhere.StatusCode, await CodeAsync(nowhere)).ShouldBe((HttpStatusCode.NotFound, "API-UNKNOWN"));
        using var verb = await _http.DeleteAsync(new Uri("/api/v1/exchanges/1", UriKind.Relative), TestContext.Current.CancellationToken);
        (verb.StatusCode, await CodeAsync(verb)).ShouldBe((HttpStatusCode.NotFound, "API-UNKNOWN"));
    }

    private static Action<XElement>? Breaking(string code) => code switch
    {
        "LM-BANK-01" => c => c.Descendants(C + "AccountNumber").Single().Value = "000000000000000000000001",
        "DATE-SIGNED-FUTURE" => c => c.Descendants(C + "DateSigned").Single().Value = "2098-01-01",
        "PIECE-MISSING" => c => c.Elements().First(e => e.Element(C + "DocumentType")?.Value == "LifeCertificate").Remove(),
        "ROUTE-UNKNOWN-RECEIVER" => c => Receiver(c).Value = "LU:9999",
        "ROUTE-RECEIVER-ROLE" => c => Receiver(c).Value = "LU:CNS",
        _ => null,
    };

    private static XElement Receiver(XElement claim) =>
        claim.Elements().Single(e => e.Name.LocalName == "RecipientInstitution").Element(C + "InstitutionID")!;

    private static ByteArrayContent Xml(byte[] document) => new(document) { Headers = { ContentType = new MediaTypeHeaderValue("application/xml") } };

    private static MultipartFormDataContent Multipart(byte[] document, IEnumerable<(string AttachmentId, string Path)> files)
    {
        var body = new MultipartFormDataContent("fixed-boundary-of-the-test") { { Xml(document), "document" } };
        foreach (var (id, path) in files)
        {
            body.Add(new ByteArrayContent(File.ReadAllBytes(path)), id, id);
        }

        return body;
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStreamAsync()).RootElement.GetProperty("code").GetString();

    private async Task<JsonElement> ShouldRefuseAsync(HttpContent body, HttpStatusCode status, string code)
    {
        var before = await _host.CountAsync();
        using var response = await _http.PostAsync(new Uri("/api/v1/exchanges", UriKind.Relative), body, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).RootElement;
        response.StatusCode.ShouldBe(status, problem.ToString());
        var findings = problem.GetProperty("findings").EnumerateArray().ToList();
        var said = findings.Where(f => f.GetProperty("code").GetString() == code).Append(problem).First(f => f.GetProperty("code").GetString() == code);
        foreach (var language in new[] { "fr", "ar", "en" })
        {
            said.GetProperty("texts").GetProperty(language).GetString().ShouldNotBeNullOrWhiteSpace();
        }

        problem.GetProperty("detail").GetString().ShouldBe(problem.GetProperty("texts").GetProperty("ar").GetString(), "the caller asked for Arabic");
        (await _host.CountAsync()).ShouldBe(before, ignoreOrder: true);
        return problem;
    }
}
