namespace FormExchange.Tests.Support;

/// <summary>Waits for something that happens in another process and cannot be awaited: looks again and again, and fails with words in the end.</summary>
internal static class Until
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(Func<bool> holds, string what, TimeSpan? atMost = null) =>
        TrueAsync(() => Task.FromResult(holds()), () => what, atMost);

    public static Task TrueAsync(Func<Task<bool>> holds, string what, TimeSpan? atMost = null) => TrueAsync(holds, () => what, atMost);

    /// <param name="holds">What must become true.</param>
    /// <param name="what">Says what was waited for in vain, with what is known by then.</param>
    /// <param name="atMost">A minute if nothing else is said.</param>
    public static async Task TrueAsync(Func<Task<bool>> holds, Func<string> what, TimeSpan? atMost = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(start) > (atMost ?? Longest))
            {
                throw new TimeoutException("Waited in vain: " + what());
            }

            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }
}
