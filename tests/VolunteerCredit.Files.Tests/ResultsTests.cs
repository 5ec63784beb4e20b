using System.Text;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tests;

public sealed class ResultsTests
{
    [Fact]
    public void Each_volunteer_is_a_line_and_each_name_of_the_document_a_column()
    {
        Assert.Equal(
            "volunteer_id,hours,points,credit,stars,loan,status\n"
            + "V1,6060,22.5,335,1,Eligible,Computed\n"
            + "V2,,1/3,-150,,Undetermined,Computed\n"
            + "V3,0,-0.5,,?,NotEligible,Computed\n",
            Written(
            [
                Result("V1", Amount.Of(new(6060), Unit.Minutes), Amount.Of(new(45, 2), Unit.Number), Amount.Of(new(335), Unit.Number), "1", false, Outcome.Eligible),
                Result("V2", null, Amount.Of(new(1, 3), Unit.Named("CNY")), Amount.Of(new(-150), Unit.Number), null, false, Outcome.Undetermined),
                Result("V3", Amount.Of(new(0), Unit.Minutes), Amount.Of(new(-1, 2), Unit.Number), null, null, true, Outcome.NotEligible),
            ]));
    }

    [Fact]
    public void A_given_number_that_is_not_exact_keeps_its_qualifier()
    {
        CreditResult result = Result("V1", null, null, null, null, false, Outcome.Refer) with
        {
            Measures = Named<MeasureResult>([new("views", Amount.Of(new(2680000), Unit.Number), Openness.Above) { Qualifier = Qualifier.Over }]),
            Scores = Named<ScoreResult>([new("credit", Amount.Of(new(-5, 2), Unit.Number), Openness.Below, Honesty.Illustrative, [], new(null, null, null, null) { Qualifier = Qualifier.Nearly }, null)]),
        };

        Assert.Equal("volunteer_id,views,credit,stars,loan,status\nV1,over 2680000,nearly -2.5,,Refer,Computed\n", Written([result]));
    }

    [Fact]
    public void Results_that_were_not_computed_have_empty_cells_wherever_they_stand()
    {
        Assert.Equal(
            "volunteer_id,hours,points,credit,stars,loan,status\n"
            + "V1,,,,,,NotInForce\n"
            + "V2,60,1,1,none,Refer,Computed\n"
            + "V3,,,,,,Refused\n",
            Written(
            [
                Empty("V1", ResultStatus.NotInForce),
                Result("V2", Amount.Of(new(60), Unit.Minutes), Amount.Of(new(1), Unit.Number), Amount.Of(new(1), Unit.Number), "none", false, Outcome.Refer),
                Empty("V3", ResultStatus.Refused),
            ]));
    }

    [Fact]
    public void Without_any_computed_result_there_are_two_columns()
    {
        Assert.Equal("volunteer_id,status\n", Written([]));
        Assert.Equal("volunteer_id,status\nV1,NotInForce\n", Written([Empty("V1", ResultStatus.NotInForce)]));
    }

    [Fact]
    public void A_text_that_a_spreadsheet_would_run_is_written_as_text_and_a_comma_is_quoted()
    {
        Assert.Equal(
            "volunteer_id,status\n\"'=cmd\",NotInForce\n\"a,b\",NotInForce\n张三,NotInForce\n",
            Written([Empty("=cmd", ResultStatus.NotInForce), Empty("a,b", ResultStatus.NotInForce), Empty("张三", ResultStatus.NotInForce)]));
    }

    [Fact]
    public void A_stream_gets_the_same_text_in_UTF_8_with_a_byte_order_mark_if_asked_for()
    {
        CreditResult[] results = [Empty("志愿者1", ResultStatus.NotInForce)];
        using var plain = new MemoryStream();
        using var marked = new MemoryStream();

        CsvResults.Write(plain, results);
        CsvResults.Write(marked, results, byteOrderMark: true);

        Assert.Equal(Written(results), Encoding.UTF8.GetString(plain.ToArray()));
        Assert.Equal([.. Encoding.UTF8.Preamble, .. plain.ToArray()], marked.ToArray());
    }

    [Fact]
    public void Results_of_different_rule_sets_are_not_mixed()
    {
        CreditResult one = Result("V1", null, null, null, null, false, Outcome.Refer);
        CreditResult other = one with { Measures = Named<MeasureResult>([]) };

        Assert.Throws<ArgumentException>(() => Written([one, other]));
    }

    private static string Written(IEnumerable<CreditResult> results)
    {
        using var text = new StringWriter();
        CsvResults.Write(text, results);
        return text.ToString();
    }

    private static CreditResult Empty(string volunteer, ResultStatus status) => new()
    {
        VolunteerId = volunteer,
        RuleSet = new("cn.example", "1", "sha256:0", "1"),
        Honesty = Honesty.Illustrative,
        AsOf = new(2019, 3, 20),
        KnownAt = null,
        Parameters = [],
        Status = status,
        Time = new(0, 0, 0, 0, 0, 0, []),
        Measures = Named<MeasureResult>([]),
        Scores = Named<ScoreResult>([]),
        Tiers = Named<TierResult>([]),
        Decisions = Named<DecisionResult>([]),
        Notices = [],
    };

    private static CreditResult Result(string volunteer, Amount? hours, Amount? points, Amount? credit, string? stars, bool unknownStars, Outcome loan) =>
        Empty(volunteer, ResultStatus.Computed) with
        {
            Measures = Named<MeasureResult>([new("hours", hours, default), new("points", points, default)]),
            Scores = Named<ScoreResult>([new("credit", credit, default, Honesty.Illustrative, [], null, null)]),
            Tiers = Named<TierResult>([new("stars", stars, null, unknownStars, false, null)]),
            Decisions = Named<DecisionResult>([new("loan", loan, [], [], [], Honesty.Illustrative, null)]),
        };

    private static NamedResults<T> Named<T>(IReadOnlyList<T> items)
        where T : INamedResult => new(typeof(T).Name, "cn.example", items);
}
