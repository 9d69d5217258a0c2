using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FormExchange.Transport.RabbitMq;

/// <summary>Writes a topology as a definitions file of RabbitMQ, for <c>load_definitions</c> or an import over the management API.</summary>
public static class BrokerDefinitions
{
    private const string HashAlgorithm = "rabbit_password_hashing_sha256";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="topology">What stands in the file, in its order.</param>
    /// <param name="vhost">
    /// The vhost that the file makes. Without it the file is for an import into one vhost, which takes neither users nor rights.
    /// </param>
    /// <param name="passwords">By institution. Only who has one here becomes a user with rights; the file holds a salted digest of it.</param>
    public static string Write(BrokerTopology topology, string? vhost, IReadOnlyDictionary<string, string>? passwords = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            if (vhost is not null)
            {
                WriteList(json, "vhosts", [vhost], name => json.WriteString("name", name));
                var users = topology.Rights.Where(rights => passwords?.ContainsKey(rights.Institution) == true).ToList();
                WriteList(json, "users", users, rights => WriteUser(json, rights.User, passwords![rights.Institution]));
                WriteList(json, "permissions", users, rights => WriteRights(json, rights, vhost));
            }

            WriteList(json, "exchanges", topology.Exchanges, exchange => WriteExchange(json, exchange, vhost));
            WriteList(json, "queues", topology.Queues, queue => WriteQueue(json, queue, vhost));
            WriteList(json, "bindings", topology.Bindings, binding => WriteBinding(json, binding, vhost));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUser(Utf8JsonWriter json, string user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        byte[] hash = [.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])];
        json.WriteString("name", user);
        json.WriteString("password_hash", Convert.ToBase64String(hash));
        json.WriteString("hashing_algorithm", HashAlgorithm);
        json.WriteString("tags", string.Empty);
    }

    private static void WriteRights(Utf8JsonWriter json, TopologyRights rights, string vhost)
    {
        json.WriteString("user", rights.User);
        json.WriteString("vhost", vhost);
        json.WriteString("configure", rights.Configure);
        json.WriteString("write", rights.Write);
        json.WriteString("read", rights.Read);
    }

    private static void WriteExchange(Utf8JsonWriter json, TopologyExchange exchange, string? vhost)
    {
        WriteNamed(json, exchange.Name, vhost);
        json.WriteString("type", exchange.Type);
        json.WriteBoolean("internal", false);
        WriteArguments(json, []);
    }

    private static void WriteQueue(Utf8JsonWriter json, TopologyQueue queue, string? vhost)
    {
        WriteNamed(json, queue.Name, vhost);
        WriteArguments(json, queue.Arguments);
    }

    private static void WriteBinding(Utf8JsonWriter json, TopologyBinding binding, string? vhost)
    {
        json.WriteString("source", binding.Source);
        if (vhost is not null)
        {
            json.WriteString("vhost", vhost);
        }

        json.WriteString("destination", binding.Destination);
        json.WriteString("destination_type", binding.ToQueue ? "queue" : "exchange");
        json.WriteString("routing_key", binding.RoutingKey);
        WriteArguments(json, []);
    }

    private static void WriteNamed(Utf8JsonWriter json, string name, string? vhost)
    {
        json.WriteString("name", name);
        if (vhost is not null)
        {
            json.WriteString("vhost", vhost);
        }

        json.WriteBoolean("durable", true);
        json.WriteBoolean("auto_delete", false);
    }

    private static void WriteArguments(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object>> arguments)
    {
        json.WriteStartObject("arguments");
        foreach (var (name, value) in arguments)
        {
            if (value is long number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteString(name, (string)value);
            }
        }

        json.WriteEndObject();
    }
}
