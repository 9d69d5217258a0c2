using RabbitMQ.Client;

namespace FormExchange.Tests.Support.Servers;

/// <summary>Where a broker and its management API are, and its administrator.</summary>
public sealed record BrokerLogin(string Host, int Port, Uri Management, string User, string Password)
{
    /// <summary>
    /// An AMQP connection of the administrator that does not come back when it is cut. The client calls it open before the broker has
    /// agreed to the vhost; only a channel shows that it has.
    /// </summary>
    public async Task<IConnection> ConnectAsync(string vhost)
    {
        var connection = await new ConnectionFactory
        {
            HostName = Host,
            Port = Port,
            VirtualHost = vhost,
            UserName = User,
            Password = Password,
            AutomaticRecoveryEnabled = false,
            ClientProvidedName = "test administrator",
        }.CreateConnectionAsync();
        try
        {
            await using var channel = await connection.CreateChannelAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Without the password, which is nobody's to read in a log.</summary>
    public override string ToString() => $"{User} on {Host}:{Port}";
}
