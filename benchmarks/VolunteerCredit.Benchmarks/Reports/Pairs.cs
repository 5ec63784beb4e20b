using System.Diagnostics;
using System.Globalization;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>Times two things in turn, so that what else the machine does strikes both.</summary>
internal sealed record Pairs(TimeSpan Ours, TimeSpan Theirs, double Ratio)
{
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs each until it is compiled in its last form (half a second, or twenty runs), then both in turn, each first every other time.</summary>
    /// <param name="ours">The one.</param>
    /// <param name="theirs">The other.</param>
    /// <param name="pairs">How many pairs.</param>
    /// <param name="warm">Whether both have run already.</param>
    /// <returns>The median of each, and the median of the pairs' ratios, theirs to ours: above 1 ours is faster.</returns>
    public static Pairs Of(Action ours, Action theirs, int pairs = 5, bool warm = false)
    {
        if (!warm)
        {
            WarmUp(ours);
            WarmUp(theirs);
        }

        var times = new List<(TimeSpan Ours, TimeSpan Theirs)>();
        for (int pair = 0; pair < pairs; pair++)
        {
            times.Add(pair % 2 == 0 ? (Time(ours), Time(theirs)) : Time(theirs) is var first ? (Time(ours), first) : default);
        }

        return Of(times);
    }

    public static Pairs Of(IReadOnlyList<(TimeSpan Ours, TimeSpan Theirs)> times) =>
        new(Median(times.Select(t => t.Ours)), Median(times.Select(t => t.Theirs)), Median(times.Select(t => t.Theirs / t.Ours)));

    private static void WarmUp(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        for (int run = 0; run == 0 || (run < 20 && Stopwatch.GetElapsedTime(start) < WarmUpTime); run++)
        {
            action();
        }
    }

    public static TimeSpan Time(Action action)
    {
        // What the last run left is not to be cleared away on this one's time.
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }

    public static T Median<T>(IEnumerable<T> values)
    {
        T[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>One line: how many times as fast ours is.</summary>
    public string Faster(string name) => FormattableString.Invariant($"{name}: {Ratio:0.0#}× faster ({Text(Ours)}, {Text(Theirs)})");

    /// <summary>One line: ours in multiples of the other's time.</summary>
    public string Multiple(string name) => FormattableString.Invariant($"{name}: {1 / Ratio:0.00}× its time ({Text(Ours)}, {Text(Theirs)})");

    public static string Text(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 0.001 => $"{Math.Round(time.TotalNanoseconds).ToString(CultureInfo.InvariantCulture)} ns",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:0.00} µs"),
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
    };
}
