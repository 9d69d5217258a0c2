using MassTransit;
using MassTransit.RabbitMqTransport;

namespace FormExchange.Transport.RabbitMq;

/// <summary>
/// Stands around the consuming of a queue and says when it ends, for whatever reason: the channel or the connection closed, or the broker
/// took the consumer away. MassTransit would try again by itself, with pauses of up to half a minute and without asking what stands there now.
/// </summary>
internal sealed class LossFilter(TaskCompletionSource lost) : IFilter<ChannelContext>
{
    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        context.Channel.ChannelShutdownAsync += (_, _) =>
        {
            lost.TrySetResult();
            return Task.CompletedTask;
        };
        try
        {
            await next.Send(context).ConfigureAwait(false);
        }
        finally
        {
            lost.TrySetResult();
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("loss");
}
