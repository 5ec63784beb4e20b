using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests;

/// <summary>The hazards seen in the field, one example each; those of file formats are with the readers of files.</summary>
public sealed class HazardTests
{
    private const string OneHour = """
        "measures": { "hours": { "type": "hours" } },
        "decisions": { "enough": { "require": [ { "type": "compare", "of": "hours", "min": "1h" } ] } }
        """;

    private const string Rounded = """
        "measures": { "given": { "type": "given", "name": "s" } },
        "scores": {
          "asItIs": { "type": "points", "parts": [ { "id": "p", "of": "given" } ] },
          "halfUp": { "type": "points", "parts": [ { "id": "p", "of": "given" } ], "round": { "to": 1, "mode": "half-up" } },
          "halfEven": { "type": "points", "parts": [ { "id": "p", "of": "given" } ], "round": { "to": 1, "mode": "half-even" } },
          "halfDown": { "type": "points", "parts": [ { "id": "p", "of": "given" } ], "round": { "to": 1, "mode": "half-down" } },
          "down": { "type": "points", "parts": [ { "id": "p", "of": "given" } ], "round": { "to": 1, "mode": "down" } },
          "up": { "type": "points", "parts": [ { "id": "p", "of": "given" } ], "round": { "to": 1, "mode": "up" } },
          "floor": { "type": "points", "parts": [ { "id": "p", "of": "given" } ], "round": { "to": 1, "mode": "floor" } },
          "ceiling": { "type": "points", "parts": [ { "id": "p", "of": "given" } ], "round": { "to": 1, "mode": "ceiling" } }
        },
        "decisions": { "loan": { "require": [ { "type": "compare", "of": "asItIs", "min": 335 } ] } }
        """;

    private const string Overlaps = """
        "intake": [ { "type": "merge-overlaps" } ],
        "measures": { "hours": { "type": "hours" } }
        """;

    [Fact]
    public void Ten_records_of_a_tenth_of_an_hour_are_an_hour()
    {
        ServiceRecord[] tenths = [.. Enumerable.Range(0, 10).Select(i => Service($"r{i}", "2024-05-01", 6))];
        Assert.Equal(Outcome.Eligible, Score(Volunteer(tenths), sections: OneHour).Decision("enough").Outcome);
        Assert.Equal(Outcome.NotEligible, Score(Volunteer(tenths[..9]), sections: OneHour).Decision("enough").Outcome);
    }

    [Fact]
    public void A_shift_over_midnight_is_never_negative_and_is_split_before_a_daily_limit()
    {
        const string daily = """ "intake": [ { "type": "limit", "per": "day", "max": "4h" } ], "measures": { "hours": { "type": "hours" } } """;
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", "18:00", "03:00")), sections: daily);
        Assert.Equal((540, 420, 120), (result.Time.Recorded, result.Time.Counted, result.Time.Lost));
    }

    [Fact]
    public void A_shift_that_ends_at_midnight_lies_on_its_own_day_alone() =>
        Assert.Equal(("2 h", "1"), (Score(Volunteer(Placed("a", "2024-05-01", "22:00", "00:00"))).Text("hours"), Score(Volunteer(Placed("a", "2024-05-01", "22:00", "00:00"))).Text("days")));

    [Fact]
    public void One_person_in_two_activities_at_once_counts_once_and_both_are_named()
    {
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", "09:00", "12:00") with { Activity = "library" }, Placed("b", "2024-05-01", "11:00", "13:00") with { Activity = "park" }), sections: Overlaps);
        Assert.Equal("4 h", result.Text("hours"));
        RecordExplanation later = result.Records![1];
        Assert.Equal(("b", "a", 60), (later.RecordId, later.Changes[0].BecauseOf, later.Changes[0].Lost));
    }

    [Fact]
    public void A_file_sent_twice_counts_once()
    {
        ServiceRecord[] file = [Service("a", "2024-05-01", 60), Service("b", "2024-05-02", 90)];
        CreditResult result = Score(Volunteer([.. file, .. file]));
        Assert.Equal(("2 h 30 min", 2), (result.Text("hours"), result.Notices.Count(n => n.Code == "VC2001")));
    }

    [Fact]
    public void Unknown_minutes_are_not_read_as_nothing()
    {
        Volunteer volunteer = Volunteer(Service("a", "2024-05-01", 59), Service("b", "2024-05-02", null));
        DecisionResult open = Score(volunteer, sections: OneHour).Decision("enough");
        Assert.Equal((Outcome.Undetermined, "record:b"), (open.Outcome, Assert.Single(open.Missing).Name));
        Assert.Equal(Outcome.NotEligible, Score(Volunteer(Service("a", "2024-05-01", 59), Service("b", "2024-05-02", 0)), sections: OneHour).Decision("enough").Outcome);
    }

    [Fact]
    public void A_future_shift_counts_nothing_and_is_said()
    {
        CreditResult result = Score(Volunteer(Service("a", "2024-12-31", 60), Service("b", "2025-01-01", 60)));
        Assert.Equal(("1 h", "VC2009"), (result.Text("hours"), result.Codes()));
    }

    [Fact]
    public void The_zone_of_the_recorder_moves_no_service_to_another_day() =>
        Assert.Equal("1 h", Score(Volunteer(Service("a", "2024-01-31", 60, "2024-02-01T02:00+14:00")), "2024-01-31").Text("january"));

    [Fact]
    public void A_late_entry_changes_an_earlier_period_from_when_it_is_known()
    {
        Volunteer volunteer = Volunteer(Service("a", "2024-01-15", 60, "2024-01-15T18:00Z"), Service("b", "2024-01-16", 60, "2024-09-01T00:00Z"));
        Assert.Equal("1 h", Score(volunteer, "2024-12-31", "2024-08-31T00:00Z").Text("january"));
        Assert.Equal("2 h", Score(volunteer, "2024-12-31", "2024-09-01T00:00Z").Text("january"));
    }

    [Fact]
    public void Bad_records_are_refused_with_a_code_and_the_rest_goes_on()
    {
        Volunteer volunteer = new(
            VolunteerId,
            [Service("a", "2024-05-01", 60), Service("b", "2024-05-01", -30), Service("c", "0001-01-01", 60), Service("d", "1980-05-01", 60)],
            [Fact("f", FactNames.Born, "1990-01-01")]);
        CreditResult result = Score(volunteer);
        Assert.Equal((ResultStatus.Computed, "1 h", "VC1202 VC1203 VC1208"), (result.Status, result.Text("hours"), result.Codes()));
    }

    [Fact]
    public void More_than_a_day_in_one_record_counts_with_a_warning_and_is_never_placed()
    {
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", "09:00", "17:00", 6000), Placed("b", "2024-05-01", "09:00", "17:00")), sections: Overlaps);
        Assert.Equal(("108 h", "VC1220"), (result.Text("hours"), result.Codes()));
    }

    [Fact]
    public void Names_are_no_keys_and_another_persons_record_is_left_out()
    {
        CreditResult result = Score(Volunteer(Service("a", "2024-05-01", 60), Service("b", "2024-05-01", 60) with { VolunteerId = "张*三" }));
        Assert.Equal(("1 h", "VC1209"), (result.Text("hours"), result.Codes()));
        Assert.DoesNotContain("张", string.Concat(result.Notices), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("334.5", "334.5 335 334 334 334 335 334 335", Outcome.NotEligible)]
    [InlineData("335.5", "335.5 336 336 335 335 336 335 336", Outcome.Eligible)]
    [InlineData("334.999999", "334.999999 335 335 335 334 335 334 335", Outcome.NotEligible)]
    [InlineData("334.500001", "334.500001 335 335 335 334 335 334 335", Outcome.NotEligible)]
    [InlineData("-0.5", "-0.5 -1 0 0 0 -1 -1 0", Outcome.NotEligible)]
    [InlineData("335", "335 335 335 335 335 335 335 335", Outcome.Eligible)]
    public void Rounding_is_as_the_rule_set_says_and_otherwise_none(string score, string rounded, Outcome loan)
    {
        CreditResult result = Score(new(VolunteerId, [], [Fact("f", "score:s", score)]), sections: Rounded);
        Assert.Equal(rounded, string.Join(" ", result.Scores.Select(s => s.Value)));
        Assert.Equal(loan, result.Decision("loan").Outcome);
        Assert.All(result.Scores, s => Assert.Equal(s.Value!.Value.Figure, s.Lines.Aggregate(default(Fraction), (sum, line) => sum + line.Value.Figure)));
    }

    [Theory]
    [InlineData(""" "measures": { "n": { "type": "count" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "n", "max": 300 } ] } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "s", "min": 335 } ] } } """, "VC3032", "300")]
    [InlineData(""" "measures": { "n": { "type": "count" } }, "tiers": { "t1": { "type": "ladder", "by": "n", "steps": [ { "id": "a", "at": 5 }, { "id": "b", "at": 5 } ] } } """, "VC3031", "5")]
    [InlineData(""" "measures": { "n": { "type": "count" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "n", "through": { "type": "step-bands", "bands": [ { "from": 5, "gives": 1 }, { "from": 3, "gives": 2 } ] } } ] } } """, "VC3033", "5")]
    public void A_threshold_nobody_can_reach_is_refused_when_the_rule_set_is_loaded_with_a_witness(string sections, string code, string witness)
    {
        Notice fault = Assert.Single(Assert.Throws<RuleSetRefusedException>(() => Engine(sections)).Faults);
        Assert.Equal(code, fault.Code);
        Assert.Contains(witness, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2002-03-20", Outcome.NotEligible)] // 21 until the day before
    [InlineData("2002-03-19", Outcome.Eligible)] // 22 on the birthday
    [InlineData("1963-03-20", Outcome.Eligible)] // 60 on the day before turning 61
    [InlineData("1963-03-19", Outcome.Refer)]
    public void The_age_on_a_birthday_is_stated(string born, Outcome outcome)
    {
        const string ages = """
            "measures": { "age": { "type": "elapsed", "since": "born" } },
            "decisions": { "loan": { "require": [ { "type": "compare", "of": "age", "min": 22, "referAbove": 60 } ] } }
            """;
        Assert.Equal(outcome, Score(new(VolunteerId, [], [Fact("f", FactNames.Born, born)]), "2024-03-19", sections: ages).Decision("loan").Outcome);
    }

    [Theory]
    [InlineData("2024-02-29", "2023-02-28", "2023-03-01")] // 29 February minus 12 months is 28 February
    [InlineData("2023-02-28", "2022-02-28", "2022-03-01")]
    [InlineData("2024-03-31", "2023-03-31", "2023-04-01")]
    [InlineData("2024-12-31", "2023-12-31", "2024-01-01")]
    public void A_rolling_window_begins_the_day_after_and_has_both_ends(string asOf, string lastOut, string firstIn)
    {
        const string year = """ "measures": { "hours": { "type": "hours", "window": { "rolling": "12 months" } } } """;
        Volunteer volunteer = Volunteer(Service("a", lastOut, 100), Service("b", firstIn, 20), Service("c", asOf, 3));
        Assert.Equal("23 min", Score(volunteer, asOf, sections: year).Text("hours"));
    }

    [Theory]
    [InlineData("2024-05-31", "2024-04-30", "2024-05-01")]
    [InlineData("2024-03-30", "2024-02-29", "2024-03-01")]
    [InlineData("2023-03-30", "2023-02-28", "2023-03-01")]
    public void A_rolling_month_is_clamped_to_the_end_of_a_shorter_month(string asOf, string lastOut, string firstIn)
    {
        const string month = """ "measures": { "hours": { "type": "hours", "window": { "rolling": "1 month" } } } """;
        Assert.Equal("20 min", Score(Volunteer(Service("a", lastOut, 100), Service("b", firstIn, 20)), asOf, sections: month).Text("hours"));
    }

    [Fact]
    public void A_figure_too_large_refuses_that_volunteer_with_a_code_and_the_next_is_rated()
    {
        const string huge = """ "measures": { "sum": { "type": "quantity", "units": [ { "unit": "x", "times": 1000000 } ] } } """;
        ServiceRecord[] acts = [.. Enumerable.Range(0, 10_000).Select(i => Act($"r{i}", "2024-05-01", "gift", 1_000_000_000m - 0.000001m, "x"))];
        CreditResult[] results = [.. Engine(huge).Score("t", [Volunteer(acts), Volunteer(acts[0])], Evaluation.On(Day("2024-12-31")))];
        Assert.Equal((ResultStatus.Refused, "VC4005"), (results[0].Status, results[0].Refusal!.Code));
        Assert.Equal("999999999999999", results[1].Text("sum"));
    }
}
