using System.Diagnostics;
using System.Globalization;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Printing;

/// <summary>How far long work is, in one line of standard error that is written over: only where a person reads it as it comes.</summary>
internal sealed class ProgressLine(Surroundings surroundings, bool isQuiet) : IDisposable
{
    private const int BarLength = 24;

    /// <summary>What is done sooner needs no bar.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly bool _isShown = surroundings.Terminal.ErrorIsTerminal && !isQuiet;
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _stageStarted = Stopwatch.GetTimestamp();
    private long _shown;
    private bool _isDrawn;

    /// <summary>A new stage begins.</summary>
    public void Begin() => _stageStarted = Stopwatch.GetTimestamp();

    /// <summary>So much is done.</summary>
    /// <param name="stage">The text of the stage.</param>
    /// <param name="done">Bytes or volunteers done.</param>
    /// <param name="all">Of so many; 0 where nobody knows.</param>
    public void Show(string stage, long done, long all)
    {
        if (!_isShown || Stopwatch.GetElapsedTime(_started) < After)
        {
            return;
        }

        lock (_lock)
        {
            if (_isDrawn && Stopwatch.GetElapsedTime(_shown) < Every && done < all)
            {
                return;
            }

            (_shown, _isDrawn) = (Stopwatch.GetTimestamp(), true);
            surroundings.Terminal.Error.Write($"\r{Line(surroundings.Texts, stage, done, all, Stopwatch.GetElapsedTime(_stageStarted))}\u001b[K");
        }
    }

    /// <summary>The line: stage, bar, percentage, rate, time left.</summary>
    public static string Line(ToolTexts texts, string stage, long done, long all, TimeSpan elapsed)
    {
        long milliseconds = Math.Max(1, (long)elapsed.TotalMilliseconds);
        long rate = (long)((decimal)done * 1000 / milliseconds);
        string figure = texts[$"{stage}.rate", stage == "progress.read" ? Thousands(rate >> 20) : Thousands(rate)];
        if (all <= 0)
        {
            return $"{texts[stage]}  {figure}";
        }

        int filled = (int)((decimal)Math.Min(done, all) * BarLength / all);
        var left = TimeSpan.FromSeconds(rate == 0 ? 0 : (long)((decimal)(all - Math.Min(done, all)) / rate));
        string percent = ((long)((decimal)Math.Min(done, all) * 100 / all)).ToString(CultureInfo.InvariantCulture).PadLeft(3);
        return $"{texts[stage]} [{new string('#', filled)}{new string('.', BarLength - filled)}] {percent} %  {figure}  {texts["progress.left", left.ToString(left.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture)]}";
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_isDrawn)
        {
            surroundings.Terminal.Error.Write("\r\u001b[K");
        }
    }

    private static string Thousands(long figure) => figure.ToString("N0", CultureInfo.InvariantCulture);
}
