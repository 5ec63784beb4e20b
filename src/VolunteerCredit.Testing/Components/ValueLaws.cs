using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Testing.Components;

/// <summary>The duties of what reads named values: scores, tiers, criteria and offers.</summary>
internal static class ValueLaws
{
    private static readonly Seam[] Scores = [Seam.Score];
    private static readonly Seam[] Tiers = [Seam.Tier];
    private static readonly Seam[] ScoresAndTiers = [Seam.Score, Seam.Tier];
    private static readonly Seam[] Judging = [Seam.Score, Seam.Tier, Seam.Criterion];

    public static IReadOnlyList<ComponentLaw> All { get; } =
    [
        ComponentLaw.For("within-bounds", "P2", new("Every value lies within the bounds that it declares, and every tier is one of its steps.", "每个值都在所声明的范围内，每个等级都是其各级之一。"), ScoresAndTiers, WithinBounds),
        ComponentLaw.For("direction", "P8", new("More service moves the value only in the direction that it declares.", "服务增多时，数值只沿所声明的方向变化。"), ScoresAndTiers, Direction),
        ComponentLaw.For("direction", "P8", new("More of a value moves the outcome only in the direction that the criterion declares.", "数值增大时，结果只沿条件所声明的方向变化。"), [Seam.Criterion], OutcomeDirection),
        ComponentLaw.For("exact", "P2", new("Large amounts are as exact as small ones: nothing is rounded to a double.", "大额与小额同样精确：不按双精度舍入。"), Scores, Exact),
        ComponentLaw.For("overflow", "P2", new("What is too large to be computed is an OverflowException and never a wrong number.", "过大而无法计算时为 OverflowException，绝不给出错误数字。"), Scores, Overflow),
        ComponentLaw.For("lines-or-not", "P7", new("The score is the same whether its lines are kept or not, and every line has an id.", "无论是否保留明细行，分数相同，且每行都有编号。"), Scores, LinesOrNot),
        ComponentLaw.For("unknown-is-no-number", "P9", new("Where a value is unknown, the result is unknown or would be the same whatever the value is.", "某值未知时，结果亦为未知，或无论该值为何结果都相同。"), Judging, UnknownIsNoNumber),
        ComponentLaw.For("unknown-is-named", "P9", new("With every value known and settled, what is missing is named.", "各值均已知且确定时，所缺内容须指名。"), Judging, UnknownIsNamed),
        ComponentLaw.For("awards-in-order", "P6", new("Awards are given in the order of their days, none after the as-of day.", "各次授予按日期先后排列，均不晚于基准日。"), Tiers, AwardsInOrder),
        ComponentLaw.For("own-columns", "P6", new("An offer fills its own columns, each at most once, and leaves what others filled.", "给予事项只填写自身的列，每列至多一次，不动他人所填。"), [Seam.Offer], OwnColumns),
    ];

    private static void WithinBounds(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        Bounds.Demand(bench.One.Shape!, Value(bench.One, taken), bench.Type.Seam == Seam.Score ? "the score" : "the tier as a number");
        if (bench.One.Component is ITierPolicy tier)
        {
            int step = tier.Rank(taken.Evidence).Step;
            LawFault.Unless(step >= -1 && step < tier.Steps.Count, "the step", $"-1 to {tier.Steps.Count - 1}", MountedComponent.Figure(step));
        }
    }

    private static void Direction(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        Array.Clear(taken.Openness);
        Dice dice = scene.Dice();
        long before = Value(bench.One, taken);
        var moved = new List<string>();
        foreach (ValueRef value in bench.One.Values.Where(v => v.Shape.Direction != VolunteerCredit.Measures.Direction.Mixed))
        {
            (long low, long high) = TakenIn.Within(value.Shape.Bounds, 2000 * (Int128)value.Shape.Scale);
            long was = taken.Quanta[value.Slot];
            taken.Quanta[value.Slot] = value.Shape.Direction == VolunteerCredit.Measures.Direction.Rising ? TakenIn.Between(dice, was, Math.Max(was, high)) : TakenIn.Between(dice, Math.Min(low, was), was);
            moved.Add($"{value.Name} from {was} to {taken.Quanta[value.Slot]}");
        }

        Bounds.DemandDirection(bench.One.Shape!, before, Value(bench.One, taken), $"with more service, {string.Join(", ", moved)}");
    }

    /// <summary>What is inside a criterion answers for itself.</summary>
    private static void OutcomeDirection(Bench bench, Scene scene)
    {
        var criterion = (ICriterion)bench.One.Component;
        if (criterion.Direction == VolunteerCredit.Measures.Direction.Mixed || criterion.Inner.Count > 0)
        {
            return;
        }

        TakenIn taken = TakenIn.Of(bench.One, scene);
        Array.Clear(taken.Openness);
        Dice dice = scene.Dice();
        foreach (ValueRef value in bench.One.Values)
        {
            long was = taken.Quanta[value.Slot];
            (long low, long high) = TakenIn.Within(value.Shape.Bounds, 2000 * (Int128)value.Shape.Scale);
            long less = TakenIn.Between(dice, low, high), more = TakenIn.Between(dice, less, high);
            taken.Quanta[value.Slot] = less;
            Outcome before = criterion.Judge(taken.Evidence).Outcome;
            taken.Quanta[value.Slot] = more;
            Outcome after = criterion.Judge(taken.Evidence).Outcome;
            taken.Quanta[value.Slot] = was;
            bool rising = criterion.Direction == VolunteerCredit.Measures.Direction.Rising;
            LawFault.Unless(
                before == Outcome.Undetermined || after == Outcome.Undetermined || before == after || rising == after < before, // the best outcome is the least
                $"with {value.Name} from {less} to {more}", $"no {(rising ? "worse" : "better")} than {before}, since it declares to be {criterion.Direction}", after.ToString());
        }
    }

    private static void Exact(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        foreach (ValueRef value in bench.One.Values)
        {
            long was = taken.Quanta[value.Slot];
            Exactness.Demand(
                quanta =>
                {
                    taken.Quanta[value.Slot] = quanta;
                    return Value(bench.One, taken);
                },
                0,
                Interval.IsNone(value.Shape.Bounds.Max) ? long.MaxValue : value.Shape.Bounds.Max,
                $"quanta of '{value.Name}'");
            taken.Quanta[value.Slot] = was;
        }
    }

    private static void Overflow(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        Array.Clear(taken.Openness);
        foreach (ValueRef value in bench.One.Values.Where(v => v.Shape.Direction == VolunteerCredit.Measures.Direction.Rising && Interval.IsNone(v.Shape.Bounds.Max)))
        {
            long was = taken.Quanta[value.Slot], before = Value(bench.One, taken);
            try
            {
                foreach (long huge in (long[])[1L << 55, 1L << 60, 1L << 62, long.MaxValue - 1])
                {
                    taken.Quanta[value.Slot] = huge;
                    long after = Value(bench.One, taken);
                    string what = $"{huge} quanta of '{value.Name}'";
                    Bounds.Demand(bench.One.Shape!, after, what);
                    Bounds.DemandDirection(bench.One.Shape!, before, after, what);
                }
            }
            catch (OverflowException)
            {
                // Refused, which is as good as exact.
            }

            taken.Quanta[value.Slot] = was;
        }
    }

    private static void LinesOrNot(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        var model = (IScoreModel)bench.One.Component;
        ScoreSheet with = MountedComponent.Score(model, taken), without = MountedComponent.Score(model, taken, keepsLines: false);
        LawFault.UnlessEqual((with.Total, with.IsUnknown, with.Openness), (without.Total, without.IsUnknown, without.Openness), "the sum, whether it is unknown, and in which direction it is open, without lines");
        LawFault.Unless(with.Lines.All(l => l.Id.Length > 0), "a line", "an id", "none");
    }

    private static void UnknownIsNoNumber(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        Array.Clear(taken.Openness);
        Dice dice = scene.Dice();
        foreach (ValueRef value in bench.One.Values)
        {
            long was = taken.Quanta[value.Slot];
            taken.Quanta[value.Slot] = IMeasure.Unknown;
            string? settled = Settled(bench.One, taken);
            for (int i = 0; i < 6 && settled is not null; i++)
            {
                (long low, long high) = TakenIn.Within(value.Shape.Bounds, 1000 * (Int128)value.Shape.Scale);
                taken.Quanta[value.Slot] = i == 0 ? low : i == 1 ? high : TakenIn.Between(dice, low, high);
                string? known = Settled(bench.One, taken);
                LawFault.Unless(known is null || known == settled, $"'{value.Name}' is unknown", $"unknown, since with {taken.Quanta[value.Slot]} quanta it is {known}", settled);
            }

            taken.Quanta[value.Slot] = was;
        }
    }

    private static void UnknownIsNamed(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        Array.Clear(taken.Openness);
        string? named = bench.One.Component switch
        {
            IScoreModel score => MountedComponent.Score(score, taken).IsUnknown && score.Shape.Inputs.Count == 0 ? "an input that its shape names" : null,
            ITierPolicy tier => tier.Rank(taken.Evidence) is { IsUnknown: true, MissingFacts: null or { Count: 0 } } ? "the names of missing facts" : null,
            _ => ((ICriterion)bench.One.Component).Judge(taken.Evidence) is { Outcome: Outcome.Undetermined, MissingFacts: null or { Count: 0 } } ? "the names of missing facts" : null,
        };
        LawFault.Unless(named is null, "all values known and settled", named ?? "", "unknown, and nobody is told for want of what");
    }

    private static void AwardsInOrder(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        IReadOnlyList<TierAward> awards = ((ITierPolicy)bench.One.Component).Rank(taken.Evidence).Awards ?? [];
        LawFault.Unless(awards.SequenceEqual(awards.OrderBy(a => a.On)), "its awards", "the order of their days", string.Join(", ", awards));
        LawFault.Unless(awards.All(a => a.On.DayNumber <= taken.Block.AsOf), "its awards", "days up to the as-of day", string.Join(", ", awards));
    }

    private static void OwnColumns(Bench bench, Scene scene)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        var offer = (IOffer)bench.One.Component;
        var before = new OfferItem("another offer's", null, "kept");
        var items = new List<OfferItem> { before };
        offer.Fill(taken.Evidence.Values, items);
        LawFault.Unless(items.Contains(before), "what another offer filled", "that it stays", "it is gone");
        items.Remove(before);
        LawFault.Unless(items.All(i => offer.Columns.Contains(i.Column)), "its columns", string.Join(", ", offer.Columns), string.Join(", ", items.Select(i => i.Column)));
        LawFault.Unless(items.Select(i => i.Column).Distinct().Count() == items.Count, "its columns", "each at most once", string.Join(", ", items.Select(i => i.Column)));
    }

    /// <summary>The value in quanta, or <see cref="IMeasure.Unknown"/>.</summary>
    private static long Value(MountedComponent mounted, TakenIn taken)
    {
        if (mounted.Component is ITierPolicy tier)
        {
            TierRank rank = tier.Rank(taken.Evidence);
            return rank.IsUnknown ? IMeasure.Unknown : rank.Number ?? rank.Step + 1;
        }

        ScoreSheet sheet = MountedComponent.Score((IScoreModel)mounted.Component, taken);
        return sheet.IsUnknown || sheet.ComputedBy is not null ? IMeasure.Unknown : sheet.Total;
    }

    /// <summary>The result where it is settled; <see langword="null"/> where it is unknown or open.</summary>
    private static string? Settled(MountedComponent mounted, TakenIn taken)
    {
        switch (mounted.Component)
        {
            case ITierPolicy tier:
                TierRank rank = tier.Rank(taken.Evidence);
                return rank.IsUnknown || rank.Openness != VolunteerCredit.Measures.Openness.Closed ? null : $"step {rank.Step}";
            case ICriterion criterion:
                Outcome outcome = criterion.Judge(taken.Evidence).Outcome;
                return outcome == Outcome.Undetermined ? null : outcome.ToString();
            default:
                ScoreSheet sheet = MountedComponent.Score((IScoreModel)mounted.Component, taken);
                return sheet.IsUnknown || sheet.Openness != VolunteerCredit.Measures.Openness.Closed ? null : MountedComponent.Figure(sheet.Total);
        }
    }
}
