using System.Text.Json.Nodes;

namespace FormExchange.Tests.Support.Servers;

/// <summary>A queue as the management API shows it. Its counts are up to a second old.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type"><c>quorum</c>, <c>classic</c> or <c>stream</c>.</param>
/// <param name="Arguments">With which it was declared.</param>
/// <param name="Ready">Messages that wait.</param>
/// <param name="Unacknowledged">Messages that a consumer holds.</param>
/// <param name="Consumers">Who reads it.</param>
public sealed record BrokerQueue(string Name, string Type, JsonObject Arguments, long Ready, long Unacknowledged, int Consumers);

/// <summary>What a queue itself says at this moment: messages that wait, and who reads it.</summary>
public sealed record QueueCount(long Ready, int Consumers);

/// <summary>A connection as the management API shows it, up to a second late.</summary>
public sealed record BrokerConnection(string Name, string User, string Vhost);

/// <summary>A message that was taken from a queue by hand.</summary>
public sealed record BrokerMessage(byte[] Body, string Exchange, string RoutingKey, bool Redelivered, JsonObject Properties)
{
    public JsonObject Headers => Properties["headers"] as JsonObject ?? [];
}
