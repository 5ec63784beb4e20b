using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Tests.RuleSets.Linting;

/// <summary>Warnings may be accepted in the document, with a reason; errors may not.</summary>
public class AcceptanceTests
{
    [Theory]
    [InlineData("VC3105", "scores.s.parts[0].max")]
    [InlineData("VC3105", "scores.s.parts[0]")]
    [InlineData("VC3105", "scores")]
    public void A_warning_is_accepted_at_its_place_or_around_it(string code, string at)
    {
        Finding finding = Assert.Single(Findings(Accept(code, at)), f => f.Code == "VC3105");

        Assert.Equal(new Words("the notice states it", "通知如此规定"), finding.Accepted);
    }

    [Theory]
    [InlineData("VC3105", "scores.s.parts[1].max")]
    [InlineData("VC3105", "scores.s.parts[0].ma")]
    [InlineData("VC3106", "scores.s.parts[0].max")]
    public void An_acceptance_that_matches_nothing_is_a_warning_itself(string code, string at)
    {
        IReadOnlyList<Finding> findings = Findings(Accept(code, at));

        Assert.Equal(["VC3105 scores.s.parts[0].max", "VC3120 accept[0]"], Linting.Codes(findings));
        Assert.All(findings, f => Assert.Null(f.Accepted));
    }

    [Theory]
    [InlineData("""{ "code": "VC3102", "at": "x", "reason": { "en": "a", "zh-Hans": "甲" } }""", "VC3121 accept[0].code")]
    [InlineData("""{ "code": "VC3032", "at": "x", "reason": { "en": "a", "zh-Hans": "甲" } }""", "VC3121 accept[0].code")]
    [InlineData("""{ "code": "VC3105", "at": "x" }""", "VC3005 accept[0]")]
    [InlineData("""{ "code": "VC3105", "at": "x", "reason": { "en": "a" } }""", "VC3005 accept[0].reason")]
    [InlineData("""{ "code": "VC3105", "at": "x", "reason": { "en": "a", "zh-Hans": "甲" }, "by": "me" }""", "VC3004 accept[0].by")]
    public void What_cannot_be_accepted_refuses_the_document(string acceptance, string fault) =>
        Assert.Equal(fault, string.Join(' ', Loading.Faults(Loading.Document($$""" "accept": [ {{acceptance}} ] """)).Select(f => $"{f.Code} {f.Place.Name}")));

    [Fact]
    public void Findings_stand_in_what_is_known_of_a_rule_set_and_an_unknown_one_is_named()
    {
        CreditEngine engine = Loading.Load(Loading.Document(Accept("VC3105", "scores")));

        Assert.Equal(engine.Lint("t"), engine.RuleSets.Single().Findings);
        Assert.Throws<VolunteerCredit.Explanations.UnknownNameException>(() => engine.Lint("u"));
    }

    /// <summary>A parameter without a default: 12 as the first case gives it is a cap of no effect over a calendar year, 11 is none.</summary>
    [Theory]
    [InlineData(12, "VC3105 scores.s.parts[0].max")]
    [InlineData(11, "")]
    public void A_document_whose_parameter_must_be_given_is_linted_under_its_first_case(int cap, string found)
    {
        Finding[] findings = [.. Findings($$"""
            "parameters": { "cap": { "is": "figure" } },
            "measures": { "m": { "type": "each-period", "per": "month", "window": { "calendar-year": 0 }, "of": { "type": "hours" }, "fold": "count" } },
            "scores": { "s": { "type": "points", "parts": [ { "id": "m", "of": "m", "max": { "param": "cap" } } ] } },
            "verify": [ { "asOf": "2020-01-01", "parameters": { "cap": {{cap}} }, "expect": { "s": 0 } } ]
            """)];

        Assert.Equal(found, string.Join(' ', Linting.Codes(findings)));
        Assert.All(findings, f => Assert.Equal($"cap={cap}", string.Join(' ', f.Witness!.Parameters.Select(p => $"{p.Key}={p.Value}"))));
    }

    private static IReadOnlyList<Finding> Findings(string sections) => Linting.Findings(Loading.Document(sections));

    private static string Accept(string code, string at) => $$"""
        "accept": [ { "code": "{{code}}", "at": "{{at}}", "reason": { "en": "the notice states it", "zh-Hans": "通知如此规定" } } ],
        "measures": { "m": { "type": "each-period", "per": "month", "window": { "calendar-year": 0 }, "of": { "type": "hours" }, "fold": "count" } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "m", "of": "m", "max": 12 } ] } }
        """;
}
