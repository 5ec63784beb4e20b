using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;
using static VolunteerCredit.Testing.Components.MountedComponent;

namespace VolunteerCredit.Testing.Components;

/// <summary>The duties of a measure.</summary>
internal static class MeasureLaws
{
    private static readonly Seam[] Measures = [Seam.Measure];

    public static IReadOnlyList<ComponentLaw> All { get; } =
    [
        ComponentLaw.For("periods-alone", "P7", new("Several periods in one call give what each gives alone, in any order, and every value is written.", "一次给出多个期间与逐个给出结果相同，与次序无关，且每个值都写入。"), Measures, PeriodsAlone),
        ComponentLaw.For("own-period", "P5", new("What is selected outside a period changes nothing in it.", "期间之外所选的内容不影响该期间。"), Measures, OwnPeriod),
        ComponentLaw.For("own-rows", "P1", new("Rows that are not selected, or are of a kind that it does not read, make no difference.", "未被选中的行，或其不读取种类的行，不影响结果。"), Measures, OwnRows),
        ComponentLaw.For("additive", "P6", new("If it declares to be additive, the value over some days is the sum of those over any parts of them.", "声明可加时，一段日子的值等于其各部分之和。"), Measures, Additive),
        ComponentLaw.For("within-bounds", "P2", new("Every value lies within the bounds that it declares.", "每个值都在所声明的范围内。"), Measures, WithinBounds),
        ComponentLaw.For("direction", "P8", new("More service moves the value only in the direction that it declares.", "服务增多时，数值只沿所声明的方向变化。"), Measures, Direction),
        ComponentLaw.For("moved-by", "P8", new("Nothing moves the value but what it says: rows, facts, the days.", "除其所声明的记录、事实、日期外，别无他物改变其数值。"), Measures, OnlyMovedBy),
        ComponentLaw.For("exact", "P2", new("Large amounts are as exact as small ones: nothing is rounded to a double.", "大额与小额同样精确：不按双精度舍入。"), Measures, Exact),
        ComponentLaw.For("overflow", "P2", new("What is too large to be computed is an OverflowException and never a wrong number.", "过大而无法计算时为 OverflowException，绝不给出错误数字。"), Measures, Overflow),
        ComponentLaw.For("unknown-is-named", "P9", new("A value is unknown only for want of an input that it declares.", "仅因缺少所声明的输入，数值才为未知。"), Measures, UnknownIsNamed),
    ];

    private static void PeriodsAlone(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        long[] together = Evaluate(measure, taken, taken.Periods);
        for (int i = 0; i < together.Length; i++)
        {
            LawFault.UnlessEqual(Figure(Evaluate(measure, taken, [taken.Periods[i]], garbage: -77)[0]), Figure(together[i]), $"{Days(taken.Periods[i])} beside {together.Length - 1} others");
        }

        Period[] turned = [.. taken.Periods.Reverse()];
        LawFault.UnlessEqual(string.Join(' ', together.Reverse()), string.Join(' ', Evaluate(measure, taken, turned, garbage: 3)), "the periods in another order");
    }

    private static void OwnPeriod(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        Dice dice = scene.Dice();
        long[] before = Evaluate(measure, taken, taken.Periods), selected = [.. taken.Selected];
        foreach (int i in Enumerable.Range(0, before.Length).Where(i => taken.Periods[i].To >= taken.Periods[i].From)) // an empty period would tell a reader little
        {
            // A record that reaches into the period may be looked at as a whole.
            HashSet<int> reaching = [.. Enumerable.Range(0, selected.Length).Where(row => taken.Periods[i].Contains(taken.Block.Dates[row])).Select(row => taken.Block.Services[row])];
            for (int row = 0; row < selected.Length; row++)
            {
                bool inside = reaching.Contains(taken.Block.Services[row]);
                bool act = taken.Block.Kinds[row] == RowKinds.Act;
                taken.Selected[row] = inside || (taken.Block.Kinds[row] & bench.Type.Reads) == 0 ? selected[row] : act ? dice.Below(2) : dice.Below(600);
            }

            LawFault.UnlessEqual(Figure(before[i]), Figure(Evaluate(measure, taken, [taken.Periods[i]])[0]), $"the value over {Days(taken.Periods[i])} changed with amounts on other days");
            selected.CopyTo(taken.Selected, 0);
        }
    }

    /// <summary>Records that a filter leaves out are as good as not there. A measure that takes no filter reads what the measures inside it read.</summary>
    private static void OwnRows(Bench bench, Scene scene)
    {
        if (bench.Type.Reads == RowKinds.None)
        {
            return;
        }

        (TakenIn taken, _) = Take(bench, scene);
        Dice dice = scene.Dice();
        ServiceRecord[] records = [.. taken.Services.Select(r => r with { Replaces = null, Voids = null })];
        bool[] kept = [.. records.Select(_ => dice.Chance(60))];
        (TakenIn all, IMeasure measure) = Take(bench, scene.With(records));
        RowKinds reads = bench.Type.Reads;
        all.Select(reads, row => kept[all.Block.Services[row]]);
        (TakenIn some, _) = Take(bench, scene.With(records.Where((r, i) => kept[i] && (reads == RowKinds.Any || r.IsAct == (reads == RowKinds.Act)))));
        for (int i = 0; i < all.Periods.Length; i++)
        {
            LawFault.UnlessEqual(Figure(Evaluate(measure, some, [all.Periods[i]])[0]), Figure(Evaluate(measure, all, [all.Periods[i]])[0]), $"{Days(all.Periods[i])}, beside records that are not selected");
        }
    }

    /// <summary>A record that lies in several parts is the one that it is.</summary>
    public static void InParts(Bench bench, Scene scene)
    {
        (TakenIn whole, IMeasure measure) = Take(bench, scene);
        TakenIn parts = TakenIn.Of(bench.Split.Value, scene);
        foreach (Period period in whole.Periods)
        {
            LawFault.UnlessEqual(
                Figure(Evaluate(measure, whole, [period])[0]), Figure(Evaluate((IMeasure)bench.Split.Value.Component, parts, [period])[0]), $"{Days(period)}, with records in parts before and after 12:00 and 19:30");
        }
    }

    private static void Additive(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        if (measure.Shape.IsAdditive)
        {
            Sum(measure, taken, scene.Dice(), "");
        }
    }

    private static void Sum(IMeasure measure, TakenIn taken, Dice dice, string how)
    {
        int asOf = taken.Block.AsOf, first = taken.Block.Count > 0 ? taken.Block.Dates[0] : asOf;
        int[] cuts = [.. Enumerable.Range(0, 3).Select(_ => first + dice.Below(Math.Max(1, asOf - first))).Distinct().Order()];
        Period[] parts = [.. cuts.Prepend(-1).Zip(cuts.Append(asOf), (a, b) => new Period(a + 1, b))];
        long[] values = Evaluate(measure, taken, [new(0, asOf), .. parts]);
        if (!values.Contains(IMeasure.Unknown))
        {
            Int128 sum = values[1..].Aggregate((Int128)0, (a, b) => a + b);
            LawFault.UnlessEqual(sum.ToString(System.Globalization.CultureInfo.InvariantCulture), Figure(values[0]), $"{Days(new(0, asOf))} in {parts.Length} parts, cut after {string.Join(", ", cuts.Select(Day))}{how}");
        }
    }

    private static void WithinBounds(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        foreach (long value in Evaluate(measure, taken, taken.Periods))
        {
            Bounds.Demand(measure.Shape, value, "a value");
        }
    }

    private static void Direction(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        if (measure.Shape.Direction == VolunteerCredit.Measures.Direction.Mixed || taken.Selected.Length == 0)
        {
            return;
        }

        Dice dice = scene.Dice();
        long[] full = [.. taken.Selected];
        int acts = 0;
        for (int row = 0; row < full.Length; row++)
        {
            if (taken.Block.Kinds[row] == RowKinds.Act && full[row] > 0 && taken.Block.Quantities[row] >= 0 && dice.Chance(40))
            {
                taken.Selected[row] = 0; // an act stands or does not: there are fewer of them before. A claim takes away.
                acts++;
            }
        }

        long[] before = Evaluate(measure, taken, taken.Periods);
        int more = 0;
        for (int row = 0; row < full.Length; row++)
        {
            taken.Selected[row] = full[row];
            if (taken.Block.Kinds[row] == RowKinds.Service && (bench.Type.Reads & RowKinds.Service) != 0 && dice.Chance(40))
            {
                int added = 1 + dice.Below(300);
                taken.Selected[row] += added;
                more += added;
            }
        }

        long[] after = Evaluate(measure, taken, taken.Periods);
        for (int i = 0; i < after.Length; i++)
        {
            Bounds.DemandDirection(measure.Shape, before[i], after[i], $"{Days(taken.Periods[i])}, with {more} minutes more on some rows and {acts} acts more");
        }
    }

    private static void OnlyMovedBy(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        long[] values = Evaluate(measure, taken, taken.Periods);
        if ((measure.MovedBy & MovedBy.Rows) == 0)
        {
            LawFault.UnlessEqual(string.Join(' ', values), string.Join(' ', Evaluate(measure, Take(bench, scene.With(Array.Empty<ServiceRecord>())).Taken, taken.Periods)), "without any record, which are not among what moves it");
        }

        // Facts void records too, and say when somebody was born: where other rows are left, the value may be another.
        TakenIn bare = Take(bench, scene.With(Array.Empty<Fact>())).Taken;
        if ((measure.MovedBy & MovedBy.Facts) == 0 && HasRowsOf(bare, taken))
        {
            LawFault.UnlessEqual(string.Join(' ', values), string.Join(' ', Evaluate(measure, bare, taken.Periods)), "without any fact, which are not among what moves it");
        }

        if ((measure.MovedBy & (MovedBy.Days | MovedBy.Facts)) == 0)
        {
            // Nothing comes later, and nothing is cleared up; only days go by.
            Scene now = scene.With(scene.Records.Where(r => r.Date <= scene.AsOf).Select(r => r with { RecordedAt = null, Replaces = null, Voids = null })).With(Array.Empty<Fact>());
            int day = scene.AsOf.DayNumber, later = Math.Min(day + 1 + scene.Dice().Below(400), DateOnly.MaxValue.DayNumber);
            TakenIn early = Take(bench, now).Taken, late = Take(bench, now with { AsOf = DateOnly.FromDayNumber(later) }).Taken;
            if (HasRowsOf(early, late)) // of a shift under way the rest is there after midnight
            {
                LawFault.UnlessEqual(Figure(Evaluate(measure, early, [new(0, day)])[0]), Figure(Evaluate(measure, late, [new(0, later)])[0]), $"{later - day} days later, with nothing new");
            }
        }
    }

    private static bool HasRowsOf(TakenIn one, TakenIn other) => one.Counted.AsSpan().SequenceEqual(other.Counted) && one.Selected.AsSpan().SequenceEqual(other.Selected) && one.Block.Dates.SequenceEqual(other.Block.Dates);

    private static void Exact(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        Dice dice = scene.Dice();
        int[] services = [.. Enumerable.Range(0, taken.Selected.Length).Where(row => taken.Block.Kinds[row] == RowKinds.Service && taken.Selected[row] > 0)];
        if (services.Length == 0)
        {
            return;
        }

        int one = services[dice.Below(services.Length)];
        long had = taken.Selected[one];
        Exactness.Demand(
            minutes =>
            {
                taken.Selected[one] = minutes;
                return Evaluate(measure, taken, [taken.Periods[0]])[0];
            },
            0,
            Exactness.Doubles + 100,
            "the minutes of one row");
        taken.Selected[one] = had;
        if (measure.Shape.IsAdditive)
        {
            try
            {
                foreach (int row in services)
                {
                    taken.Selected[row] = Exactness.Doubles + 1 + (2 * dice.Below(1000));
                }

                Sum(measure, taken, dice, ", with minutes beyond 2^53");
            }
            catch (OverflowException)
            {
                // An amount that is too large is refused, which is as good as exact.
            }
        }
    }

    private static void Overflow(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        long before = Evaluate(measure, taken, [taken.Periods[0]])[0];
        int[] services = [.. Enumerable.Range(0, taken.Selected.Length).Where(row => taken.Block.Kinds[row] == RowKinds.Service && taken.Selected[row] > 0)];
        foreach (int power in (int[])[55, 59, 62])
        {
            foreach (int row in services)
            {
                taken.Selected[row] = 1L << power;
            }

            try
            {
                string what = $"{services.Length} rows of 2^{power} minutes";
                long after = Evaluate(measure, taken, [taken.Periods[0]])[0];
                Bounds.Demand(measure.Shape, after, what);
                Bounds.DemandDirection(measure.Shape, before, after, what);
            }
            catch (OverflowException)
            {
                return; // refused, which is as good as exact
            }
        }
    }

    private static void UnknownIsNamed(Bench bench, Scene scene)
    {
        (TakenIn taken, IMeasure measure) = Take(bench, scene);
        foreach (long value in Evaluate(measure, taken, taken.Periods))
        {
            LawFault.Unless(value != IMeasure.Unknown || measure.Shape.Inputs.Count > 0 || measure is IMeasureOfMeasures, "a value", "a known value, since its shape names no inputs", "unknown");
        }
    }

    private static (TakenIn Taken, IMeasure Measure) Take(Bench bench, Scene scene) => (TakenIn.Of(bench.One, scene), (IMeasure)bench.One.Component);

    private static string Days(Period period) => period.To < period.From ? "an empty period" : $"the days from {Day(period.From)} to {Day(period.To)}";

    private static string Day(int day) => CsvText.Day(DateOnly.FromDayNumber(Math.Max(0, day)))!;
}
