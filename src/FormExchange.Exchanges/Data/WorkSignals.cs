namespace FormExchange.Exchanges.Data;

/// <summary>Wakes a worker when there is work, so that polling is only the net. Signals that come while the worker runs are kept as one.</summary>
public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    public void Raise()
    {
        try
        {
            _semaphore.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already raised: the worker will look anyway.
        }
    }

    /// <summary>Returns when the signal was raised or <paramref name="atMost"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _semaphore.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The slow poll: nobody called, look all the same.
        }
    }

    public void Dispose() => _semaphore.Dispose();
}

/// <summary>The kinds of work that a commit can make.</summary>
[Flags]
public enum WorkKinds
{
    None = 0,
    Outbox = 1,
    Inbox = 2,
}

/// <summary>A signal for each kind of work.</summary>
public sealed class WorkSignals : IDisposable
{
    public WorkSignal Outbox { get; } = new();

    public WorkSignal Inbox { get; } = new();

    /// <summary>Nobody hurries the house keeping; it looks by itself.</summary>
    public WorkSignal House { get; } = new();

    /// <summary>What there may be to do after <paramref name="commit"/>.</summary>
    public static WorkKinds KindsOf(Commit commit)
    {
        var rows = commit.Added.Concat(commit.Changed).ToList();
        return (rows.Any(IsOutboxWork) ? WorkKinds.Outbox : WorkKinds.None) | (rows.Any(IsInboxWork) ? WorkKinds.Inbox : WorkKinds.None);
    }

    /// <summary>Wakes who has to do with <paramref name="kinds"/>.</summary>
    public void Raise(WorkKinds kinds)
    {
        if (kinds.HasFlag(WorkKinds.Outbox))
        {
            Outbox.Raise();
        }

        if (kinds.HasFlag(WorkKinds.Inbox))
        {
            Inbox.Raise();
        }
    }

    public void Dispose()
    {
        Outbox.Dispose();
        Inbox.Dispose();
        House.Dispose();
    }

    private static bool IsOutboxWork(object row) => row is OutboxEntry { State: OutboxState.Pending or OutboxState.AwaitingReceipt };

    private static bool IsInboxWork(object row) => row is InboxEntry { State: InboxState.Waiting or InboxState.AwaitingParts } or AttachmentPart;
}
