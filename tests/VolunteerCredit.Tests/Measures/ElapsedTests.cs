using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using VolunteerCredit.Tests.RuleSets.Linting;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Measures;

public class ElapsedTests
{
    [Theory]
    [InlineData("\"type\": \"elapsed\", \"since\": \"born\"", false)] // no record is looked back on
    [InlineData("\"type\": \"elapsed\", \"since\": \"first-record\"", true)]
    public void An_age_that_counts_against_a_person_remembers_nothing(string measure, bool remembers) => Assert.Equal(remembers, Loading.Load(Loading.Document($$"""
        "purpose": "credit",
        "measures": { "old": { {{measure}} } },
        "scores": { "s": { "type": "points", "base": 100, "parts": [ { "id": "m", "of": "old", "through": { "type": "rate", "per": 1, "gives": -5 } } ] } }
        """)).Lint("t").Any(f => f.Code == "VC3113"));

    private static Case Since(string since, string unit, string value, string asOf) => new($$""" "measures": { "m": { "type": "elapsed", "since": "{{since}}", "in": "{{unit}}" } } """) { AsOf = asOf, Facts = [Fact(since, value)] };

    [Theory]
    [InlineData("1997-03-20", "2019-03-19", "21")]
    [InlineData("1997-03-20", "2019-03-20", "22")]
    [InlineData("2000-02-29", "2018-02-28", "17")]
    [InlineData("2000-02-29", "2018-03-01", "18")]
    [InlineData("2000-02-29", "2020-02-28", "19")]
    [InlineData("2000-02-29", "2020-02-29", "20")]
    [InlineData("2020-06-30", "2020-06-30", "0")]
    [InlineData("1900-01-01", "2199-12-31", "299")]
    public void Age_is_in_whole_years(string born, string asOf, string years) => Assert.Equal(years, Since("born", "years", born, asOf).Value());

    [Theory]
    [InlineData("2019-01-31", "2019-02-28", "0")]
    [InlineData("2019-01-31", "2019-03-01", "1")]
    [InlineData("2019-01-31", "2019-03-30", "1")]
    [InlineData("2019-01-31", "2019-03-31", "2")]
    [InlineData("2018-12-15", "2020-01-14", "12")]
    [InlineData("2018-12-15", "2020-01-15", "13")]
    [InlineData("1900-01-01", "2199-12-31", "3599")]
    public void Tenure_may_be_in_whole_months(string registered, string asOf, string months) => Assert.Equal(months, Since("registered", "months", registered, asOf).Value());

    [Theory]
    [InlineData("2020-02-28", "2020-03-01", "2")]
    [InlineData("2019-02-28", "2019-03-01", "1")]
    [InlineData("2020-03-01", "2020-03-01", "0")]
    [InlineData("1900-01-01", "2199-12-31", "109572")]
    public void Or_in_days(string since, string asOf, string days) => Assert.Equal(days, Since("trained", "days", since, asOf).Value());

    [Fact]
    public void Years_are_the_default() => Assert.Equal("10", new Case(""" "measures": { "m": { "type": "elapsed", "since": "registered" } } """) { Facts = [Fact("registered", "2010-06-30")] }.Value());

    [Fact]
    public void It_is_unknown_without_the_fact_or_before_it()
    {
        Assert.Equal("?", Since("born", "years", "2020-07-01", "2020-06-30").Value());
        Assert.Equal("?", Since("trained", "years", "soon", "2020-06-30").Value());
        Assert.Equal("?", new Case(""" "measures": { "m": { "type": "elapsed", "since": "born" } } """).Value());
        Assert.Equal("?", (Since("born", "years", "1990-01-01", "2020-06-30") with { Facts = [Fact("born", "1990-01-01"), Fact("born", "1991-01-01")] }).Value());
        Assert.Equal("30", (Since("born", "years", "1990-01-01", "2020-06-30") with { Facts = [Fact("born", "1990-01-01"), Fact("born", "1990-01-01")] }).Value());
    }

    [Fact]
    public void The_fact_that_began_last_wins() => Assert.Equal(
        "5", (Since("registered", "years", "", "2020-06-30") with { Facts = [Fact("registered", "2010-01-01", "2010-01-01"), Fact("registered", "2015-01-01", "2015-01-01"), Fact("registered", "2019-01-01", "2020-07-01")] }).Value());

    [Fact]
    public void Tenure_since_the_first_record_looks_at_what_counts()
    {
        const string sections = """ "intake": [ { "type": "exclude", "where": { "status": "rejected" } } ], "measures": { "m": { "type": "elapsed", "since": "first-record", "in": "days" } } """;

        Assert.Equal("?", new Case(sections).Value());
        Assert.Equal("30", new Case(sections, Service("2020-05-31", 60), Service("2020-06-15", 60)).Value());
        Assert.Equal("15", new Case(sections, Service("2020-05-31", 60) with { Status = "rejected" }, Service("2020-06-15", 60)).Value());
        Assert.Equal("?", new Case(sections, Service("2020-07-01", 60)).Value());
    }

    [Theory]
    [InlineData("rejected", "2020-05-31", "15", Openness.Closed)] // is no record, and never will be
    [InlineData("pending", "2020-05-31", "15", Openness.Above)] // may turn out to be the first
    [InlineData("approved", "2020-06-30", "15", Openness.Closed)]
    [InlineData("approved", "2020-05-31", "30", Openness.Closed)]
    public void A_record_that_may_turn_out_to_be_the_first_leaves_tenure_open(string status, string date, string days, Openness open)
    {
        var tenure = new Case(
            """
            "intake": [ { "type": "exclude", "where": { "status": "rejected" } }, { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
            "measures": { "m": { "type": "elapsed", "since": "first-record", "in": "days" } },
            "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 20 } ] } }
            """,
            Service(date, 60) with { Status = status, Id = "perhaps" }, Service("2020-06-15", 60));

        Assert.Equal((days, open), (tenure.Value(), tenure.OpennessOf()));
        Assert.Equal(open == Openness.Closed ? [] : ["record:perhaps"], tenure.Computed().Decision("d").Missing.Select(m => m.Name));
    }

    [Fact]
    public void Two_that_may_be_the_first_are_no_better_than_one() => Assert.Equal(Openness.Above, new Case(
        """
        "intake": [ { "type": "exclude", "where": { "status": "pending" }, "as": "held" } ],
        "measures": { "m": { "type": "elapsed", "since": "first-record", "in": "days" } }
        """,
        Service("2020-05-30", 60) with { Status = "pending" }, Service("2020-05-31", 60) with { Status = "pending" }, Service("2020-06-15", 60)).OpennessOf());

    [Theory]
    [InlineData("years", "2020-03-01", true)]
    [InlineData("years", "2020-03-02", false)]
    [InlineData("years", "2020-04-01", false)]
    [InlineData("months", "2020-04-01", true)]
    [InlineData("months", "2020-03-31", false)]
    [InlineData("days", "2020-03-02", true)]
    [InlineData("years", "2000-03-01", true)] // from unknown to nothing
    [InlineData("years", "1999-12-31", true)] // yet to come: asked again every day
    public void Without_a_new_record_age_moves_on_its_days(string unit, string day, bool moves)
    {
        var facts = new FactView(VolunteerId, [Fact("born", "2000-03-01"), Fact("odd", "soon")], null, [], null);
        ElapsedMeasure.In whole = Enum.Parse<ElapsedMeasure.In>(unit, ignoreCase: true);

        Assert.Equal(moves, new ElapsedMeasure("born", whole).MovesOn(facts, Day(day).DayNumber));
        Assert.True(new ElapsedMeasure("first-record", whole).MovesOn(facts, Day(day).DayNumber));
        Assert.Equal(unit == "days", new ElapsedMeasure("odd", whole).MovesOn(facts, Day(day).DayNumber));
        Assert.Equal(unit == "days", new ElapsedMeasure("registered", whole).MovesOn(facts, Day(day).DayNumber));
    }

    [Fact]
    public void The_first_record_may_be_of_the_as_of_day() => Assert.Equal(
        "0", new Case(""" "measures": { "m": { "type": "elapsed", "since": "first-record", "in": "days" } } """, Service("2020-06-30", 60)).Value());

    [Fact]
    public void What_intake_wants_is_missing_for_tenure() => Assert.Equal(["retired"], new Case(
        """
        "intake": [ { "type": "exclude", "where": { "fact:retired": "yes" } } ],
        "measures": { "m": { "type": "elapsed", "since": "first-record", "in": "days" } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 20 } ] } }
        """,
        Service("2020-05-31", 60)).Computed().Decision("d").Missing.Select(m => m.Name));

    [Fact]
    public void Tenure_is_open_where_intake_wants_a_fact()
    {
        var wanting = new Case(
            """ "intake": [ { "type": "exclude", "where": { "fact:retired": "yes" } } ], "measures": { "m": { "type": "elapsed", "since": "first-record", "in": "days" } } """,
            Service("2020-05-31", 60));

        Assert.Equal(("30", Openness.Above | Openness.Below), (wanting.Value(), wanting.OpennessOf()));
        Assert.Equal(Openness.Closed, (wanting with { Facts = [Fact("retired", "no")] }).OpennessOf());
    }
    [Fact]
    public void Tenure_in_two_periods_is_open_where_intake_wants_a_fact() => Assert.Equal(Openness.Above | Openness.Below, new Case(
        """
        "intake": [ { "type": "exclude", "where": { "fact:retired": "yes" } } ],
        "measures": { "m": { "type": "each-period", "per": "month", "of": { "type": "elapsed", "since": "first-record", "in": "days" }, "fold": "max" } }
        """,
        Service("2020-05-31", 60), Service("2020-06-15", 60)).OpennessOf());

    [Theory]
    [InlineData("born", "\"min\": 31", "time")]
    [InlineData("first-record", "\"min\": 3", "time")]
    [InlineData("born", "\"max\": 29", "never")]
    [InlineData("first-record", "\"max\": 1", "never")]
    public void What_is_too_young_or_too_old_time_mends_or_nobody(string since, string bound, string mended)
    {
        DecisionReason reason = Assert.Single(new Case(
            $$""" "measures": { "m": { "type": "elapsed", "since": "{{since}}" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", {{bound}} } ] } } """,
            Service("2018-05-31", 60)) { Facts = [Fact("born", "1990-06-30")] }.Explained().Decisions[0].Reasons);

        Assert.Equal((Texts.Phrase("who." + mended), Texts.Phrase("mend." + mended)), (reason.MendedBy, reason.How));
    }

    [Theory]
    [InlineData("born", "")] // no record of the person
    [InlineData("first-record", "VC3113 measures.m")]
    public void Tenure_that_counts_against_a_person_looks_back_over_records(string since, string finding) => Assert.Equal(
        finding,
        string.Join(' ', Linting.Codes($$""" "purpose": "credit", "measures": { "m": { "type": "elapsed", "since": "{{since}}" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "max": 60 } ], "askAPerson": { "en": "ask", "zh-Hans": "询问" } } } """)));
}
