using RabbitMQ.Client;

namespace FormExchange.Tests.Support.Servers;

/// <summary>Where a broker is, and its administrator.</summary>
public sealed record BrokerLogin(string Host, int Port, int ManagementPort, string User, string Password)
{
    /// <summary>An AMQP connection of the administrator that does not come back when it is cut.</summary>
    public Task<IConnection> ConnectAsync(string vhost) => new ConnectionFactory
    {
        HostName = Host,
        Port = Port,
        VirtualHost = vhost,
        UserName = User,
        Password = Password,
        AutomaticRecoveryEnabled = false,
        ClientProvidedName = "test administrator",
    }.CreateConnectionAsync();

    /// <summary>Without the password, which is nobody's to read in a log.</summary>
    public override string ToString() => $"{User} on {Host}:{Port}";
}
