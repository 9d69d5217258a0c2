using System.Collections.Concurrent;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// Claims without end, each answered, by a few people at once, until told to stop; then it says what went wrong. Now and then one comes with
/// a file that is not the one it names: it is refused, whoever dies meanwhile.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private const int EveryWrong = 9;

    /// <summary>Nobody fills in a claim in no time: without a pause all that a machine does is making claims.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly CancellationTokenSource _enough = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<string> _failures = [];
    private readonly GeneratedClaims _claims;
    private readonly Task _work;
    private int _made;

    public Load(IStage stage, int seed, int people = 4)
    {
        _claims = new GeneratedClaims(stage.File("claims"), seed);
        Driver = new Driver(stage);
        _work = Task.WhenAll(Enumerable.Range(0, people).Select(_ => Task.Run(WorkAsync)));
    }

    public Driver Driver { get; }

    /// <summary>Waits until something more was accepted than had been before.</summary>
    public Task GoesOnAsync(string when)
    {
        var before = Driver.Accepted.Count;
        return Until.TrueAsync(() => Driver.Accepted.Count > before, $"claims are accepted again {when}", TimeSpan.FromMinutes(1));
    }

    /// <summary>Lets everybody finish what he is at: a claim that was submitted is answered.</summary>
    public async Task<IReadOnlyCollection<string>> FinishAsync()
    {
        await _enough.CancelAsync();
        await _work;
        _failures.ShouldBeEmpty();
        return Driver.Accepted;
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _enough.Dispose();
        _writing.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!_enough.IsCancellationRequested)
        {
            if (await Driver.SubmitAsync(await NextAsync(), answer: true, TestContext.Current.CancellationToken) is { } failure)
            {
                _failures.Add(failure);
            }

            await Task.Delay(Pause, TimeProvider.System, _enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<PlannedClaim> NextAsync()
    {
        await _writing.WaitAsync();
        try
        {
            return ++_made % EveryWrong == 0
                ? new PlannedClaim(await _claims.NextAsync(ClaimsWithFaults.WrongFile.Break, 1_500_000), ClaimsWithFaults.WrongFile.Codes)
                : new PlannedClaim(await _claims.NextAsync(largestFile: 700_000), null);
        }
        finally
        {
            _writing.Release();
        }
    }
}
