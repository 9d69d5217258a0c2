using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;
using FormExchange.Host.Settings;

namespace FormExchange.Cli.Hosting;

/// <summary>Speaks to a host by its HTTP API, as any other program would.</summary>
internal sealed class HostClient(HostContact contact) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestHealth = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new OneKindOfFailure())
    {
        BaseAddress = new Uri(contact.Address),
        Timeout = TimeSpan.FromMinutes(10),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", contact.Token) },
    };

    /// <summary>Whether somebody is there: the host that a contact names may have ended a moment ago.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestHealth);
        try
        {
            using var response = await _http.GetAsync(new Uri("/health/live", UriKind.Relative), limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Sends a document with its files, streamed from where they stand. Files are named by attachment id.</summary>
    public async Task<(TrackedExchange? Exchange, Refusal? Refusal)> SubmitAsync(
        ReadOnlyMemory<byte> document, IReadOnlyList<(string AttachmentId, string Path)> files, IEnumerable<string> confirmed, string? inReplyTo,
        CancellationToken cancel)
    {
        var query = confirmed.Select(c => "confirm=" + Uri.EscapeDataString(c)).ToList();
        if (inReplyTo is not null)
        {
            query.Add("inReplyTo=" + Uri.EscapeDataString(inReplyTo));
        }

        using var body = new MultipartFormDataContent();
        var xml = new ReadOnlyMemoryContent(document) { Headers = { ContentType = new MediaTypeHeaderValue("application/xml") } };
        body.Add(xml, "document");
        foreach (var (id, path) in files)
        {
            body.Add(new StreamContent(InputFile.Open(path)), id, Path.GetFileName(path));
        }

        var uri = "/api/v1/exchanges" + (query.Count == 0 ? string.Empty : "?" + string.Join('&', query));
        using var response = await _http.PostAsync(new Uri(uri, UriKind.Relative), body, cancel).ConfigureAwait(false);
        return await ReadAsync(response, cancel).ConfigureAwait(false);
    }

    public async Task<(TrackedExchange? Exchange, Refusal? Refusal)> FindAsync(string id, CancellationToken cancel)
    {
        using var response = await _http.GetAsync(new Uri("/api/v1/exchanges/" + Uri.EscapeDataString(id), UriKind.Relative), cancel).ConfigureAwait(false);
        return await ReadAsync(response, cancel).ConfigureAwait(false);
    }

    /// <summary>Has the host read its schemas folder again; null where it took what it found.</summary>
    public async Task<Refusal?> ReloadAsync(CancellationToken cancel)
    {
        using var response = await _http.PostAsync(new Uri("/api/v1/catalogue/reload", UriKind.Relative), null, cancel).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? null : await RefusalAsync(response, cancel).ConfigureAwait(false);
    }

    /// <summary>Looks until <paramref name="reached"/> holds or the time is over; returns how it stands then.</summary>
    public async Task<TrackedExchange> FollowAsync(
        TrackedExchange exchange, Func<TrackedExchange, bool> reached, TimeSpan atMost, CancellationToken cancel)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        while (!reached(exchange) && time.GetElapsedTime(start) < atMost)
        {
            await Task.Delay(BetweenLooks, time, cancel).ConfigureAwait(false);
            exchange = (await FindAsync(exchange.Id, cancel).ConfigureAwait(false)).Exchange ?? exchange;
        }

        return exchange;
    }

    public void Dispose() => _http.Dispose();

    private static async Task<(TrackedExchange? Exchange, Refusal? Refusal)> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode)
        {
            return (await response.Content.ReadFromJsonAsync<TrackedExchange>(Json, cancel).ConfigureAwait(false), null);
        }

        return (null, await RefusalAsync(response, cancel).ConfigureAwait(false));
    }

    private static async Task<Refusal> RefusalAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            throw new HttpRequestException($"Not an answer of a host: {(int)response.StatusCode}.");
        }

        var problem = (await response.Content.ReadFromJsonAsync<Problem>(Json, cancel).ConfigureAwait(false))!;
        return new Refusal(problem.Code, problem.Texts.Built())
        {
            RelatedId = problem.RelatedId,
            Findings = [.. problem.Findings.Select(f => new Finding(
                f.Code, Enum.Parse<Severity>(f.Severity, ignoreCase: true), new Place(f.XPath, f.Line, f.Box), f.Texts.Built()))],
        };
    }

    /// <summary>The runtime lets a bare socket exception out when a host dies between the connection and its first use.</summary>
    private sealed class OneKindOfFailure() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException dead)
            {
                throw new HttpRequestException("The host is gone.", dead);
            }
        }
    }

    private sealed record Texts(string Fr, string Ar, string En)
    {
        public LocalizedText Built() => new(Fr, Ar, En);
    }

    private sealed record Problem(string Code, Texts Texts, string? RelatedId, IReadOnlyList<ProblemFinding> Findings);

    private sealed record ProblemFinding(string Code, string Severity, string? XPath, int? Line, string? Box, Texts Texts);
}
