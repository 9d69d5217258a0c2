using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FormExchange.Exchanges.Data;
using FormExchange.Tests.Journeys;
using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Host;

/// <summary>
/// The database dies, and the broker: callers are told in three languages and without an exception's words, health tells which host cannot
/// work, nothing is lost or doubled, and in all that the host logs there is no secret.
/// </summary>
[Collection(ServersThatDie.Name)]
public sealed class The_store_is_away(StageServers servers) : IAsyncLifetime
{
    private static readonly Uri Exchanges = new("/api/v1/exchanges", UriKind.Relative);
    private EarnestHost _host = null!;
    private GeneratedClaims _claims = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await EarnestHost.PrepareAsync(servers);
        _claims = new GeneratedClaims(_host.File("claims"), seed: 503);
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Callers_are_told_and_the_same_request_works_once_it_is_back_and_no_secret_is_logged()
    {
        await using var process = _host.Start();
        (await process.ReachAsync(_host.Data)).ShouldNotBeNull().Dispose();
        using var http = _host.Http();
        var (before, during) = (await _claims.NextAsync(), await _claims.NextAsync());
        var first = await AcceptedAsync(http, before);

        await servers.Database.KillAsync();
        await ShouldBeAwayAsync(() => http.PostAsync(Exchanges, Multipart(during), Stop));
        await ShouldBeAwayAsync(() => http.GetAsync(new Uri($"{Exchanges}/{first}", UriKind.Relative), Stop));
        (await HealthAsync(http)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable));

        await servers.Database.RestartAsync();
        await Until.TrueAsync(async () => await HealthAsync(http) == (HttpStatusCode.OK, HttpStatusCode.OK), "the host is ready again");
        var second = await AcceptedAsync(http, during);
        using (var again = await http.PostAsync(Exchanges, Multipart(during), Stop))
        {
            (await ProblemAsync(again)).ShouldBe((HttpStatusCode.Conflict, "SUBMIT-TWICE", second));
        }

        await servers.Broker.KillAsync();
        var third = await AcceptedAsync(http, await _claims.NextAsync());
        await servers.Broker.RestartAsync();
        foreach (var id in new[] { first, second, third })
        {
            await Until.TrueAsync(async () => await VerdictAsync(http, id) == "accepted", $"{id} is delivered");
        }

        var said = await process.KillAsync();
        said.ShouldContain("A call met a store that does not answer");
        _host.ShouldNotTell(said);
        said.ShouldNotContain(http.DefaultRequestHeaders.Authorization!.Parameter!);
    }

    /// <summary>The database dies around the commit of a submission: whoever asks again hears in the worst case that it was stored.</summary>
    [Theory]
    [InlineData(FaultPoints.Submit + ".before")]
    [InlineData(FaultPoints.Submit + ".after")]
    public async Task A_submission_whose_outcome_was_unknown_is_stored_once(string place)
    {
        var victim = servers.Database.ProcessId;
        _host.Set("Faults:Victim", victim.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await using var process = _host.Start(place);
        (await process.ReachAsync(_host.Data)).ShouldNotBeNull().Dispose();
        using var http = _host.Http();
        var claim = await _claims.NextAsync();

        await ShouldBeAwayAsync(() => http.PostAsync(Exchanges, Multipart(claim), Stop));
        ProcessTable.IsRunning(victim).ShouldBeFalse();
        await servers.Database.KillAsync();
        await servers.Database.RestartAsync();
        await Until.TrueAsync(async () => await HealthAsync(http) == (HttpStatusCode.OK, HttpStatusCode.OK), "the host is ready again");

        string id;
        using (var again = await http.PostAsync(Exchanges, Multipart(claim), Stop))
        {
            var (status, code, related) = await ProblemAsync(again);
            (status, code).ShouldBeOneOf((HttpStatusCode.Created, null), (HttpStatusCode.Conflict, "SUBMIT-TWICE"));
            if (place.EndsWith(".after", StringComparison.Ordinal))
            {
                code.ShouldBe("SUBMIT-TWICE", "it was stored before the database died");
            }

            id = related!;
        }

        await Until.TrueAsync(async () => await VerdictAsync(http, id) == "accepted", "it is delivered");
    }

    private static async Task ShouldBeAwayAsync(Func<Task<HttpResponseMessage>> call)
    {
        using var answer = await call();
        var text = await answer.Content.ReadAsStringAsync(Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().ShouldBe("API-STORE-AWAY");
        var texts = problem.GetProperty("texts");
        texts.GetProperty("fr").GetString().ShouldNotBeNull().ShouldContain("base de données");
        texts.GetProperty("ar").GetString().ShouldNotBeNull().ShouldContain("قاعدة بيانات");
        texts.GetProperty("en").GetString().ShouldNotBeNull().ShouldContain("database does not answer");
        foreach (var word in new[] { "Npgsql", "Exception", "127.0.0.1", "   at ", "refused", "fx_" })
        {
            text.ShouldNotContain(word, Case.Sensitive);
        }
    }

    private static async Task<string> AcceptedAsync(HttpClient http, GeneratedClaim claim)
    {
        using var answer = await http.PostAsync(Exchanges, Multipart(claim), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Stop));
        return answer.Headers.Location!.ToString().Split('/')[^1];
    }

    private static async Task<(HttpStatusCode Live, HttpStatusCode Ready)> HealthAsync(HttpClient http)
    {
        using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative), Stop);
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
        return (live.StatusCode, ready.StatusCode);
    }

    /// <summary>Status, code, and the exchange that it is about.</summary>
    private static async Task<(HttpStatusCode Status, string? Code, string? Id)> ProblemAsync(HttpResponseMessage answer)
    {
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        return answer.IsSuccessStatusCode
            ? (answer.StatusCode, null, body.GetProperty("id").GetString())
            : (answer.StatusCode, body.GetProperty("code").GetString(), body.GetProperty("relatedId").GetString());
    }

    private static async Task<string?> VerdictAsync(HttpClient http, string id)
    {
        using var answer = await http.GetAsync(new Uri($"{Exchanges}/{id}", UriKind.Relative), Stop);
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("verdict").GetString() : null;
    }

    private static MultipartFormDataContent Multipart(GeneratedClaim claim)
    {
        var body = new MultipartFormDataContent
        {
            { new ByteArrayContent(claim.Document) { Headers = { ContentType = new MediaTypeHeaderValue("application/xml") } }, "document" },
        };
        foreach (var (id, path) in claim.Files)
        {
            body.Add(new ByteArrayContent(File.ReadAllBytes(path)), id, id);
        }

        return body;
    }
}
