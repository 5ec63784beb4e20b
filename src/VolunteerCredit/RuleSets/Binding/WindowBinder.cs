using System.Globalization;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>
/// Reads <c>window</c>: <c>"lifetime"</c>, <c>{"rolling": "24 months"}</c>, <c>{"best": "12 months"}</c>, <c>{"calendar-year": -1}</c>,
/// <c>{"fiscal-year": 4, "years": -1}</c>, <c>{"anniversary": "registered"}</c>, <c>{"from": …, "to": …}</c>.
/// </summary>
internal static class WindowBinder
{
    private const int YearsBackMax = -200;

    private static readonly Words Windows = new(
        "\"lifetime\", {\"rolling\": SPAN}, {\"best\": SPAN}, {\"calendar-year\": 0 for this year, -1 for the last}, "
        + "{\"fiscal-year\": FIRST MONTH, \"years\": 0 or -1 …}, {\"anniversary\": DATE FACT}, or {\"from\": DATE, \"to\": DATE}",
        "\"lifetime\"、{\"rolling\": 跨度}、{\"best\": 跨度}、{\"calendar-year\": 0 为当年，-1 为上年}、"
        + "{\"fiscal-year\": 起始月, \"years\": 0 或 -1 等}、{\"anniversary\": 日期事实} 或 {\"from\": 日期, \"to\": 日期}");

    public static Window? Bind(Binder binder, Spot spot)
    {
        if (spot.Node is { Kind: NodeKind.Text, Text: "lifetime" })
        {
            return Window.Lifetime;
        }

        string keys = spot.Node.Kind == NodeKind.Map ? string.Join(' ', spot.Node.Members.Select(m => m.Key).Order(StringComparer.Ordinal)) : "";
        int faults = binder.FaultCount;
        (string Key, Spot? Value)[] parts = [.. keys.Length == 0 ? [] : spot.Members().Select(m => (m.Key, binder.Follow(m.Value)))];
        if (Array.Find(parts, p => p.Value is null) is { Key: { } missing })
        {
            if (binder.FaultCount == faults)
            {
                binder.Fault("VC3005", spot.Find(missing)!.Value, null, Words.Same(missing)); // an optional parameter that is not given stands here
            }

            return null;
        }

        switch (keys)
        {
            case "rolling":
                return binder.BindSpan(Part(keys)) is CalendarSpan span ? Window.Rolling(span) : null;
            case "best":
                return binder.BindSpan(Part(keys)) is CalendarSpan best ? Window.Best(best) : null;
            case "calendar-year" when Years(Part(keys)) is { } years:
                return Window.Year(CalendarUnit.CalendarYear, years);
            case "fiscal-year" or "fiscal-year years"
                when CalendarWords.MonthIn(binder, Part(CalendarWords.FiscalYear)) is { } month && (keys == CalendarWords.FiscalYear ? 0 : Years(Part("years"))) is { } back:
                return Window.Year(CalendarUnit.FiscalYear(month), back);
            case "anniversary":
                return Part(keys) is { Node.Kind: NodeKind.Text } fact && Expected.IsIdentifier(fact.Node.Text) ? Window.Anniversary(fact.Node.Text) : Fault();
            case "from" or "to" or "from to":
                DateOnly? from = Given("from") is { } f ? binder.BindDate(f) : Records.RecordRules.FirstDay;
                DateOnly? to = Given("to") is { } t ? binder.BindDate(t) : Records.RecordRules.LastDay;
                return from is { } first && to is { } last ? Window.Between(first, last) : null;
            default:
                return Fault();
        }

        Spot Part(string key) => Given(key)!.Value;

        Spot? Given(string key) => Array.Find(parts, p => p.Key == key).Value;

        Window? Fault()
        {
            binder.Fault("VC3006", spot, Expected.Show(spot.Node), Windows);
            return null;
        }
    }

    private static int? Years(Spot spot) =>
        spot.Node.Kind == NodeKind.Number && int.TryParse(spot.Node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int years)
        && years is <= 0 and >= YearsBackMax ? years : null;
}
