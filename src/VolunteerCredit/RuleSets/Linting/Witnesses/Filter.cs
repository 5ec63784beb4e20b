using System.Globalization;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Witnesses;

/// <summary>A <c>where</c> as it is written: which rows it can match, seen without any row.</summary>
internal sealed class Filter
{
    private readonly Dictionary<string, (string[] Words, bool Negated)> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Interval> _ranges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _others = new(StringComparer.Ordinal);

    private Filter()
    {
    }

    /// <summary>Tests of text columns, tags and facts, by key.</summary>
    public IReadOnlyDictionary<string, (string[] Words, bool Negated)> Texts => _texts;

    /// <summary>Ranges of figures, in millionths.</summary>
    public IReadOnlyDictionary<string, Interval> Ranges => _ranges;

    /// <summary>Whether the test <c>disputed</c> is written, and what it wants.</summary>
    public bool? Disputed => _others.TryGetValue("disputed", out string? flag) ? flag == "true" : null;

    /// <summary>A range of the clock, <c>HH:mm-HH:mm</c>.</summary>
    public string? Clock => _others.GetValueOrDefault("within") ?? _others.GetValueOrDefault("touches");

    /// <summary>How much later than the day the record must have become known.</summary>
    public CalendarSpan? RecordedAfter => _others.TryGetValue("recordedAfter", out string? text) && CalendarSpan.TryParse(text, out CalendarSpan span) ? span : null;

    public static Filter Read(DocumentView view, Spot where)
    {
        var filter = new Filter();
        foreach ((string key, Spot written) in where.Members())
        {
            if (view.Follow(written) is { } spot)
            {
                filter.Read(view, key, spot);
            }
        }

        return filter;
    }

    /// <summary>Whether no row can match both.</summary>
    public bool Contradicts(Filter other) =>
        _texts.Any(t => other._texts.TryGetValue(t.Key, out (string[] Words, bool Negated) o) && Apart(t.Key, t.Value, o))
        || _ranges.Any(r => other._ranges.TryGetValue(r.Key, out Interval o) && (r.Value.Min > o.Max || o.Min > r.Value.Max))
        || (Disputed is { } a && other.Disputed is { } b && a != b);

    /// <summary>Whether no row can match it.</summary>
    public bool IsEmpty => _ranges.Values.Any(r => r.Min > r.Max);

    /// <summary>Whether every row that matches it matches the other.</summary>
    public bool Implies(Filter other) =>
        other._texts.All(o => _texts.TryGetValue(o.Key, out (string[] Words, bool Negated) own) && Within(o.Key, own, o.Value))
        && other._ranges.All(o => _ranges.TryGetValue(o.Key, out Interval own) && own.Min >= o.Value.Min && own.Max <= o.Value.Max)
        // A step may split what lies on the clock, so that a filter by the clock matches afterwards what it did not match before.
        && other._others.All(o => o.Key is not ("within" or "touches") && _others.TryGetValue(o.Key, out string? own) && own == o.Value);

    private void Read(DocumentView view, string key, Spot spot)
    {
        bool negated = spot.Node is { Kind: NodeKind.Map, Members: [{ Key: "not" }] };
        if (TextColumns.ByName.ContainsKey(key) || key is "tags" or "weekday" || key.StartsWith("fact:", StringComparison.Ordinal))
        {
            Spot list = negated ? view.Find(spot, "not") ?? spot : spot;
            _texts[key] = ([.. (list.Node.Kind == NodeKind.List ? list.Node.Items : [list.Node]).Select(i => i.Text)], negated);
        }
        else if (key is "rating" or "quantity" or "minutes" or "age")
        {
            _ranges[key] = Range(view, spot);
        }
        else if (key == "date")
        {
            _ranges[key] = new(Day(view.Text(spot, "from"), -Interval.Unbounded), Day(view.Text(spot, "to"), Interval.Unbounded));
        }
        else
        {
            _others[key] = spot.Node.Text;
        }
    }

    private static Interval Range(DocumentView view, Spot spot)
    {
        Fraction? Bound(string key) => view.Figure(spot, key)?.Figure;
        try
        {
            return new FigureRange(Bound("min"), Bound("max"), Bound("above"), Bound("below")).InQuanta(Block.QuantityScale);
        }
        catch (OverflowException)
        {
            return Interval.Everything;
        }
    }

    private static long Day(string? text, long otherwise) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day.DayNumber : otherwise;

    /// <summary>A row has one value in a column, but several tags, and a volunteer several facts of a name.</summary>
    private static bool HasMany(string key) => key == "tags" || key.StartsWith("fact:", StringComparison.Ordinal);

    private static bool Apart(string key, (string[] Words, bool Negated) a, (string[] Words, bool Negated) b) => (a.Negated, b.Negated) switch
    {
        (false, false) => !HasMany(key) && !a.Words.Intersect(b.Words).Any(),
        (false, true) => !a.Words.Except(b.Words).Any(),
        (true, false) => !b.Words.Except(a.Words).Any(),
        _ => false,
    };

    private static bool Within(string key, (string[] Words, bool Negated) own, (string[] Words, bool Negated) other) => (own.Negated, other.Negated) switch
    {
        (false, false) => !own.Words.Except(other.Words).Any(),
        (false, true) => !HasMany(key) && !own.Words.Intersect(other.Words).Any(),
        (true, true) => !other.Words.Except(own.Words).Any(),
        _ => false,
    };
}
