using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>A measure or score lies within bounds; beyond others a person must decide.</summary>
internal sealed class CompareCriterion : ICriterion
{
    private static readonly Option<ValueRef> Of = Option.Value("of", new("the measure or score", "度量或分数")).Required();

    private static readonly Option<Amount> Min = Option.Figure("min", new("at least this, included", "不低于（含）"));

    private static readonly Option<Amount> Max = Option.Figure("max", new("at most this, included", "不高于（含）"));

    private static readonly Option<Amount> Above = Option.Figure("above", new("more than this", "高于（不含）"));

    private static readonly Option<Amount> Below = Option.Figure("below", new("less than this", "低于（不含）"));

    private static readonly Option<Amount> ReferAbove = Option.Figure("referAbove", new("more than this: a person decides", "高于此值转人工"));

    private static readonly Option<Amount> ReferBelow = Option.Figure("referBelow", new("less than this: a person decides", "低于此值转人工"));

    private readonly ValueRef _of;
    private readonly Interval _bounds;
    private readonly Interval _clear;

    private CompareCriterion(OptionValues options)
    {
        _of = options.Get(Of);
        long scale = _of.Shape.Scale;
        var english = new List<string>();
        var chinese = new List<string>();
        long Bound(Option<Amount> option, long otherwise, Func<Fraction, long> quanta, string en, string zh)
        {
            if (!options.Has(option))
            {
                return otherwise;
            }

            Amount figure = options.Get(option);
            bool fits = options.Fits(option, _of.Shape.Unit);
            english.Add($"{en} {figure}");
            chinese.Add(zh + figure.ToWords().Chinese);
            return fits ? quanta(figure.Figure) : otherwise;
        }

        long low = Math.Max(
            Bound(Min, -Interval.Unbounded, f => f.CeilingAt(scale), "at least", "不低于 "),
            Bound(Above, -Interval.Unbounded, f => f.FloorAt(scale) + 1, "above", "高于 "));
        long high = Math.Min(
            Bound(Max, Interval.Unbounded, f => f.FloorAt(scale), "at most", "不高于 "),
            Bound(Below, Interval.Unbounded, f => f.CeilingAt(scale) - 1, "below", "低于 "));
        _bounds = new(low, high);
        _clear = new(
            Bound(ReferBelow, -Interval.Unbounded, f => f.CeilingAt(scale), "to a person below", "转人工：低于 "),
            Bound(ReferAbove, Interval.Unbounded, f => f.FloorAt(scale), "to a person above", "转人工：高于 "));
        Requirement = new($"{_of.Label.English}: {string.Join(", ", english)}", $"{_of.Label.Chinese}：{string.Join("，", chinese)}");
        if (english.Count == 0)
        {
            options.Refuse(null, "–", new("a bound: min, max, above, below, referAbove or referBelow", "界限：min、max、above、below、referAbove 或 referBelow"));
        }

        if (low > high)
        {
            Option<Amount> option = options.Has(Max) ? Max : Below;
            options.Refuse(option, options.Get(option).ToString(), new("an upper bound that the lower one leaves room for", "不与下界矛盾的上界"), "VC3010");
        }

        if (high < _of.Shape.Bounds.Min)
        {
            Option<Amount> option = options.Has(Max) ? Max : Below;
            string least = _of.Shape.Amount(_of.Shape.Bounds.Min).ToString();
            options.Refuse(option, options.Get(option).ToString(), new($"at least {least}, the least that {_of.Name} can be", $"不低于 {least}，即 {_of.Name} 的最小值"), "VC3032");
        }

        if (low > _of.Shape.Bounds.Max)
        {
            Option<Amount> option = options.Has(Min) ? Min : Above;
            options.Refuse(option, options.Get(option).ToString(), FigureChecks.WithinMost(_of), "VC3032");
        }
    }

    public static ComponentType Type { get; } = ComponentType.Criterion(
        "compare", new("a measure or score within bounds", "度量或分数在界限之内"), [Of, Min, Max, Above, Below, ReferAbove, ReferBelow],
        options => new CompareCriterion(options));

    public Words Requirement { get; }

    public IReadOnlyList<ValueBounds> Thresholds => [new(_of, _bounds), new(_of, _clear)];

    public Direction Direction => Interval.IsNone(_bounds.Max) && Interval.IsNone(_clear.Max) ? Direction.Rising
        : Interval.IsNone(_bounds.Min) && Interval.IsNone(_clear.Min) ? Direction.Falling : Direction.Mixed;

    public Verdict Judge(in Evidence evidence)
    {
        if (!evidence.Values.IsKnown(_of))
        {
            return new(Outcome.Undetermined, null);
        }

        long value = evidence.Values[_of];
        Openness open = evidence.Values.OpennessOf(_of);
        Outcome within = Within(value, open, _bounds, Outcome.NotEligible);
        Outcome clear = Within(value, open, _clear, Outcome.Refer);
        return new(Outcomes.Join(within, clear), new Found(_of.Shape.Amount(value)));
    }

    /// <summary>A bound that is met stays met unless the value may still move beyond it; one that is not met is open where the value may still reach it.</summary>
    private static Outcome Within(long value, Openness open, Interval bounds, Outcome otherwise)
    {
        bool low = value < bounds.Min, high = value > bounds.Max;
        if ((low && !open.Includes(Openness.Above)) || (high && !open.Includes(Openness.Below)))
        {
            return otherwise;
        }

        bool mayMove = low || high
            || (open.Includes(Openness.Below) && bounds.Min != -Interval.Unbounded)
            || (open.Includes(Openness.Above) && bounds.Max != Interval.Unbounded);
        return mayMove ? Outcome.Undetermined : Outcome.Eligible;
    }
}
