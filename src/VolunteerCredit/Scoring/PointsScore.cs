using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Scoring;

/// <summary>A scorecard: a base and parts, each through its curve, cap and rounding; groups of parts with a cap on their sum; a clamp and a rounding at the end.</summary>
internal sealed class PointsScore : IScoreModel, IHasLimits
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

    private static readonly Option<RoundingMode> Mode = RoundingOption.Mode;

    private static readonly Option<OptionValues> Round =
        Option.Fields("round", new("rounds, after curve and cap", "舍入，在折算与上限之后"), () => [To, Mode]);

    private static readonly Option<IReadOnlyList<OptionValues>> Parts = Option.Fields(
        "parts", new("the parts; a part with parts of its own is a group, whose min and max act on their sum", "组成部分；含下级的为一组，其上下限作用于合计"), () => PartOptions!).List();

    private static readonly Option<OptionValues> ClampOption = Option.Fields("clamp", new("the range of the whole score", "总分范围"), () => [Min, Max]);

    private static readonly Option[] PartOptions = [Id, Title, Of, Through, Min, Max, Round, Parts];

    private static readonly Words BaseLine = Texts.Phrase("line.base");
    private static readonly Words ClampLine = Texts.Phrase("line.clamp");
    private static readonly Words RoundLine = Texts.Phrase("line.round");

    private readonly long _base;
    private readonly Node[] _nodes;
    private readonly Limits _clamp;
    private readonly Step? _round;

    private PointsScore(OptionValues options)
    {
        // First each part finds the quantum it needs, then all are brought to one.
        _nodes = Drafts(options.Get(Parts, []));
        Fraction start = options.Has(Base) ? options.Get(Base).Figure : default;
        OptionValues? clamp = options.Has(ClampOption) ? options.Get(ClampOption) : null;
        long scale = start.Denominator;
        foreach (long part in _nodes.SelectMany(n => n.Scales()))
        {
            scale = Quantum.Common(scale, part);
        }

        Fraction? step = options.Has(Round) ? PositiveStep(options.Get(Round)) : null;
        scale = Quantum.Common(scale, step?.Denominator ?? 1);
        scale = clamp is null ? scale : Quantum.Common(Quantum.Common(scale, Denominator(clamp, Min)), Denominator(clamp, Max));
        _base = start.ExactlyAt(scale);
        _clamp = clamp is null ? Limits.None : Limits.From(clamp, scale);
        _round = step is { } s ? new Step(s.ExactlyAt(scale), options.Get(Round).Get(Mode)) : null;

        Interval sum = new(_base, _base);
        foreach (Node node in _nodes)
        {
            node.Settle(scale);
            sum = new(Quantum.AddBounds(sum.Min, node.Bounds.Min), Quantum.AddBounds(sum.Max, node.Bounds.Max));
        }

        Interval clamped = _clamp.Over(sum);
        LimitReach[] parts = [.. _nodes.Select(n => n.Reach)];
        Reach = new(null, sum, _clamp.Min, _clamp.Max, DirectionOf(parts), parts);
        Shape = new(Unit.Number, scale, _round is null ? clamped : _round.Value.Over(clamped)) { Direction = Reach.Direction };
    }

    public static ComponentType Type { get; } = ComponentType.Score(
        "points", new("a base and parts, capped, clamped and rounded where stated", "起始分加各组成部分，按规定封顶、限幅、舍入"),
        [Base, Parts, ClampOption, Round], options => new PointsScore(options));

    public ValueShape Shape { get; }

    public LimitReach Reach { get; }

    public IReadOnlyList<Interval> PartBounds => [.. _nodes.SelectMany(n => n.PartBounds)];

    public void Score(in Evidence evidence, ScoreSheet sheet)
    {
        if (_base != 0)
        {
            sheet.Add(ScoreLineKind.Base, "base", _base, label: BaseLine);
        }

        foreach (Node node in _nodes)
        {
            node.Score(evidence.Values, sheet);
        }

        long clamped = _clamp.Apply(sheet.Total);
        Differ(sheet, ScoreLineKind.Clamp, "clamp", clamped, ClampLine);
        _clamp.Close(clamped, sheet);
        if (_round is { } round)
        {
            Differ(sheet, ScoreLineKind.Rounding, "round", round.Apply(sheet.Total), RoundLine);
        }
    }

    /// <summary>How a sum answers to more service.</summary>
    private static Direction DirectionOf(LimitReach[] parts) =>
        Array.TrueForAll(parts, p => p.Direction == Direction.Rising) ? Direction.Rising
        : Array.TrueForAll(parts, p => p.Direction == Direction.Falling) ? Direction.Falling : Direction.Mixed;

    /// <summary>Adds the line that brings the sum to what is wanted.</summary>
    private static void Differ(ScoreSheet sheet, ScoreLineKind kind, string id, long wanted, Words? label)
    {
        if (wanted != sheet.Total)
        {
            sheet.Add(kind, id, wanted - sheet.Total, label: label);
        }
    }

    private static Node[] Drafts(IReadOnlyList<OptionValues> parts)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (OptionValues part in parts)
        {
            if (!ids.Add(part.Get(Id)))
            {
                part.Refuse(Id, part.Get(Id), new("each part once", "每个组成部分只写一次"), "VC3013");
            }
        }

        return [.. parts.Select(Draft)];
    }

    private static Node Draft(OptionValues part)
    {
        if (part.Has(Of) == part.Has(Parts))
        {
            part.Refuse(null, part.Has(Of) ? "of, parts" : "–", new("one of of and parts", "of 与 parts 之一"));
            return new Group(part, []);
        }

        if (part.Has(Parts) && part.Has(Through))
        {
            part.Refuse(Through, "through", new("of beside it: a group has no curve", "须与 of 同用：分组不折算"));
        }

        if (part.Has(Parts))
        {
            return new Group(part, Drafts(part.Get(Parts)));
        }

        ValueRef of = part.Get(Of);
        ICurve? curve = part.Has(Through) ? part.Get(Through)(of.Shape) : null;
        if (curve is null && of.Shape.Unit.Kind != UnitKind.Number)
        {
            part.Refuse(Of, of.Name, new("a curve (through) from time to points", "由时间到分数的折算 through"), "VC3012");
        }

        return new Part(part, of, curve);
    }

    private static long Denominator(OptionValues options, Option<Amount> option) => options.Has(option) ? options.Get(option).Figure.Denominator : 1;

    private static Fraction PositiveStep(OptionValues round) => round.IsAboveNothing(To) ? round.Get(To).Figure : new Fraction(1);

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

    /// <summary>A part, or a group of parts; their contributions are in quanta of the score.</summary>
    private abstract class Node(OptionValues options)
    {
        protected string NodeId { get; } = options.Get(Id);

        protected Words? Label { get; } = options.Has(Title) ? options.Get(Title) : null;

        protected Fraction? RoundTo { get; } = options.Has(Round) ? PositiveStep(options.Get(Round)) : null;

        protected RoundingMode RoundMode { get; } = options.Has(Round) ? options.Get(Round).Get(Mode) : default;

        /// <summary>What the node can contribute, once it is settled.</summary>
        public Interval Bounds { get; protected set; }

        /// <summary>What comes to its limits, once it is settled.</summary>
        public LimitReach Reach { get; protected set; } = null!;

        /// <summary>What each part in it can contribute, once it is settled.</summary>
        public virtual IEnumerable<Interval> PartBounds => [Bounds];

        /// <summary>The scales that the score needs to hold the node's contributions.</summary>
        public abstract IEnumerable<long> Scales();

        /// <summary>Told the scale of the score.</summary>
        public abstract void Settle(long common);

        public abstract void Score(Values values, ScoreSheet sheet);

        protected Limits LimitsAt(long scale) => Limits.From(options, scale);

        protected long FinestFigure() => Quantum.Common(Denominator(options, Min), Denominator(options, Max));
    }

    /// <summary>A part: a value through its curve, cap and rounding, which are exact in a quantum of the part's own.</summary>
    private sealed class Part : Node
    {
        private readonly ValueRef _of;
        private readonly ICurve? _curve;
        private readonly long _scale;
        private readonly long _factor;
        private readonly Limits _limits;
        private readonly Step? _round;
        private long _toScore = 1;
        private long _whole; // quanta of the score in one of the part, where that is a whole number

        public Part(OptionValues options, ValueRef of, ICurve? curve)
            : base(options)
        {
            (_of, _curve) = (of, curve);
            long input = (curve?.Shape ?? of.Shape).Scale;
            _scale = Quantum.Common(Quantum.Common(input, FinestFigure()), RoundTo?.Denominator ?? 1);
            _factor = _scale / input;
            _limits = LimitsAt(_scale);
            _round = RoundTo is { } step ? new Step(step.ExactlyAt(_scale), RoundMode) : null;
        }

        /// <summary>After a rounding only the step's own quantum is left.</summary>
        public override IEnumerable<long> Scales() => [RoundTo?.Denominator ?? _scale];

        public override void Settle(long common)
        {
            _toScore = common;
            _whole = common % _scale == 0 ? common / _scale : 0;
            Interval from = (_curve?.Shape ?? _of.Shape).Bounds;
            Bounds = new(Bound(from.Min), Bound(from.Max));
            Reach = new(
                _of, new(Quantum.ScaleBound(from.Min, _factor), Quantum.ScaleBound(from.Max, _factor)), _limits.Min, _limits.Max,
                Answering.Then(_of.Shape.Direction, _curve?.Shape.Direction ?? Direction.Rising), []);
        }

        public override void Score(Values values, ScoreSheet sheet)
        {
            if (!values.IsKnown(_of))
            {
                sheet.MarkUnknown();
                return;
            }

            long quanta = _limits.Apply((_curve?.At(values[_of]) ?? values[_of]) * _factor);
            Openness open = Answering.Turn(values.OpennessOf(_of), _curve?.Shape.Direction ?? Direction.Rising);
            sheet.MarkOpen(open & ~_limits.Closed(quanta));
            sheet.Add(ScoreLineKind.Part, NodeId, InScore(_round?.Apply(quanta) ?? quanta), _of, Label);
        }

        /// <summary>The contribution in quanta of the score, which hold it exactly.</summary>
        private long InScore(long quanta) => _whole != 0 ? checked(quanta * _whole) : checked((long)((Int128)quanta * _toScore / _scale));

        private long Bound(long input)
        {
            long bound = _limits.Apply(Quantum.ScaleBound(input, _factor));
            return Interval.IsNone(bound) ? bound
                : (long)Int128.Clamp((Int128)(_round?.Apply(bound) ?? bound) * _toScore / _scale, -Interval.Unbounded, Interval.Unbounded);
        }
    }

    /// <summary>A group of parts with a cap and rounding on their sum.</summary>
    private sealed class Group(OptionValues options, Node[] parts) : Node(options)
    {
        private Limits _limits = Limits.None;
        private Step? _round;

        public override IEnumerable<Interval> PartBounds => parts.SelectMany(p => p.PartBounds);

        public override IEnumerable<long> Scales() => [.. parts.SelectMany(p => p.Scales()), FinestFigure(), RoundTo?.Denominator ?? 1];

        public override void Settle(long common)
        {
            Interval sum = new(0, 0);
            foreach (Node part in parts)
            {
                part.Settle(common);
                sum = new(Quantum.AddBounds(sum.Min, part.Bounds.Min), Quantum.AddBounds(sum.Max, part.Bounds.Max));
            }

            _limits = LimitsAt(common);
            _round = RoundTo is { } step ? new Step(step.ExactlyAt(common), RoundMode) : null;
            LimitReach[] inner = [.. parts.Select(p => p.Reach)];
            Reach = new(null, sum, _limits.Min, _limits.Max, DirectionOf(inner), inner);
            sum = _limits.Over(sum);
            Bounds = _round?.Over(sum) ?? sum;
        }

        public override void Score(Values values, ScoreSheet sheet)
        {
            long before = sheet.Total;
            Openness openBefore = sheet.Openness;
            foreach (Node part in parts)
            {
                part.Score(values, sheet);
            }

            long capped = _limits.Apply(sheet.Total - before);
            Differ(sheet, ScoreLineKind.GroupCap, NodeId, before + (_round?.Apply(capped) ?? capped), Label);
            sheet.MarkClosed(_limits.Closed(capped) & ~openBefore);
        }
    }
}
