using System.Collections.Concurrent;
using System.Threading.Channels;
using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Tests.Transport;

/// <summary>Takes what arrives and remembers it; a test says which messages it fails to take, and how often.</summary>
public sealed class RecordingTaker : IMessageTaker
{
    /// <summary>What the cause of a failure says; it must stand in no log.</summary>
    public const string Secret = "Meryem could not be written";

    private readonly ConcurrentQueue<TransportMessage> _taken = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly Channel<TransportMessage> _arrived = Channel.CreateUnbounded<TransportMessage>();

    /// <summary>How many first attempts to take a message fail.</summary>
    public int Failures { get; set; }

    /// <summary>Which messages the taker fails to take at every attempt, though its store is there.</summary>
    public Func<TransportMessage, bool> Refuses { get; set; } = _ => false;

    /// <summary>While false, every attempt fails and the store says that it is away.</summary>
    public bool StoreIsThere { get; set; } = true;

    /// <summary>Held for as long as a test wants the taker to be busy.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public IReadOnlyCollection<TransportMessage> Taken => _taken;

    public int AttemptsFor(string envelopeId) => _attempts.GetValueOrDefault(envelopeId);

    public async Task TakeAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        var attempt = _attempts.AddOrUpdate(message.EnvelopeId, 1, (_, before) => before + 1);
        await Gate.WaitAsync(cancellationToken);
        if (attempt <= Failures || !StoreIsThere || Refuses(message))
        {
            throw new IOException(Secret);
        }

        _taken.Enqueue(message);
        _arrived.Writer.TryWrite(message);
    }

    public Task<bool> CanTakeAsync(CancellationToken cancellationToken) => Task.FromResult(StoreIsThere);

    /// <summary>Forgets what it took and how often.</summary>
    public void Forget()
    {
        _taken.Clear();
        _attempts.Clear();
        while (_arrived.Reader.TryRead(out _))
        {
        }
    }

    /// <summary>Waits for as many further arrivals; fails the test after <paramref name="seconds"/>.</summary>
    public async Task WaitForAsync(int count, int seconds = 20)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bounded.CancelAfter(TimeSpan.FromSeconds(seconds));
        for (var seen = 0; seen < count; seen++)
        {
            try
            {
                await _arrived.Reader.ReadAsync(bounded.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"{seen} of {count} messages arrived in {seconds} s.");
            }
        }
    }
}
