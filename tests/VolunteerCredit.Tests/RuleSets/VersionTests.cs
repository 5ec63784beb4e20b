using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
using static VolunteerCredit.Tests.RuleSets.Loading;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Several versions of one rule set side by side.</summary>
public class VersionTests
{
    private static string Version(string version, string effective, int score, string id = "a") => $$"""
        { "id": "{{id}}", "version": "{{version}}", "honesty": "illustrative", "effective": {{effective}}, "scores": { "s": { "type": "points", "base": {{score}} } } }
        """;

    private static string Taking(string other) => $$"""
        { "id": "t", "version": "1", "honesty": "illustrative", "scores": { "s": { "type": "given", "name": "x", "else": "{{other}}" } } }
        """;

    private static string? Score(CreditEngine engine, string reference, string asOf)
    {
        CreditResult result = engine.Score(reference, new Volunteer(VolunteerId, [], []), Evaluation.On(Day(asOf)));
        return result.Status == ResultStatus.Computed ? result.Score("s").Value.ToString() : result.Status + " " + result.RuleSet.Version;
    }

    [Fact]
    public void The_as_of_day_picks_the_version_in_effect()
    {
        CreditEngine engine = Load(
            Version("2", """{ "from": "2020-01-01" }""", 2), Version("1", """{ "from": "2010-01-01", "to": "2018-12-31" }""", 1), Taking("a"), Taking("a@1").Replace("\"t\"", "\"named\"", StringComparison.Ordinal));

        Assert.Equal(["a 1", "a 2", "named 1", "t 1"], engine.RuleSets.Select(r => $"{r.Identity.Id} {r.Identity.Version}"));
        Assert.Equal(("1", "2"), (Score(engine, "a", "2018-12-31"), Score(engine, "a", "2020-01-01")));
        Assert.Equal("NotInForce 1", Score(engine, "a", "2019-06-01"));
        Assert.Equal("NotInForce 1", Score(engine, "a", "2009-12-31"));
        Assert.Equal("NotInForce 1", Score(engine, "a@1", "2020-01-01"));
        Assert.Equal(("1", "2"), (Score(engine, "t", "2018-12-31"), Score(engine, "t", "2020-01-01")));
        Assert.Equal("", Score(engine, "named", "2020-01-01")); // not in force, so unknown
    }

    [Fact]
    public void Several_in_effect_must_be_told_apart_by_name()
    {
        CreditEngine engine = Load(Version("trial", "{}", 1), Version("today", "{}", 2));

        Assert.Equal(("1", "2"), (Score(engine, "a@trial", "2020-01-01"), Score(engine, "a@today", "2020-01-01")));
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => Score(engine, "a", "2020-01-01"));
        Assert.Equal("VC4011: several versions of a are in effect, expected one of: a@today, a@trial. Name the version: ID@VERSION.", Assert.Single(refused.Faults).ToString());
        UnknownNameException unknown = Assert.Throws<UnknownNameException>(() => Score(engine, "a@x", "2020-01-01"));
        Assert.Equal(["a@today", "a@trial"], unknown.Known);
        Assert.Equal("VC4011", Assert.Single(Faults(Version("trial", "{}", 1), Version("today", "{}", 2), Taking("a"))).Code);
        Assert.Empty(Faults(Version("trial", "{}", 1), Version("today", "{}", 2), Taking("a@trial")));
    }

    [Fact]
    public void One_version_may_take_the_score_of_another()
    {
        string second = Version("2", """{ "from": "2020-01-01" }""", 0).Replace("\"type\": \"points\", \"base\": 0", "\"type\": \"given\", \"name\": \"x\", \"else\": \"a@1\"", StringComparison.Ordinal);

        Assert.Equal("1", Score(Load(Version("1", "{}", 1), second), "a@2", "2020-01-01"));
    }
}
