using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Grants;

/// <summary>A measure of each record or period, through a curve, as dated lots; claims are acts of another measure.</summary>
internal sealed class MeasuredGrant : IGrant
{
    private const string EndOfYear = "end-of-year";

    private static readonly Option<string> CurrencyOption = Option.Text("currency", new("what is granted: coins, stamps, points", "发放的名目：币、章、积分")).Required();

    private static readonly Option<BoundMeasure> Of = Option.Measure("of", new("what earns", "据以获得的度量")).Required();

    private static readonly Option<Func<ValueShape, ICurve>> Through = Option.Curve("through", new("the curve from the measure to the currency; without it the number itself", "由度量折算；不写则取其本身"));

    private static readonly Option<Grouping> Per = Option.Per(
        "per", new("what makes one lot: each record (the default), or all of a period", "每份所指：逐条记录（默认）或某一周期"));

    private static readonly Option<string> Expires = Option.Text(
        "expires", new("end-of-year: on 31 December of the year earned it is there for the last time; or a span: its last day is the day earned plus the span, minus one; without it never", "end-of-year：获得当年 12 月 31 日为最后一日；或跨度：最后一日为获得日加跨度减一天；不写则不过期"));

    private static readonly Option<BoundMeasure> Spent = Option.Measure("spent", new("what claims, act by act; a claim counts by its size, with or without a minus", "据以消费的度量，逐条；不论正负均按数值计"));

    private readonly RowMeasure _of;
    private readonly RowMeasure? _spent;
    private readonly ICurve? _curve;
    private readonly Grouping _per;
    private readonly bool _endOfYear;
    private readonly CalendarSpan? _span;
    private readonly long _earnedFactor;
    private readonly long _spentFactor;

    private MeasuredGrant(OptionValues options)
    {
        Currency = options.Get(CurrencyOption);
        _of = (RowMeasure)options.Get(Of);
        _spent = options.Has(Spent) ? (RowMeasure)options.Get(Spent) : null;
        _curve = options.Has(Through) ? options.Get(Through)(_of.Shape) : null;
        _per = options.Get(Per, new Grouping(CalendarUnit.Total, [], record: true));
        if (!_of.ReadsRows && (_per.ByRecord || _per.Columns.Count > 0))
        {
            options.Refuse(Per, options.Has(Per) ? "per" : "record", new("a period, since the measure reads no rows of its own", "周期：该度量自身不读取记录"));
        }

        ValueShape earned = _curve?.Shape ?? _of.Shape;
        long scale = earned.Scale;
        if (_spent is not null)
        {
            scale = Quantum.Common(scale, _spent.Shape.Scale);
            if (!_spent.ReadsRows)
            {
                options.Refuse(Spent, "spent", new("a measure of records", "读取记录的度量"));
            }
            else if (!_spent.Shape.Unit.Mixes(earned.Unit))
            {
                options.Refuse(Spent, "spent", Expected.UnitWords(earned.Unit.Kind), "VC3012");
            }
        }

        _earnedFactor = scale / earned.Scale;
        _spentFactor = _spent is null ? 1 : scale / _spent.Shape.Scale;
        Shape = new(earned.Unit, scale, Interval.Everything) { Inputs = _of.Shape.Inputs };
        string expires = options.Get(Expires, "");
        _endOfYear = expires == EndOfYear;
        _span = CalendarSpan.TryParse(expires, out CalendarSpan span) ? span : null;
        if (options.Has(Expires) && !_endOfYear && _span is null)
        {
            options.Refuse(Expires, expires, new("end-of-year, or a span as \"24 months\"", "end-of-year，或跨度，如 \"24 months\""));
        }
    }

    public static ComponentType Type { get; } = ComponentType.Grant(
        "grant", new("dated lots of a currency, with expiry and claims", "分批发放，附日期、到期与消费"), [CurrencyOption, Of, Through, Per, Expires, Spent], options => new MeasuredGrant(options));

    public string Currency { get; }

    public ValueShape Shape { get; }

    public void Grant(Block block, GrantLedger ledger)
    {
        foreach (RowGroup group in _of.EvaluateEach(block, _per))
        {
            if (group.Value == IMeasure.Unknown)
            {
                ledger.MarkUnknown();
                continue;
            }

            int day = _per.ByRecord ? block.ServiceDates[group.Rows[0]] : block.Dates[group.Rows[^1]];
            ledger.Earn(day, LastDay(day), checked((_curve?.At(group.Value) ?? group.Value) * _earnedFactor), group.Rows);
        }

        block.Workspace.Openness = Answering.Turn(block.Workspace.Openness, _curve?.Shape.Direction ?? Direction.Rising);
        if (_spent is null)
        {
            return;
        }

        // A claim that is open may take away, or turn out smaller; and what is claimed from a lot does not expire.
        using Workspace.Nested nested = block.Workspace.Nest(Direction.Mixed);
        foreach (RowGroup claim in _spent.EvaluateEach(block, new Grouping(CalendarUnit.Total, [], record: true)))
        {
            if (claim.Value == IMeasure.Unknown)
            {
                ledger.MarkUnknown();
            }
            else
            {
                ledger.Claim(block.ServiceDates[claim.Rows[0]], checked(Math.Abs(claim.Value) * _spentFactor));
            }
        }
    }

    private int? LastDay(int day) =>
        _endOfYear ? new DateOnly(DateOnly.FromDayNumber(day).Year, 12, 31).DayNumber : _span is { } span ? span.After(day) - 1 : null;
}
