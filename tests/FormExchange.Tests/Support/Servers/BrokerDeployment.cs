using System.Text.Json.Nodes;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// A broker's configuration file and the definitions that it loads, as a deployment has them. What a test needs besides (ports, and an
/// administrator to look with) is added.
/// </summary>
public sealed record BrokerDeployment(string Configuration, string Definitions)
{
    private const string Load = "load_definitions";

    /// <summary>Writes the definitions beside the broker's data; returns the whole configuration, in which the deployment's word counts before the test's.</summary>
    internal string WriteInto(ServerFolder folder, string ofTheTest, BrokerLogin login)
    {
        File.WriteAllText(folder.File("definitions.json"), WithAdministrator(login));
        var lines = Lines(Configuration).Select(line => NameOf(line) == Load ? $"{Load} = {folder.File("definitions.json")}" : line).ToList();
        var decided = lines.Select(FirstWordOf).ToHashSet(StringComparer.Ordinal);
        return string.Join('\n', [.. Lines(ofTheTest).Where(line => !decided.Contains(FirstWordOf(line))), .. lines]) + "\n";
    }

    private string WithAdministrator(BrokerLogin login)
    {
        var all = JsonNode.Parse(Definitions)!;
        var vhosts = all["vhosts"]!.AsArray();
        vhosts.Add(new JsonObject { ["name"] = "/" });
        all["users"]!.AsArray().Add(new JsonObject { ["name"] = login.User, ["password"] = login.Password, ["tags"] = "administrator" });
        foreach (var vhost in vhosts.Select(each => each!["name"]!.GetValue<string>()))
        {
            all["permissions"]!.AsArray().Add(new JsonObject
            {
                ["user"] = login.User, ["vhost"] = vhost, ["configure"] = ".*", ["write"] = ".*", ["read"] = ".*",
            });
        }

        return all.ToJsonString();
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private static string NameOf(string line) => line.Split('=')[0].Trim();

    private static string FirstWordOf(string line) => NameOf(line).Split('.')[0];
}
