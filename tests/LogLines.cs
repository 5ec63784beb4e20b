using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VolunteerCredit.Tests;

/// <summary>Keeps what is logged.</summary>
public sealed class LogLines : ILoggerProvider, ILoggerFactory
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, int Id, string Text)> _lines = [];

    /// <summary>The lines of VolunteerCredit.</summary>
    public (LogLevel Level, int Id, string Text)[] All => [.. _lines.Where(l => l.Category == "VolunteerCredit").Select(l => (l.Level, l.Id, l.Text))];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<(string Category, LogLevel Level, int Id, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((category, logLevel, eventId.Id, formatter(state, exception)));
    }
}
