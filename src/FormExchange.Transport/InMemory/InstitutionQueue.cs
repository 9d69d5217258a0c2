using System.Threading.Channels;

namespace FormExchange.Transport.InMemory;

/// <summary>The queue of one institution, and how many messages are under way in it: a message holds a place from its send until it is taken or given up.</summary>
internal sealed class InstitutionQueue
{
    private readonly Channel<bool> _held;
    private readonly int _window;

    public InstitutionQueue(string institution, int window)
    {
        Institution = institution;
        Name = "formexchange." + InstitutionName.Of(institution);
        Address = new Uri("queue:" + Name);
        _window = window;
        _held = Channel.CreateBounded<bool>(window);
    }

    public string Institution { get; }

    public string Name { get; }

    public Uri Address { get; }

    public ValueTask EnterAsync(CancellationToken cancellationToken) => _held.Writer.WriteAsync(true, cancellationToken);

    public void Leave() => _held.Reader.TryRead(out _);

    /// <summary>Waits until nothing is under way, by taking every place, and says how much still is when the token ends the wait.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        try
        {
            for (; taken < _window; taken++)
            {
                await EnterAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The places that this wait took itself are not under way.
            return _held.Reader.Count - taken;
        }

        // A sender that waited for a place meanwhile gets one now and is told that the bus has stopped.
        for (; taken > 0; taken--)
        {
            Leave();
        }

        return 0;
    }
}
