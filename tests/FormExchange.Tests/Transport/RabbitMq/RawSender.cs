using System.Security.Cryptography;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.RabbitMq;
using FormExchange.Transport.Wire;
using RabbitMQ.Client;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>Sends as an institution with RabbitMQ's own client, as a partner's software would, or one that lies.</summary>
public sealed class RawSender : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _institution;

    private RawSender(IConnection connection, IChannel channel, string institution)
    {
        _connection = connection;
        _channel = channel;
        _institution = institution;
    }

    public static async Task<RawSender> ConnectAsync(BrokerUnderTest broker, string institution) =>
        await OverAsync(await broker.ConnectAsync(institution), institution);

    /// <param name="vhost">The broker's address with the vhost as its path.</param>
    /// <param name="institution">As whom.</param>
    /// <param name="password">Of that institution's user.</param>
    public static async Task<RawSender> ConnectAsync(Uri vhost, string institution, string password)
    {
        var factory = new ConnectionFactory { Uri = vhost, UserName = BrokerNames.User(institution), Password = password, AutomaticRecoveryEnabled = false };
        return await OverAsync(await factory.CreateConnectionAsync(TestContext.Current.CancellationToken), institution);
    }

    /// <summary>The headers that belong to a message.</summary>
    public static Dictionary<string, object?> Headers(TransportMessage message) => new()
    {
        [WireHeaders.From] = message.From,
        [WireHeaders.To] = message.To,
        [WireHeaders.Kind] = message.Kind == MessageKind.Part ? "part" : "envelope",
        [WireHeaders.EnvelopeId] = message.EnvelopeId,
        [WireHeaders.Index] = "0",
        [WireHeaders.Offset] = "0",
        [WireHeaders.Seal] = Convert.ToHexStringLower(SHA256.HashData([])),
        [WireHeaders.Sha256] = Convert.ToHexStringLower(SHA256.HashData(message.Body.Span)),
    };

    /// <summary>Sends the body to an institution's queue with these headers; returns when the broker has it.</summary>
    public async Task SendAsync(string to, byte[] body, Dictionary<string, object?>? headers, bool withUserId = true, Action<BasicProperties>? change = null)
    {
        var properties = new BasicProperties { Persistent = true, Headers = headers };
        if (withUserId)
        {
            properties.UserId = BrokerNames.User(_institution);
        }

        change?.Invoke(properties);
        await _channel.BasicPublishAsync(BrokerNames.Out(_institution), to, mandatory: true, properties, body, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task<RawSender> OverAsync(IConnection connection, string institution)
    {
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new RawSender(connection, await connection.CreateChannelAsync(options), institution);
    }
}
