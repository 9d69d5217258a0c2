using System.Collections.Concurrent;

namespace FormExchange.Tests.Journeys;

/// <summary>Claims without end, each answered, by a few people at once, until told to stop; then it says what went wrong.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int People = 6;
    private readonly CancellationTokenSource _enough = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<string> _failures = [];
    private readonly GeneratedClaims _claims;
    private readonly Task _work;

    public Load(IStage stage, int seed)
    {
        _claims = new GeneratedClaims(stage.File("claims"), seed);
        Driver = new Driver(stage);
        _work = Task.WhenAll(Enumerable.Range(0, People).Select(_ => Task.Run(WorkAsync)));
    }

    public Driver Driver { get; }

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
            if (await Driver.SubmitAsync(new PlannedClaim(await NextAsync(), null), answer: true, TestContext.Current.CancellationToken) is { } failure)
            {
                _failures.Add(failure);
            }
        }
    }

    private async Task<GeneratedClaim> NextAsync()
    {
        await _writing.WaitAsync();
        try
        {
            return await _claims.NextAsync(largestFile: 700_000);
        }
        finally
        {
            _writing.Release();
        }
    }
}
