using VolunteerCredit.Intake;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>Reads <c>where</c>: an object whose keys must all hold.</summary>
internal sealed class SelectorBinder(Binder binder)
{
    private static readonly string[] OtherKeys =
        ["tags", "rating", "quantity", "minutes", "disputed", "date", "weekday", "age", "touches", "within", "recordedAfter", "fact:NAME"];

    private static readonly Words Ranges = new(
        "a range: {\"min\": …, \"max\": …} (both included) or {\"above\": …, \"below\": …}", "范围：{\"min\": …, \"max\": …}（均含）或 {\"above\": …, \"below\": …}");

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public RowSelector? Bind(Spot spot)
    {
        if (!binder.Is(spot, NodeKind.Map))
        {
            return null;
        }

        var tests = new List<RowSelector>();
        bool complete = spot.Node.Members.Count > 0;
        if (!complete)
        {
            binder.Fault("VC3005", spot, null, Words.Same(string.Join(", ", [.. TextColumns.ByName.Keys, .. OtherKeys])));
        }

        foreach ((string key, Spot value) in spot.Members())
        {
            if (binder.Follow(value) is not { } followed)
            {
                // A filter that is quietly left out would select everything.
                binder.Fault("VC3005", value, null, Words.Same(key));
                complete = false;
                continue;
            }

            if (BindTest(key, followed) is { } test)
            {
                tests.Add(test);
            }
            else
            {
                complete = false;
            }
        }

        return complete ? tests.Count == 1 ? tests[0] : new AllOf([.. tests]) : null;
    }

    private RowSelector? BindTest(string key, Spot spot)
    {
        if (TextColumns.ByName.TryGetValue(key, out Column column))
        {
            binder.Columns.Add(column);
            return BindTexts(spot) is { } texts ? new CodeTest(column, [.. texts.Words.Select(binder.Literal)], texts.Negated) : null;
        }

        if (key.StartsWith("fact:", StringComparison.Ordinal) && key.Length > 5)
        {
            return BindTexts(spot) is { } values ? new FactTest(key[5..], values.Words, values.Negated) : null;
        }

        switch (key)
        {
            case "tags":
                return BindTexts(spot) is { } tags ? new TagTest([.. tags.Words.Select(binder.Literal)], tags.Negated) : null;
            case "rating" or "quantity" or "minutes":
                return BindRange(spot, key == "minutes") is { } range ? InQuanta(spot, () => NumberTest.Create(key, range)) : null;
            case "age":
                return BindRange(spot, time: false) is { } ages ? InQuanta(spot, () => new AgeTest(ages.InQuanta(1))) : null;
            case "disputed":
                return binder.Is(spot, NodeKind.Flag) ? new DisputedTest(spot.Node.Text == "true") : null;
            case "weekday":
                return BindWeekdays(spot);
            case "date":
                return BindDates(spot);
            case "touches":
                return BindClockRange(spot) is { } touched ? new TouchesTest(touched) : null;
            case "within":
                return BindClockRange(spot) is { } around ? new WithinTest(around) : null;
            case "recordedAfter":
                return binder.BindSpan(spot) is CalendarSpan span ? new RecordedAfterTest(span) : null;
            default:
                binder.FaultUnknownKey(spot, key, [.. TextColumns.ByName.Keys, .. OtherKeys]);
                return null;
        }
    }

    /// <summary><c>"x"</c>, <c>["x", "y"]</c>, <c>{"not": "x"}</c> or <c>{"not": ["x", "y"]}</c>.</summary>
    private (string[] Words, bool Negated)? BindTexts(Spot spot)
    {
        bool negated = spot.Node is { Kind: NodeKind.Map, Members: [{ Key: "not" }] };
        if (binder.Follow(negated ? spot.Find("not")!.Value : spot) is not { } list)
        {
            binder.Fault("VC3005", spot, null, new("a text, a list of texts, or {\"not\": …}", "文字、文字列表，或 {\"not\": …}"));
            return null;
        }

        var words = new List<string>();
        if (list.Node is { Kind: NodeKind.List, Items.Count: 0 })
        {
            binder.Fault("VC3010", list, Expected.Show(list.Node), Expected.BoundsWords(1, null)); // it would match nothing at all
            return null;
        }

        foreach (Spot written in list.Node.Kind == NodeKind.List ? list.Items() : [list])
        {
            Spot item = binder.Follow(written) ?? written;
            if (item.Node.Kind != NodeKind.Text)
            {
                binder.Fault("VC3006", item, Expected.Show(item.Node), new Words("a text, a list of texts, or {\"not\": …}", "文字、文字列表，或 {\"not\": …}"));
                return null;
            }

            words.Add(item.Node.Text);
        }

        return ([.. words], negated);
    }

    /// <summary>A range of figures: plain numbers, or for minutes also amounts of time.</summary>
    private FigureRange? BindRange(Spot spot, bool time)
    {
        if (!IsMap(spot, Ranges))
        {
            return null;
        }

        var range = default(FigureRange);
        foreach ((string key, Spot value) in spot.Members())
        {
            if (binder.Follow(value) is not { } followed)
            {
                continue; // a bound that an optional parameter leaves out is none
            }

            if (binder.BindFigure(followed) is not { } figure)
            {
                return null;
            }

            if (figure.Unit.Kind != UnitKind.Number && !(time && figure.Unit.Kind == UnitKind.Time))
            {
                binder.Fault("VC3012", followed, followed.Node.Text, Expected.UnitWords(time ? UnitKind.Time : UnitKind.Number));
                return null;
            }

            switch (key)
            {
                case "min":
                    range = range with { Min = figure.Figure };
                    break;
                case "max":
                    range = range with { Max = figure.Figure };
                    break;
                case "above":
                    range = range with { Above = figure.Figure };
                    break;
                case "below":
                    range = range with { Below = figure.Figure };
                    break;
                default:
                    binder.FaultUnknownKey(value, key, ["min", "max", "above", "below"]);
                    return null;
            }
        }

        return range;
    }

    /// <summary>Whether an object stands here; the fault says what is in such an object.</summary>
    private bool IsMap(Spot spot, Words expected)
    {
        if (spot.Node.Kind != NodeKind.Map)
        {
            binder.Fault("VC3006", spot, Expected.Show(spot.Node), expected);
        }

        return spot.Node.Kind == NodeKind.Map;
    }

    /// <summary>A bound that is beyond 64 bits in quanta is a fault of the document.</summary>
    private RowSelector? InQuanta(Spot spot, Func<RowSelector> test)
    {
        try
        {
            return test();
        }
        catch (OverflowException)
        {
            binder.Fault("VC3010", spot, Expected.Show(spot.Node), Expected.BoundsWords(-Records.RecordRules.QuantityMax, Records.RecordRules.QuantityMax));
            return null;
        }
    }

    private WeekdayTest? BindWeekdays(Spot spot)
    {
        if (BindTexts(spot) is not { } texts)
        {
            return null;
        }

        int days = 0;
        foreach (string word in texts.Words)
        {
            int day = Array.IndexOf(Weekdays, word);
            if (day < 0)
            {
                binder.Fault("VC3010", spot, word, Words.Same(Expected.OneOf(word, Weekdays)));
                return null;
            }

            days |= 1 << day;
        }

        return new WeekdayTest(texts.Negated ? ~days : days);
    }

    private DateTest? BindDates(Spot spot)
    {
        if (!IsMap(spot, Words.Same("{\"from\": yyyy-MM-dd, \"to\": yyyy-MM-dd}")))
        {
            return null;
        }

        DateOnly? from = Records.RecordRules.FirstDay, to = Records.RecordRules.LastDay;
        foreach ((string key, Spot written) in spot.Members())
        {
            if (binder.Follow(written) is not { } value)
            {
                continue; // a bound that an optional parameter leaves out is none
            }

            switch (key)
            {
                case "from":
                    from = binder.BindDate(value);
                    break;
                case "to":
                    to = binder.BindDate(value);
                    break;
                default:
                    binder.FaultUnknownKey(value, key, ["from", "to"]);
                    return null;
            }
        }

        return from is { } first && to is { } last ? new DateTest(new Period(first.DayNumber, last.DayNumber)) : null;
    }

    /// <summary><c>"22:00-05:00"</c>: from the first time until before the second, over midnight where it is the earlier.</summary>
    private ClockRange? BindClockRange(Spot spot)
    {
        if (binder.Is(spot, NodeKind.Text) && spot.Node.Text.Split('-') is [{ } from, { } to]
            && binder.BindClock(new Spot(((DocumentNode)from).At(spot.Node), spot.Path)) is int first
            && binder.BindClock(new Spot(((DocumentNode)to).At(spot.Node), spot.Path)) is int last)
        {
            return new(first, last);
        }

        if (spot.Node.Kind == NodeKind.Text && spot.Node.Text.Split('-').Length != 2)
        {
            binder.Fault("VC3006", spot, spot.Node.Text, Words.Same("HH:mm-HH:mm"));
        }

        return null;
    }
}
