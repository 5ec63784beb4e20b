using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Groups;

/// <summary>Worked cases of documents about groups.</summary>
public sealed class GroupCaseTests
{
    private const string MovedOut = """
        "name": "moved out", "asOf": "2020-01-01", "subject": "h1",
        "volunteers": { "a": { "facts": { "household": "h1" } }, "b": { "facts": { "household": [ { "value": "h1", "to": "2010-01-01" }, { "value": "h2", "from": "2010-01-02" } ] } } },
        "records": [
          { "volunteer": "a", "date": "2010-01-01", "hours": 8 }, { "volunteer": "b", "date": "2010-01-01", "hours": 9 },
          { "volunteer": "a", "date": "2010-01-02", "hours": 8 }, { "volunteer": "b", "date": "2010-01-02", "hours": 8 } ]
        """;

    private static void AssertCase(string sections, string @case, params string[] faults) => Loading.AssertRefused($$"""{{sections}}, "verify": [ { {{@case}} } ]""", faults);

    [Fact]
    public void A_household_is_verified()
    {
        AssertCase(People.Household, MovedOut + """, "expect": { "hours": "24h", "members": 2, "time.lost": "1h", "lost.limit": "1h", "stars": null }""");
        AssertCase(People.Household, MovedOut + """, "expect": { "hours": "25h" }""", "VC3040 verify[0].expect.hours hours = 24 h (moved out)");
        AssertCase(People.Household, MovedOut.Replace("\"subject\": \"h1\"", "\"subject\": \"h2\"", StringComparison.Ordinal) + """, "expect": { "hours": "8h", "members": 1 }""");
    }

    [Fact]
    public void The_facts_of_a_case_are_the_groups_own() => AssertCase(
        """ "subject": "city", "measures": { "residents": { "type": "given", "name": "residents" }, "years": { "type": "elapsed", "since": "registered", "in": "years" } } """,
        """ "name": "share", "asOf": "2018-12-31", "subject": "hz", "given": { "residents": 9780000 }, "facts": { "registered": "2010-01-01" }, "records": [], "expect": { "residents": 9780000, "years": 8 } """);

    [Fact]
    public void A_case_names_its_group_and_each_record_its_volunteer()
    {
        AssertCase(People.Household, """ "asOf": "2020-01-01", "expect": { "hours": "0h" } """, "VC3005 verify[0]");
        AssertCase(People.Household, """ "asOf": "2020-01-01", "subject": 7, "expect": { "hours": "0h" } """, "VC3006 verify[0].subject 7");
        AssertCase(People.Household, """ "asOf": "2020-01-01", "subject": "h", "records": [ { "date": "2019-01-01", "hours": 1 } ], "expect": { "hours": "0h" } """, "VC3005 verify[0].records[0]");
        AssertCase(
            People.Household, """ "asOf": "2020-01-01", "subject": "h", "volunteers": { "a": { "fact": {} }, "b": 7 }, "expect": { "hours": "0h" } """,
            "VC3004 verify[0].volunteers.a.fact fact", "VC3006 verify[0].volunteers.b 7");
        AssertCase(
            Given.Hours, """ "asOf": "2020-01-01", "subject": "h", "volunteers": {}, "records": [ { "volunteer": "a", "date": "2019-01-01" } ], "expect": { "hours": "0h" } """,
            "VC3004 verify[0].subject subject", "VC3004 verify[0].volunteers volunteers", "VC3004 verify[0].records[0].volunteer volunteer");
    }
}
