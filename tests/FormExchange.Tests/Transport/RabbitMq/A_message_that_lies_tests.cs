using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Wire;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>
/// What a message says of itself is held against the broker's word. An envelope is taken whatever stands beside it (its signature is
/// judged later, and a bad one is seen by the operator); a part that is wrong in anything is dropped. Either way the queue is empty afterwards.
/// </summary>
public sealed class A_message_that_lies_tests(A_message_that_lies_tests.Victim victim) : IClassFixture<A_message_that_lies_tests.Victim>
{
    private const string Liar = "FR:LIAR";
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0010";

    private static readonly Dictionary<string, Action<Dictionary<string, object?>>> Lies = new()
    {
        ["another sender"] = headers => headers[WireHeaders.From] = Oujda,
        ["another receiver"] = headers => headers[WireHeaders.To] = Oujda,
        ["another body"] = headers => headers[WireHeaders.Sha256] = new string('0', 64),
        ["no sender"] = headers => headers.Remove(WireHeaders.From),
        ["no seal"] = headers => headers.Remove(WireHeaders.Seal),
        ["no id"] = headers => headers.Remove(WireHeaders.EnvelopeId),
        ["an id that no database keeps"] = headers => headers[WireHeaders.EnvelopeId] = "a\0b",
        ["an id without end"] = headers => headers[WireHeaders.EnvelopeId] = new string('x', 5000),
        ["an id that is a number"] = headers => headers[WireHeaders.EnvelopeId] = 42L,
        ["an id in Arabic"] = headers => headers[WireHeaders.EnvelopeId] = "رقم",
        ["an offset that is none"] = headers => headers[WireHeaders.Offset] = "-1",
        ["an index beyond all"] = headers => headers[WireHeaders.Index] = "99999999999999999999",
        ["headers that MassTransit would heed"] = headers =>
        {
            headers[WireHeaders.To] = Oujda;
            headers["MT-Fault-Address"] = "queue:formexchange.in.MA.CNSS-OUJ01";
            headers["MT-MessageId"] = "no guid";
            headers["MessageId"] = "no guid";
            headers["MT-Host-Info"] = "{";
            headers["Content-Type"] = ";;;";
        },
    };

    public static TheoryData<string> All => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_envelope_is_taken_as_what_it_is_and_a_part_is_dropped(string lie)
    {
        victim.Taker.Forget();

        await SendAsync(MessageKind.Part, [1, 2, 3], Lies[lie]);
        await SendAsync(MessageKind.Envelope, [4, 5, 6], Lies[lie]);
        await SendAsync(MessageKind.Part, [7, 8, 9], _ => { });
        await victim.Taker.WaitForAsync(2);
        await victim.Broker.ShouldBeEmptyAsync(Cnap);

        victim.Taker.Taken.Select(message => (message.Kind, message.From, message.To)).ShouldBe(
            [(MessageKind.Envelope, Liar, Cnap), (MessageKind.Part, Liar, Cnap)], ignoreOrder: true);
        victim.Taker.Taken.Single(message => message.Kind == MessageKind.Envelope).Body.ToArray().ShouldBe([4, 5, 6]);
        victim.Taker.Taken.ShouldAllBe(message => message.EnvelopeId.All(letter => letter > ' ' && letter <= '~'));
        victim.Bus.Log.All.ShouldContain(line => line.Contains("it is a part and is dropped"));
    }

    [Fact]
    public async Task A_message_with_no_header_and_with_odd_properties_is_an_envelope()
    {
        victim.Taker.Forget();

        await victim.Sender.SendAsync(Cnap, [1], headers: null, withUserId: false, properties =>
        {
            properties.ContentType = "no/such; type=;;";
            properties.MessageId = "no guid";
            properties.CorrelationId = "no guid";
            properties.ReplyTo = "no address";
            properties.Type = "no type";
            properties.Timestamp = new RabbitMQ.Client.AmqpTimestamp(long.MaxValue);
        });
        await victim.Taker.WaitForAsync(1);

        var taken = victim.Taker.Taken.Single();
        (taken.Kind, taken.From, taken.To).ShouldBe((MessageKind.Envelope, Liar, Cnap));
    }

    [Fact]
    public async Task A_partners_software_that_writes_no_user_id_is_believed_by_its_exchange()
    {
        victim.Taker.Forget();

        await SendAsync(MessageKind.Part, [1], _ => { }, withUserId: false);
        await victim.Taker.WaitForAsync(1);

        victim.Taker.Taken.Single().From.ShouldBe(Liar);
    }

    [Fact]
    public async Task One_message_for_two_institutions_is_no_part_of_the_one_that_it_does_not_name()
    {
        victim.Taker.Forget();

        await SendAsync(MessageKind.Part, [1], headers => headers["BCC"] = new List<object> { Oujda });
        await victim.Taker.WaitForAsync(1);
        await victim.Broker.ShouldBeEmptyAsync(Oujda);

        victim.Taker.Taken.Single().To.ShouldBe(Cnap);
    }

    [Fact]
    public async Task A_message_larger_than_the_clients_own_limit_closes_no_connection()
    {
        victim.Taker.Forget();
        var body = new byte[65 * 1024 * 1024];

        await SendAsync(MessageKind.Envelope, body, _ => { });
        await victim.Taker.WaitForAsync(1);

        victim.Taker.Taken.Single().Body.Length.ShouldBe(body.Length);
        victim.Bus.Log.All.ShouldNotContain(line => line.Contains("has lost its broker"));
    }

    private Task SendAsync(MessageKind kind, byte[] body, Action<Dictionary<string, object?>> lie, bool withUserId = true)
    {
        var headers = RawSender.Headers(new TransportMessage(Liar, Cnap, kind, "e1", body));
        lie(headers);
        return victim.Sender.SendAsync(Cnap, body, headers, withUserId);
    }

    /// <summary>A host of two institutions, and a third one that may send to them and lies.</summary>
    public sealed class Victim : IAsyncLifetime
    {
        public RecordingTaker Taker { get; } = new();

        public BrokerUnderTest Broker { get; private set; } = null!;

        public RabbitMqBus Bus { get; private set; } = null!;

        public RawSender Sender { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Broker = await BrokerUnderTest.DefineAsync([Liar, Oujda, Cnap]);
            Bus = await RabbitMqBus.StartAsync(Broker, Taker, [Oujda, Cnap]);
            Sender = await RawSender.ConnectAsync(Broker, Liar);
        }

        public async ValueTask DisposeAsync()
        {
            await Sender.DisposeAsync();
            await Bus.DisposeAsync();
            await Broker.DisposeAsync();
        }
    }
}
