using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Storage;

/// <summary>
/// What every database shares: how a <see cref="Commit"/> is written, where a test may end the process, and who is woken afterwards.
/// </summary>
public abstract class ExchangeStore(WorkSignals signals, FaultPoints faults) : IExchangeStore, IDisposable
{
    public abstract string Holder { get; }

    /// <summary>One line for people: which database this is. Without a secret.</summary>
    public abstract string Description { get; }

    protected WorkSignals Signals => signals;

    protected FaultPoints Faults => faults;

    /// <summary>Makes the tables or brings them up to date, and frees what this host had claimed in an earlier life; or says why it cannot.</summary>
    public abstract Task<Refusal?> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Tells other hosts on the same database of work that commits here make, and wakes the workers here for theirs, until cancelled. Where
    /// a database has one host, there is nothing to do. Without it work is found all the same, by looking now and then.
    /// </summary>
    public virtual Task KeepInTouchAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public abstract ExchangeDbContext Read();

    public async Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        faults.Before(commit.Point);
        var outcome = await WriteAsync(commit, cancellationToken).ConfigureAwait(false);
        if (outcome == CommitOutcome.Committed)
        {
            faults.After(commit.Point);
            var kinds = WorkSignals.KindsOf(commit);
            signals.Raise(kinds);
            TellOthers(kinds);
        }

        return outcome;
    }

    public abstract Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<InboxEntry>> ClaimArrivalsAsync(
        IReadOnlyList<InboxEntry> candidates, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    public abstract Task<bool> IsReachableAsync(CancellationToken cancellationToken);

    public abstract void Dispose();

    /// <summary>
    /// Writes in turn, or again, as the database needs it, by <see cref="WriteOnceAsync"/>. The token counts until writing begins: begun is
    /// finished, since a caller that goes away must not leave the outcome open.
    /// </summary>
    protected abstract Task<CommitOutcome> WriteAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps other commits from these files (owner, parts key) until the transaction ends. Without it a sweep could drop the parts that a
    /// judgement counts at that moment, neither seeing what the other has not committed yet.
    /// </summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="files">Which files.</param>
    /// <param name="shared">True if commits that ask for the same may go on.</param>
    protected abstract Task LockFilesAsync(ExchangeDbContext db, IReadOnlyList<(string Owner, string PartsKey)> files, bool shared);

    /// <summary>Hands on to other hosts that a commit made work.</summary>
    protected virtual void TellOthers(WorkKinds kinds)
    {
    }

    /// <summary>One transaction: all of the commit, or nothing.</summary>
    protected async Task<CommitOutcome> WriteOnceAsync(Commit commit)
    {
        await using var db = Read();

        // What fails fails whole: nothing goes back to the middle of a commit.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync().ConfigureAwait(false);
        var files = CommitFiles.Of(commit);
        if (files.All.Count > 0)
        {
            await LockFilesAsync(db, files.All, files.OnlyAdds).ConfigureAwait(false);
        }

        try
        {
            if (await files.AddToKnownAsync(db).ConfigureAwait(false))
            {
                return CommitOutcome.Duplicate;
            }

            Track(db, commit);
            await db.SaveChangesAsync().ConfigureAwait(false);
            await files.DropAsync(db).ConfigureAwait(false);
            if (!await files.StandWholeAsync(db).ConfigureAwait(false))
            {
                return CommitOutcome.Conflict;
            }

            await transaction.CommitAsync().ConfigureAwait(false);
            return CommitOutcome.Committed;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommitOutcome.Conflict;
        }
        catch (DbUpdateException taken) when (db.IsUniqueViolation(taken))
        {
            return CommitOutcome.Duplicate;
        }
    }

    private static void Track(ExchangeDbContext db, Commit commit)
    {
        db.AddRange(commit.Added);

        // Copies, so that a number which a failed try was given does not stay.
        db.AddRange(commit.Journal.Select(entry => entry with { Number = 0 }));
        foreach (var row in commit.Changed)
        {
            var entry = db.Update(Unleased(row));
            var version = entry.Property(nameof(Exchange.Version));
            version.OriginalValue = (int)version.CurrentValue! - 1;
        }
    }

    /// <summary>A commit ends the lease: what there was to do is done, or is anybody's again.</summary>
    private static object Unleased(object row) => row switch
    {
        OutboxEntry entry => entry with { LeasedBy = null, LeasedUntil = null },
        InboxEntry entry => entry with { LeasedBy = null, LeasedUntil = null },
        _ => row,
    };
}
