using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.Groups.People;

namespace VolunteerCredit.Tests.Groups;

/// <summary>Groups that dated facts of their members make.</summary>
public sealed class HouseholdTests
{
    private static readonly Fact[] Members = [Of("a", "household", "h1"), Of("b", "household", "h1", to: "2010-01-01"), Of("b", "household", "h2", from: "2010-01-02")];

    private static readonly ServiceRecord[] Records =
    [
        Row("a", "1", "2010-01-01", 8), Row("b", "2", "2010-01-01", 9), Row("a", "3", "2010-01-02", 8), Row("b", "4", "2010-01-02", 8),
    ];

    [Fact]
    public void Who_moves_out_leaves_the_hours_of_before()
    {
        CreditResult[] groups = GroupsOf(Household, Records, Members, "2020-01-01");
        Assert.Equal("household:h1 24 h, household:h2 8 h", groups.Text("hours")); // 8 + min(9, 8) + 8; the other has the 8 of the second day
        Assert.Equal("household:h1 2, household:h2 1", groups.Text("members"));
        Assert.Equal(new TimeBalance(25 * 60, 0, 24 * 60, 0, 60, 0, []), groups[0].Time with { Reasons = [] });
        Assert.Equal(("limit", 60L, 1), groups[0].Time.Reasons.Select(r => (r.Reason, r.Lost, r.Rows)).Single());
    }

    [Fact]
    public void Who_moves_in_during_the_year_brings_what_follows()
    {
        ServiceRecord[] records = [Row("a", "1", "2024-03-01", 5), Row("b", "1", "2024-06-30", 4), Row("b", "2", "2024-07-01", 3), Row("b", "3", "2024-07-02", 2)];
        Fact[] facts = [Of("a", "household", "h1"), Of("b", "household", "h1", from: "2024-07-01")];
        Assert.Equal("household:h1 10 h", GroupsOf(Household, records, facts).Text("hours")); // 5 + 3 + 2, not the 4 of the day before
        Assert.Equal("household:h1 5 h", GroupsOf(Household, records, facts, "2024-06-30").Text("hours"));
    }

    [Fact]
    public void A_night_shift_over_the_day_of_the_move_belongs_to_both()
    {
        ServiceRecord shift = Given.Placed("1", "2024-06-30", "22:00", "03:00") with { VolunteerId = "a" };
        Fact[] facts = [Of("a", "household", "h1", to: "2024-06-30"), Of("a", "household", "h2", from: "2024-07-01")];
        CreditResult[] groups = GroupsOf(Household, [shift], facts);
        Assert.Equal("household:h1 2 h, household:h2 3 h", groups.Text("hours"));
        Assert.Equal("household:h1 1, household:h2 1", groups.Text("records"));
    }

    [Fact]
    public void Two_memberships_at_a_time_count_in_both() => Assert.Equal(
        "household:h1 2 h, household:h2 2 h",
        GroupsOf(Household, [Row("a", "1", "2024-01-01", 2)], [Of("a", "household", "h1"), Of("a", "household", "h2")]).Text("hours"));

    [Fact]
    public void Intake_runs_over_all_records_of_a_member_whatever_household_they_were_served_for()
    {
        const string TenAMonth = """
            "subject": "household", "intake": [ { "type": "limit", "per": "month", "max": "10h", "over": "hold" } ], "measures": { "hours": { "type": "hours" } }
            """;
        ServiceRecord[] records = [Row("a", "1", "2024-01-01", 7), Row("a", "2", "2024-01-20", 7), Row("b", "1", "2024-01-20", 9)];
        Fact[] facts = [Of("a", "household", "h1", to: "2024-01-10"), Of("a", "household", "h2", from: "2024-01-11"), Of("b", "household", "h2")];
        CreditResult[] groups = GroupsOf(TenAMonth, records, facts);
        Assert.Equal("household:h1 7 h, household:h2 12 h", groups.Text("hours")); // a has 10 − 7 = 3 left in h2; b's 9 are b's own
        Assert.Equal((16 * 60L, 12 * 60L, 4 * 60L), (groups[1].Time.Recorded, groups[1].Time.Counted, groups[1].Time.Held));
        Assert.Equal((Openness.Closed, Openness.Above), (groups[0].Measure("hours").Openness, groups[1].Measure("hours").Openness));
    }

    [Fact]
    public void Members_may_serve_at_the_same_time_and_nobody_twice()
    {
        const string Merged = """
            "subject": "household",
            "measures": {
              "own": { "type": "hours", "steps": [ { "type": "merge-overlaps" } ] },
              "day": { "type": "hours", "steps": [ { "type": "limit", "per": "day", "max": "3h" } ] },
              "each": { "type": "hours", "steps": [ { "type": "limit", "per": ["day", "volunteer"], "max": "3h" } ] }
            }
            """;
        ServiceRecord[] records =
        [
            Given.Placed("1", "2024-01-01", "09:00", "11:00") with { VolunteerId = "a" },
            Given.Placed("2", "2024-01-01", "10:00", "12:00") with { VolunteerId = "a" },
            Given.Placed("1", "2024-01-01", "09:00", "11:00") with { VolunteerId = "b" },
        ];
        CreditResult group = GroupsOf(Merged, records, [Of("a", "household", "h"), Of("b", "household", "h")]).Single();
        Assert.Equal("5 h", group.Text("own")); // a 9 to 12, b 9 to 11
        Assert.Equal("3 h", group.Text("day"));
        Assert.Equal("5 h", group.Text("each")); // a min(4, 3), b 2
    }

    [Fact]
    public void A_filter_asks_the_facts_of_the_member_and_a_measure_those_of_the_group()
    {
        const string Facts = """
            "subject": "household",
            "measures": {
              "young": { "type": "hours", "where": { "age": { "below": 18 } } },
              "party": { "type": "hours", "where": { "fact:party-member": "yes" } },
              "years": { "type": "elapsed", "since": "registered", "in": "years" },
              "residents": { "type": "given", "name": "residents" }
            }
            """;
        ServiceRecord[] records = [Row("child", "1", "2024-01-01", 2), Row("mother", "1", "2024-01-01", 5)];
        Fact[] facts =
        [
            Of("child", "household", "h"), Of("mother", "household", "h"), Of("child", "born", "2010-05-01"), Of("mother", "born", "1980-05-01"),
            Of("child", "party-member", "no"), Of("mother", "party-member", "yes"),
            Of("household:h", "registered", "2020-06-01"), Of("household:h", "score:residents", "3"), Of("mother", "registered", "2001-01-01"),
        ];
        CreditResult group = GroupsOf(Facts, records, facts).Single();
        Assert.Equal(("2 h", "5 h", "4", "3"), (group.Text("young"), group.Text("party"), group.Text("years"), group.Text("residents")));

        CreditResult without = GroupsOf(Facts, records, facts.Where(f => f.Name != "born" || f.SubjectId != "child")).Single();
        Assert.Equal(("0 h", Openness.Above), (without.Text("young"), without.Measure("young").Openness)); // the child's age is missing
    }

    [Fact]
    public void Memberships_are_known_and_corrected_as_all_facts()
    {
        Fact late = Of("a", "household", "h1") with { RecordedAt = Given.Moment("2024-06-01T00:00:00Z") };
        Fact corrected = Of("a", "household", "h2") with { RecordedAt = Given.Moment("2024-09-01T00:00:00Z"), Replaces = late.Id };
        ServiceRecord[] records = [Row("a", "1", "2024-01-01", 2, "2024-01-02T00:00:00Z")];
        Assert.Empty(GroupsOf(Household, records, [late, corrected], knownAt: "2024-05-31T23:59:59Z"));
        Assert.Equal("household:h1 2 h", GroupsOf(Household, records, [late, corrected], knownAt: "2024-06-01T00:00:00Z").Text("hours"));
        Assert.Equal("household:h2 2 h", GroupsOf(Household, records, [late, corrected]).Text("hours"));
    }

    [Fact]
    public void A_household_without_service_is_there_with_nothing_and_one_of_later_is_not()
    {
        Fact[] facts = [Of("a", "household", "empty"), Of("b", "household", "later", from: "2025-01-01"), Of("household:facts", "registered", "2020-01-01"), Of("activity:x", "voided", "yes")];
        CreditResult[] groups = GroupsOf(Household, [Row("c", "1", "2024-01-01", 2)], facts);
        Assert.Equal("household:empty 0 h, household:facts 0 h", groups.Text("hours"));
        Assert.All(groups, g => Assert.Null(g.Tier("stars").Reached));
    }

    [Fact]
    public void Records_that_share_an_id_are_each_members_own()
    {
        ServiceRecord[] records = [Row("a", "1", "2024-01-01", 2), Row("b", "1", "2024-01-01", 3), Row("b", "2", "2024-01-01", null)];
        CreditResult group = GroupsOf(Household, records, [Of("a", "household", "h"), Of("b", "household", "h")]).Single();
        Assert.Equal(("5 h", "2"), (group.Text("hours"), group.Text("records"))); // unknown minutes count nothing, and no record
        Assert.Equal("a/1 b/1 b/2", string.Join(' ', group.Records!.Select(r => $"{r.VolunteerId}/{r.RecordId}")));
        Assert.Equal(1, group.Time.UnknownRecords);
    }

    [Fact]
    public void An_explanation_names_the_member_of_each_record_in_text_and_json()
    {
        CreditResult group = GroupsOf(Household, Records, Members, "2020-01-01")[0];
        Assert.StartsWith("Group household:h1, by t 1 ", group.Explain(), StringComparison.Ordinal);
        Assert.StartsWith("""{"volunteer":"household:h1","subject":"household",""", group.ToJson(), StringComparison.Ordinal);
        Assert.Contains("2010-01-01 b/2: 9 h recorded, 8 h counted", group.Explain(), StringComparison.Ordinal);
        Assert.Contains("b/2", group.Explain(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("""{"volunteer":"b","id":"2",""", group.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_became_of_a_members_record_is_told_in_the_order_of_the_steps()
    {
        const string Twice = """
            "subject": "household",
            "intake": [ { "type": "limit", "per": "day", "max": "8h", "reason": "day" }, { "type": "limit", "per": "month", "max": "5h", "reason": "month" } ],
            "measures": { "hours": { "type": "hours" } }
            """;
        CreditResult group = GroupsOf(Twice, [Row("a", "1", "2024-01-01", 10)], [Of("a", "household", "h")]).Single();
        Assert.Equal([("day", 120L), ("month", 180L)], group.Records!.Single().Changes.Select(c => (c.Reason, c.Lost)));
    }

    [Fact]
    public void A_fact_that_a_members_intake_wants_leaves_the_group_open()
    {
        const string Adults = """
            "subject": "household", "intake": [ { "type": "exclude", "where": { "age": { "below": 18 } } } ],
            "measures": { "hours": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "hours", "min": "1h" } ] } }
            """;
        CreditResult Household(params Fact[] born) => GroupsOf(Adults, [Row("a", "1", "2024-01-01", 2)], [Of("a", "household", "h"), .. born]).Single();

        Assert.Equal(("2 h", Openness.Above | Openness.Below, Outcome.Undetermined), (Household().Text("hours"), Household().Measure("hours").Openness, Household().Decision("d").Outcome));
        Assert.Equal("born", Household().Decision("d").Missing.Single().Name);
        Assert.Equal((Openness.Closed, Outcome.Eligible), (Household(Of("a", "born", "1990-05-01")).Measure("hours").Openness, Household(Of("a", "born", "1990-05-01")).Decision("d").Outcome));
    }

    [Fact]
    public void What_is_missing_names_the_member_too()
    {
        const string Decided = """
            "subject": "household", "measures": { "hours": { "type": "hours" } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "hours", "min": "9h" } ] } }
            """;
        CreditResult group = GroupsOf(Decided, [Row("a", "1", "2024-01-01", null)], [Of("a", "household", "h")]).Single();
        Assert.Equal("record:a/1", group.Decision("d").Missing.Single().Name);
    }

    [Theory]
    [InlineData(true)] // by the member's intake
    [InlineData(false)] // by a step of the measure's own
    public void A_record_that_a_step_wants_is_named_with_its_member(bool intake)
    {
        const string Held = """{ "type": "exclude", "where": { "status": "pending" }, "as": "held" }""", Sharing = """{ "type": "exclude", "where": { "category": "no-show" }, "sharing": "activity" }""";
        string decided = $$"""
            "subject": "household", "intake": [ {{Held}}{{(intake ? $", {Sharing}" : "")}} ], "measures": { "hours": { "type": "hours", "steps": [ {{(intake ? "" : Sharing)}} ] } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "hours", "min": "1h" } ] } }
            """;
        ServiceRecord served = Row("a", "1", "2024-01-01", 2) with { Activity = "x" }, absent = Row("a", "2", "2024-01-02", null) with { Activity = "x", Category = "no-show", Status = "pending", Quantity = 1 };

        Assert.Equal(["record:a/2"], GroupsOf(decided, [served, absent], [Of("a", "household", "h")]).Single().Decision("d").Missing.Select(m => m.Name));
    }
}
