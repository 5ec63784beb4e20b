using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Advice;

/// <summary>Small rule sets, in minutes, in which every plan can be tried: windows that roll, a daily cap, whole "hours" of two or three minutes, two measures at once.</summary>
internal sealed class SmallRules(Dice dice)
{
    private const int Most = 3;

    /// <summary>Whether more service may hurt: an upper bound, or a week that binds days together.</summary>
    public bool MayHurt { get; private set; }

    /// <summary>An engine with one rule set <c>t</c> and its decision <c>goal</c>.</summary>
    public CreditEngine Make()
    {
        var steps = new List<string>();
        if (dice.Chance(50))
        {
            steps.Add($$"""{ "type": "limit", "per": "day", "max": "{{dice.Between(1, Most)}}min" }""");
        }

        if (dice.Chance(50))
        {
            steps.Add($$"""{ "type": "round", "per": "{{dice.Of("record", "day")}}", "to": "2min", "mode": "{{dice.Of("down", "down", "down", "up", "half-up")}}" }""");
        }

        if (dice.Chance(15))
        {
            MayHurt = true;
            steps.Add($$"""{ "type": "limit", "per": "week", "max": "{{dice.Between(2, 6)}}min", "over": "{{dice.Of("cut", "reject")}}" }""");
        }

        string upper = "";
        if (dice.Chance(15))
        {
            MayHurt = true;
            upper = $$""", { "type": "compare", "of": "{{dice.Of("hours", "days")}}", "max": {{dice.Of("\"9min\"", "\"4min\"")}} }""".Replace("\"days\", \"max\": \"9min\"", "\"days\", \"max\": 3", StringComparison.Ordinal).Replace("\"days\", \"max\": \"4min\"", "\"days\", \"max\": 2", StringComparison.Ordinal);
        }

        string sections = $$"""
            "intake": [ {{string.Join(", ", steps)}} ],
            "measures": {
              "hours": { "type": "hours"{{Window()}} },
              "days": { "type": "each-period", "per": "{{dice.Of("day", "day", "week", "month")}}", "of": { "type": "hours" }, "atLeast": "{{dice.Between(1, Most)}}min", "fold": "count"{{Window()}} }
            },
            "scores": { "points": { "type": "points", "parts": [ { "of": "hours", "id": "h", "through": { "type": "{{dice.Of("rate", "per-whole")}}", "per": "2min", "gives": 1 }, "max": {{dice.Between(1, 5)}} }, { "of": "days", "id": "d" } ] } },
            "decisions": { "goal": { "require": [ {{Wanted()}}{{upper}} ] } }
            """;
        return CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText($$"""{ "id": "t", "version": "1", "honesty": "illustrative", {{sections}} }""")));
    }

    /// <summary>A volunteer with a few minutes in the days before, now and then some to come.</summary>
    public Volunteer Volunteer(DateOnly asOf) => new("v", [.. Enumerable.Range(0, dice.Below(5)).Select(i => new ServiceRecord
    {
        Id = $"r{i}", VolunteerId = "v", Date = asOf.AddDays(dice.Chance(15) ? dice.Between(1, 3) : -dice.Below(6)), Minutes = dice.Between(1, 4),
    })]);

    private string Window() => dice.Chance(60) ? $$""", "window": { "rolling": "{{dice.Of("2 days", "3 days", "5 days", "1 month")}}" }""" : "";

    private string Wanted() => dice.Below(3) switch
    {
        0 => $$"""{ "type": "compare", "of": "points", "min": {{dice.Between(1, 7)}} }""",
        1 => $$"""{ "type": "compare", "of": "hours", "min": "{{dice.Between(1, 12)}}min" }, { "type": "compare", "of": "days", "min": {{dice.Between(1, 3)}} }""",
        _ => $$"""{ "type": "compare", "of": "hours", "min": "{{dice.Between(1, 14)}}min" }""",
    };
}
