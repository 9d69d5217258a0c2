using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Tests.Exchanges;

/// <summary>A bus in the test's hand: what is sent is held until the test delivers it, drops it, doubles it, alters it or puts it in another order.</summary>
public sealed class HeldBus : IEnvelopeTransport
{
    private readonly Lock _lock = new();
    private readonly List<TransportMessage> _held = [];
    private readonly List<TransportMessage> _sent = [];
    private readonly Dictionary<string, IMessageTaker> _takers = [];

    public bool KeepsMessages { get; set; } = true;

    /// <summary>How many further messages the bus takes before it is away.</summary>
    public int Takes { get; set; } = int.MaxValue;

    /// <summary>All that the bus ever took.</summary>
    public IReadOnlyList<TransportMessage> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    public IEnumerable<TransportMessage> Envelopes => Sent.Where(m => m.Kind == MessageKind.Envelope);

    public void Serve(string institution, IMessageTaker taker) => _takers[institution] = taker;

    /// <summary>What happens elsewhere before the sender hears that the bus took the message.</summary>
    public Func<TransportMessage, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public Task SendAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Takes == 0)
            {
                throw new TransportUnavailableException("The bus is away.");
            }

            Takes -= Takes == int.MaxValue ? 0 : 1;
            _held.Add(message);
            _sent.Add(message);
        }

        return Meanwhile(message);
    }

    public IReadOnlyList<TransportMessage> TakeOut()
    {
        lock (_lock)
        {
            List<TransportMessage> taken = [.. _held];
            _held.Clear();
            return taken;
        }
    }

    /// <summary>Delivers what is held, as <paramref name="fate"/> leaves it; returns how many messages arrived.</summary>
    public async Task<int> DeliverAsync(Func<IReadOnlyList<TransportMessage>, IEnumerable<TransportMessage>>? fate = null)
    {
        var held = TakeOut();
        var arriving = (fate is null ? held : fate(held)).ToList();
        foreach (var message in arriving)
        {
            await HandOverAsync(message);
        }

        return arriving.Count;
    }

    public Task HandOverAsync(TransportMessage message) => _takers.TryGetValue(message.To, out var taker)
        ? taker.TakeAsync(message, TestContext.Current.CancellationToken)
        : Task.CompletedTask;
}
