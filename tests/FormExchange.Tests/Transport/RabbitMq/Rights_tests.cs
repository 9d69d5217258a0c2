using FormExchange.Transport.RabbitMq;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>A user of one institution cannot read, bind or publish as another: each thing that he might try is tried, with RabbitMQ's own client.</summary>
public sealed class Rights_tests(Rights_tests.Two two) : IClassFixture<Rights_tests.Two>
{
    private const string Mine = "LU:0010";
    private const string Theirs = "MA:CNSS-OUJ01";

    private static readonly Dictionary<string, Func<IChannel, Task>> Forbidden = new()
    {
        ["read what arrives for another"] = channel => channel.BasicConsumeAsync(BrokerNames.In(Theirs), autoAck: true, new AsyncEventingBasicConsumer(channel)),
        ["take one message that arrived for another"] = channel => channel.BasicGetAsync(BrokerNames.In(Theirs), autoAck: true),
        ["read another's dead letters"] = channel => channel.BasicGetAsync(BrokerNames.Dead(Theirs), autoAck: true),
        ["read another's error queue"] = channel => channel.BasicGetAsync(BrokerNames.Error(Theirs), autoAck: true),
        ["send as another"] = channel => PublishAsync(channel, BrokerNames.Out(Theirs), Mine),
        ["send past his own exchange"] = channel => PublishAsync(channel, BrokerNames.Post, Theirs),
        ["put into another's queue by the default exchange"] = channel => PublishAsync(channel, string.Empty, BrokerNames.In(Theirs)),
        ["put into another's dead queue by the default exchange"] = channel => PublishAsync(channel, string.Empty, BrokerNames.Dead(Theirs)),
        ["put into his own queue by the default exchange"] = channel => PublishAsync(channel, string.Empty, BrokerNames.In(Mine)),
        ["put into another's error queue"] = channel => PublishAsync(channel, BrokerNames.Error(Theirs), string.Empty),
        ["send to the exchange that has the name of another's queue"] = channel => PublishAsync(channel, BrokerNames.In(Theirs), string.Empty),
        ["listen to all mail"] = channel => channel.QueueBindAsync(BrokerNames.In(Mine), BrokerNames.Post, Theirs),
        ["listen to all mail by an exchange of his"] = channel => channel.ExchangeBindAsync(BrokerNames.Error(Mine), BrokerNames.Post, Theirs),
        ["listen to what another sends"] = channel => channel.QueueBindAsync(BrokerNames.In(Mine), BrokerNames.Out(Theirs), string.Empty),
        ["listen to what another sends by an exchange of his"] = channel => channel.ExchangeBindAsync(BrokerNames.Error(Mine), BrokerNames.Out(Theirs), string.Empty),
        ["lead what he sends into another's queue"] = channel => channel.QueueBindAsync(BrokerNames.In(Theirs), BrokerNames.Out(Mine), string.Empty),
        ["lead what he sends into what another sends"] = channel => channel.ExchangeBindAsync(BrokerNames.Out(Theirs), BrokerNames.Error(Mine), string.Empty),
        ["lead what he sends past his own exchange"] = channel => channel.ExchangeBindAsync(BrokerNames.Post, BrokerNames.Error(Mine), string.Empty),
        ["cut another's way to the post"] = channel => channel.ExchangeUnbindAsync(BrokerNames.Post, BrokerNames.Out(Theirs), string.Empty),
        ["cut the way to another's queue"] = channel => channel.QueueUnbindAsync(BrokerNames.In(Theirs), BrokerNames.Post, Theirs),
        ["empty another's queue"] = channel => channel.QueuePurgeAsync(BrokerNames.In(Theirs)),
        ["delete another's queue"] = channel => channel.QueueDeleteAsync(BrokerNames.In(Theirs)),
        ["delete another's exchange"] = channel => channel.ExchangeDeleteAsync(BrokerNames.Out(Theirs)),
        ["delete the post"] = channel => channel.ExchangeDeleteAsync(BrokerNames.Post),
        ["declare another's queue"] = channel => channel.QueueDeclareAsync(BrokerNames.In(Theirs), durable: true, exclusive: false, autoDelete: false),
        ["declare another's exchange"] = channel => channel.ExchangeDeclareAsync(BrokerNames.Out(Theirs), "fanout", durable: true),
        ["declare a queue of any name"] = channel => channel.QueueDeclareAsync("a-queue", durable: true, exclusive: false, autoDelete: false),
        ["declare a queue without a name"] = channel => channel.QueueDeclareAsync(),
        ["declare the queue of an institution that is not there"] = channel => channel.QueueDeclareAsync(BrokerNames.In("LU:0010-2"), true, false, false),
    };

    public static TheoryData<string> Attempts => [.. Forbidden.Keys];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task Nobody_can(string attempt)
    {
        await using var connection = await two.Broker.ConnectAsync(Mine);
        await using var channel = await ConfirmingAsync(connection);

        var no = await Should.ThrowAsync<OperationInterruptedException>(Forbidden[attempt](channel));

        no.ShutdownReason!.ReplyCode.ShouldBe((ushort)Constants.AccessRefused, no.Message);
    }

    [Fact]
    public async Task Nobody_can_write_anothers_user_id_beside_a_message()
    {
        await using var connection = await two.Broker.ConnectAsync(Mine);
        await using var channel = await ConfirmingAsync(connection);
        var properties = new BasicProperties { UserId = BrokerNames.User(Theirs) };

        var no = await Should.ThrowAsync<OperationInterruptedException>(
            channel.BasicPublishAsync(BrokerNames.Out(Mine), Theirs, mandatory: true, properties, new byte[] { 1 }, TestContext.Current.CancellationToken).AsTask());

        no.ShutdownReason!.ReplyCode.ShouldBe((ushort)Constants.PreconditionFailed, no.Message);
    }

    [Fact]
    public async Task An_institution_can_send_as_itself()
    {
        await using var connection = await two.Broker.ConnectAsync(Mine);
        await using var channel = await ConfirmingAsync(connection);

        await channel.BasicPublishAsync(
            BrokerNames.Out(Mine), Theirs, mandatory: true, new BasicProperties { UserId = BrokerNames.User(Mine) }, new byte[] { 1 }, TestContext.Current.CancellationToken);

        (await two.Broker.Admin.CountAsync(two.Broker.Vhost, BrokerNames.In(Theirs)))!.Ready.ShouldBe(1);
    }

    private static Task<IChannel> ConfirmingAsync(IConnection connection) =>
        connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

    private static Task PublishAsync(IChannel channel, string exchange, string routingKey) =>
        channel.BasicPublishAsync(exchange, routingKey, mandatory: true, new byte[] { 1 }).AsTask();

    /// <summary>Two institutions on one broker.</summary>
    public sealed class Two : IAsyncLifetime
    {
        public BrokerUnderTest Broker { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Broker = await BrokerUnderTest.DefineAsync([Mine, Theirs]);

        public ValueTask DisposeAsync() => Broker.DisposeAsync();
    }
}
