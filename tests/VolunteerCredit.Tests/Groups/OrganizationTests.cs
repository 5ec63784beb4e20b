using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.Groups.People;

namespace VolunteerCredit.Tests.Groups;

/// <summary>Groups that a column of the record names.</summary>
public sealed class OrganizationTests
{
    private const string Unit = """
        "subject": "organization",
        "measures": {
          "sessions": { "type": "count", "distinct": "activity" },
          "personTimes": { "type": "count", "distinct": ["volunteer", "activity"] },
          "hours": { "type": "hours" },
          "served": { "type": "quantity", "where": { "category": ["served"] }, "units": [ { "unit": "people" } ] }
        }
        """;

    private static readonly ServiceRecord[] Records =
    [
        Row("a", "1", "2019-03-05", 2) with { Activity = "x", Organization = "u1" },
        Row("b", "2", "2019-03-05", 2) with { Activity = "x", Organization = "u1" },
        Row("a", "3", "2019-03-05", 2) with { Activity = "y", Organization = "u1" },
        Given.Act("4", "2019-03-05", "served", 40, "people") with { VolunteerId = "a", Activity = "x", Organization = "u1" },
        Row("c", "5", "2019-03-05", 9) with { Organization = "u2" },
    ];

    [Fact]
    public void A_unit_has_sessions_person_times_hours_and_people_served()
    {
        CreditResult[] units = GroupsOf(Unit, Records, [], "2019-12-31");
        Assert.Equal("organization:u1 2, organization:u2 0", units.Text("sessions"));
        Assert.Equal("organization:u1 3, organization:u2 0", units.Text("personTimes")); // a at x, b at x, a at y
        Assert.Equal("organization:u1 6 h, organization:u2 9 h", units.Text("hours"));
        Assert.Equal("organization:u1 40, organization:u2 0", units.Text("served"));
    }

    [Fact]
    public void A_record_that_names_nobody_belongs_to_nobody()
    {
        CreditResult[] units = GroupsOf(Unit, [Row("a", "1", "2024-01-01", 2), Row("a", "2", "2024-01-01", 3) with { Organization = "u1" }], []);
        Assert.Equal("organization:u1 3 h", units.Text("hours"));
    }

    [Fact]
    public void Ids_are_ordered_as_bytes()
    {
        ServiceRecord[] records = [.. new[] { "é", "b", "B", "😀", "\uE000" }.Select((id, i) => Row("a", $"{i}", "2024-01-01", 1) with { Organization = id })];
        Assert.Equal(["organization:B", "organization:b", "organization:é", "organization:\uE000", "organization:😀"], GroupsOf(Unit, records, []).Select(g => g.VolunteerId));
    }

    [Fact]
    public void In_a_volunteers_own_document_the_volunteer_is_one_key()
    {
        const string Own = """
            "measures": { "volunteers": { "type": "count", "distinct": "volunteer" }, "both": { "type": "count", "distinct": ["volunteer", "activity"] },
              "capped": { "type": "hours", "steps": [ { "type": "limit", "per": "volunteer", "max": "3h" } ] } }
            """;
        CreditResult result = Given.Score(Given.Volunteer(Given.Service("1", "2024-01-01", 120) with { Activity = "x" }, Given.Service("2", "2024-01-02", 120) with { Activity = "y" }), sections: Own);
        Assert.Equal(("1", "2", "3 h"), (result.Text("volunteers"), result.Text("both"), result.Text("capped")));
        Assert.Equal("0", Given.Score(Given.Volunteer(), sections: Own).Text("volunteers"));
    }

    [Fact]
    public void A_record_that_is_left_out_is_told_to_the_group_it_names()
    {
        ServiceRecord bad = Row("a", "bad", "2024-01-01", -1) with { Organization = "u9" };
        ServiceRecord good = Row("a", "good", "2024-01-01", 1) with { Organization = "u1" };
        ServiceRecord later = Row("a", "later", "2026-01-01", -1) with { Organization = "u8" };
        CreditResult[] units = GroupsOf(Unit, [bad, good, later], []);
        Assert.Equal("organization:u1 1 h, organization:u9 0 h", units.Text("hours"));
        Notice notice = units[1].Notices.First(n => n.Code == "VC1203");
        Assert.Equal(("a", "bad"), (notice.Place.VolunteerId, notice.Place.RecordId));
        Assert.Contains("volunteer 'a', record 'bad'", notice.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("志愿者“a”，记录“bad”", notice.In(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_city_has_figures_of_its_own_even_without_any_record()
    {
        const string City = """
            "subject": "city",
            "measures": {
              "hours": { "type": "hours", "window": { "calendar-year": 0 } },
              "registered": { "type": "given", "name": "registered-volunteers" },
              "residents": { "type": "given", "name": "residents" }
            },
            "scores": { "index": { "type": "points", "parts": [
              { "id": "hours", "of": "hours", "through": { "type": "rate", "per": "10h", "gives": 1 } },
              { "id": "registered", "of": "registered", "through": { "type": "rate", "per": 10000, "gives": 1 } } ] } }
            """;
        Fact[] facts = [Of("city:hz", "score:registered-volunteers", "2680000"), Of("city:hz", "score:residents", "9780000"), Of("a", "city", "hz"), Of("b", "city", "hz")];
        CreditResult city = GroupsOf(City, [Row("a", "1", "2018-05-01", 30), Row("b", "1", "2018-05-01", 20), Row("b", "2", "2017-05-01", 20)], facts, "2018-12-31").Single();
        Assert.Equal(("city:hz", "2680000", "9780000"), (city.VolunteerId, city.Text("registered"), city.Text("residents")));
        Assert.Equal("273", city.Score("index").Value.ToString()); // (30 + 20) / 10 + 268

        CreditResult[] alone = GroupsOf(City, [new Volunteer("city:hz", [], [.. facts.Take(2)])], "2018-12-31");
        Assert.Equal("city:hz 0 h", alone.Text("hours"));
    }
}
