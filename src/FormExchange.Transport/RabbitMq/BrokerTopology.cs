using System.Text.RegularExpressions;

namespace FormExchange.Transport.RabbitMq;

/// <summary>A durable exchange.</summary>
public sealed record TopologyExchange(string Name, string Type);

/// <summary>A durable queue. Numbers among the arguments are <see cref="long"/>, as in a definitions file.</summary>
public sealed record TopologyQueue(string Name, IReadOnlyDictionary<string, object> Arguments);

/// <summary>A way from an exchange to a queue or to another exchange.</summary>
public sealed record TopologyBinding(string Source, string Destination, bool ToQueue, string RoutingKey);

/// <summary>What a user may do: regular expressions over names of queues and exchanges.</summary>
public sealed record TopologyRights(string Institution, string User, string Configure, string Write, string Read);

/// <summary>
/// All that stands on a broker for a number of institutions, as data: declared from it, exported from it, and held against it at
/// every start.
/// </summary>
/// <remarks>
/// MassTransit declares an exchange with the name of each queue that it reads; they stand here so that its declarations equal ours.
/// Only the one of the error queue is bound. An institution may declare its own names again, for without that right RabbitMQ tells
/// nobody with which arguments a queue stands.
/// </remarks>
public sealed record BrokerTopology(
    IReadOnlyList<TopologyExchange> Exchanges,
    IReadOnlyList<TopologyQueue> Queues,
    IReadOnlyList<TopologyBinding> Bindings,
    IReadOnlyList<TopologyRights> Rights)
{
    internal const string QueueType = "x-queue-type";

    private const long NeverReached = 1_000_000_000;
    private const string Direct = "direct";
    private const string Fanout = "fanout";

    /// <summary>The topology of these institutions, in a stable order.</summary>
    public static BrokerTopology For(IEnumerable<string> institutions, int deliveryLimit)
    {
        string[] ordered = [.. institutions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(
            [new(BrokerNames.Post, Direct), .. ordered.SelectMany(ExchangesOf)],
            [.. ordered.SelectMany(institution => QueuesOf(institution, deliveryLimit))],
            [.. ordered.SelectMany(BindingsOf)],
            [.. ordered.Select(RightsOf)]);
    }

    private static IEnumerable<TopologyExchange> ExchangesOf(string institution) =>
    [
        new(BrokerNames.Out(institution), Fanout),
        new(BrokerNames.In(institution), Fanout),
        new(BrokerNames.Dead(institution), Fanout),
        new(BrokerNames.Error(institution), Fanout),
    ];

    /// <summary>
    /// What is delivered too often goes to the dead queue by the default exchange, to which no institution may write; at least once,
    /// for which the queue must refuse and not drop when it is full.
    /// </summary>
    private static IEnumerable<TopologyQueue> QueuesOf(string institution, int deliveryLimit)
    {
        // Newer brokers give a queue without a limit one of 20, and drop what exceeds it where there is no way further.
        var plain = new Dictionary<string, object> { [QueueType] = "quorum", ["x-delivery-limit"] = NeverReached };
        var arriving = new Dictionary<string, object>
        {
            [QueueType] = "quorum",
            ["x-delivery-limit"] = (long)deliveryLimit,
            ["x-overflow"] = "reject-publish",
            ["x-dead-letter-exchange"] = string.Empty,
            ["x-dead-letter-routing-key"] = BrokerNames.Dead(institution),
            ["x-dead-letter-strategy"] = "at-least-once",
        };
        return [new(BrokerNames.In(institution), arriving), new(BrokerNames.Dead(institution), plain), new(BrokerNames.Error(institution), plain)];
    }

    private static IEnumerable<TopologyBinding> BindingsOf(string institution) =>
    [
        new(BrokerNames.Out(institution), BrokerNames.Post, ToQueue: false, string.Empty),
        new(BrokerNames.Post, BrokerNames.In(institution), ToQueue: true, institution),
        new(BrokerNames.Error(institution), BrokerNames.Error(institution), ToQueue: true, string.Empty),
    ];

    private static TopologyRights RightsOf(string institution)
    {
        var name = Regex.Escape(InstitutionName.Of(institution));
        return new(
            institution,
            BrokerNames.User(institution),
            Configure: $@"^formexchange\.(in|dead|error|out)\.{name}$",
            Write: $@"^formexchange\.(error|out)\.{name}$",
            Read: $@"^formexchange\.(in|dead|error)\.{name}$");
    }
}
