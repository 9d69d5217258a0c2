using System.Collections.Concurrent;
using FormExchange.Exchanges.Data;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Stores parts that arrive at one moment in one commit: those that come while others are written go together next. A group that fails, for whatever reason, is taken
/// apart, so that no part suffers for another.
/// </summary>
internal sealed class ArrivingParts(IExchangeStore store) : IDisposable
{
    /// <summary>Parts of one commit: 8 MiB at most.</summary>
    private const int LargestGroup = 16;

    private readonly ConcurrentQueue<Place> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Returns when the part is durable, or need not be: it is there already, or its file was judged.</summary>
    public async Task StoreAsync(AttachmentPart part, CancellationToken cancellationToken)
    {
        var place = new Place(part);
        _waiting.Enqueue(place);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!place.Tried)
            {
                await StoreGroupAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }

        if (!place.Settled)
        {
            await CommitAsync([place], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One that stands alone settles its own affair, and throws its own exception.</summary>
    private async Task StoreGroupAsync(CancellationToken cancellationToken)
    {
        var group = new List<Place>();
        while (group.Count < LargestGroup && _waiting.TryDequeue(out var next))
        {
            next.Tried = true;
            group.Add(next);
        }

        try
        {
            var outcome = await CommitAsync(group, cancellationToken).ConfigureAwait(false);
            group.ForEach(place => place.Settled = outcome == CommitOutcome.Committed || group.Count == 1);
        }
        catch (Exception) when (group.Count > 1)
        {
            // Each meets it again alone, and tells its own caller. Whoever was told to stop says that, and no other's trouble.
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private Task<CommitOutcome> CommitAsync(IEnumerable<Place> places, CancellationToken cancellationToken)
    {
        var parts = places.Select(place => place.Part).DistinctBy(part => (part.Owner, part.PartsKey, part.Offset));
        return store.CommitAsync(new Commit(FaultPoints.TakePart) { Added = [.. parts] }, cancellationToken);
    }

    /// <summary>A part that waits for its commit.</summary>
    private sealed class Place(AttachmentPart part)
    {
        public AttachmentPart Part => part;

        /// <summary>A group took it along, whatever came of that.</summary>
        public bool Tried { get; set; }

        /// <summary>Nothing is left to do about it.</summary>
        public bool Settled { get; set; }
    }
}
