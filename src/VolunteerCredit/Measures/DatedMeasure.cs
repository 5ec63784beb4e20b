using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>A measure whose figures change by the date of service: each stretch of days is measured by its own figures, and all are added.</summary>
internal sealed class DatedMeasure : IMeasureOfMeasures
{
    private readonly (Period Days, RowMeasure Measure, long Factor)[] _stretches;

    public DatedMeasure(IReadOnlyList<(Period Days, RowMeasure Measure)> stretches)
    {
        long scale = 1;
        foreach ((_, RowMeasure measure) in stretches)
        {
            scale = Quantum.Common(scale, measure.Shape.Scale);
        }

        _stretches = [.. stretches.Select(s => (s.Days, s.Measure, scale / s.Measure.Shape.Scale))];
        Interval bounds = new(0, 0);
        Direction direction = stretches[0].Measure.Shape.Direction;
        foreach ((_, RowMeasure measure, long factor) in _stretches)
        {
            Interval own = measure.Shape.Bounds;
            bounds = new(Quantum.AddBounds(bounds.Min, Quantum.ScaleBound(own.Min, factor)), Quantum.AddBounds(bounds.Max, Quantum.ScaleBound(own.Max, factor)));
            direction = measure.Shape.Direction == direction ? direction : Direction.Mixed;
        }

        Shape = new(stretches[0].Measure.Shape.Unit, scale, bounds)
        {
            Direction = direction,
            Inputs = [.. stretches.SelectMany(s => s.Measure.Shape.Inputs).Distinct(StringComparer.Ordinal)],
            IsAdditive = true,
        };
    }

    public ValueShape Shape { get; }

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        values.Clear();
        var inside = new Period[periods.Length];
        var found = new long[periods.Length];
        foreach ((Period days, RowMeasure measure, long factor) in _stretches)
        {
            for (int i = 0; i < inside.Length; i++)
            {
                inside[i] = Within(periods[i], days);
            }

            measure.Evaluate(block, inside, found);
            for (int i = 0; i < found.Length; i++)
            {
                values[i] = found[i] == IMeasure.Unknown || values[i] == IMeasure.Unknown ? IMeasure.Unknown : values[i] + (found[i] * factor);
            }
        }
    }

    public void MarkUncovered(Block block, Period window)
    {
        foreach ((Period days, RowMeasure measure, _) in _stretches)
        {
            measure.MarkUncovered(block, Within(window, days));
        }
    }

    public IEnumerable<MeasureOver> Over(Period window) => _stretches.Select(s => new MeasureOver(s.Measure, Within(window, s.Days), s.Factor));

    private static Period Within(Period period, Period days) => new(Math.Max(period.From, days.From), Math.Min(period.To, days.To));
}
