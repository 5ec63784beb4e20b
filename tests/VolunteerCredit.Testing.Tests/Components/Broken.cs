using System.Globalization;
using System.Runtime.InteropServices;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Testing.Tests.Components;

/// <summary>Components that each break one law, by the law. Each is what somebody might write in good faith.</summary>
internal static partial class Broken
{
    private static readonly Option<ValueRef> Of = Option.Value("of", new("the value that is read", "所依据的值")).Required();

    private static readonly Option<ValueRef> Undeclared = Option.Value("of", new("of", ""));

    private static readonly Option<int> Any = Option.Whole("any", Honest.Summary, int.MinValue, int.MaxValue).Required();

    private static readonly Option<int> Activity = Option.Code("activity", Honest.Summary, Column.Activity);

    private static readonly ValueShape Number = new(Unit.Number, 1, Interval.FromZero);

    private static readonly ValueShape Additive = new(Unit.Minutes, 1, Interval.FromZero) { IsAdditive = true };

    private static readonly ValueShape Mixed = new(Unit.Number, 1, Interval.Everything) { Direction = Direction.Mixed };

    public static IReadOnlyList<BrokenComponent> All { get; } =
    [
        .. Measures(), .. Steps(), .. Curves(), .. Values(), .. Others(),
    ];

    private static BrokenComponent[] Measures() =>
    [
        new("declared", "says nothing in Chinese", ComponentType.Measure("m", new("minutes", ""), RowKinds.Any, true, [], _ => new Rows(Number, (_, selected, rows) => selected[rows].Length)), "{}"),
        new("declared", "declares an option without words", ComponentType.Score("s", Honest.Summary, [Undeclared], _ => new Model(Number, (in Evidence _, ScoreSheet sheet) => sheet.Add(ScoreLineKind.Part, "p", 1))), """{ "of": "hours" }"""),
        new("declared", "throws where an option does not fit", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [Any], options => options.Get(Any) > 0 ? new Rows(Number, (_, _, _) => 0) : throw new ArgumentException("any")), """{ "any": 1 }"""),
        new("never-throws", "divides by the number of rows", Measure(Number, (block, _, _) => 1000 / block.Count)),
        new("never-throws", "reads a column that none of its options names", Measure(Number, (block, _, _) => block.CodesOf(Column.Project).Length)),
        new("keeps-nothing", "adds up over all volunteers", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [], _ => KeptInALambda()), "{}"),
        new("periods-alone", "adds to what stood in the values", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [], _ => new Counting()), "{}"),
        new("side-by-side", "keeps its sum in a field", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [], _ => new SumInField()), "{}"),
        new("steady", "learns its bounds", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [], _ => new Learning()), "{}"),
        new("leaves-evidence", "uses up what is selected", Measure(Additive, (_, selected, rows) =>
        {
            long sum = 0;
            for (int row = rows.Start.Value; row < rows.End.Value; row++)
            {
                sum += selected[row];
                MemoryMarshal.GetReference(selected[row..]) = 0;
            }

            return sum;
        })),
        new("order-free", "takes the activity with the largest code", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [Activity], _ => new Rows(Mixed, (block, _, _) => block.CodesOf(Column.Activity).ToArray().DefaultIfEmpty().Max())), "{}"),
        new("order-free", "takes services in the order of their numbers", Measure(Mixed, (block, selected, _) => block.Services.Length > 0 ? selected[block.Services.IndexOf(block.Services.ToArray().Min())] : 0)),
        new("point-in-time", "counts services that are not there yet", Measure(Mixed, (block, _, _) => block.ServiceCount)),
        new("periods-alone", "gives each period what is left by the ones before", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [], _ => new Each((Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) =>
        {
            var used = new HashSet<int>();
            for (int i = 0; i < periods.Length; i++)
            {
                (int from, int count) = block.RowsIn(periods[i]).GetOffsetAndLength(block.Count);
                values[i] = Enumerable.Range(from, count).Count(used.Add);
            }
        })), "{}"),
        new("periods-alone", "forgets the last period", ComponentType.Measure("m", Honest.Summary, RowKinds.Any, true, [], _ => new Each((Block _, ReadOnlySpan<long> _, ReadOnlySpan<Period> periods, Span<long> values) => values[..^1].Clear())), "{}"),
        new("own-period", "sums everything whatever the period", ComponentType.Measure("minutes", Honest.Summary, RowKinds.Service, true, [], _ => new Rows(new(Unit.Minutes, 1, Interval.FromZero), (_, selected, _) => Sum(selected))), "{}"),
        new("own-rows", "counts rows that are not selected", Measure(Number, (block, _, rows) => rows.GetOffsetAndLength(block.Count).Length)),
        new("counts-once", "counts parts as records", Measure(Number, (_, selected, rows) => Count(selected[rows]))),
        new("additive", "says that days add up, and counts one that lies in two parts' edges twice", Measure(Additive, (_, selected, rows) => Sum(selected[rows]) + 1)),
        new("within-bounds", "promises at most 100", Measure(new(Unit.Minutes, 1, new(0, 100)), (_, selected, rows) => Sum(selected[rows]))),
        new("direction", "falls while it says that it rises", Measure(new(Unit.Minutes, 1, new(-Interval.Unbounded, 0)), (_, selected, rows) => -Sum(selected[rows]))),
        new("moved-by", "names no rows and counts them", Measure(Number, (_, selected, rows) => Count(selected[rows]), MovedBy.Facts)),
        new("moved-by", "names no facts and asks for them", Measure(Mixed, (block, _, _) => block.Facts.Any(FactNames.Registered, block.AsOf) || block.Facts.Any(FactNames.Born, block.AsOf) ? 1 : 0, MovedBy.Rows | MovedBy.Days)),
        new("moved-by", "names no days and grows old", Measure(Mixed, (block, _, _) => block.AsOf, MovedBy.Rows)),
        new("direction", "falls with each act while it says that it rises", ComponentType.Measure("m", Honest.Summary, RowKinds.Act, true, [], _ => new Rows(new(Unit.Number, 1, Interval.Everything), (_, selected, rows) => -Sum(selected[rows]))), "{}"),
        new("exact", "sums in double", Measure(Additive, (_, selected, rows) => (long)selected[rows].ToArray().Sum(m => (double)m))),
        new("exact", "halves in double", Measure(Mixed with { Scale = 2 }, (_, selected, rows) => (long)(Sum(selected[rows]) / 0.5))),
        new("overflow", "wraps around", Measure(Number, (_, selected, rows) => unchecked(Sum(selected[rows]) * 1000))),
        new("unknown-is-named", "is unknown where there is nothing, and names no input", Measure(Number, (_, selected, rows) => Sum(selected[rows]) is var sum && sum == 0 ? IMeasure.Unknown : sum)),
    ];

    private static BrokenComponent[] Steps() =>
    [
        new("within-reason", "adds without saying so", Step((_, counted) => counted.Replace(30, 60))),
        new("within-reason", "goes below nothing", Step((block, counted) =>
        {
            for (int row = 0; row < counted.Length; row++)
            {
                counted[row] -= block.Kinds[row] == RowKinds.Service ? 700 : 0;
            }
        })),
        new("within-reason", "brings back what an earlier step dropped", Step((block, counted) => block.Recorded.CopyTo(counted))),
        new("within-reason", "makes more of an act", Step((block, counted) =>
        {
            for (int row = 0; row < counted.Length; row++)
            {
                counted[row] = block.Kinds[row] == RowKinds.Act ? 2 : counted[row];
            }
        })),
        new("traced-alike", "drops only where somebody reads why", ComponentType.Intake("i", Honest.Summary, [], _ => new TracedStep()), "{}"),
        new("keeps-nothing", "drops the first row of the first volunteer it sees", ComponentType.Intake("i", Honest.Summary, [], _ => new OnceStep()), "{}"),
        new("order-free", "drops the service with the number 0", Step((block, counted) =>
        {
            for (int row = 0; row < counted.Length; row++)
            {
                counted[row] = block.Services[row] == 0 ? 0 : counted[row];
            }
        })),
    ];

    private static BrokenComponent[] Curves() =>
    [
        new("within-bounds", "declares the bounds of a tenth", Curve(input => new(Unit.Number, 1, new(0, 10)) { Direction = Direction.Rising }, quanta => quanta)),
        new("direction", "turns back at 100", Curve(_ => new(Unit.Number, 1, Interval.Everything), quanta => quanta <= 100 ? quanta : 200 - quanta)),
        new("exact", "computes in double", Curve(input => new(Unit.Number, input.Scale * 2, Interval.Everything), quanta => (long)(quanta * 2.0))),
        new("overflow", "wraps around", Curve(input => new(Unit.Number, input.Scale, Interval.Everything), quanta => unchecked(quanta * 8))),
        new("never-throws", "knows amounts up to 1,000 alone", Curve(_ => Number, quanta => quanta > 1000 ? throw new KeyNotFoundException() : quanta)),
    ];

    private static BrokenComponent[] Values() =>
    [
        new("within-bounds", "promises at most 10 points", Score(Number with { Bounds = new(0, 10) }, (ValueRef of, in Evidence e, ScoreSheet sheet) => Add(of, in e, sheet, q => q))),
        new("direction", "gives less for more", Score(Number with { Bounds = Interval.Everything }, (ValueRef of, in Evidence e, ScoreSheet sheet) => Add(of, in e, sheet, q => -q))),
        new("exact", "computes in double", Score(Number, (ValueRef of, in Evidence e, ScoreSheet sheet) => Add(of, in e, sheet, q => (long)(q * 1.0)))),
        new("overflow", "wraps around", Score(Number with { Bounds = Interval.Everything }, (ValueRef of, in Evidence e, ScoreSheet sheet) => Add(of, in e, sheet, q => unchecked(q * 16)))),
        new("lines-or-not", "adds the unnamed", Score(Number, (ValueRef of, in Evidence e, ScoreSheet sheet) => sheet.Add(ScoreLineKind.Part, "", 1))),
        new("unknown-is-no-number", "takes unknown for nothing", Score(Number, (ValueRef of, in Evidence e, ScoreSheet sheet) => sheet.Add(ScoreLineKind.Part, "p", Math.Max(0, e.Values[of])))),
        new("unknown-is-named", "does not know, and does not say why", Score(Number, (ValueRef of, in Evidence e, ScoreSheet sheet) => sheet.MarkUnknown())),
        new("point-in-time", "asks for the fact of tomorrow", Score(Mixed, (ValueRef of, in Evidence e, ScoreSheet sheet) => sheet.Add(ScoreLineKind.Part, "p", e.Facts.Any(FactNames.Registered, e.AsOf + 400) || e.Facts.Any(FactNames.Born, e.AsOf + 400) ? 1 : 0))),
        new("within-bounds", "finds a tier that there is not", Tier((ValueRef of, in Evidence e) => new(e.Values.IsKnown(of) ? 5 : -1))),
        new("direction", "strips those who serve more", Tier((ValueRef of, in Evidence e) => !e.Values.IsKnown(of) ? new(-1, true) : new(e.Values[of] < 900 ? 0 : -1, Openness: e.Values.OpennessOf(of)))),
        new("unknown-is-no-number", "takes an unknown value for none", Tier((ValueRef of, in Evidence e) => new(e.Values[of] > 10 ? 0 : -1, Openness: e.Values.OpennessOf(of)))),
        new("unknown-is-named", "does not know, and does not say why", Tier((ValueRef of, in Evidence e) => new(-1, IsUnknown: true))),
        new("awards-in-order", "awards from the last to the first", Tier((ValueRef of, in Evidence e) => new(0) { Awards = [new(DateOnly.FromDayNumber(e.AsOf - 1), null), new(DateOnly.FromDayNumber(e.AsOf - 2), null)] })),
        new("unknown-is-no-number", "takes unknown for too little", Criterion((ValueRef of, in Evidence e) => new(e.Values[of] > 100 ? Outcome.Eligible : Outcome.NotEligible, null))),
        new("unknown-is-named", "names nothing", Criterion((ValueRef of, in Evidence e) => new(Outcome.Undetermined, null))),
        new("direction", "refuses those who serve more", Criterion((ValueRef of, in Evidence e) => !e.Values.IsKnown(of) ? new(Outcome.Undetermined, null) : new(e.Values[of] < 900 ? Outcome.Eligible : Outcome.NotEligible, null), Direction.Rising)),
        new("own-columns", "fills a column that it does not declare", Offer(items => items.Add(new("other", null, "x")))),
        new("culture-free", "writes an amount as the machine does", Offer(items => items.Add(new("a", null, 1234.5m.ToString("N1"))))),
        new("own-columns", "fills its column twice", Offer(items => { items.Add(new("a", null, "x")); items.Add(new("a", null, "y")); })),
        new("own-columns", "clears what others filled", Offer(items => items.Clear())),
        new("keeps-nothing", "counts its calls", ComponentType.Offer("o", Honest.Summary, [Of], _ => new CallCountingOffer()), """{ "of": "hours" }"""),
    ];

    private static BrokenComponent[] Others() =>
    [
        new("dated-lots", "pays in advance", ComponentType.Grant("g", Honest.Summary, [], _ => new Grant((block, ledger) => ledger.Earn(block.AsOf + 1, null, 1, []))), "{}"),
        new("dated-lots", "expires what it has not given yet", ComponentType.Grant("g", Honest.Summary, [], _ => new Grant((block, ledger) => ledger.Earn(block.AsOf, block.AsOf - 1, 1, []))), "{}"),
        new("dated-lots", "pays for a row that is not there", ComponentType.Grant("g", Honest.Summary, [], _ => new Grant((block, ledger) => ledger.Earn(block.AsOf, null, 1, [block.Count]))), "{}"),
        new("dated-lots", "gives less than the least that it declares", ComponentType.Grant("g", Honest.Summary, [], _ => new Grant((block, ledger) => ledger.Earn(block.AsOf, null, 1, []), new(Unit.Number, 1, new(2, 5)))), "{}"),
        new("counts-once", "pays for every part of a record", ComponentType.Grant("g", Honest.Summary, [], _ => new Grant((block, ledger) => Enumerable.Range(0, block.Count).ToList().ForEach(row => ledger.Earn(block.Dates[row], null, 1, [row])))), "{}"),
        new("order-free", "pays for the texts' numbers", ComponentType.Grant("g", Honest.Summary, [Activity], _ => new Grant((block, ledger) => ledger.Earn(block.AsOf, null, block.CodesOf(Column.Activity).ToArray().Append(0).Max(), []))), "{}"),
        new("steady", "ranks another group each time", ComponentType.Board("b", Honest.Summary, [Option.Measure("by", Honest.Summary).Required()], options => new TurningBoard((BoundMeasure)options.Get(Option.Measure("by", Honest.Summary)))), """{ "by": { "type": "hours" } }"""),
    ];
}
