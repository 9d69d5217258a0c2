using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace FormExchange.Tests.Deploy;

/// <summary><c>deploy/compose.yaml</c> as a YAML reader from outside understands it: anchors and merges resolved.</summary>
internal sealed class ComposeFile
{
    private readonly JsonNode _all;

    private ComposeFile(JsonNode all) => _all = all;

    public IReadOnlyDictionary<string, JsonNode> Services => Named("services");

    public IEnumerable<string> Volumes => Named("volumes").Keys;

    public IEnumerable<string> Networks => Named("networks").Keys;

    /// <summary>The services that run our host.</summary>
    public IEnumerable<string> Hosts => Services.Where(s => SettingsOf(s.Value).ContainsKey("FormExchange__Institutions")).Select(s => s.Key);

    public static async Task<ComposeFile> ReadAsync()
    {
        var read = await ExternalTool.RunAsync(
            "python3", ["-c", "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)"], input: Repository.Read("deploy", "compose.yaml"));
        return new ComposeFile(JsonNode.Parse(read.ShouldSucceed().Output)!);
    }

    public static IReadOnlyDictionary<string, string> SettingsOf(JsonNode service) =>
        service["environment"]?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()) ?? [];

    /// <summary>What a service mounts: volume or file of ours, place in the container, and the mode if one is said.</summary>
    public static IEnumerable<(string Source, string Target, string? Mode)> MountsOf(JsonNode service) =>
        from mount in service["volumes"]?.AsArray() ?? []
        let parts = mount.GetValue<string>().Split(':')
        select (parts[0], parts[1], parts.ElementAtOrDefault(2));

    /// <summary>As the host reads it from its environment.</summary>
    public static IConfiguration Configuration(IEnumerable<KeyValuePair<string, string>> environment) => new ConfigurationBuilder().AddInMemoryCollection(
        environment.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value))).Build();

    private Dictionary<string, JsonNode> Named(string section) => _all[section]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value ?? new JsonObject());
}
