using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace CustomRuleSet.Components;

/// <summary>Grant: a voucher for each day with enough of a measure, which lapses after a while.</summary>
public sealed class RestNights : IGrant
{
    private static readonly Option<string> CurrencyOption = Option.Text("currency", new("what is granted", "发放的名目")).Required();

    private static readonly Option<BoundMeasure> Of = Option.Measure("of", new("what earns", "据以获得的度量")).Required();

    private static readonly Option<Amount> AtLeast = Option.Figure("atLeast", new("how much of it a day must have, included", "每日至少多少（含）"), min: 0).Required();

    private static readonly Option<CalendarSpan> Lasts = Option.Span("lasts", new("how long a voucher lasts, such as 90 days", "有效期，如 90 days")).Required();

    private readonly BoundMeasure _of;
    private readonly long _atLeast;
    private readonly CalendarSpan _lasts;

    private RestNights(OptionValues options)
    {
        (Currency, _of, _lasts) = (options.Get(CurrencyOption), options.Get(Of), options.Get(Lasts));
        Amount least = options.Get(AtLeast);
        if (!least.Unit.Mixes(_of.Shape.Unit))
        {
            options.Refuse(AtLeast, least.ToString(), new($"an amount of the same kind as the measure ({_of.Shape.Unit.Name})", $"与度量同类的数量（{_of.Shape.Unit.Name}）"), "VC3012");
        }

        _atLeast = least.Figure.CeilingAt(_of.Shape.Scale);
        Shape = new(Unit.Number, 1, Interval.FromZero) { Inputs = _of.Shape.Inputs };
    }

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Grant(
        "rest-nights", new("a voucher for each day with enough service", "每个服务充足之日发放一张券"), [CurrencyOption, Of, AtLeast, Lasts], options => new RestNights(options));

    /// <inheritdoc/>
    public string Currency { get; }

    /// <inheritdoc/>
    public ValueShape Shape { get; }

    /// <inheritdoc/>
    public void Grant(Block block, GrantLedger ledger)
    {
        Period[] days = DaysOf(block);
        var values = new long[days.Length];
        _of.Evaluate(block, days, values);
        for (int i = 0; i < days.Length; i++)
        {
            if (values[i] == IMeasure.Unknown)
            {
                ledger.MarkUnknown();
            }
            else if (values[i] >= _atLeast)
            {
                (int first, int count) = block.RowsIn(days[i]).GetOffsetAndLength(block.Count);
                ledger.Earn(days[i].From, _lasts.After(days[i].From) - 1, 1, [.. Enumerable.Range(first, count)]);
            }
        }
    }

    private static Period[] DaysOf(Block block)
    {
        var days = new List<Period>();
        foreach (int day in block.Dates)
        {
            if (days.Count == 0 || days[^1].From != day)
            {
                days.Add(new(day, day));
            }
        }

        return [.. days];
    }
}
