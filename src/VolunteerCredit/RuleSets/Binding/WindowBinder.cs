using System.Globalization;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>Reads <c>window</c>: <c>"lifetime"</c>, <c>{"rolling": "24 months"}</c>, <c>{"calendar-year": -1}</c>, <c>{"from": …, "to": …}</c>.</summary>
internal static class WindowBinder
{
    private static readonly Words Windows = new(
        "\"lifetime\", {\"rolling\": SPAN}, {\"calendar-year\": 0 for this year, -1 for the last}, or {\"from\": DATE, \"to\": DATE}",
        "\"lifetime\"、{\"rolling\": 跨度}、{\"calendar-year\": 0 为当年，-1 为上年} 或 {\"from\": 日期, \"to\": 日期}");

    public static Window? Bind(Binder binder, Spot spot)
    {
        if (spot.Node is { Kind: NodeKind.Text, Text: "lifetime" })
        {
            return Window.Lifetime;
        }

        if (spot.Node is { Kind: NodeKind.Map, Members.Count: 1 or 2 })
        {
            (string key, Spot value) = spot.Members().First();
            if (binder.Follow(value) is not { } followed)
            {
                binder.Fault("VC3005", value, null, Words.Same(key));
                return null;
            }

            switch (key)
            {
                case "rolling" when spot.Node.Members.Count == 1:
                    return binder.BindSpan(followed) is CalendarSpan span ? Window.Rolling(span) : null;
                case "calendar-year" when spot.Node.Members.Count == 1 && followed.Node.Kind == NodeKind.Number
                    && int.TryParse(followed.Node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int year) && year is <= 0 and >= -200:
                    return Window.CalendarYear(year);
                case "from" or "to" when spot.Node.Members.All(m => m.Key is "from" or "to"):
                    DateOnly? from = spot.Find("from") is { } f ? binder.BindDate(f) : Records.RecordRules.FirstDay;
                    DateOnly? to = spot.Find("to") is { } t ? binder.BindDate(t) : Records.RecordRules.LastDay;
                    return from is { } first && to is { } last ? Window.Between(first, last) : null;
            }
        }

        binder.Fault("VC3006", spot, Expected.Show(spot.Node), Windows);
        return null;
    }
}
