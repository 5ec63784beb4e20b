using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Documents that build on others.</summary>
public class BuildingTests
{
    private const string Common = """
        { "id": "common", "version": "1", "honesty": "illustrative",
          "intake": [ { "type": "exclude", "where": { "category": "meal" }, "reason": "meal" } ],
          "measures": { "hours": { "type": "hours" }, "days": { "type": "count", "distinct": "day" } } }
        """;

    private static string Doc(string id, string builds, string rest, string honesty = "illustrative") => $$"""
        { "id": "{{id}}", "version": "1", "honesty": "{{honesty}}", "sources": [ { "title": "s" } ], "builds": {{builds}}, {{rest}} }
        """;

    private static string[] Summaries(params string[] documents) => [.. Faults(documents).Select(f => $"{f.Code} {f.Place.Name} {f.Found}")];

    private static CreditResult Score(CreditEngine engine, string id) => engine.Score(
        id, new Volunteer(VolunteerId, [Service("2020-01-01", 600), Service("2020-01-01", 60) with { Category = "meal" }], []), Evaluation.On(Day("2020-06-30")));

    [Fact]
    public void Intake_comes_first_and_measures_are_there()
    {
        CreditEngine engine = Load(Common, Doc("a", """["common"]""", """
            "intake": [ { "type": "limit", "per": "day", "max": "8h" } ], "tiers": { "t": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "8h" } ] } }
            """));

        CreditResult result = Score(engine, "a");
        Assert.Equal(("one", 60, 120), (result.Tier("t").Reached, result.Time.Reasons[0].Lost, result.Time.Reasons[1].Lost));
        Assert.Equal("10 h", Score(engine, "common").Measure("hours").Value.ToString());
    }

    [Fact]
    public void A_name_that_is_there_already_is_refused_unless_it_is_said_to_be_replaced()
    {
        const string Own = """ "measures": { "hours": { "type": "count" } } """;

        Assert.Equal(["VC3063 measures.hours measures.hours"], Summaries(Common, Doc("a", """["common"]""", Own)));
        CreditEngine engine = Load(Common, Doc("a", """["common@1"]""", """ "overrides": ["measures.hours", "intake"], "intake": [], """ + Own));
        Assert.Equal(("2", 0), (Score(engine, "a").Measure("hours").Value.ToString(), Score(engine, "a").Time.Lost));
        Assert.Equal(
            ["VC3064 overrides[0] measures.minutes", "VC3064 overrides[1] intake"],
            Summaries(Common, Doc("a", """["common"]""", """ "overrides": ["measures.minutes", "intake"], "measures": { "minutes": { "type": "hours" } } """)));
    }

    [Fact]
    public void A_circle_and_an_unknown_document_are_refused()
    {
        string[] faults = Summaries(Doc("a", """["b"]""", "\"note\": \"\""), Doc("b", """["a"]""", "\"note\": \"\""), Doc("c", """["c"]""", "\"note\": \"\""), Doc("d", """["commn"]""", "\"note\": \"\""));

        Assert.Equal(["VC3037 builds[0] a → b → a", "VC3037 builds[0] b → a → b", "VC3037 builds[0] c → c", "VC3036 builds[0] commn"], faults);
    }

    [Fact]
    public void What_two_documents_share_is_taken_once()
    {
        CreditEngine engine = Load(
            Common,
            Doc("b1", """["common"]""", """ "measures": { "m1": { "type": "count" } } """),
            Doc("b2", """["common"]""", """ "measures": { "m2": { "type": "count" } } """),
            Doc("a", """["b1", "b2"]""", "\"note\": \"\""));

        Assert.Equal(["hours", "days", "m1", "m2"], Score(engine, "a").Measures.Select(m => m.Name));
        Assert.Equal(60, Score(engine, "a").Time.Lost);
    }

    [Fact]
    public void Two_that_differ_must_be_settled_above()
    {
        string b1 = Doc("b1", "[]", """ "measures": { "m": { "type": "count" } } """), b2 = Doc("b2", "[]", """ "measures": { "m": { "type": "hours" } } """);

        Assert.Equal(["VC3063 measures.m measures.m"], Summaries(b1, b2, Doc("a", """["b1", "b2"]""", "\"note\": \"\"")));
        Assert.Empty(Summaries(b1, b2, Doc("a", """["b1", "b2"]""", """ "overrides": ["measures.m"], "measures": { "m": { "type": "hours" } } """)));
    }

    [Fact]
    public void Honesty_comes_along_and_is_never_raised()
    {
        const string Scored = """ "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "days" } ] } } """;
        CreditEngine engine = Load(Common, Doc("a", """["common"]""", Scored, "official"));

        Assert.Equal(Honesty.Illustrative, engine.RuleSets[0].Honesty);
        Assert.Equal(Honesty.Illustrative, Score(engine, "a").Score("s").Honesty);

        string official = Common.Replace("illustrative", "official\", \"sources\": [ { \"title\": \"s\" } ], \"purpose\": \"recognition", StringComparison.Ordinal);
        Assert.Equal(Honesty.Official, Load(official, Doc("a", """["common"]""", Scored, "official")).RuleSets[0].Honesty);
        Assert.Equal(Honesty.Reported, Load(official, Doc("a", """["common"]""", Scored, "reported")).RuleSets[0].Honesty);
    }

    [Fact]
    public void The_hash_is_of_the_expanded_document()
    {
        string built = Doc("a", """["common"]""", "\"note\": \"\"");
        string Hash(string common) => Load(common, built).RuleSets.Single(r => r.Identity.Id == "a").Identity.Hash;

        Assert.Equal(Hash(Common), Hash(Common));
        Assert.NotEqual(Hash(Common), Hash(Common.Replace("meal", "rest", StringComparison.Ordinal)));
    }

    [Fact]
    public void Faults_of_what_is_taken_over_are_named_once_and_where_they_stand()
    {
        string wrong = Common.Replace("\"hours\" }", "\"huors\" }", StringComparison.Ordinal);

        Notice fault = Assert.Single(Faults(wrong, Doc("a", """["common"]""", "\"note\": \"\"")));
        Assert.Equal(("VC3007", "doc.json", 3), (fault.Code, fault.Place.Source, fault.Place.Line));
    }
}
