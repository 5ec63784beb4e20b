using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Decisions;

/// <summary>A step of a tier, or a higher one, is reached; or it is held by award.</summary>
internal sealed class TierCriterion : ICriterion
{
    private static readonly Option<ValueRef> Of = Option.Tier("of", new("the tier", "等级")).Required();

    private static readonly Option<string> AtLeast = Option.Identifier("atLeast", new("the id of the lowest step that will do", "最低等级的编号")).Required();

    private static readonly Option<bool> Held = Option.Flag(
        "held", new("true: judged on the award fact tier:NAME in place of what is reached; the default is false", "true：依授予事实 tier:名称，而非已达到的等级；默认 false"));

    private static readonly Words None = new("none", "无");

    private readonly ValueRef _of;
    private readonly IReadOnlyList<TierStep> _steps;
    private readonly int _number;
    private readonly string? _fact;
    private readonly string[] _wanted;

    private TierCriterion(OptionValues options)
    {
        _of = options.Get(Of);
        _steps = _of.Steps!;
        _number = NumberOf(options.Get(AtLeast));
        _fact = options.Get(Held, false) ? FactNames.TierPrefix + _of.Name : null;
        _wanted = _fact is null ? [] : [_fact];
        if (_number == 0)
        {
            options.Refuse(AtLeast, options.Get(AtLeast), Words.Same(Expected.OneOf(options.Get(AtLeast), _steps.Select(s => s.Id))), "VC3072");
            Requirement = Words.Same(_of.Name);
            return;
        }

        Words step = _steps[_number - 1].Label;
        Requirement = _fact is null
            ? new($"{_of.Label.English}: at least {step.English}", $"{_of.Label.Chinese}：不低于 {step.Chinese}")
            : new($"{_of.Label.English}, held by award: at least {step.English}", $"{_of.Label.Chinese}（已授予）：不低于 {step.Chinese}");
    }

    public static ComponentType Type { get; } = ComponentType.Criterion(
        "tier", new("a tier is reached, or held by award", "已达到或已授予某等级"), [Of, AtLeast, Held], options => new TierCriterion(options));

    public Words Requirement { get; }

    /// <summary>Those of the step itself; what an award asks for, or another table, is not among them.</summary>
    public IReadOnlyList<ValueBounds> Thresholds => _fact is not null ? [] :
        [.. _steps[_number - 1].Thresholds.Select(t => new ValueBounds(t.Of, new(t.AtLeast.Figure.CeilingAt(t.Of.Shape.Scale), Interval.Unbounded)))];

    public IReadOnlyList<string> Facts => _wanted;

    public Direction Direction => Direction.Rising;

    public Verdict Judge(in Evidence evidence)
    {
        if (_fact is not null)
        {
            // A value that names no step is as good as none: nothing is known.
            return evidence.Facts.TryGet(_fact, evidence.AsOf, out FactValue fact) && NumberOf(fact.Value) is > 0 and { } held
                ? new(held >= _number ? Outcome.Eligible : Outcome.NotEligible, new Found(LabelOf(held)))
                : new(Outcome.Undetermined, null, _wanted);
        }

        if (!evidence.Values.IsKnown(_of))
        {
            return new(Outcome.Undetermined, null);
        }

        long reached = evidence.Values[_of];
        bool met = reached >= _number;
        bool open = evidence.Values.OpennessOf(_of).Includes(met ? Openness.Below : Openness.Above);
        return new(open ? Outcome.Undetermined : met ? Outcome.Eligible : Outcome.NotEligible, new Found(LabelOf(reached)));
    }

    private int NumberOf(string id)
    {
        for (int step = 0; step < _steps.Count; step++)
        {
            if (_steps[step].Id == id)
            {
                return step + 1;
            }
        }

        return 0;
    }

    /// <summary>In a ladder that begins again the steps of later rounds have higher numbers.</summary>
    private Words LabelOf(long number) => number <= 0 ? None : _steps[(int)((number - 1) % _steps.Count)].Label;
}
