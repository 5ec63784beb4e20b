using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Decisions;

/// <summary>Criteria that hold others, those on tiers, and facts whose absence says something.</summary>
public class JoiningTests
{
    /// <summary>E eligible, R refer, U undetermined, N not eligible.</summary>
    private static string Criterion(char outcome) => outcome switch
    {
        'E' => """{ "type": "compare", "of": "one", "min": 1 }""",
        'R' => """{ "type": "compare", "of": "one", "referAbove": 0 }""",
        'U' => """{ "type": "compare", "of": "none", "min": 1 }""",
        _ => """{ "type": "compare", "of": "one", "min": 2 }""",
    };

    private static Case Deciding(string require, params IReadOnlyList<Records.Fact> facts) => new($$"""
        "measures": { "one": { "type": "given", "name": "one" }, "none": { "type": "given", "name": "none" }, "h": { "type": "hours" } },
        "tiers": { "stars": { "type": "ladder", "by": "h", "steps": [ { "id": "one", "at": "1h", "title": { "en": "One star", "zh-Hans": "一星" } }, { "id": "two", "at": "2h" }, { "id": "three", "at": "3h" } ] } },
        "decisions": { "d": { "require": [ {{require}} ] } }
        """, Service("2020-01-01", 120)) { Facts = [Fact("score:one", "1"), .. facts] };

    [Theory]
    [InlineData("E", 1, Outcome.Eligible)]
    [InlineData("EN", 1, Outcome.Eligible)]
    [InlineData("EN", 2, Outcome.NotEligible)]
    [InlineData("EEN", 2, Outcome.Eligible)]
    [InlineData("EUN", 1, Outcome.Eligible)]
    [InlineData("EUN", 2, Outcome.Undetermined)] // 1 true and 1 open
    [InlineData("EUN", 3, Outcome.NotEligible)] // 1 + 1 < 3
    [InlineData("ERUN", 2, Outcome.Refer)] // a person alone can settle it
    [InlineData("ERUN", 3, Outcome.Undetermined)]
    [InlineData("ERUN", 4, Outcome.NotEligible)]
    [InlineData("NN", 1, Outcome.NotEligible)]
    [InlineData("RR", 1, Outcome.Refer)]
    public void At_least_n_are_met_or_too_few_can_be(string outcomes, int atLeast, Outcome outcome)
    {
        DecisionResult decision = Deciding($$"""{ "type": "some", "of": [ {{string.Join(", ", outcomes.Select(Criterion))}} ], "atLeast": {{atLeast}} }""").Computed().Decision("d");

        Assert.Equal((outcome, outcome), (decision.Outcome, decision.Criteria[0].Outcome));
        Assert.Equal(outcomes.Length, decision.Criteria[0].Inner.Count);
        Assert.Equal(outcome == Outcome.Undetermined, decision.Missing.Any(m => m.Name == "score:none"));
    }

    [Theory]
    [InlineData("some")]
    [InlineData("all")]
    public void All_facts_that_are_wanting_are_named(string type) => Assert.Equal(
        ["a", "b"],
        Deciding($$"""{ "type": "{{type}}", "of": [ { "type": "fact", "name": "a", "is": "yes" }, { "type": "fact", "name": "b", "is": "yes" } ] }""").Computed().Decision("d").Missing.Select(m => m.Name));

    [Fact]
    public void At_least_says_how_many_and_how_many_are_met()
    {
        CriterionResult criterion = Deciding($$"""{ "type": "some", "of": [ {{Criterion('E')}}, {{Criterion('N')}} ] }""").Computed().Decision("d").Criteria[0];

        Assert.Equal(("at least 1 of the following", "满足 1 项"), (criterion.Requirement.English, criterion.Found!.Chinese));
    }

    [Theory]
    [InlineData('E', Outcome.NotEligible)]
    [InlineData('N', Outcome.Eligible)]
    [InlineData('R', Outcome.Refer)]
    [InlineData('U', Outcome.Undetermined)]
    public void Not_turns_what_is_settled_and_nothing_else(char inner, Outcome outcome)
    {
        CriterionResult criterion = Deciding($$"""{ "type": "not", "of": {{Criterion(inner)}} }""").Computed().Decision("d").Criteria[0];

        Assert.Equal((outcome, 1), (criterion.Outcome, criterion.Inner.Count));
        Assert.Equal(outcome, Deciding($$"""{ "type": "not", "of": {{Criterion(inner)}} }""").Outcome());
    }

    [Theory]
    [InlineData("one", Outcome.Eligible)]
    [InlineData("two", Outcome.Eligible)] // 2 h
    [InlineData("three", Outcome.NotEligible)]
    public void A_tier_is_reached_from_its_step_on(string atLeast, Outcome outcome) =>
        Assert.Equal(outcome, Deciding($$"""{ "type": "tier", "of": "stars", "atLeast": "{{atLeast}}" }""").Outcome());

    [Theory]
    [InlineData("two", Outcome.Eligible)] // met, and may only rise
    [InlineData("three", Outcome.Undetermined)]
    public void A_tier_that_may_still_rise_is_met_or_open(string atLeast, Outcome outcome)
    {
        Case given = Deciding($$"""{ "type": "tier", "of": "stars", "atLeast": "{{atLeast}}" }""");

        Assert.Equal(outcome, (given with { Records = [.. given.Records, Service("2020-01-02", null)] }).Outcome());
    }

    [Theory]
    [InlineData("one", Outcome.Undetermined)] // met, and may fall
    [InlineData("two", Outcome.NotEligible)]
    public void A_tier_that_may_still_fall_is_not_met_or_open(string atLeast, Outcome outcome) => Assert.Equal(outcome, new Case($$"""
        "measures": { "h": { "type": "hours" } },
        "scores": { "s": { "type": "points", "base": 10, "parts": [ { "id": "x", "of": "h", "through": { "type": "rate", "per": "1h", "gives": -1 } } ] } },
        "tiers": { "t": { "type": "ladder", "by": "s", "steps": [ { "id": "one", "at": 5 }, { "id": "two", "at": 9 } ] } },
        "decisions": { "d": { "require": [ { "type": "tier", "of": "t", "atLeast": "{{atLeast}}" } ] } }
        """, Service("2020-01-01", 180), Service("2020-01-02", null)).Outcome());

    /// <summary>Service reaches what a tier asks for, and only an authority's fact a tier that must be held.</summary>
    [Fact]
    public void A_tier_names_its_thresholds_and_a_held_one_its_fact()
    {
        CriterionPlan[] criteria = Shapes.Plan(Deciding("""{ "type": "tier", "of": "stars", "atLeast": "one" }, { "type": "tier", "of": "stars", "atLeast": "one", "held": true }""").Sections).Decisions.Single().Criteria;

        Assert.Equal([1, 0], criteria.Select(c => c.Criterion.Thresholds.Count));
        Assert.Equal(["", "tier:stars"], criteria.Select(c => string.Join(' ', c.Criterion.Facts)));
        Assert.All(criteria, c => Assert.DoesNotContain(null, c.Criterion.Facts));
    }

    [Fact]
    public void A_tier_held_is_asked_for_in_words()
    {
        CriterionResult criterion = Deciding("""{ "type": "tier", "of": "stars", "atLeast": "one", "held": true }""", Fact("tier:stars", "one")).Computed().Decision("d").Criteria[0];

        Assert.Equal(("stars, held by award: at least One star", "stars（已授予）：不低于 一星"), (criterion.Requirement.English, criterion.Requirement.Chinese));
    }

    [Fact]
    public void A_tier_criterion_speaks_of_steps_by_title_or_id()
    {
        CriterionResult criterion = Deciding("""{ "type": "tier", "of": "stars", "atLeast": "one" }, { "type": "tier", "of": "stars", "atLeast": "one", "held": true }""", Fact("tier:stars", "one")).Computed().Decision("d").Criteria[0];

        Assert.Equal(("stars: at least One star", "two"), (criterion.Requirement.English, criterion.Found!.English));
    }

    [Theory]
    [InlineData(null, Outcome.Undetermined)]
    [InlineData("one", Outcome.NotEligible)]
    [InlineData("two", Outcome.Eligible)]
    [InlineData("three", Outcome.Eligible)]
    [InlineData("four", Outcome.Undetermined)] // no step
    public void A_tier_held_is_judged_on_its_award_fact(string? held, Outcome outcome)
    {
        DecisionResult decision = Deciding("""{ "type": "tier", "of": "stars", "atLeast": "two", "held": true }""", held is null ? [] : [Fact("tier:stars", held)]).Computed().Decision("d");

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(outcome == Outcome.Undetermined ? ["tier:stars"] : [], decision.Missing.Select(m => m.Name));
    }

    [Theory]
    [InlineData("", "", Outcome.Undetermined)]
    [InlineData("", "bank", Outcome.NotEligible)] // complete on the as-of day
    [InlineData("", "other", Outcome.Undetermined)]
    [InlineData("yes", "", Outcome.Eligible)]
    [InlineData("no", "", Outcome.NotEligible)]
    public void A_fact_that_is_absent_is_a_no_only_where_its_source_was_complete(string value, string source, Outcome outcome)
    {
        var facts = new List<Records.Fact>();
        facts.AddRange(value.Length == 0 ? [] : [Fact("f", value)]);
        facts.AddRange(source.Length == 0 ? [] : [Fact($"coverage:{source}", "true", "2020-06-30", "2020-06-30")]);

        Assert.Equal(outcome, Deciding("""{ "type": "fact", "name": "f", "is": "yes", "coverage": "bank" }""", facts).Outcome());
    }

    [Fact]
    public void No_bad_record_is_met_where_the_source_was_complete() => Assert.Equal(
        Outcome.Eligible,
        Deciding("""{ "type": "not", "of": { "type": "fact", "name": "bad", "is": "true", "coverage": "bank" } }""", Fact("coverage:bank", "true")).Outcome());

    [Fact]
    public void More_than_there_are_cannot_be_asked() =>
        Loading.AssertRefused(""" "decisions": { "d": { "require": [ { "type": "some", "of": [ { "type": "fact", "name": "a", "is": "b" } ], "atLeast": 2 } ] } } """, "VC3010 decisions.d.require[0].atLeast 2");
}
