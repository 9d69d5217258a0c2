using FormExchange.Forms;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using TransportUnavailableException = FormExchange.Exchanges.Envelopes.TransportUnavailableException;

namespace FormExchange.Transport.RabbitMq;

/// <summary>Makes a topology on a broker. What stands there already as it should be is left alone, so it may be done again.</summary>
public static class BrokerDeclaration
{
    /// <summary>
    /// Declares exchanges, queues and bindings, as a user who may do that. Users and rights are no part of AMQP: they are in the
    /// definitions file. Returns what stood there with another type or argument, and what else the broker refused; nothing that stands
    /// there is changed. A broker that cannot be reached is a <see cref="TransportUnavailableException"/>.
    /// </summary>
    public static async Task<IReadOnlyList<Refusal>> DeclareAsync(
        TransportOptions options, string user, string password, BrokerTopology topology, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var login = new BrokerLogin(options, user, password);
        try
        {
            await using var connection = await login.ConnectAsync("FormExchange declaration", cancellationToken).ConfigureAwait(false);
            return await DeclareAsync(new BrokerAnswers(connection, user), topology, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (login.WhyNot(failure) is { } refusal)
        {
            return [refusal];
        }
        catch (Exception away) when (away is RabbitMQClientException or IOException or TimeoutException)
        {
            throw new TransportUnavailableException("The broker did not answer.", away);
        }
    }

    internal static Task ExchangeAsync(IChannel channel, TopologyExchange exchange, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(exchange.Name, exchange.Type, durable: true, autoDelete: false, cancellationToken: cancellationToken);

    /// <summary>Of a queue that stands there otherwise the broker names any one argument. The type decides over all others, so it is asked for alone.</summary>
    internal static async Task<Refusal?> QueueAsync(BrokerAnswers broker, TopologyQueue queue, CancellationToken cancellationToken)
    {
        var answer = await broker.AskAsync(queue.Name, channel => QueueAsync(channel, queue.Name, queue.Arguments, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (answer?.Code != TransportCodes.Different.Code)
        {
            return answer;
        }

        var type = queue.Arguments.Where(argument => argument.Key == BrokerTopology.QueueType);
        var aboutType = await broker.AskAsync(queue.Name, channel => QueueAsync(channel, queue.Name, type, cancellationToken), cancellationToken).ConfigureAwait(false);
        return aboutType?.Text.En.Contains(BrokerTopology.QueueType, StringComparison.Ordinal) == true ? aboutType : answer;
    }

    private static async Task<IReadOnlyList<Refusal>> DeclareAsync(BrokerAnswers broker, BrokerTopology topology, CancellationToken cancellationToken)
    {
        List<Refusal?> answers = [];
        foreach (var exchange in topology.Exchanges)
        {
            answers.Add(await broker.AskAsync(exchange.Name, channel => ExchangeAsync(channel, exchange, cancellationToken), cancellationToken).ConfigureAwait(false));
        }

        foreach (var queue in topology.Queues)
        {
            answers.Add(await QueueAsync(broker, queue, cancellationToken).ConfigureAwait(false));
        }

        // A way to a thing that is not what it should be would carry messages to the wrong place.
        foreach (var binding in answers.TrueForAll(answer => answer is null) ? topology.Bindings : [])
        {
            answers.Add(await broker.AskAsync(binding.Source, channel => BindAsync(channel, binding, cancellationToken), cancellationToken).ConfigureAwait(false));
        }

        return [.. answers.OfType<Refusal>()];
    }

    private static Task<QueueDeclareOk> QueueAsync(IChannel channel, string name, IEnumerable<KeyValuePair<string, object>> arguments, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(
            name, durable: true, exclusive: false, autoDelete: false,
            arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value), cancellationToken: cancellationToken);

    private static Task BindAsync(IChannel channel, TopologyBinding binding, CancellationToken cancellationToken) => binding.ToQueue
        ? channel.QueueBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellationToken)
        : channel.ExchangeBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellationToken);
}
