using FsCheck;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>Spells in which records are dropped, against a walk from day to day; on so few days and records that much happens in them.</summary>
public sealed class SpellsTests
{
    private const int Days = 40;

    private static readonly DateOnly Eve = new(2024, 1, 20); // so that months of different lengths are met

    [Property(MaxTest = 2000)]
    public void Spells_are_as_a_walk_from_day_to_day_finds_them(DoNotSize<uint> seed)
    {
        var dice = new Dice(seed.Item);
        (string sections, int? days, bool month, bool until, bool balance) = Rule(dice);
        ServiceRecord[] records = Records(dice, settled: true);

        int expected = 0;
        DateOnly? act = null;
        for (DateOnly day = Eve.AddDays(1); day <= Eve.AddDays(Days); day = day.AddDays(1))
        {
            if (act is null)
            {
                expected += (int)records.Where(r => r.Date == day && r.Category == "help").Sum(r => r.Minutes!.Value);
            }
            else
            {
                IEnumerable<ServiceRecord> since = records.Where(r => r.Date > act && r.Date <= day);
                decimal reached = balance ? since.Sum(r => r.Quantity ?? 0) : since.Where(r => r.Category == "training").Sum(r => r.Minutes!.Value) / 60m;
                DateOnly time = month ? act.Value.AddMonths(1) : act.Value.AddDays(days ?? 1);
                act = day >= time && (!until || reached >= 2) ? null : act;
            }

            if (records.Any(r => r.Date == day && r.Category == "no-show" && r.Status == "approved"))
            {
                act = day;
            }
        }

        Assert.Equal(expected, Score(sections, records).Measure("m").Value!.Value.Quanta);
    }

    [Property(MaxTest = 2000)]
    public void What_is_settled_stays_settled_when_spells_are_cleared_up(DoNotSize<uint> seed)
    {
        var dice = new Dice(seed.Item);
        string sections = Rule(dice).Sections;
        ServiceRecord[] records = Records(dice, settled: false);
        ServiceRecord[] cleared = [.. records.Select(r => r with
        {
            Minutes = r.IsAct ? null : r.Minutes ?? dice.Of(0, 30, 60, 120, 300),
            Status = r.Status == "pending" ? dice.Of("approved", "rejected") : r.Status,
        })];

        MeasureResult before = Score(sections, records).Measure("m"), after = Score(sections, cleared).Measure("m");

        Assert.True(after.Value!.Value.Quanta <= before.Value!.Value.Quanta || before.Openness.HasFlag(Openness.Above), $"{before} rose to {after}");
        Assert.True(after.Value!.Value.Quanta >= before.Value!.Value.Quanta || before.Openness.HasFlag(Openness.Below), $"{before} fell to {after}");
    }

    private static (string Sections, int? Days, bool Month, bool Until, bool Balance) Rule(Dice dice)
    {
        int kind = dice.Below(3);
        bool month = kind < 2 && dice.Chance(20), until = kind > 0, balance = until && dice.Chance(40);
        int? days = kind < 2 && !month ? dice.Of(1, 5, 10) : null;
        string lasts = month ? """, "lasts": "1 month" """ : days is { } d ? $", \"lasts\": \"{d} days\"" : "";
        string measure = balance ? """{ "type": "quantity" }, "atLeast": 2""" : """{ "type": "hours", "where": { "category": "training" } }, "atLeast": "2h" """;
        string sections = $$"""
            "intake": [
              { "type": "exclude", "where": { "status": "rejected" } },
              { "type": "exclude", "where": { "status": "pending" }, "as": "held" },
              { "type": "exclude", "where": { "category": "help" }, "during": { "opens": { "category": "no-show" }{{lasts}}{{(until ? $", \"until\": {{ \"of\": {measure} }}" : "")}} } } ],
            "measures": { "m": { "type": "hours", "where": { "category": "help" } } }
            """;
        return (sections, days, month, until, balance);
    }

    private static ServiceRecord[] Records(Dice dice, bool settled) =>
    [
        .. Enumerable.Range(0, dice.Between(1, 14)).Select(i =>
        {
            ServiceRecord record = new() { Id = $"r{i}", VolunteerId = Given.VolunteerId, Date = Eve.AddDays(dice.Between(1, Days)), Status = settled || dice.Chance(85) ? "approved" : "pending" };
            return dice.Below(5) switch
            {
                0 => record with { Category = "no-show", Quantity = dice.Of(1m, 0m) },
                1 => record with { Category = "training", Minutes = settled || dice.Chance(60) ? dice.Of(0, 59, 60, 119, 120) : null, Status = "approved" },
                2 => record with { Category = "balance", Quantity = dice.Of(-1m, 1m, 2m) },
                _ => record with { Category = "help", Minutes = dice.Between(1, 9), Status = "approved" },
            };
        }),
    ];

    private static CreditResult Score(string sections, ServiceRecord[] records) => Given.Score(Given.Volunteer(records), "2024-02-29", sections: sections);
}
