using System.Numerics;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace CustomRuleSet.Components;

/// <summary>Score: the sum of its parts, of which none gives more than so many times all others together. One kind of service alone makes no rescuer.</summary>
public sealed class BalancedScore : IScoreModel
{
    private static readonly Option<string> Id = Option.Identifier("id", new("the part's id", "组成部分的编号")).Required();

    private static readonly Option<Words> Title = Option.Title("title", new("the part's name for people", "组成部分的名称"));

    private static readonly Option<ValueRef> Of = Option.Value("of", new("the measure that the part reads", "所依据的度量")).Required();

    private static readonly Option<Func<ValueShape, ICurve>> Through = Option.Curve("through", new("the curve from the measure to points", "由度量折算为分数")).Required();

    private static readonly Option<IReadOnlyList<OptionValues>> Parts =
        Option.Fields("parts", new("the parts", "组成部分"), () => [Id, Title, Of, Through]).Required().List(min: 2, max: 100);

    private static readonly Option<int> Times = Option.Whole(
        "outweigh", new("how many times all others together one part may give; the default is 1", "任何一项至多为其余之和的几倍；默认 1"), 1, 100);

    private static readonly Words Balance = new("cut to the balance of the parts", "各部分平衡的扣减");

    private readonly Part[] _parts;
    private readonly int _times;

    private BalancedScore(OptionValues options)
    {
        _times = options.Get(Times, 1);
        (string Id, Words? Title, ValueRef Of, ICurve Curve)[] drafts = [.. options.Get(Parts).Select(Draft)];
        long scale = drafts.Aggregate(1L, (common, draft) => Common(common, draft.Curve.Shape.Scale));
        _parts = [.. drafts.Select(draft => new Part(draft.Id, draft.Title, draft.Of, draft.Curve, scale / draft.Curve.Shape.Scale))];
        PartBounds = [.. _parts.Select(part => part.Bounds)];
        Shape = new(Unit.Number, scale, new(0, Most()))
        {
            Direction = Array.TrueForAll(_parts, part => part.Of.Shape.Direction == Direction.Rising) ? Direction.Rising : Direction.Mixed,
        };
    }

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Score(
        "balanced", new("the sum of parts, none of which outweighs the others", "各部分之和，任何一项不得独大"), [Parts, Times], options => new BalancedScore(options));

    /// <inheritdoc/>
    public ValueShape Shape { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Interval> PartBounds { get; }

    /// <inheritdoc/>
    public void Score(in Evidence evidence, ScoreSheet sheet)
    {
        long largest = 0;
        foreach (Part part in _parts)
        {
            if (!evidence.Values.IsKnown(part.Of))
            {
                sheet.MarkUnknown();
                return;
            }

            long points = checked(part.Curve.At(evidence.Values[part.Of]) * part.Factor);
            largest = Math.Max(largest, points);
            sheet.MarkOpen(evidence.Values.OpennessOf(part.Of));
            sheet.Add(ScoreLineKind.Part, part.Id, points, part.Of, part.Title);
        }

        long balanced = Balanced(sheet.Total, largest);
        if (balanced != sheet.Total)
        {
            sheet.Add(ScoreLineKind.GroupCap, "balance", balanced - sheet.Total, label: Balance);
        }
    }

    private static (string, Words?, ValueRef, ICurve) Draft(OptionValues part)
    {
        ICurve curve = part.Get(Through)(part.Get(Of).Shape);
        if (curve.Shape.Direction != Direction.Rising || curve.Shape.Bounds.Min < 0)
        {
            part.Refuse(Through, part.Get(Id), new("a curve that never falls and gives nothing below 0: a balance knows no minus", "不下降且不低于 0 的折算：平衡不含负分"));
        }

        return (part.Get(Id), part.Has(Title) ? part.Get(Title) : null, part.Get(Of), curve);
    }

    private static long Common(long a, long b) => checked(a / (long)BigInteger.GreatestCommonDivisor(a, b) * b);

    private long Balanced(long sum, long largest) => (long)Int128.Min(sum, (Int128)(sum - largest) * (_times + 1));

    /// <summary>More of any part never gives less, so that the most is where all are at their most.</summary>
    private long Most()
    {
        long[] mosts = [.. PartBounds.Select(bounds => bounds.Max).Order()];
        Int128 others = mosts.SkipLast(1).Aggregate((Int128)0, (sum, most) => sum + most), sum = others + mosts[^1];
        Int128 most = mosts.SkipLast(1).Any(Interval.IsNone) ? Interval.Unbounded
            : Interval.IsNone(mosts[^1]) ? others * (_times + 1)
            : Int128.Min(sum, others * (_times + 1));
        return (long)Int128.Min(most, Interval.Unbounded);
    }

    private sealed record Part(string Id, Words? Title, ValueRef Of, ICurve Curve, long Factor)
    {
        public Interval Bounds { get; } = new(Scaled(Curve.Shape.Bounds.Min, Factor), Scaled(Curve.Shape.Bounds.Max, Factor));

        private static long Scaled(long bound, long factor) =>
            Interval.IsNone(bound) ? bound : (long)Int128.Min((Int128)bound * factor, Interval.Unbounded);
    }
}
