using System.Buffers;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>
/// Spells that acts open: from the day after the act to the day on which the time has passed and a measure, counted from the spell's
/// first day, has reached what it must. A later such act inside a spell begins it anew: time and measure are counted from the day after it.
/// </summary>
internal sealed class Spells
{
    public static readonly Option<OptionValues> Option = RuleSets.Option.Fields(
        "during",
        new("drops only on days inside a spell that an act opens; it ends when its time has passed and its measure is reached", "仅排除处于某时段内的记录；时段由事项开启，期满且达到度量要求时结束"),
        () => [Opens!, Lasts!, Until!]);

    private static readonly Option<RowSelector> Opens = RuleSets.Option.Where(
        "opens", new("acts that open a spell; it begins on the day after", "开启时段的事项；自次日起算")).Required();

    private static readonly Option<CalendarSpan> Lasts = RuleSets.Option.Span(
        "lasts", new("how long it lasts at least, from the act", "自事项之日起至少持续多久"));

    private static readonly Option<BoundMeasure> Of = RuleSets.Option.Measure(
        "of", new("what is measured, counted from the spell's first day", "自时段首日起计的度量")).Required();

    private static readonly Option<Amount> AtLeast = RuleSets.Option.Figure(
        "atLeast", new("the spell lasts until the measure reaches this", "达到此值前时段不结束")).Required();

    private static readonly Option<OptionValues> Until = RuleSets.Option.Fields(
        "until", new("what must be reached before the spell ends", "时段结束前须达到的要求"), () => [Of, AtLeast]);

    private readonly RowSelector _opens;
    private readonly CalendarSpan? _lasts;
    private readonly BoundMeasure? _until;
    private readonly long _least;

    private Spells(OptionValues options)
    {
        _opens = options.Get(Opens);
        _lasts = options.Has(Lasts) ? options.Get(Lasts) : null;
        if (options.Has(Until))
        {
            OptionValues until = options.Get(Until);
            _until = until.Get(Of);
            _least = until.LeastOf(AtLeast, _until.Shape);
        }
        else if (_lasts is null)
        {
            options.Refuse(null, "–", new("lasts, until, or both", "lasts、until 或两者"));
        }
    }

    /// <summary>The spells of a step, if it has any.</summary>
    public static Spells? From(OptionValues options) => options.Has(Option) ? new(options.Get(Option)) : null;

    /// <summary>Finds in whose spell each row lies. Where a spell's end, or whether it begins, is open and that matters, the facts and records wanted are noted.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="concerned">The rows that are dropped inside a spell and have something to lose.</param>
    /// <param name="openers">Receives for each row the row of the act, or -1.</param>
    public void Find(Block block, ReadOnlySpan<bool> concerned, Span<int> openers)
    {
        Workspace workspace = block.Workspace;
        bool[] mask = ArrayPool<bool>.Shared.Rent(openers.Length);
        Span<bool> opens = mask.AsSpan(0, openers.Length);
        for (int row = 0; row < opens.Length; row++)
        {
            opens[row] = block.Kinds[row] == RowKinds.Act;
        }

        _opens.Narrow(block, opens);
        openers.Fill(-1);
        var acts = new List<int>();
        var perhaps = new List<int>();
        for (int row = 0; row < opens.Length; row++)
        {
            if (opens[row] && workspace.Counted[row] > 0)
            {
                acts.Add(row);
            }
            else if (opens[row] && workspace.Open[row])
            {
                perhaps.Add(row); // a held act, which opens a spell once it is approved
            }
        }

        ArrayPool<bool>.Shared.Return(mask);
        for (int i = 0; i < acts.Count; i++)
        {
            int day = block.Dates[acts[i]];
            int limit = i + 1 < acts.Count ? block.Dates[acts[i + 1]] : block.AsOf; // from there on the next act counts
            (int from, int count) = block.RowsIn(new(day + 1, Math.Min(EndOf(block, day, limit, concerned), limit))).GetOffsetAndLength(openers.Length);
            openers.Slice(from, count).Fill(acts[i]);
        }

        foreach (int act in perhaps)
        {
            int day = block.Dates[act];
            (int from, int count) = block.RowsIn(new(day + 1, Math.Min(EndOf(block, day, block.AsOf, concerned), block.AsOf))).GetOffsetAndLength(openers.Length);
            for (int row = from; row < from + count; row++)
            {
                if (concerned[row] && openers[row] < 0)
                {
                    workspace.WantRecord(act);
                    break;
                }
            }
        }
    }

    /// <summary>The last day of the spell of an act, or a day beyond the limit if it has not ended by then.</summary>
    private int EndOf(Block block, int act, int limit, ReadOnlySpan<bool> concerned)
    {
        int first = _lasts?.After(act) ?? act + 1; // the first day on which it may end
        if (_until is null || first > limit)
        {
            return first;
        }

        // A measure changes on days with rows: those are looked at, in growing batches, since most spells end soon.
        List<int> days = [first];
        foreach (int day in block.Dates[block.RowsIn(new(first + 1, limit))])
        {
            if (day != days[^1])
            {
                days.Add(day);
            }
        }

        int end = int.MaxValue;
        for (int from = 0, batch = 8; from < days.Count && end == int.MaxValue; from += batch, batch *= 2)
        {
            Period[] periods = [.. days.Skip(from).Take(batch).Select(day => new Period(act + 1, day))];
            var values = new long[periods.Length];
            block.Workspace.Aside(_until, periods, values);
            int found = Array.FindIndex(values, value => value != IMeasure.Unknown && value >= _least);
            end = found < 0 ? end : periods[found].To;
        }

        // What is open may have ended it before, or keep it from having ended.
        int until = Math.Min(end, limit);
        Doubt(block, new(act + 1, Math.Min(end - 1, limit)), Openness.Above, new(first + 1, until), concerned);
        Doubt(block, new(act + 1, until), Openness.Below, new(until + 1, limit), concerned);
        return end;
    }

    /// <summary>Notes what is wanted where the measure may move so that days lie inside the spell or not, and rows on them are concerned.</summary>
    private void Doubt(Block block, Period counted, Openness openness, Period affected, ReadOnlySpan<bool> concerned)
    {
        if (!concerned[block.RowsIn(affected)].Contains(true))
        {
            return;
        }

        var value = new long[1];
        (Openness met, (bool, string[]) missing) = block.Workspace.Aside(_until!, [counted], value);
        if (value[0] == IMeasure.Unknown || (met & openness) != Openness.Closed)
        {
            block.Workspace.FactsWanting.UnionWith(missing);
        }
    }
}
