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

    /// <summary>What he might make of his own queue and exchange, which he may delete.</summary>
    private static readonly Dictionary<string, Func<IChannel, Task>> ForbiddenAnew = new()
    {
        ["send dead letters to another's queue"] = channel => RedeclareAsync(channel, string.Empty, BrokerNames.In(Theirs)),
        ["send dead letters to the post"] = channel => RedeclareAsync(channel, BrokerNames.Post, Theirs),
        ["send dead letters as another"] = channel => RedeclareAsync(channel, BrokerNames.Out(Theirs), Theirs),
        ["pass on to the post what nobody takes"] = async channel =>
        {
            await channel.ExchangeDeleteAsync(BrokerNames.Error(Mine));
            await channel.ExchangeDeclareAsync(
                BrokerNames.Error(Mine), "fanout", durable: true, arguments: new Dictionary<string, object?> { ["alternate-exchange"] = BrokerNames.Post });
        },
    };

    public static TheoryData<string> AttemptsAnew => [.. ForbiddenAnew.Keys];

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

    [Theory]
    [MemberData(nameof(AttemptsAnew))]
    public async Task Nobody_can_declare_his_own_names_so_that_they(string attempt)
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Mine, Theirs]);
        await using var connection = await broker.ConnectAsync(Mine);
        await using var channel = await ConfirmingAsync(connection);

        var no = await Should.ThrowAsync<OperationInterruptedException>(ForbiddenAnew[attempt](channel));

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

    /// <summary>His own queue, which he may delete, with other arguments.</summary>
    private static async Task RedeclareAsync(IChannel channel, string deadLetterExchange, string deadLetterKey)
    {
        await channel.QueueDeleteAsync(BrokerNames.Error(Mine));
        await channel.QueueDeclareAsync(BrokerNames.Error(Mine), durable: true, exclusive: false, autoDelete: false, arguments: new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-dead-letter-exchange"] = deadLetterExchange,
            ["x-dead-letter-routing-key"] = deadLetterKey,
        });
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
