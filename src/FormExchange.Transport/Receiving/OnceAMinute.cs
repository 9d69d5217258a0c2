namespace FormExchange.Transport.Receiving;

/// <summary>Lets through what is worth saying once a minute and not a thousand times; something else than last time at once.</summary>
internal sealed class OnceAMinute(TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private string? _last;

    public bool IsDue(string about)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now < _next && about == _last)
            {
                return false;
            }

            (_next, _last) = (now.AddMinutes(1), about);
            return true;
        }
    }
}
