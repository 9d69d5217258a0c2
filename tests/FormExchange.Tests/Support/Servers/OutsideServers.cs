using System.Net;
using Npgsql;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// Servers that somebody else runs for the tests, named by environment variables, on loopback only: tests make and drop databases, users
/// and vhosts, which nobody wants on a server that others use.
/// </summary>
internal static class OutsideServers
{
    public const string PostgresVariable = "FORMEXCHANGE_TEST_POSTGRES";
    public const string BrokerVariable = "FORMEXCHANGE_TEST_RABBITMQ";
    public const string ManagementVariable = "FORMEXCHANGE_TEST_RABBITMQ_MANAGEMENT";

    /// <summary>Null where no server is named.</summary>
    public static NpgsqlConnectionStringBuilder? Postgres() => Variable(PostgresVariable) is { } text ? Postgres(text) : null;

    /// <param name="text">Connection string of a superuser.</param>
    public static NpgsqlConnectionStringBuilder Postgres(string text)
    {
        var superuser = new NpgsqlConnectionStringBuilder(text) { Pooling = false };
        superuser.Database ??= "postgres";
        return superuser.Host is { } host && IsLoopback(host)
            ? superuser
            : throw new InvalidOperationException($"{PostgresVariable} names no host of loopback: write Host=127.0.0.1 and the port of a server here.");
    }

    /// <summary>Null where no broker is named.</summary>
    public static BrokerLogin? Broker() => (Variable(BrokerVariable), Variable(ManagementVariable)) switch
    {
        (null, null) => null,
        ({ } broker, { } management) => Broker(broker, management),
        _ => throw new InvalidOperationException(
            $"{BrokerVariable} (amqp://user:password@127.0.0.1:port) and {ManagementVariable} (its management API) belong together: set both or none."),
    };

    /// <param name="broker"><c>amqp://user:password@host:port</c> of an administrator.</param>
    /// <param name="management">Address of the management API, without <c>/api</c>.</param>
    public static BrokerLogin Broker(string broker, string management)
    {
        var (amqp, http) = (new Uri(broker), new Uri(management));
        if (amqp.Scheme != "amqp" || !IsLoopback(amqp.DnsSafeHost) || !IsLoopback(http.DnsSafeHost))
        {
            throw new InvalidOperationException($"{BrokerVariable} and {ManagementVariable} name no plain AMQP and HTTP on loopback: write 127.0.0.1 and the ports of a broker here.");
        }

        var user = amqp.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return user.Length == 2
            ? new BrokerLogin(amqp.DnsSafeHost, amqp.IsDefaultPort || amqp.Port < 0 ? 5672 : amqp.Port, http, user[0], user[1])
            : throw new InvalidOperationException($"{BrokerVariable} names no administrator: write amqp://user:password@127.0.0.1:port.");
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
