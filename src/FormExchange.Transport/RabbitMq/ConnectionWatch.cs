using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace FormExchange.Transport.RabbitMq;

/// <summary>
/// Stands around the consuming of each queue of a bus, says when one ends, for whatever reason (the channel or the connection closed, the broker took
/// the consumer away), and lets it end for good: only what is thrown here as cancelled keeps MassTransit from trying again by itself,
/// with pauses of up to half a minute, without asking what stands on the broker now, and, stopped in the second before its first try, for ever
/// beside the next bus.
/// </summary>
internal sealed class ConnectionWatch : IFilter<ChannelContext>
{
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IConnection? _connection;

    /// <summary>Ends when the broker is lost, or anything of this bus on it.</summary>
    public Task Lost => _lost.Task;

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        _connection = context.ConnectionContext.Connection;
        context.Channel.ChannelShutdownAsync += (_, _) =>
        {
            _lost.TrySetResult();
            return Task.CompletedTask;
        };
        try
        {
            await next.Send(context).ConfigureAwait(false);
        }
        finally
        {
            _lost.TrySetResult();
        }

        throw new OperationCanceledException("This queue is read again by the next bus.");
    }

    /// <summary>Cuts what a stop has left of the connection: a consumer that is stopped and not gone would keep messages from everybody.</summary>
    public async Task CutAsync()
    {
        if (_connection is { IsOpen: true } connection)
        {
            await connection.AbortAsync().ConfigureAwait(false);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("watch");
}
