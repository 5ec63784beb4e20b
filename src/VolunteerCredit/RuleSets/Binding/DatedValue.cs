using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary><c>{ "byDate": [ { "from", "until", "value" } ], "decides" }</c>: a value that changes by date.</summary>
internal sealed class DatedValue
{
    public const string Key = "byDate";

    private static readonly string[] Keys = [Key, "decides", "note"];
    private static readonly string[] PeriodKeys = ["from", "until", "value", "note"];

    private readonly List<(Period Days, Spot Value)> _periods = [];

    private DatedValue(bool byService) => ByService = byService;

    /// <summary>Whether the date of service decides; otherwise the as-of day.</summary>
    public bool ByService { get; }

    /// <summary>Reads the value.</summary>
    /// <param name="binder">Notes faults.</param>
    /// <param name="spot">Where it stands.</param>
    /// <param name="actsOnRecords">Whether the date of service decides where the document does not say.</param>
    /// <returns><see langword="null"/> where it is at fault.</returns>
    public static DatedValue? Read(ScalarBinder binder, Spot spot, bool actsOnRecords)
    {
        bool sound = true;
        foreach ((string key, Spot value) in spot.Members().Where(m => !Keys.Contains(m.Key)))
        {
            binder.FaultUnknownKey(value, key, Keys);
            sound = false;
        }

        if (spot.Find("decides") is { } decides)
        {
            if (decides.Node is not { Kind: NodeKind.Text, Text: "as-of" or "service" })
            {
                binder.Fault("VC3010", decides, Expected.Show(decides.Node), Words.Same("as-of, service"));
                sound = false;
            }

            actsOnRecords = decides.Node.Text == "service";
        }

        Spot list = spot.Find(Key)!.Value;
        if (!binder.Is(list, NodeKind.List))
        {
            return null;
        }

        var dated = new DatedValue(actsOnRecords);
        foreach (Spot item in list.Items())
        {
            sound &= dated.Add(binder, item);
        }

        if (list.Node.Items.Count == 0)
        {
            binder.Fault("VC3005", list, null, Words.Same("from, until, value"));
            return null;
        }

        return sound ? dated : null;
    }

    /// <summary>The value of a day, or <see langword="null"/> where there is none.</summary>
    public Spot? At(int day)
    {
        foreach ((Period days, Spot value) in _periods)
        {
            if (days.Contains(day))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>What stands where a day has no value, so that the rest of the document can be checked.</summary>
    public Spot StandIn => _periods[0].Value;

    /// <summary>The value of each period.</summary>
    public IEnumerable<Spot> Values => _periods.Select(p => p.Value);

    /// <summary>The days on which a value begins, or on which one has just ended.</summary>
    public IEnumerable<int> Bounds => _periods.SelectMany(p => (int[])[p.Days.From, p.Days.To == int.MaxValue ? 0 : p.Days.To + 1]);

    private bool Add(ScalarBinder binder, Spot item)
    {
        if (!binder.Is(item, NodeKind.Map))
        {
            return false;
        }

        foreach ((string key, Spot value) in item.Members().Where(m => !PeriodKeys.Contains(m.Key)))
        {
            binder.FaultUnknownKey(value, key, PeriodKeys);
            return false;
        }

        DateOnly? from = null, until = null;
        if ((item.Find("from") is { } first && (from = binder.BindDate(first)) is null)
            || (item.Find("until") is { } last && (until = binder.BindDate(last)) is null))
        {
            return false;
        }

        if (item.Find("value") is not { } of)
        {
            binder.Fault("VC3005", item, null, Words.Same("value"));
            return false;
        }

        var days = new Period(from?.DayNumber ?? 0, until?.DayNumber ?? int.MaxValue);
        int free = _periods.Count == 0 ? 0 : _periods[^1].Days.To == int.MaxValue ? int.MaxValue : _periods[^1].Days.To + 1;
        if (days.From < free || days.From > days.To)
        {
            string earliest = free is 0 or int.MaxValue ? "–" : DateOnly.FromDayNumber(free).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            binder.Fault(
                "VC3060", item, $"{from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…"} – {until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…"}",
                new($"periods in order that do not overlap, this one from {earliest} or later", $"按先后排列且不重叠的时段，此段不早于 {earliest}"));
            return false;
        }

        _periods.Add((days, of));
        return true;
    }
}
