using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Decisions;

public class DecisionTests
{
    /// <summary>Criteria with the outcomes named, each by a value that is given or missing.</summary>
    private static string Criterion(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => """{ "type": "compare", "of": "one", "min": 1 }""",
        Outcome.Refer => """{ "type": "compare", "of": "one", "referAbove": 0 }""",
        Outcome.Undetermined => """{ "type": "compare", "of": "none", "min": 1 }""",
        _ => """{ "type": "compare", "of": "one", "min": 2 }""",
    };

    private static Case Deciding(string require, string rest = "") => new($$"""
        "measures": { "one": { "type": "given", "name": "one" }, "none": { "type": "given", "name": "none" } },
        "inputs": { "score:none": { "suppliedBy": { "en": "the office", "zh-Hans": "办公室" } } },
        "askAPerson": { "en": "the desk", "zh-Hans": "窗口" },
        "decisions": { "d": { "require": [ {{require}} ]{{rest}} } }
        """) { Facts = [Fact("score:one", "1"), Fact("member", "a"), Fact("member", "b"), Fact("former", "a", "2019-01-01", "2020-06-29")] };

    public static TheoryData<Outcome, Outcome> Pairs
    {
        get
        {
            Outcome[] all = [Outcome.Eligible, Outcome.Refer, Outcome.Undetermined, Outcome.NotEligible];
            var data = new TheoryData<Outcome, Outcome>();
            foreach (Outcome a in all)
            {
                foreach (Outcome b in all)
                {
                    data.Add(a, b);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void NotEligible_beats_Undetermined_beats_Refer_beats_Eligible(Outcome a, Outcome b)
    {
        Outcome worse = a > b ? a : b;

        Assert.Equal(worse, Deciding($"{Criterion(a)}, {Criterion(b)}").Outcome());
        Assert.Equal(worse, Deciding($$"""{ "type": "all", "of": [ {{Criterion(a)}}, {{Criterion(b)}} ] }""").Outcome());
    }

    [Fact]
    public void Every_criterion_is_always_evaluated()
    {
        DecisionResult decision = Deciding($$"""{{Criterion(Outcome.NotEligible)}}, { "type": "all", "of": [ {{Criterion(Outcome.Undetermined)}}, { "type": "fact", "name": "nobody", "is": "x" } ] }, {{Criterion(Outcome.Refer)}}""").Computed().Decision("d");

        Assert.Equal([Outcome.NotEligible, Outcome.Undetermined, Outcome.Refer], decision.Criteria.Select(c => c.Outcome));
        Assert.Equal([Outcome.Undetermined, Outcome.Undetermined], decision.Criteria[1].Inner.Select(c => c.Outcome));
        Assert.Equal("all of the following", decision.Criteria[1].Requirement.English);
        Assert.Empty(decision.Missing); // nothing that is missing would help
    }

    [Fact]
    public void Undetermined_names_each_missing_input_and_who_can_supply_it()
    {
        DecisionResult decision = Deciding($$"""{ "type": "all", "of": [ {{Criterion(Outcome.Undetermined)}}, { "type": "fact", "name": "nobody", "is": "x" } ] }, {{Criterion(Outcome.Undetermined)}}""").Computed().Decision("d");

        Assert.Equal([("nobody", "whoever keeps this record"), ("score:none", "the office")], decision.Missing.Select(m => (m.Name, m.SuppliedBy.English)).Order());
        Assert.Equal("窗口", decision.AskAPerson!.Chinese);
    }

    [Fact]
    public void A_decision_may_ask_a_person_of_its_own() => Assert.Equal(
        "another desk", Deciding("", """, "askAPerson": { "en": "another desk", "zh-Hans": "另一窗口" }""").Computed().Decision("d").AskAPerson!.English);

    [Fact]
    public void Without_criteria_everybody_is_eligible_if_a_document_says_so() => Assert.Equal(Outcome.Eligible, Deciding("").Outcome());

    [Theory]
    [InlineData("\"name\": \"member\", \"is\": \"a\"", Outcome.Eligible, "a")]
    [InlineData("\"name\": \"member\", \"is\": \"b\"", Outcome.Eligible, "b")]
    [InlineData("\"name\": \"member\", \"is\": [\"c\", \"b\"]", Outcome.Eligible, "b")]
    [InlineData("\"name\": \"member\", \"is\": \"A\"", Outcome.NotEligible, "another value")]
    [InlineData("\"name\": \"member\", \"is\": [\"c\", \"d\"]", Outcome.NotEligible, "another value")]
    [InlineData("\"name\": \"nobody\", \"is\": \"a\"", Outcome.Undetermined, null)]
    [InlineData("\"name\": \"former\", \"is\": \"a\"", Outcome.Undetermined, null)] // no longer, and nothing is known of today
    public void A_fact_in_force_is_asked_for(string fact, Outcome outcome, string? found)
    {
        Case asked = Deciding($$"""{ "type": "fact", {{fact}} }""");

        Assert.Equal((outcome, found), (asked.Outcome(), asked.Computed().Decision("d").Criteria[0].Found?.English));
        Assert.Equal(outcome == Outcome.Undetermined ? 1 : 0, asked.Computed().Decision("d").Missing.Count);
    }

    [Fact]
    public void A_fact_holds_to_its_last_day() => Assert.Equal(Outcome.Eligible, (Deciding("""{ "type": "fact", "name": "former", "is": "a" }""") with { AsOf = "2020-06-29" }).Outcome());

    [Fact]
    public void An_illustrative_figure_marks_a_decision_and_a_strict_one_does_not_rest_on_it()
    {
        const string document = """
            { "id": "t", "version": "1", "honesty": "official", "sources": [ { "title": "a rule" } ],
              "measures": { "n": { "type": "count" } },
              "scores": {
                "our": { "type": "points", "base": 5, "parts": [ { "id": "x", "of": "n" } ], "honesty": "illustrative" },
                "their": { "type": "points", "base": 5, "parts": [ { "id": "x", "of": "n" } ] } },
              "decisions": {
                "ours": { "require": [ { "type": "compare", "of": "our", "min": 5 } ] },
                "theirs": { "require": [ { "type": "compare", "of": "their", "min": 5 } ] },
                "both": { "require": [ { "type": "compare", "of": "our", "min": 6 }, { "type": "compare", "of": "their", "min": 6 } ] },
                "reported": { "honesty": "reported", "require": [] } } }
            """;
        CreditEngine engine = Loading.Load(document);
        var volunteer = new Volunteer(VolunteerId);

        CreditResult plain = engine.Score("t", volunteer, Evaluation.On(Day("2020-06-30"))), strict = engine.Score("t", volunteer, Evaluation.On(Day("2020-06-30")) with { Strict = true });

        Assert.Equal([(Outcome.Eligible, true), (Outcome.Eligible, false), (Outcome.NotEligible, true), (Outcome.Eligible, false)], plain.Decisions.Select(d => (d.Outcome, d.IsIndicative)));
        Assert.Equal([Outcome.Undetermined, Outcome.Eligible, Outcome.NotEligible, Outcome.Eligible], strict.Decisions.Select(d => d.Outcome));
        Assert.Equal([Honesty.Illustrative, Honesty.Official, Honesty.Illustrative, Honesty.Reported], plain.Decisions.Select(d => d.Honesty));
        Assert.Equal("honesty", Assert.Single(strict.Decision("ours").Missing).Name);
        Assert.Equal(Honesty.Illustrative, plain.Honesty);
    }
}
