using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Serialization;

namespace FormExchange.Transport.Wire;

/// <summary>Offers MassTransit the one message that a raw body is, and no conversion to anything else.</summary>
internal sealed class RawSerializerContext(IMessageSerializer serializer, BusMessage message, MessageContext context)
    : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, context, [MessageUrn.ForTypeString<BusMessage>()])
{
    public override bool TryGetMessage<T>(out T? result)
        where T : class
    {
        result = message as T;
        return result is not null;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? result)
    {
        result = messageType.IsInstanceOfType(message) ? message : null;
        return result is not null;
    }

    public override IMessageSerializer GetMessageSerializer() => serializer;

    public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T overlay) => serializer;

    public override IMessageSerializer GetMessageSerializer(object other, string[] messageTypes) => serializer;

    public override Dictionary<string, object> ToDictionary<T>(T? other)
        where T : class => [];
}
