using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Advice;

/// <summary>Reads from a document how a measure answers to hypothetical service on days of its own. What it does not know it takes for the worst.</summary>
internal sealed class MeasureReading
{
    private static readonly HashSet<string> OwnSteps = new(StringComparer.Ordinal) { "exclude", "merge-overlaps", "split-at", "fill-minutes", "round", "limit" };

    /// <summary>A level of a measure is a measure, so that these names are those of the engine's own components and of no others.</summary>
    private static readonly HashSet<string> OwnMeasures = new(StringComparer.Ordinal) { "hours", "count", "quantity", "each-period", "ratio", "elapsed", "given" };

    private static readonly string[] Inner = ["of", "to"];

    private static readonly HashSet<string> DayKeys = new(StringComparer.Ordinal) { "byDate", "weekday", "date", "age" };

    private readonly DocumentView _view;

    /// <param name="view">The document.</param>
    /// <param name="measure">Where the measure stands.</param>
    /// <param name="component">The measure itself; of one of others the document tells nothing, and it is asked what moves it.</param>
    public MeasureReading(DocumentView view, Spot measure, RowMeasure component)
    {
        _view = view;
        Spot[] levels = [.. Levels(measure, 0)];
        Spot[] steps = [.. view.List(view.Root, "intake"), .. levels.SelectMany(l => view.List(l, "steps"))];
        Spot[] places = [.. levels.Concat(view.List(view.Root, "intake")).SelectMany(view.Below)];
        IsIndependent = steps.All(IsByDay) && levels.All(l => view.Text(l, "type") is { } type && OwnMeasures.Contains(type))
            && !places.Any(p => p.Find("minutes") is not null || p.Find("sharing") is not null || p.Find("during") is not null);
        bool isSteady = component.Component is GuardedMeasure { MovedBy: var movers } && (movers & (MovedBy.Days | MovedBy.Facts)) == 0;
        MovesDaily = levels.Where((_, level) => level > 0 || !isSteady).Any(l => view.Text(l, "type") is not { } type || !OwnMeasures.Contains(type) || view.Text(l, "fold") == "current-run" || l.Find("byAge") is not null || view.Find(l, "maxAge") is not null)
            || places.Any(p => p.Find("during") is not null) || steps.Any(s => view.Text(s, "type") is not { } type || !OwnSteps.Contains(type));
        Gain = GainOf(levels, steps, component.Shape);
    }

    /// <summary>
    /// Whether what counts on a day depends on that day's records alone: caps per week, limits by total, spells and the like bind days together.
    /// </summary>
    public bool IsIndependent { get; }

    /// <summary>Whether it may change from one day to the next without records, facts or the edge of a window.</summary>
    public bool MovesDaily { get; }

    public Gain Gain { get; }

    /// <summary>The figures of time that a day or period must reach.</summary>
    public static IEnumerable<long> Steps(DocumentView view, Spot measure) => view.Below(measure)
        .Select(p => view.Figure(p, "atLeast")).OfType<Amount>().Where(f => f.Unit.Kind == UnitKind.Time && f.Quanta > 0 && f.Figure < new Fraction(1_441)).Select(f => f.Figure.CeilingAt(1));

    private bool IsByDay(Spot step)
    {
        string[] per = [.. _view.List(step, "per").Select(p => p.Node.Kind == NodeKind.Text ? p.Node.Text : "")];
        bool byDay = per.Contains("day", StringComparer.Ordinal) || per.Contains("record", StringComparer.Ordinal);
        return _view.Text(step, "type") switch
        {
            "exclude" or "merge-overlaps" or "split-at" or "fill-minutes" => true,
            "round" => byDay,
            "limit" => byDay && (step.Find("count") is not null || _view.Text(step, "over") != "reject"),
            _ => false,
        };
    }

    private Gain GainOf(Spot[] levels, Spot[] steps, ValueShape shape)
    {
        Spot outer = levels[0], inner = levels[^1];
        bool dated = IsDated(outer.Node);
        if (levels.Any(l => IsDated(l.Node) && _view.List(l, "weights").Any()) || levels.Any(l => l.Find("through") is not null || l.Find("window")?.Find("best") is not null && l.Path != outer.Path))
        {
            return Gain.Unknown;
        }

        switch (_view.Text(outer, "type"))
        {
            case "hours":
                long whole = WholeMinutes(steps);
                return whole == 0 || Weight(outer) is not { } rate ? Gain.Unknown : new(GainKind.Time, rate.CeilingAt(shape.Scale), whole);
            case "count" when Weight(outer) is { } weight:
                return new(dated ? GainKind.Count : GainKind.Each, weight.CeilingAt(shape.Scale), 1);
            case "quantity" when !dated && !_view.Below(outer).Any(p => _view.Text(p, "remainder") == "carried"):
                return new(GainKind.Each, 0, 1);
            case "each-period" when _view.Text(outer, "fold") == "sum" && levels.Length == 2 && _view.Text(inner, "type") == "count" && Weight(inner) is { } weight:
                return new(dated || outer.Find("atLeast") is not null ? GainKind.Count : GainKind.Each, weight.CeilingAt(shape.Scale), 1);
            case "each-period" when _view.Text(outer, "fold") == "count" && levels.Length == 2:
                bool plain = _view.Text(inner, "type") == "hours" && inner.Find("weights") is null && outer.Find("byAge") is null && WholeMinutes(steps) > 0;
                long least = plain && _view.Figure(outer, "atLeast") is { Unit.Kind: UnitKind.Time } figure ? Math.Max(1, figure.Figure.CeilingAt(1)) : 1;
                return new(GainKind.Count, shape.Scale, least);
            default:
                return Gain.Unknown;
        }
    }

    /// <summary>The largest weight that a minute or record can have, at least 1; unknown where it is not written as a figure.</summary>
    private Fraction? Weight(Spot measure)
    {
        var most = new Fraction(1);
        foreach (Spot weight in _view.List(measure, "weights"))
        {
            if (_view.Figure(weight, "times") is not { } times)
            {
                return null;
            }

            most = times.Figure > new Fraction(1) ? most * times.Figure : most;
        }

        return most;
    }

    /// <summary>The whole minutes in which each record or day is counted: 1 where nothing rounds, 0 where rounding may add some.</summary>
    private long WholeMinutes(Spot[] steps)
    {
        long whole = 1;
        foreach (Spot round in steps.Where(s => _view.Text(s, "type") == "round"))
        {
            if (_view.Text(round, "mode") is not ("down" or "floor") || !IsByDay(round) || _view.Figure(round, "to") is not { } to)
            {
                return 0;
            }

            whole = round.Find("where") is null ? Math.Max(whole, to.Figure.CeilingAt(1)) : whole;
        }

        return whole;
    }

    /// <summary>Whether a figure or filter goes by the day, so that one record need not be worth what another is.</summary>
    private static bool IsDated(DocumentNode node) =>
        node.Members.Any(m => DayKeys.Contains(m.Key) || m.Key.StartsWith("fact:", StringComparison.Ordinal) || IsDated(m.Value)) || node.Items.Any(IsDated);

    /// <summary>The measure and those inside it, named ones followed.</summary>
    private IEnumerable<Spot> Levels(Spot measure, int depth)
    {
        yield return measure;
        foreach (Spot inner in Inner.SelectMany(key => _view.List(measure, key)).Concat(_view.List(measure, "require").SelectMany(r => _view.List(r, "of"))))
        {
            Spot? level = inner.Node.Kind == NodeKind.Map ? inner : _view.Section("measures").Where(m => m.Name == inner.Node.Text).Select(m => (Spot?)m.Spot).FirstOrDefault();
            foreach (Spot below in level is { } found && depth < 6 ? Levels(found, depth + 1) : [])
            {
                yield return below;
            }
        }
    }
}
