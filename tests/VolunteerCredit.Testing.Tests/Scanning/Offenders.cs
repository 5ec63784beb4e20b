using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Testing.Tests.Scanning;

/// <summary>Curves that give the right numbers today and use what a component must not use. No test of their results could tell.</summary>
internal abstract class Offender : ICurve
{
    public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

    public abstract long At(long quanta);
}

internal sealed class ReadsTheClock : Offender
{
    public override long At(long quanta) => quanta + (DateTime.UtcNow.Year > 9000 ? 1 : 0) + Math.Min(0, TimeProvider.System.TimestampFrequency) + Math.Min(0, Environment.TickCount64);
}

internal sealed class ReadsTheClockInALambda : Offender
{
    public override long At(long quanta) => Enumerable.Range(0, 1).Select(_ => DateTimeOffset.Now.Year > 9000 ? quanta + 1 : quanta).First();
}

internal sealed class TakesTheCulture : Offender
{
    private static readonly string[] Names = ["a", "b"];

    public override long At(long quanta)
    {
        string text = quanta.ToString() + $"{quanta}" + CultureInfo.CurrentCulture.Name;
        return int.Parse("1") + text.IndexOf("ab") + string.Compare(text, "b") + Names.Order().Count() + string.Format("{0}", quanta).Length;
    }
}

internal sealed class NamesTheCulture : Offender
{
    private static readonly string[] Names = ["a", "b"];

    public override long At(long quanta)
    {
        string text = quanta.ToString(CultureInfo.InvariantCulture) + string.Create(CultureInfo.InvariantCulture, $"{quanta}") + $"{Names[0]}";
        return int.Parse("1", CultureInfo.InvariantCulture) + text.IndexOf("ab", StringComparison.Ordinal) + string.CompareOrdinal(text, "b") + Names.Order(StringComparer.Ordinal).Count();
    }
}

internal sealed class ThrowsDice : Offender
{
    public override long At(long quanta) => quanta + Random.Shared.Next(1) + Guid.NewGuid().Version + "text".GetHashCode() + HashCode.Combine(1);
}

internal sealed class ReadsFiles : Offender
{
    public override long At(long quanta)
    {
        Console.Write("");
        return File.Exists("/") && Environment.GetEnvironmentVariable("HOME") is not null ? quanta : quanta + new HttpClient().MaxResponseContentBufferSize;
    }
}

internal sealed class ComputesInDouble : Offender
{
    private readonly double _rate = 0.1;

    public override long At(long quanta) => (long)(quanta * _rate) + (long)Math.Sqrt(quanta) + (long)Half(TimeSpan.FromDays(1).TotalHours);

    private static decimal Half(double of) => (decimal)of / 2;
}

internal sealed class UsesThreads : Offender
{
    [ThreadStatic]
    private static int s_calls;

    public override long At(long quanta) => Task.Run(() => Interlocked.Increment(ref s_calls) > 0 ? quanta : 0).Result;
}

internal sealed class KeepsSomething : Offender
{
    private static readonly Dictionary<long, long> Cache = [];
    private static long s_last;
    private long _most;

    public override long At(long quanta)
    {
        _most = Math.Max(_most, quanta);
        s_last = quanta;
        return Cache.TryGetValue(quanta, out long known) ? known : Cache[quanta] = quanta;
    }
}

internal sealed class GoesAroundTheChecks : Offender
{
    public override long At(long quanta) => Unsafe.As<long, long>(ref quanta);
}

internal sealed class LooksForCode : Offender
{
    public override long At(long quanta) => (long)typeof(LooksForCode).GetMethod(nameof(Same), BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [quanta])!;

    private static long Same(long quanta) => quanta;
}

/// <summary>What a component calls is its code too, also through an interface of its own.</summary>
internal sealed class CallsAnother : Offender
{
    private readonly IHelp _help = new Help();

    public override long At(long quanta) => _help.Help(quanta);
}

internal interface IHelp
{
    long Help(long quanta);
}

internal sealed class Help : IHelp
{
    long IHelp.Help(long quanta) => quanta + Math.Min(0, DateTime.Today.Day);
}

/// <summary>A base that fills a seam for others, and does not name it.</summary>
internal class ReadsTheClockForOthers
{
    public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

    public long At(long quanta) => (quanta * Shape.Scale) + Math.Min(0, DateTime.Now.Day);
}

internal sealed class LeavesItToItsBase : ReadsTheClockForOthers, ICurve;

internal class ReadsTheClockWhereOverridden
{
    public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

    public virtual long At(long quanta) => quanta + Math.Min(0, DateTime.Now.Day);
}

internal sealed class LeavesItToAVirtualBase : ReadsTheClockWhereOverridden, ICurve;

internal sealed class KeepsInCollections : Offender
{
    private static readonly long[] Shared = new long[1];
    private readonly Dictionary<long, long> _seen = [];
    private readonly List<List<long>> _lists = [[]];
    private readonly long[] _last = new long[1];
    private readonly Box _box = new();

    public override long At(long quanta)
    {
        Shared[0]++;
        _seen[quanta] = quanta;
        _lists[0].Add(quanta);
        _last[0] = quanta;
        _box.Calls++;
        _box.Most = Math.Max(_box.Most, quanta);
        _box.Remember(quanta);
        List<long> alias = quanta > 0 ? _lists[0] : [];
        alias.Clear();
        return quanta;
    }
}

internal sealed class Box
{
    public long Calls;

    private readonly List<long> _all = [];

    public long Most { get; set; }

    public int Count => _all.Count;

    public void Remember(long quanta) => _all.Add(quanta);
}

internal abstract class GenericBase<T> : Offender
{
    protected T? Kept { get; set; }

    protected long _kept;
}

internal sealed class KeepsInItsBase : GenericBase<long>
{
    private long _own;

    public override long At(long quanta)
    {
        _kept++;
        _own++;
        Kept = quanta;
        return new[] { 1, 2 }.Sum(n => _own += n);
    }
}

/// <summary>What it makes for itself it may change, and what it keeps it may read.</summary>
internal sealed class ChangesItsOwn : Offender
{
    private readonly List<long> _steps = [1, 2];
    private readonly System.Collections.Immutable.ImmutableList<long> _fixed = [1];
    private readonly Box _box = new();

    public ChangesItsOwn()
    {
        _steps.Add(3);
        _box.Remember(1);
    }

    public override long At(long quanta)
    {
        List<long> steps = [.. _steps];
        steps.Add(quanta);
        steps[0] = quanta;
        long[] array = new long[2];
        array[0]++;
        var box = new Box { Most = 3 };
        box.Calls++;
        box.Remember(_steps[0]);
        List<long>? other = quanta > 0 ? null : new(_steps.Count);
        other ??= [];
        other.Add(1);
        foreach (long step in _steps)
        {
            other.Add(step);
        }

        long sum = 0;
        steps.ForEach(s => sum += s);
        return _fixed.Add(quanta).Count + box.Most + _box.Count + Numbers().Sum() + sum;
    }

    private IEnumerable<long> Numbers()
    {
        foreach (long step in _steps)
        {
            yield return step;
        }
    }
}

internal sealed class TakesTheZone : Offender
{
    public override long At(long quanta)
    {
        DateTimeOffset local = new DateTime(2020, 1, 1);
        return quanta + local.Offset.Hours + DateTime.Parse("2020-01-01T00:00:00Z", CultureInfo.InvariantCulture).Hour;
    }
}

internal sealed class TakesTheCultureUnseen : Offender
{
    private static readonly long[] Numbers = [1, 2];

    public override long At(long quanta)
    {
        long? maybe = quanta;
        return maybe.ToString()!.Length + quanta.ToString("N0", null).Length + new DateOnly(2020, 1, 1).ToShortDateString().Length + string.Join(",", Numbers).Length + string.Join(",", "a", "b").Length;
    }
}

internal sealed class HashesTexts : Offender
{
    public override long At(long quanta) => StringComparer.Ordinal.GetHashCode("a") + EqualityComparer<string>.Default.GetHashCode("a") + EqualityComparer<long>.Default.GetHashCode(1);
}

internal sealed class ReadsAStream : Offender
{
    public override long At(long quanta)
    {
        using var reader = new StreamReader("/etc/hostname");
        return quanta;
    }
}

/// <summary>A record has a hash code of its own, made by the compiler from those of its texts.</summary>
internal sealed record HasAHashCode(string Name) : ICurve
{
    public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

    public long At(long quanta) => quanta;
}

/// <summary>Not of a component: a service of the app that ships in the same assembly.</summary>
internal static class Elsewhere
{
    public static DateTime Now => DateTime.Now;
}
