using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FormExchange.Tests.Exchanges;

/// <summary>What a host wrote into its log, for the test to read.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> All => _lines;

    public ILogger<T> For<T>() => new Writer<T>(_lines);

    public ILogger CreateLogger(string categoryName) => new Writer<LogLines>(_lines);

    public void Dispose()
    {
        // Lines are read after the host that wrote them is gone.
    }

    private sealed class Writer<T>(ConcurrentQueue<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
