using System.Text.RegularExpressions;
using FormExchange.Forms;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FormExchange.Transport.RabbitMq;

/// <summary>Asks a broker one thing at a time, each in a channel of its own, for a broker says no by closing the channel; the no in words.</summary>
internal sealed partial class BrokerAnswers(IConnection connection, string user)
{
    /// <summary>Null if the broker does what is asked; else why it does not, about the thing called <paramref name="name"/>.</summary>
    public async Task<Refusal?> AskAsync(string name, Func<IChannel, Task> ask, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            await ask(channel).ConfigureAwait(false);
            return null;
        }
        catch (OperationInterruptedException no) when (connection.IsOpen && no.ShutdownReason is { } reason)
        {
            return reason.ReplyCode switch
            {
                Constants.NotFound => TransportCodes.Missing.Refusal(name),
                Constants.PreconditionFailed => Different(name, reason.ReplyText),
                Constants.AccessRefused => TransportCodes.Right.Refusal(user, name),
                _ => TransportCodes.Broker.Refusal(name, reason.ReplyText),
            };
        }
    }

    /// <summary>A queue or exchange keeps the type and arguments that it was made with; the broker names the first that is not as asked.</summary>
    private static Refusal Different(string name, string reply) => Inequivalent().Match(reply) is { Success: true } match
        ? TransportCodes.Different.Refusal(name, match.Groups["what"].Value, match.Groups["current"].Value, match.Groups["expected"].Value)
        : TransportCodes.Broker.Refusal(name, reply);

    [GeneratedRegex("inequivalent arg '(?<what>[^']+)' for .+: received (?<expected>.+) but current is (?<current>.+)$", RegexOptions.None, 1000)]
    private static partial Regex Inequivalent();
}
