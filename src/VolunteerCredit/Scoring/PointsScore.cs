using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>A scorecard: a base and parts, each through its curve, cap and rounding; groups of parts with a cap on their sum; a clamp and a rounding at the end.</summary>
internal sealed class PointsScore : IScoreModel
{
    private static readonly Option<Amount> Base =
        Option.Figure("base", new("what everybody starts with; the default is 0", "起始分；默认 0"), -1_000_000_000, 1_000_000_000, UnitKind.Number);

    private static readonly Option<string> Id = Option.Identifier("id", new("the part's id", "组成部分的编号")).Required();

    private static readonly Option<Words> Title = Option.Title("title", new("the part's name for people", "组成部分的名称"));

    private static readonly Option<ValueRef> Of = Option.Value("of", new("the measure or score that the part reads", "所依据的度量或分数"));

    private static readonly Option<Func<ValueShape, ICurve>> Through =
        Option.Curve("through", new("the curve from the measure to points; without it the number itself", "由度量折算为分数；不写则取其本身"));

    private static readonly Option<Amount> Min = Option.Figure("min", new("the least that the part gives", "至少"), kind: UnitKind.Number);

    private static readonly Option<Amount> Max = Option.Figure("max", new("the most that the part gives", "至多"), kind: UnitKind.Number);

    private static readonly Option<Amount> To = Option.Figure("to", new("the step that is rounded to", "舍入单位"), min: 0, kind: UnitKind.Number).Required();

    private static readonly Option<RoundingMode> Mode = Option.Choice(
        "mode",
        new("down (towards zero), up, floor, ceiling, half-up (a half away from zero), half-down, half-even", "down 舍去（趋零）、up 进位、floor、ceiling、half-up 四舍五入、half-down、half-even"),
        ("down", RoundingMode.Down), ("up", RoundingMode.Up), ("floor", RoundingMode.Floor), ("ceiling", RoundingMode.Ceiling),
        ("half-up", RoundingMode.HalfUp), ("half-down", RoundingMode.HalfDown), ("half-even", RoundingMode.HalfEven)).Required();

    private static readonly Option<OptionValues> Round =
        Option.Fields("round", new("rounds, after curve and cap", "舍入，在折算与上限之后"), () => [To, Mode]);

    private static readonly Option<IReadOnlyList<OptionValues>> Parts = Option.Fields(
        "parts", new("the parts; a part with parts of its own is a group, whose min and max act on their sum", "组成部分；含下级的为一组，其上下限作用于合计"), () => PartOptions!).List();

    private static readonly Option<OptionValues> ClampOption = Option.Fields("clamp", new("the range of the whole score", "总分范围"), () => [Min, Max]);

    private static readonly Option[] PartOptions = [Id, Title, Of, Through, Min, Max, Round, Parts];

    private readonly long _base;
    private readonly Node[] _nodes;
    private readonly Limits _clamp;
    private readonly Step? _round;

    private PointsScore(OptionValues options)
    {
        // First each part finds the quantum it needs, then all are brought to one.
        var drafts = options.Get(Parts, []).Select(Draft).ToArray();
        Fraction start = options.Has(Base) ? options.Get(Base).Figure : default;
        OptionValues? clamp = options.Has(ClampOption) ? options.Get(ClampOption) : null;
        long scale = start.Denominator;
        foreach (long part in drafts.SelectMany(d => d.Scales()))
        {
            scale = Quantum.Common(scale, part);
        }

        Fraction? step = options.Has(Round) ? PositiveStep(options.Get(Round)) : null;
        scale = Quantum.Common(scale, step?.Denominator ?? 1);
        scale = clamp is null ? scale : Quantum.Common(Quantum.Common(scale, Denominator(clamp, Min)), Denominator(clamp, Max));
        _base = start.ExactlyAt(scale);
        _nodes = [.. drafts.Select(d => d.At(scale))];
        _clamp = clamp is null ? Limits.None : Limits.From(clamp, scale);
        _round = step is { } s ? new Step(s.ExactlyAt(scale), options.Get(Round).Get(Mode)) : null;

        Interval sum = new(_base, _base);
        foreach (Node node in _nodes)
        {
            sum = new(Quantum.AddBounds(sum.Min, node.Bounds.Min), Quantum.AddBounds(sum.Max, node.Bounds.Max));
        }

        Interval clamped = _clamp.Over(sum);
        Shape = new(Unit.Number, scale, _round is null ? clamped : _round.Value.Over(clamped));
    }

    public static ComponentType Type { get; } = ComponentType.Score(
        "points", new("a base and parts, capped, clamped and rounded where stated", "起始分加各组成部分，按规定封顶、限幅、舍入"),
        [Base, Parts, ClampOption, Round], options => new PointsScore(options));

    public ValueShape Shape { get; }

    public void Score(in ScoreInput input, ScoreSheet sheet)
    {
        if (_base != 0)
        {
            sheet.Add(ScoreLineKind.Base, "base", _base, label: Texts.Phrase("line.base"));
        }

        foreach (Node node in _nodes)
        {
            node.Score(input.Values, sheet);
        }

        long clamped = _clamp.Apply(sheet.Total);
        Differ(sheet, ScoreLineKind.Clamp, "clamp", clamped);
        _clamp.Close(clamped, sheet);
        if (_round is { } round)
        {
            Differ(sheet, ScoreLineKind.Rounding, "round", round.Apply(sheet.Total));
        }
    }

    private static void Differ(ScoreSheet sheet, ScoreLineKind kind, string id, long wanted)
    {
        if (wanted != sheet.Total)
        {
            sheet.Add(kind, id, wanted - sheet.Total, label: Texts.Phrase("line." + id));
        }
    }

    private static Node Draft(OptionValues part)
    {
        if (part.Has(Of) == part.Has(Parts))
        {
            part.Refuse(null, part.Has(Of) ? "of, parts" : "–", new("one of of and parts", "of 与 parts 之一"));
            return new Node(part, null, null, 1, []);
        }

        ValueRef? of = part.Has(Of) ? part.Get(Of) : null;
        ICurve? curve = of is not null && part.Has(Through) ? part.Get(Through)(of.Shape) : null;
        if (of is not null && curve is null && of.Shape.Unit.Kind != UnitKind.Number)
        {
            part.Refuse(Of, of.Name, new("a curve (through) from time to points", "由时间到分数的折算 through"), "VC3012");
        }

        return new Node(part, of, curve, curve?.Shape.Scale ?? of?.Shape.Scale ?? 1, [.. part.Get(Parts, []).Select(Draft)]);
    }

    private static long Denominator(OptionValues options, Option<Amount> option) => options.Has(option) ? options.Get(option).Figure.Denominator : 1;

    private static Fraction PositiveStep(OptionValues round)
    {
        Fraction step = round.Get(To).Figure;
        if (step <= default(Fraction))
        {
            round.Refuse(To, step.ToString(), new("more than nothing", "大于零"));
            return new Fraction(1);
        }

        return step;
    }

    /// <summary>A cap from below and above, in quanta.</summary>
    private readonly record struct Limits(long Min, long Max)
    {
        public static Limits None { get; } = new(-Interval.Unbounded, Interval.Unbounded);

        public static Limits From(OptionValues options, long scale)
        {
            Limits limits = new(
                options.Has(PointsScore.Min) ? options.Get(PointsScore.Min).Figure.ExactlyAt(scale) : -Interval.Unbounded,
                options.Has(PointsScore.Max) ? options.Get(PointsScore.Max).Figure.ExactlyAt(scale) : Interval.Unbounded);
            if (limits.Min > limits.Max)
            {
                options.Refuse(PointsScore.Min, options.Get(PointsScore.Min).ToString(), new($"at most max ({options.Get(PointsScore.Max)})", $"不大于 max（{options.Get(PointsScore.Max)}）"), "VC3010");
                return None;
            }

            return limits;
        }

        public long Apply(long quanta) => Math.Clamp(quanta, Min, Max);

        public Interval Over(Interval bounds) => new(Apply(bounds.Min), Apply(bounds.Max));

        /// <summary>At its cap an amount can move no further that way.</summary>
        public void Close(long quanta, ScoreSheet sheet) => sheet.MarkClosed(Closed(quanta));

        public Openness Closed(long quanta) =>
            (quanta >= Max ? Openness.Above : Openness.Closed) | (quanta <= Min ? Openness.Below : Openness.Closed);
    }

    /// <summary>Rounding to a step, in quanta.</summary>
    private readonly record struct Step(long Quanta, RoundingMode Mode)
    {
        public long Apply(long quanta) => Rounding.ToMultiple(quanta, Quanta, Mode);

        public Interval Over(Interval bounds) => new(Bound(bounds.Min), Bound(bounds.Max));

        private long Bound(long bound) => Interval.IsNone(bound) ? bound : Apply(bound);
    }

    /// <summary>A part, or a group of parts.</summary>
    private sealed class Node(OptionValues options, ValueRef? of, ICurve? curve, long scale, Node[] parts)
    {
        private readonly string _id = options.Get(Id);
        private readonly Words? _label = options.Has(Title) ? options.Get(Title) : null;
        private readonly Fraction? _step = options.Has(Round) ? PositiveStep(options.Get(Round)) : null;
        private Node[] _parts = parts;
        private long _factor = 1;
        private Limits _limits = Limits.None;
        private Step? _round;

        public Interval Bounds { get; private set; }

        /// <summary>The scales that hold the part exactly: after a rounding only that of its step.</summary>
        public IEnumerable<long> Scales()
        {
            IEnumerable<long> figures = [Denominator(options, Min), Denominator(options, Max)];
            return figures.Concat(_parts.SelectMany(p => p.Scales())).Append(scale).Append(_step?.Denominator ?? 1);
        }

        public Node At(long common)
        {
            _factor = common / scale;
            _parts = [.. _parts.Select(p => p.At(common))];
            _limits = Limits.From(options, common);
            _round = _step is { } step ? new Step(step.ExactlyAt(common), options.Get(Round).Get(Mode)) : null;
            Interval bounds = new(0, 0);
            if (of is not null)
            {
                Interval from = curve?.Shape.Bounds ?? of.Shape.Bounds;
                bounds = new(Quantum.ScaleBound(from.Min, _factor), Quantum.ScaleBound(from.Max, _factor));
            }

            foreach (Node part in _parts)
            {
                bounds = new(Quantum.AddBounds(bounds.Min, part.Bounds.Min), Quantum.AddBounds(bounds.Max, part.Bounds.Max));
            }

            bounds = _limits.Over(bounds);
            Bounds = _round?.Over(bounds) ?? bounds;
            return this;
        }

        public void Score(Values values, ScoreSheet sheet)
        {
            if (of is null)
            {
                ScoreGroup(values, sheet);
                return;
            }

            if (!values.IsKnown(of))
            {
                sheet.MarkUnknown();
                return;
            }

            long quanta = (curve?.At(values[of]) ?? values[of]) * _factor;
            quanta = _limits.Apply(quanta);
            Openness open = curve is null ? values.OpennessOf(of) : CurveOptions.Turn(values.OpennessOf(of), curve.Shape.Direction);
            sheet.MarkOpen(open & ~_limits.Closed(quanta));
            sheet.Add(ScoreLineKind.Part, _id, _round?.Apply(quanta) ?? quanta, of, _label);
        }

        private void ScoreGroup(Values values, ScoreSheet sheet)
        {
            long before = sheet.Total;
            Openness openBefore = sheet.Openness;
            foreach (Node part in _parts)
            {
                part.Score(values, sheet);
            }

            long sum = sheet.Total - before;
            long capped = _limits.Apply(sum);
            long rounded = _round?.Apply(capped) ?? capped;
            if (rounded != sum)
            {
                sheet.Add(ScoreLineKind.GroupCap, _id, rounded - sum, label: _label);
            }

            sheet.MarkClosed(_limits.Closed(capped) & ~openBefore);
        }
    }
}
