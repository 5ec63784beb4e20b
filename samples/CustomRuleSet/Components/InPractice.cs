using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace CustomRuleSet.Components;

/// <summary>Criterion: who has served enough is in practice, and so is who was at a drill not long ago. After a drill of the time before that a person decides.</summary>
public sealed class InPractice : ICriterion
{
    private static readonly Option<ValueRef> Of = Option.Value("of", new("the measure of service", "服务的度量")).Required();

    private static readonly Option<Amount> AtLeast = Option.Figure("atLeast", new("so much of it is practice enough, included", "达到多少即视为熟练（含）")).Required();

    private static readonly Option<string> Drill = Option.Identifier("drill", new("the day of the last drill; the name of a fact", "最近演练日期；事实名称")).Required();

    private static readonly Option<CalendarSpan> Within = Option.Span("within", new("how long ago the drill may be, such as 12 months", "演练的有效期，如 12 months")).Required();

    private static readonly Option<CalendarSpan> ReferWithin = Option.Span("referWithin", new("how long ago it may be for a person to decide", "转人工判定的期限"));

    private static readonly Found Served = new(new Words("served enough", "服务充足"));

    private readonly ValueRef _of;
    private readonly long _atLeast;
    private readonly string[] _drill;
    private readonly CalendarSpan _within;
    private readonly CalendarSpan _refer;

    private InPractice(OptionValues options)
    {
        _of = options.Get(Of);
        Amount least = options.Get(AtLeast);
        if (!least.Unit.Mixes(_of.Shape.Unit))
        {
            options.Refuse(AtLeast, least.ToString(), new($"an amount of the same kind as {_of.Name}", $"与 {_of.Name} 同类的数量"), "VC3012");
        }

        _atLeast = least.Figure.CeilingAt(_of.Shape.Scale);
        _drill = [options.Get(Drill)];
        _within = options.Get(Within);
        _refer = options.Get(ReferWithin, _within);
        Requirement = new(
            $"In practice: {_of.Label.English} at least {least}, or a drill within {Text(_within, "months", "days")}",
            $"保持熟练：{_of.Label.Chinese} 不低于 {least.ToWords().Chinese}，或 {Text(_within, "个月", "天")}内参加过演练");
    }

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Criterion(
        "in-practice", new("served enough, or at a drill not long ago", "服务充足，或近期参加过演练"), [Of, AtLeast, Drill, Within, ReferWithin], options => new InPractice(options));

    /// <inheritdoc/>
    public Words Requirement { get; }

    /// <summary>With it a refusal says how much service is wanting.</summary>
    public IReadOnlyList<ValueBounds> Thresholds => [new(_of, new(_atLeast, Interval.Unbounded))];

    /// <summary>A refusal names who supplies it.</summary>
    public IReadOnlyList<string> Facts => _drill;

    /// <summary>More service is never worse, so that advice may say what no service can do.</summary>
    public Direction Direction => Direction.Rising;

    /// <inheritdoc/>
    public Verdict Judge(in Evidence evidence)
    {
        bool known = evidence.Values.IsKnown(_of);
        Openness open = evidence.Values.OpennessOf(_of);
        if (known && evidence.Values[_of] >= _atLeast && (open & Openness.Below) == 0)
        {
            return new(Outcome.Eligible, Served);
        }

        if (!evidence.Facts.TryGet(_drill[0], evidence.AsOf, out FactValue fact)
            || !DateOnly.TryParseExact(fact.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly drill))
        {
            return new(Outcome.Undetermined, null, _drill);
        }

        var found = new Found(Words.Same(fact.Value));
        return drill.DayNumber > _within.Before(evidence.AsOf) ? new(Outcome.Eligible, found)
            : !known || evidence.Values[_of] >= _atLeast || (open & Openness.Above) != 0 ? new(Outcome.Undetermined, found)
            : new(drill.DayNumber > _refer.Before(evidence.AsOf) ? Outcome.Refer : Outcome.NotEligible, found);
    }

    private static string Text(CalendarSpan span, string months, string days) =>
        span.Months > 0 ? $"{span.Months.ToString(CultureInfo.InvariantCulture)} {months}" : $"{span.Days.ToString(CultureInfo.InvariantCulture)} {days}";
}
