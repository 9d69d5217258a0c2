using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FormExchange.Tests.Support.Servers;

/// <content>Queues, messages and connections.</content>
public sealed partial class BrokerAdmin
{
    public async Task<IReadOnlyList<BrokerQueue>> QueuesAsync(string vhost) =>
        [.. ((await GetAsync($"queues/{Name(vhost)}"))?.AsArray() ?? []).Select(each => Queue(each!))];

    public async Task<BrokerQueue?> FindQueueAsync(string vhost, string queue) =>
        await GetAsync($"queues/{Name(vhost)}/{Name(queue)}") is { } found ? Queue(found) : null;

    /// <summary>
    /// Asked of the queue itself by AMQP, so that nothing lags; null for a queue that is not there. A quorum queue without a leader (a
    /// moment after a start) says that it is empty.
    /// </summary>
    public async Task<QueueCount?> CountAsync(string vhost, string queue)
    {
        await using var connection = await _login.ConnectAsync(vhost);
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            var declared = await channel.QueueDeclarePassiveAsync(queue);
            return new QueueCount(declared.MessageCount, (int)declared.ConsumerCount);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            return null;
        }
    }

    public Task DeclareQueueAsync(string vhost, string queue, JsonObject? arguments = null) =>
        PutAsync($"queues/{Name(vhost)}/{Name(queue)}", new JsonObject { ["durable"] = true, ["arguments"] = arguments ?? [] });

    public Task DeleteQueueAsync(string vhost, string queue) => DeleteAsync($"queues/{Name(vhost)}/{Name(queue)}");

    /// <summary>Publishes a persistent message by hand, by default straight into the queue of that name. False if no queue took it.</summary>
    public async Task<bool> PublishAsync(string vhost, string routingKey, byte[] body, string exchange = "", JsonObject? headers = null)
    {
        var answer = await PostAsync(
            $"exchanges/{Name(vhost)}/{(exchange.Length == 0 ? "amq.default" : Name(exchange))}/publish",
            new JsonObject
            {
                ["routing_key"] = routingKey,
                ["payload"] = Convert.ToBase64String(body),
                ["payload_encoding"] = "base64",
                ["properties"] = new JsonObject { ["delivery_mode"] = 2, ["headers"] = headers ?? [] },
            });
        return answer["routed"]!.GetValue<bool>();
    }

    /// <summary>Takes up to <paramref name="count"/> messages out of a queue.</summary>
    public async Task<IReadOnlyList<BrokerMessage>> TakeAsync(string vhost, string queue, int count = 1)
    {
        var answer = await PostAsync(
            $"queues/{Name(vhost)}/{Name(queue)}/get",
            new JsonObject { ["count"] = count, ["ackmode"] = "ack_requeue_false", ["encoding"] = "base64" });
        return
        [
            .. answer.AsArray().Select(each => new BrokerMessage(
                Convert.FromBase64String(Text(each!, "payload")), Text(each!, "exchange"), Text(each!, "routing_key"),
                each!["redelivered"]!.GetValue<bool>(), each["properties"] as JsonObject ?? [])),
        ];
    }

    /// <summary>Connections of a user. The list is up to a second late: wait for what you expect.</summary>
    public async Task<IReadOnlyList<BrokerConnection>> ConnectionsAsync(string user) =>
    [
        .. from each in (await GetAsync("connections"))!.AsArray()
           let connection = new BrokerConnection(Text(each, "name"), Text(each, "user"), Text(each, "vhost"))
           where connection.User == user
           select connection,
    ];

    /// <summary>Cuts every connection of a user that is listed, as an operator would; returns how many there were.</summary>
    public async Task<int> CloseConnectionsAsync(string user)
    {
        var open = await ConnectionsAsync(user);
        foreach (var connection in open)
        {
            await DeleteAsync($"connections/{Name(connection.Name)}");
        }

        return open.Count;
    }

    /// <summary>Whether every queue of the broker knows how many messages it has, which it does once it works.</summary>
    internal async Task<bool> EveryQueueCountsAsync() => (await GetAsync("queues"))!.AsArray().All(queue => queue!["messages"] is not null);

    private static BrokerQueue Queue(JsonNode queue) => new(
        Text(queue, "name"),
        Text(queue, "type"),
        queue["arguments"] as JsonObject ?? [],
        Number(queue, "messages_ready"),
        Number(queue, "messages_unacknowledged"),
        (int)Number(queue, "consumers"));

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? string.Empty;

    // A queue that was declared a moment ago has no counts yet.
    private static long Number(JsonNode node, string name) => node[name]?.GetValue<long>() ?? 0;
}
