using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tiers;

/// <summary>A ladder of tiers by one measure or score, or by several that must all be reached.</summary>
internal sealed class LadderPolicy : ITierPolicy
{
    private static readonly Option<IReadOnlyList<ValueRef>> By =
        Option.Value("by", new("the measure or score that decides, or several", "所依据的度量或分数，可多项")).Required().List(max: 8);

    private static readonly Option<string> Id = Option.Identifier("id", new("the tier's id", "等级编号")).Required();

    private static readonly Option<Words> Title = Option.Title("title", new("the tier's name for people", "等级名称"));

    private static readonly Option<IReadOnlyList<Amount>> At = Option.Figure(
        "at", new("the least that the tier asks, included; one for each of by, in its order", "该等级的下限（含）；与 by 逐项对应")).Required().List(max: 8);

    private static readonly Option<IReadOnlyList<OptionValues>> StepsOption =
        Option.Fields("steps", new("the tiers, from the lowest to the highest", "由低到高的等级"), () => [Id, Title, At]).Required().List();

    private static readonly Option<bool> InSequence = Option.Choice(
        "order",
        new("jump (the default): the highest tier whose own thresholds hold; sequence: only if every lower tier's hold too", "jump（默认）：达到即可；sequence：须逐级达到"),
        ("jump", false), ("sequence", true));

    private readonly bool _inSequence;
    private readonly long[][] _atLeast;

    private LadderPolicy(OptionValues options)
    {
        _inSequence = options.Get(InSequence, false);
        IReadOnlyList<ValueRef> by = options.Get(By);
        IReadOnlyList<OptionValues> steps = options.Get(StepsOption);
        Steps = [.. steps.Select(step => new TierStep(
            step.Get(Id),
            step.Has(Title) ? step.Get(Title) : null,
            [.. step.Get(At).Zip(by, (at, value) => new TierThreshold(value, at))]))];
        _atLeast = [.. Steps.Select(step => step.Thresholds.Select(t => t.AtLeast.Figure.CeilingAt(t.Of.Shape.Scale)).ToArray())];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < steps.Count; i++)
        {
            Check(steps[i], by, i == 0 ? null : steps[i - 1]);
            if (!ids.Add(Steps[i].Id))
            {
                steps[i].Refuse(Id, Steps[i].Id, new("each tier once", "每个等级只写一次"), "VC3013");
            }
        }
    }

    public static ComponentType Type { get; } = ComponentType.Tier(
        "ladder", new("tiers by lower bounds", "按下限分级"), [By, StepsOption, InSequence], options => new LadderPolicy(options));

    public IReadOnlyList<TierStep> Steps { get; }

    public TierRank Rank(in Values values)
    {
        int reached = -1;
        bool unknown = false, open = false;
        for (int step = 0; step < _atLeast.Length; step++)
        {
            bool holds = true;
            for (int i = 0; i < _atLeast[step].Length; i++)
            {
                ValueRef of = Steps[step].Thresholds[i].Of;
                unknown |= !values.IsKnown(of);
                bool met = values.IsKnown(of) && values[of] >= _atLeast[step][i];
                open |= values.OpennessOf(of).HasFlag(met ? Openness.Below : Openness.Above);
                holds &= met;
            }

            if (holds)
            {
                reached = step;
            }
            else if (_inSequence)
            {
                break;
            }
        }

        return new(reached, unknown, open);
    }

    private static void Check(OptionValues step, IReadOnlyList<ValueRef> by, OptionValues? lower)
    {
        IReadOnlyList<Amount> at = step.Get(At);
        if (at.Count != by.Count)
        {
            step.Refuse(At, string.Join(", ", at), new($"{by.Count} figures, one for each of by", $"{by.Count} 个数值，与 by 逐项对应"));
            return;
        }

        bool higher = lower is null || lower.Get(At).Count != by.Count; // which is a fault of the lower one
        for (int i = 0; i < at.Count; i++)
        {
            ValueShape shape = by[i].Shape;
            if (!at[i].Unit.Mixes(shape.Unit))
            {
                step.Refuse(At, at[i].ToString(), RuleSets.Binding.Expected.UnitWords(shape.Unit.Kind), "VC3012");
                return;
            }

            if (shape.Bounds.Max != Interval.Unbounded && at[i].Figure > shape.Amount(shape.Bounds.Max).Figure)
            {
                string most = shape.Amount(shape.Bounds.Max).ToString();
                step.Refuse(At, at[i].ToString(), new($"at most {most}, the most that {by[i].Name} can be", $"不超过 {most}，即 {by[i].Name} 的最大值"), "VC3032");
            }

            if (lower is not null && lower.Get(At).Count == at.Count)
            {
                Fraction below = lower.Get(At)[i].Figure;
                higher |= at[i].Figure > below;
                if (at[i].Figure < below)
                {
                    higher = false;
                    break;
                }
            }
        }

        if (!higher)
        {
            string last = string.Join(", ", lower!.Get(At));
            step.Refuse(At, string.Join(", ", at), new($"a bound above {last}, that of the tier below", $"高于下一级的界限 {last}"), "VC3031");
        }
    }
}
