using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace FormExchange.Tests.Support.Servers;

/// <summary>The broker's administrator over its management API: vhosts, users, definitions.</summary>
public sealed partial class BrokerAdmin : IDisposable
{
    private const int MostTries = 5;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    private readonly BrokerLogin _login;
    private readonly HttpClient _http;

    public BrokerAdmin(BrokerLogin login)
    {
        _login = login;
        _http = new HttpClient { BaseAddress = new Uri(login.Management, "/api/") };
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password}")));
    }

    public string User => _login.User;

    public string Password => _login.Password;

    public Task CreateVhostAsync(string vhost) => PutAsync($"vhosts/{Name(vhost)}", new JsonObject());

    public Task DeleteVhostAsync(string vhost) => DeleteAsync($"vhosts/{Name(vhost)}");

    /// <param name="user">Name.</param>
    /// <param name="password">In clear; the broker keeps a hash.</param>
    /// <param name="tags">None: may do nothing over the management API. Else such as <c>monitoring</c> or <c>administrator</c>.</param>
    public Task PutUserAsync(string user, string password, string tags = "") =>
        PutAsync($"users/{Name(user)}", new JsonObject { ["password"] = password, ["tags"] = tags });

    public Task DeleteUserAsync(string user) => DeleteAsync($"users/{Name(user)}");

    /// <summary>Regular expressions over names of queues and exchanges; all three allow everything unless told otherwise.</summary>
    public Task PutPermissionsAsync(string vhost, string user, string configure = ".*", string write = ".*", string read = ".*") =>
        PutAsync($"permissions/{Name(vhost)}/{Name(user)}", new JsonObject { ["configure"] = configure, ["write"] = write, ["read"] = read });

    /// <summary>Imports a definitions file: into one vhost (queues, exchanges, bindings, policies), or, without one, for the whole broker with users and vhosts.</summary>
    public async Task ImportDefinitionsAsync(string json, string? vhost = null)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(vhost is null ? "definitions" : $"definitions/{Name(vhost)}", UriKind.Relative), content);
        await ShouldSucceedAsync(answer);
    }

    /// <summary>What <see cref="ImportDefinitionsAsync"/> would take.</summary>
    public async Task<JsonNode> ExportDefinitionsAsync(string? vhost = null) =>
        await GetAsync(vhost is null ? "definitions" : $"definitions/{Name(vhost)}") ?? throw new InvalidOperationException($"There is no vhost {vhost}.");

    public void Dispose() => _http.Dispose();

    /// <summary>Whether the management API lets the administrator in.</summary>
    internal async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("overview", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Name(string text) => Uri.EscapeDataString(text);

    /// <summary>Null for what is not there. A broker that has just been started ends some connections without an answer: a question is asked again.</summary>
    private async Task<JsonNode?> GetAsync(string path)
    {
        using var answer = await AskAsync(path);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await ShouldSucceedAsync(answer);
        return await answer.Content.ReadFromJsonAsync<JsonNode>();
    }

    private async Task<HttpResponseMessage> AskAsync(string path)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await _http.GetAsync(new Uri(path, UriKind.Relative));
            }
            catch (HttpRequestException cut) when (cut.HttpRequestError == HttpRequestError.ResponseEnded && tries < MostTries)
            {
                await Task.Delay(BetweenTries, TimeProvider.System);
            }
        }
    }

    private async Task PutAsync(string path, JsonObject body)
    {
        using var answer = await _http.PutAsJsonAsync(new Uri(path, UriKind.Relative), body);
        await ShouldSucceedAsync(answer);
    }

    private async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        await ShouldSucceedAsync(answer);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task DeleteAsync(string path)
    {
        using var answer = await _http.DeleteAsync(new Uri(path, UriKind.Relative));
        await ShouldSucceedAsync(answer);
    }

    private static async Task ShouldSucceedAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"The broker says {(int)answer.StatusCode} to {answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath}: " +
                await answer.Content.ReadAsStringAsync());
        }
    }
}
