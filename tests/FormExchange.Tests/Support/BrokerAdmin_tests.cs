using System.Text.Json.Nodes;
using FormExchange.Tests.Support.Servers;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FormExchange.Tests.Support;

/// <summary>The broker's administrator, on the shared broker.</summary>
public sealed class BrokerAdmin_tests : IAsyncLifetime
{
    private RabbitMqServer _broker = null!;
    private string _vhost = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _broker = await RabbitMqServer.SharedAsync();
        _vhost = (await _broker.NewVhostAsync()).AbsolutePath[1..];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_shared_broker_is_one_and_outlives_whoever_disposes_it()
    {
        await _broker.DisposeAsync();

        (await RabbitMqServer.SharedAsync()).ShouldBeSameAs(_broker);
        (await _broker.Admin.QueuesAsync(_vhost)).ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(_broker.KillAsync).Message.ShouldContain("StartPrivateAsync");
    }

    [Theory]
    [InlineData("guest", "guest")]
    [InlineData(null, "guessed")]
    public async Task A_stranger_is_refused(string? user, string password) =>
        await RefusedAsync(_broker.Login with { User = user ?? _broker.Login.User, Password = password });

    [Fact]
    public async Task A_user_gets_into_the_vhost_that_he_was_given_and_into_no_other()
    {
        var user = _broker.Login with { User = _vhost + "-user", Password = "of a test" };
        await _broker.Admin.PutUserAsync(user.User, user.Password);
        await RefusedAsync(user);

        await _broker.Admin.PutPermissionsAsync(_vhost, user.User, configure: "^$", write: "^$", read: "^mine$");
        await using (var connection = await user.ConnectAsync(_vhost))
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
            var refusal = await Should.ThrowAsync<OperationInterruptedException>(() => channel.QueueDeclareAsync(
                "mine", durable: true, exclusive: false, autoDelete: false, cancellationToken: TestContext.Current.CancellationToken));
            ((int)refusal.ShutdownReason!.ReplyCode).ShouldBe(Constants.AccessRefused);
        }

        await _broker.Admin.DeleteUserAsync(user.User);
        await RefusedAsync(user);
    }

    [Fact]
    public async Task Imported_definitions_are_what_the_vhost_then_holds()
    {
        const string definitions =
            """
            {
              "queues": [{ "name": "in", "durable": true, "auto_delete": false, "arguments": { "x-queue-type": "quorum", "x-delivery-limit": 20 } }],
              "exchanges": [{ "name": "post", "type": "direct", "durable": true, "auto_delete": false, "internal": false, "arguments": {} }],
              "bindings": [{ "source": "post", "destination": "in", "destination_type": "queue", "routing_key": "MA", "arguments": {} }]
            }
            """;

        await _broker.Admin.ImportDefinitionsAsync(definitions, _vhost);

        var queue = (await _broker.Admin.QueuesAsync(_vhost)).ShouldHaveSingleItem();
        (queue.Name, queue.Type, queue.Consumers).ShouldBe(("in", "quorum", 0));
        queue.Arguments["x-delivery-limit"]!.GetValue<int>().ShouldBe(20);
        (await _broker.Admin.ExportDefinitionsAsync(_vhost))["bindings"]!.AsArray().Count.ShouldBe(1);
        (await _broker.Admin.PublishAsync(_vhost, "MA", [1], exchange: "post")).ShouldBeTrue();
        (await _broker.Admin.PublishAsync(_vhost, "LU", [1], exchange: "post")).ShouldBeFalse("no queue is bound by this key");
    }

    [Fact]
    public async Task Definitions_that_the_broker_refuses_fail_with_its_words()
    {
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => _broker.Admin.ImportDefinitionsAsync("not json", _vhost));

        refusal.Message.ShouldContain("400");
    }

    [Fact]
    public async Task What_was_published_is_counted_and_taken_as_it_was()
    {
        await _broker.Admin.DeclareQueueAsync(_vhost, "claims", new JsonObject { ["x-queue-type"] = "quorum" });
        await _broker.Admin.PublishAsync(_vhost, "claims", [0, 255, 128], headers: new JsonObject { ["form"] = "L/M 15" });

        (await _broker.Admin.CountAsync(_vhost, "claims")).ShouldBe(new QueueCount(Ready: 1, Consumers: 0));
        await Until.TrueAsync(async () => await _broker.Admin.FindQueueAsync(_vhost, "claims") is { Ready: 1, Unacknowledged: 0 }, "the statistics know it");

        var message = (await _broker.Admin.TakeAsync(_vhost, "claims", 10)).ShouldHaveSingleItem();
        message.Body.ShouldBe([0, 255, 128]);
        message.Headers["form"]!.GetValue<string>().ShouldBe("L/M 15");
        (await _broker.Admin.CountAsync(_vhost, "claims"))!.Ready.ShouldBe(0);
        (await _broker.Admin.CountAsync(_vhost, "no such queue")).ShouldBeNull();
        (await _broker.Admin.FindQueueAsync(_vhost, "no such queue")).ShouldBeNull();
    }

    [Fact]
    public async Task A_users_connections_are_listed_and_cut()
    {
        var user = _broker.Login with { User = _vhost + "-cut", Password = "of a test" };
        await _broker.Admin.PutUserAsync(user.User, user.Password);
        await _broker.Admin.PutPermissionsAsync(_vhost, user.User);
        await using var connection = await user.ConnectAsync(_vhost);
        var cut = new TaskCompletionSource();
        connection.ConnectionShutdownAsync += (_, _) =>
        {
            cut.TrySetResult();
            return Task.CompletedTask;
        };

        await Until.TrueAsync(async () => await _broker.Admin.CloseConnectionsAsync(user.User) == 1, "the connection is listed");

        await cut.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await _broker.Admin.DeleteUserAsync(user.User);
    }

    /// <summary>By name or password (while connecting) or by vhost (when the connection is first used).</summary>
    private async Task RefusedAsync(BrokerLogin login)
    {
        var refusal = await Should.ThrowAsync<Exception>(() => login.ConnectAsync(_vhost));
        (refusal is BrokerUnreachableException { InnerException: AuthenticationFailureException } or OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotAllowed })
            .ShouldBeTrue(refusal.ToString());
    }
}
