using System.Text.Json.Nodes;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>What stands on a broker is declared from one list, exported from it and held against it; what is wrong is said in words, and nothing is opened on it.</summary>
public sealed class Topology_tests
{
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0010";

    [Fact]
    public void The_definitions_file_is_approved()
    {
        var json = BrokerDefinitions.Write(BrokerTopology.For([Oujda, Cnap], deliveryLimit: 20), "formexchange");

        json.ShouldBe(BrokerDefinitions.Write(BrokerTopology.For([Cnap, Oujda, Cnap], deliveryLimit: 20), "formexchange"));
        Approved.Match(json, "Definitions");
    }

    [Fact]
    public async Task What_the_file_defines_equals_what_is_declared_and_both_are_right()
    {
        await using var defined = await BrokerUnderTest.DefineAsync([Oujda, Cnap]);
        await using var declared = await BrokerUnderTest.EmptyAsync([Oujda, Cnap]);

        (await declared.DeclareAsync()).ShouldBeEmpty();
        (await declared.DeclareAsync()).ShouldBeEmpty("it may be done again");

        (await ExportAsync(declared)).ShouldBe(await ExportAsync(defined));
        (await declared.CheckAsync()).ShouldBeEmpty();
        (await defined.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_without_a_vhost_is_for_an_import_into_one()
    {
        await using var broker = await BrokerUnderTest.EmptyAsync([Oujda, Cnap]);

        await broker.Admin.ImportDefinitionsAsync(BrokerDefinitions.Write(broker.Topology, vhost: null), broker.Vhost);

        (await broker.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void Only_who_has_a_password_becomes_a_user_and_no_password_stands_in_the_file()
    {
        var json = BrokerDefinitions.Write(BrokerTopology.For([Oujda, Cnap], 20), "fx", new Dictionary<string, string> { [Cnap] = "open sesame" });

        json.ShouldNotContain("sesame");
        var file = JsonNode.Parse(json)!;
        file["users"]!.AsArray().Select(user => user!["name"]!.GetValue<string>()).ShouldBe(["LU.0010"]);
        file["permissions"]!.AsArray().Select(rights => rights!["user"]!.GetValue<string>()).ShouldBe(["LU.0010"]);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_what_makes_it()
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap]);
        await broker.DeleteArrivingAsync(Cnap);

        (await broker.CheckAsync()).ShouldBe(["TRANSPORT-MISSING There is no formexchange.in.LU.0010 on the broker. Run `formx broker declare`."]);
        (await broker.DeclareAsync()).ShouldBeEmpty();
        (await broker.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broker_with_nothing_on_it_is_refused_with_every_name()
    {
        await using var broker = await BrokerUnderTest.EmptyAsync([Cnap]);

        var refusals = await broker.CheckAsync();

        refusals.Count.ShouldBe(broker.Topology.Exchanges.Count + broker.Topology.Queues.Count - 3, "queues and the exchanges of their names are one line each");
        refusals.ShouldAllBe(refusal => refusal.StartsWith("TRANSPORT-MISSING"));
        (await broker.Admin.QueuesAsync(broker.Vhost)).ShouldBeEmpty("a look makes nothing");
    }

    [Fact]
    public async Task A_queue_of_another_type_is_refused_by_declaration_and_start_with_what_stands_there()
    {
        await using var broker = await BrokerUnderTest.EmptyAsync([Cnap]);
        await broker.Admin.DeclareQueueAsync(broker.Vhost, BrokerNames.In(Cnap), new JsonObject { ["x-queue-type"] = "classic" });

        var declared = (await broker.DeclareAsync()).ShouldHaveSingleItem();
        declared.ShouldStartWith("TRANSPORT-DIFFERENT formexchange.in.LU.0010 stands on the broker with x-queue-type = 'classic'; expected: 'quorum'");
        declared.ShouldContain("formx broker declare");
        (await broker.CheckAsync()).ShouldContain(declared);
    }

    [Fact]
    public async Task A_queue_with_another_delivery_limit_is_refused_with_both_limits()
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Cnap], deliveryLimit: 7);

        var refusal = (await broker.CheckAsync(options => options.DeliveryLimit = 20)).ShouldHaveSingleItem();

        refusal.ShouldStartWith("TRANSPORT-DIFFERENT formexchange.in.LU.0010 stands on the broker with x-delivery-limit = ");
        refusal.ShouldContain("7");
        refusal.ShouldContain("20");
    }

    [Fact]
    public async Task An_exchange_of_another_type_is_refused()
    {
        await using var broker = await BrokerUnderTest.EmptyAsync([Cnap]);
        var wrong = broker.Topology with { Exchanges = [new(BrokerNames.Out(Cnap), "topic")], Queues = [], Bindings = [] };
        await broker.Admin.ImportDefinitionsAsync(BrokerDefinitions.Write(wrong, broker.Vhost));

        (await broker.DeclareAsync()).ShouldHaveSingleItem().ShouldStartWith(
            "TRANSPORT-DIFFERENT formexchange.out.LU.0010 stands on the broker with type = 'topic'; expected: 'fanout'");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_no_password_is_said()
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Cnap]);

        var refusal = (await broker.CheckAsync(options => options.Passwords = new Dictionary<string, string> { [Cnap] = "guessed" })).ShouldHaveSingleItem();

        refusal.ShouldStartWith("TRANSPORT-LOGIN The broker refuses the user LU.0010.");
        refusal.ShouldNotContain("guessed");
    }

    [Fact]
    public async Task A_vhost_that_is_not_there_is_refused()
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Cnap]);

        (await broker.CheckAsync(options => options.Address = new Uri(broker.Address, "/nowhere"))).ShouldHaveSingleItem()
            .ShouldStartWith("TRANSPORT-VHOST There is no vhost nowhere on the broker, or the user LU.0010 may not enter it.");
    }

    [Theory]
    [InlineData("", "^formexchange\\.(error|out)\\.LU\\.0010$", "^formexchange\\.(in|dead|error)\\.LU\\.0010$")]
    [InlineData("^formexchange\\.(in|dead|error|out)\\.LU\\.0010$", "^formexchange\\.error\\.LU\\.0010$", "^formexchange\\.(in|dead|error)\\.LU\\.0010$")]
    [InlineData("^formexchange\\.(in|dead|error|out)\\.LU\\.0010$", "^formexchange\\.(error|out)\\.LU\\.0010$", "^formexchange\\.(in|dead)\\.LU\\.0010$")]
    public async Task A_missing_right_is_refused(string configure, string write, string read)
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Cnap]);
        await broker.Admin.PutPermissionsAsync(broker.Vhost, BrokerNames.User(Cnap), configure, write, read);

        (await broker.CheckAsync()).ShouldContain(refusal => refusal.StartsWith("TRANSPORT-RIGHT The user LU.0010 lacks a right on formexchange."));
    }

    [Fact]
    public async Task A_broker_that_is_not_there_is_no_refusal()
    {
        await using var broker = await BrokerUnderTest.EmptyAsync([Cnap]);
        var nowhere = new UriBuilder(broker.Address) { Port = FreePort.Next() }.Uri;

        (await broker.CheckAsync(options => options.Address = nowhere)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_opened_on_a_wrong_broker_which_is_said_in_words_and_served_once_it_is_right()
    {
        var taker = new RecordingTaker();
        await using var broker = await BrokerUnderTest.EmptyAsync([Oujda, Cnap]);
        await broker.Admin.DeclareQueueAsync(broker.Vhost, BrokerNames.In(Cnap), new JsonObject { ["x-queue-type"] = "classic" });
        await using var bus = await RabbitMqBus.StartUnreachedAsync(broker, taker, [Oujda, Cnap], options => options.SendTimeout = TimeSpan.FromSeconds(1));

        await Until.TrueAsync(() => bus.Log.All.Any(line => line.Contains("TRANSPORT-DIFFERENT")), "the operator is told");
        bus.Bus.IsConnected.ShouldBeFalse();
        await Should.ThrowAsync<TransportUnavailableException>(SendAsync(bus));
        (await broker.Admin.CountAsync(broker.Vhost, BrokerNames.In(Cnap)))!.Consumers.ShouldBe(0);
        await broker.Admin.DeleteQueueAsync(broker.Vhost, BrokerNames.In(Cnap));
        (await broker.DeclareAsync()).ShouldBeEmpty();
        await Until.TrueAsync(() => bus.Bus.IsConnected, "it is served");
        await SendAsync(bus);
        await taker.WaitForAsync(1);
    }

    private static Task SendAsync(RabbitMqBus bus) => bus.Transport.SendAsync(
        new TransportMessage(Oujda, Cnap, MessageKind.Envelope, "e1", new byte[] { 1 }), TestContext.Current.CancellationToken);

    /// <summary>What stands in a vhost, in a stable order.</summary>
    private static async Task<string> ExportAsync(BrokerUnderTest broker)
    {
        var all = await broker.Admin.ExportDefinitionsAsync(broker.Vhost);
        return string.Join('\n', new[] { "exchanges", "queues", "bindings" }.SelectMany(list => all[list]!.AsArray().Select(each => each!.ToJsonString()).Order(StringComparer.Ordinal)));
    }
}
