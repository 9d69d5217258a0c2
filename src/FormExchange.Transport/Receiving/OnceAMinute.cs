namespace FormExchange.Transport.Receiving;

/// <summary>Lets through what is worth saying once a minute and not a thousand times.</summary>
internal sealed class OnceAMinute(TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public bool IsDue()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now < _next)
            {
                return false;
            }

            _next = now.AddMinutes(1);
            return true;
        }
    }
}
