using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Advice;

/// <summary>
/// Divides the days of a horizon into stretches within which time alone changes nothing: no own record comes or leaves a window, no fact
/// begins or ends, nobody grows a year older, no figure of the document changes. Where that cannot be told, each day is a stretch.
/// </summary>
internal static class AdviceCalendar
{
    /// <summary>The plan of a day, and the day that is looked at: the last review day where there are any.</summary>
    public static (RuleSetPlan Plan, DateOnly AsOf) On(RuleSetPlan plan, DateOnly day) => plan.Siblings?.ReviewedAt(day) ?? (plan, day);

    /// <summary>The stretches from the day after one to another.</summary>
    /// <param name="plan">The plan of any day.</param>
    /// <param name="prospect">The volunteer.</param>
    /// <param name="facts">All facts that were handed in.</param>
    /// <param name="asOf">The day before the first.</param>
    /// <param name="last">The last day.</param>
    /// <param name="firstFree">The first day on which the plan may have a record.</param>
    public static List<Period> Stretches(RuleSetPlan plan, Prospect prospect, IReadOnlyList<Fact> facts, DateOnly asOf, DateOnly last, int firstFree)
    {
        var marks = new Marks(prospect, facts, asOf.DayNumber, last.DayNumber);
        var stretches = new List<Period>();
        int from = asOf.DayNumber + 1;
        for (int day = from + 1; day <= last.DayNumber; day++)
        {
            if (Changes(plan, prospect, marks, day, firstFree, 0))
            {
                stretches.Add(new(from, day - 1));
                from = day;
            }
        }

        stretches.Add(new(from, last.DayNumber));
        return stretches;
    }

    private static bool Changes(RuleSetPlan plan, Prospect prospect, Marks marks, int day, int firstFree, int depth)
    {
        (RuleSetPlan now, DateOnly at) = On(plan, DateOnly.FromDayNumber(day));
        (RuleSetPlan before, DateOnly then) = On(plan, DateOnly.FromDayNumber(day - 1));
        if (!ReferenceEquals(now, before) || now.IsInForce(at) != before.IsInForce(then))
        {
            return true;
        }

        if (at == then)
        {
            return false;
        }

        if (now.Reviewed is not null || marks.IsMarked(day) || now.ReadingOn(at).MovesDaily)
        {
            return true;
        }

        foreach (MeasurePlan measure in now.Measures)
        {
            if (Moves(measure.Measure, prospect, marks, day, firstFree))
            {
                return true;
            }
        }

        return depth < 4 && now.Others.Values.Any(other => Changes(other.At(at), prospect, marks, day, firstFree, depth + 1));
    }

    /// <summary>Whether the window, or an age, moves between a day and the one before past anything that counts.</summary>
    private static bool Moves(RowMeasure measure, Prospect prospect, Marks marks, int day, int firstFree)
    {
        // It tells its days, so that years are few stretches; any other measure that days move makes each day one (MovesDaily).
        if (measure.Component is ElapsedMeasure elapsed)
        {
            return elapsed.MovesOn(prospect.Facts, day);
        }

        Window window = measure.Window;
        if (window.BestOf is not null)
        {
            return measure.Shape.Direction != Direction.Rising; // what once was in one of many windows stays in one
        }

        if (window.At(day, prospect.Facts) is not { } now || window.At(day - 1, prospect.Facts) is not { } before)
        {
            return window.Fact is not null;
        }

        if (now.From == before.From)
        {
            return false;
        }

        int low = Math.Min(now.From, before.From), high = Math.Max(now.From, before.From);
        return low > firstFree || high > firstFree || marks.AnyIn(low, high);
    }

    /// <summary>Days on which something of the volunteer's begins or ends.</summary>
    private sealed class Marks
    {
        private readonly HashSet<int> _days = [];
        private readonly int[] _sorted;

        public Marks(Prospect prospect, IReadOnlyList<Fact> facts, int asOf, int last)
        {
            foreach (int day in prospect.OwnDays())
            {
                _days.Add(day);
            }

            foreach (Fact fact in facts)
            {
                if (fact.From is { } from)
                {
                    _days.Add(from.DayNumber);
                }

                if (fact.To is { } to && to < DateOnly.MaxValue)
                {
                    _days.Add(to.DayNumber + 1);
                    _days.Add(to.DayNumber);
                }
            }

            _sorted = [.. _days.Order()];
            _days.RemoveWhere(day => day <= asOf || day > last);
        }

        public bool IsMarked(int day) => _days.Contains(day);

        /// <summary>Whether any lies in a range, both ends included.</summary>
        public bool AnyIn(int from, int to)
        {
            int at = Array.BinarySearch(_sorted, from);
            at = at < 0 ? ~at : at;
            return at < _sorted.Length && _sorted[at] <= to;
        }
    }
}
