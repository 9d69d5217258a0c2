using System.Net.Mime;
using System.Runtime.Serialization;
using System.Text;
using MassTransit;
using MassTransit.Serialization;

namespace FormExchange.Transport.Wire;

/// <summary>Puts bodies on the bus as the bytes that they are: no JSON around them, no base64. Half the bytes, and what was signed is what travels.</summary>
internal sealed class RawSerializerFactory : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    public static RawSerializerFactory Instance { get; } = new();

    public ContentType ContentType { get; } = new("application/octet-stream");

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        var message = context.Message as BusMessage
            ?? throw new SerializationException("Only messages of this house travel on this bus.");
        foreach (var (name, value) in WireHeaders.Of(message))
        {
            context.Headers.Set(name, value);
        }

        return new BytesMessageBody(message.Body);
    }

    public MessageBody GetMessageBody(string text) => new BytesMessageBody(Encoding.UTF8.GetBytes(text));

    public ConsumeContext Deserialize(ReceiveContext receiveContext) => new BodyConsumeContext(
        receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) => new RawSerializerContext(
        this, WireHeaders.Read(headers, body.GetBytes()), new RawMessageContext(headers, destinationAddress, RawSerializerOptions.CopyHeaders));

    public void Probe(ProbeContext context) => context.CreateScope("raw").Add("contentType", ContentType.MediaType);
}
