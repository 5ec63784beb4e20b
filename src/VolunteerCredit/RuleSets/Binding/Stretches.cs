using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>
/// Days cut into stretches within which no value changes. The bounds are met while something is bound for one stretch; it is then
/// bound for the others too.
/// </summary>
internal sealed class Stretches
{
    /// <summary>The most stretches that one document, or one component, may have.</summary>
    public const int Max = 400;

    /// <summary>The most objects that may be bound for one document, over all its stretches.</summary>
    public const int ObjectsMax = 250_000;

    private readonly SortedSet<int> _starts = [0];
    private readonly HashSet<DatedValue> _met = [];
    private int _objects;

    /// <summary>The first day of the stretch that is being bound.</summary>
    public int Day { get; private set; }

    /// <summary>Whether some value has none on the days of this stretch.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Whether one more object may be bound.</summary>
    /// <param name="isFirstBeyond">Whether it is the first that may not.</param>
    public bool TrySpend(out bool isFirstBeyond)
    {
        isFirstBeyond = _objects == ObjectsMax;
        _objects += _objects <= ObjectsMax ? 1 : 0;
        return _objects <= ObjectsMax;
    }

    /// <summary>The value that holds in this stretch.</summary>
    public Spot At(DatedValue value)
    {
        if (_met.Add(value))
        {
            _starts.UnionWith(value.Bounds);
        }

        if (value.At(Day) is { } found)
        {
            return found;
        }

        IsMissing = true;
        return value.StandIn;
    }

    /// <summary>Binds something for every stretch.</summary>
    /// <param name="bind">Binds it for <see cref="Day"/>.</param>
    /// <param name="tooMany">Told how many there are, where there are too many.</param>
    /// <returns>What was bound, by days, in order; and whether every value is there.</returns>
    public List<(Period Days, bool IsInForce, T Bound)> Bind<T>(Func<T> bind, Action tooMany)
    {
        // A bound that is met later than the days it lies before concerns a value that only the later days follow.
        var bound = new List<(int Start, bool IsInForce, T Bound)>();
        for (int day = 0; day < int.MaxValue; day = _starts.GetViewBetween(day + 1, int.MaxValue) is { Count: > 0 } later ? later.Min : int.MaxValue)
        {
            if (bound.Count == Max)
            {
                tooMany();
                break;
            }

            (Day, IsMissing) = (day, false);
            T made = bind();
            bound.Add((day, !IsMissing, made));
        }

        return [.. bound.Select((b, i) => (new Period(b.Start, i + 1 < bound.Count ? bound[i + 1].Start - 1 : int.MaxValue), b.IsInForce, b.Bound))];
    }
}
