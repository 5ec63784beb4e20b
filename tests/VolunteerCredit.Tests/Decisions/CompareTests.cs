using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Decisions;

public class CompareTests
{
    private static Case Compared(string bounds, decimal? value) => new($$"""
        "measures": { "m": { "type": "given", "name": "m", "title": { "en": "the score", "zh-Hans": "分数" } } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", {{bounds}} } ] } }
        """) { Facts = value is { } v ? [Fact("score:m", v.ToString(System.Globalization.CultureInfo.InvariantCulture))] : [] };

    [Theory]
    [InlineData("\"min\": 335", "334.999999", Outcome.NotEligible)]
    [InlineData("\"min\": 335", "335", Outcome.Eligible)]
    [InlineData("\"above\": 335", "335", Outcome.NotEligible)]
    [InlineData("\"above\": 335", "335.000001", Outcome.Eligible)]
    [InlineData("\"max\": 335", "335", Outcome.Eligible)]
    [InlineData("\"max\": 335", "335.000001", Outcome.NotEligible)]
    [InlineData("\"below\": 335", "335", Outcome.NotEligible)]
    [InlineData("\"below\": 335", "334.999999", Outcome.Eligible)]
    [InlineData("\"referAbove\": 60", "60", Outcome.Eligible)]
    [InlineData("\"referAbove\": 60", "60.000001", Outcome.Refer)]
    [InlineData("\"referBelow\": 60", "60", Outcome.Eligible)]
    [InlineData("\"referBelow\": 60", "59.999999", Outcome.Refer)]
    [InlineData("\"min\": 22, \"referAbove\": 60", "21", Outcome.NotEligible)]
    [InlineData("\"min\": 22, \"referAbove\": 60", "22", Outcome.Eligible)]
    [InlineData("\"min\": 22, \"referAbove\": 60", "61", Outcome.Refer)]
    [InlineData("\"min\": 22, \"max\": 70, \"referBelow\": 25, \"referAbove\": 60", "70.1", Outcome.NotEligible)]
    [InlineData("\"min\": 22, \"max\": 70, \"referBelow\": 25, \"referAbove\": 60", "24", Outcome.Refer)]
    [InlineData("\"min\": 22, \"above\": 30", "25", Outcome.NotEligible)]
    [InlineData("\"min\": 22, \"above\": 21", "22", Outcome.Eligible)]
    [InlineData("\"min\": -1, \"max\": -1", "-1", Outcome.Eligible)]
    public void Each_bound_has_two_sides(string bounds, string value, Outcome outcome) =>
        Assert.Equal(outcome, Compared(bounds, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).Outcome());

    /// <summary>Where more is never worse, advice and reasons rely on it.</summary>
    [Theory]
    [InlineData("\"min\": 1", Direction.Rising)]
    [InlineData("\"above\": 1, \"referBelow\": 2", Direction.Rising)]
    [InlineData("\"max\": 1", Direction.Falling)]
    [InlineData("\"below\": 2, \"referAbove\": 1", Direction.Falling)]
    [InlineData("\"min\": 1, \"max\": 2", Direction.Mixed)]
    [InlineData("\"min\": 1, \"referAbove\": 2", Direction.Mixed)]
    [InlineData("\"max\": 2, \"referBelow\": 1", Direction.Mixed)]
    [InlineData("\"referBelow\": 1, \"referAbove\": 2", Direction.Mixed)]
    public void It_says_which_way_it_is_met(string bounds, Direction direction) =>
        Assert.Equal(direction, Assert.Single(Shapes.Plan(Compared(bounds, null).Sections).Decisions.Single().Criteria).Criterion.Direction);

    [Fact]
    public void An_unknown_value_is_undetermined_and_names_what_is_missing()
    {
        DecisionResult decision = Compared("\"min\": 335, \"referAbove\": 400", null).Computed().Decision("d");

        Assert.Equal((Outcome.Undetermined, "score:m"), (decision.Outcome, Assert.Single(decision.Missing).Name));
        Assert.Null(Assert.Single(decision.Criteria).Found);
    }

    [Theory]
    [InlineData("\"min\": \"3h\"", Outcome.Eligible)] // met, and may only rise
    [InlineData("\"min\": \"4h\"", Outcome.Undetermined)] // not met, and may rise
    [InlineData("\"above\": \"3h\"", Outcome.Undetermined)]
    [InlineData("\"above\": \"179min\"", Outcome.Eligible)]
    [InlineData("\"max\": \"2h\"", Outcome.NotEligible)] // not met, and may only rise
    [InlineData("\"max\": \"3h\"", Outcome.Undetermined)] // met, and may rise beyond it
    [InlineData("\"below\": \"3h\"", Outcome.NotEligible)]
    [InlineData("\"below\": \"4h\"", Outcome.Undetermined)]
    [InlineData("\"referAbove\": \"2h\"", Outcome.Refer)]
    [InlineData("\"referAbove\": \"3h\"", Outcome.Undetermined)]
    [InlineData("\"referBelow\": \"3h\"", Outcome.Eligible)]
    [InlineData("\"referBelow\": \"4h\"", Outcome.Undetermined)]
    [InlineData("\"min\": \"3h\", \"max\": \"9h\"", Outcome.Undetermined)]
    [InlineData("\"min\": \"4h\", \"max\": \"9h\"", Outcome.Undetermined)]
    [InlineData("\"min\": \"3h\", \"referAbove\": \"2h\"", Outcome.Refer)]
    public void What_may_only_rise_keeps_an_at_least_that_is_met_and_a_not_at_most_that_is_not(string bounds, Outcome outcome) => Assert.Equal(outcome, Open(bounds, falling: false).Outcome());

    [Theory]
    [InlineData("\"min\": -3", Outcome.Undetermined)] // met, and may fall below it
    [InlineData("\"min\": -2", Outcome.NotEligible)] // not met, and may only fall
    [InlineData("\"max\": -3", Outcome.Eligible)]
    [InlineData("\"max\": -4", Outcome.Undetermined)]
    [InlineData("\"above\": -4", Outcome.Undetermined)]
    [InlineData("\"above\": -3", Outcome.NotEligible)]
    [InlineData("\"below\": -3", Outcome.Undetermined)]
    [InlineData("\"below\": -2", Outcome.Eligible)]
    [InlineData("\"referBelow\": -2", Outcome.Refer)]
    [InlineData("\"referBelow\": -3", Outcome.Undetermined)]
    [InlineData("\"referAbove\": -3", Outcome.Eligible)]
    [InlineData("\"referAbove\": -4", Outcome.Undetermined)]
    public void What_may_only_fall_is_the_mirror(string bounds, Outcome outcome) => Assert.Equal(outcome, Open(bounds, falling: true).Outcome());

    /// <summary>Three hours for certain, and a record whose minutes are unknown; as points that fall by one an hour.</summary>
    private static Case Open(string bounds, bool falling) => new(
        $$"""
        "measures": { "h": { "type": "hours" } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "x", "of": "h", "through": { "type": "rate", "per": "1h", "gives": -1 } } ] } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "{{(falling ? "s" : "h")}}", {{bounds}} } ] } }
        """,
        Service("2020-01-01", 180), Service("2020-01-02", null));

    [Fact]
    public void What_is_asked_and_found_is_said_in_words()
    {
        CriterionResult criterion = Assert.Single(Compared("\"min\": 22, \"above\": 1, \"max\": 70.5, \"below\": 80, \"referBelow\": 25, \"referAbove\": 60", 30).Computed().Decision("d").Criteria);

        Assert.Equal("the score: at least 22, above 1, at most 70.5, below 80, to a person below 25, to a person above 60", criterion.Requirement.English);
        Assert.Equal("分数：不低于 22，高于 1，不高于 70.5，低于 80，转人工：低于 25，转人工：高于 60", criterion.Requirement.Chinese);
        Assert.Equal(("30", Outcome.Eligible), (criterion.Found!.English, criterion.Outcome));
    }

    [Theory]
    [InlineData("\"max\": -1", "at least 0, the least that s can be")]
    [InlineData("\"below\": 0", "at least 0, the least that s can be")]
    [InlineData("\"min\": 61", "at most 60, the most that s can be")]
    [InlineData("\"above\": 60", "at most 60, the most that s can be")]
    public void A_bound_that_nobody_can_meet_is_refused_with_the_one_that_somebody_can(string bound, string expected) => Assert.Equal(expected, Assert.Single(Loading.Faults(Loading.Document($$"""
        "measures": { "m": { "type": "count" } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "max": 60 } ] } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "s", {{bound}} } ] } }
        """))).Expected!.English);

    [Fact]
    public void A_bound_may_lie_between_quanta()
    {
        static Outcome Count(string bounds) => new Case($$""" "measures": { "n": { "type": "count" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "n", {{bounds}} } ] } } """, Service("2020-01-01", 60), Service("2020-01-01", 60)).Outcome();

        Assert.Equal((Outcome.NotEligible, Outcome.Eligible, Outcome.Eligible, Outcome.NotEligible), (Count("\"min\": 2.5"), Count("\"min\": 1.5"), Count("\"max\": 2.5"), Count("\"max\": 1.5")));
        Assert.Equal((Outcome.NotEligible, Outcome.Eligible, Outcome.Eligible, Outcome.NotEligible), (Count("\"above\": 2.5"), Count("\"above\": 1.5"), Count("\"below\": 2.5"), Count("\"below\": 1.5")));
        Assert.Equal((Outcome.Eligible, Outcome.Refer), (Count("\"referAbove\": 2.5"), Count("\"referAbove\": 1.5")));
    }
}
