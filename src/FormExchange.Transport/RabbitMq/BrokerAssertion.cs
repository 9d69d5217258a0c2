using FormExchange.Forms;
using RabbitMQ.Client;

namespace FormExchange.Transport.RabbitMq;

/// <summary>
/// Holds what stands on a broker against what one institution's host needs there, as that institution's user: nothing is opened on a
/// broker where a queue would lose or a message would go astray. Changes nothing.
/// </summary>
internal static class BrokerAssertion
{
    /// <summary>Every reason why the institution cannot be served on this broker; empty when it can.</summary>
    public static async Task<IReadOnlyList<Refusal>> CheckAsync(
        IConnection connection, string institution, int deliveryLimit, CancellationToken cancellationToken)
    {
        var topology = BrokerTopology.For([institution], deliveryLimit);
        var broker = new BrokerAnswers(connection, BrokerNames.User(institution));
        List<Refusal?> answers = [];
        foreach (var exchange in topology.Exchanges)
        {
            answers.Add(
                await broker.AskAsync(exchange.Name, channel => channel.ExchangeDeclarePassiveAsync(exchange.Name, cancellationToken), cancellationToken).ConfigureAwait(false)
                ?? (exchange.Name == BrokerNames.Post
                    ? null
                    : await broker.AskAsync(exchange.Name, channel => BrokerDeclaration.ExchangeAsync(channel, exchange, cancellationToken), cancellationToken).ConfigureAwait(false)));
        }

        foreach (var queue in topology.Queues)
        {
            // Asked whether it is there first: to declare it would make it.
            answers.Add(
                await broker.AskAsync(queue.Name, channel => channel.QueueDeclarePassiveAsync(queue.Name, cancellationToken), cancellationToken).ConfigureAwait(false)
                ?? await BrokerDeclaration.QueueAsync(broker, queue, cancellationToken).ConfigureAwait(false));
        }

        if (answers.TrueForAll(answer => answer is null))
        {
            answers.AddRange(await CheckRightsAsync(broker, institution, cancellationToken).ConfigureAwait(false));
        }

        return [.. answers.OfType<Refusal>().DistinctBy(refusal => refusal.Text.En)];
    }

    /// <summary>
    /// To take away a binding that is not there asks for the right to write to its destination and to read from its source, and does nothing.
    /// </summary>
    private static async Task<IReadOnlyList<Refusal?>> CheckRightsAsync(BrokerAnswers broker, string institution, CancellationToken cancellationToken)
    {
        var (inQueue, dead, error, sent) = (BrokerNames.In(institution), BrokerNames.Dead(institution), BrokerNames.Error(institution), BrokerNames.Out(institution));
        (string Destination, string Source)[] ways = [(sent, inQueue), (sent, dead), (error, inQueue), (sent, error)];
        List<Refusal?> answers = [];
        foreach (var (destination, source) in ways)
        {
            answers.Add(await broker.AskAsync(
                $"{destination} / {source}",
                channel => channel.ExchangeUnbindAsync(destination, source, "formexchange.no-such-binding", cancellationToken: cancellationToken),
                cancellationToken).ConfigureAwait(false));
        }

        return answers;
    }
}
