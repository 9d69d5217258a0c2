using System.Collections.Concurrent;

namespace FormExchange.Tests.Support.Servers;

/// <summary>
/// Starts servers on one thread that lasts as long as the test run. The kernel's promise to end a child with its parent
/// (PR_SET_PDEATHSIG) counts from the *thread* that started it, and threads of the pool end when they have nothing to do.
/// </summary>
internal static class LastingThread
{
    private static readonly BlockingCollection<Action> Work = Begin();

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    private static BlockingCollection<Action> Begin()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var each in work.GetConsumingEnumerable())
            {
                each();
            }
        })
        {
            IsBackground = true,
            Name = "starts servers",
        }.Start();
        return work;
    }
}
