using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests;

/// <summary>Bad data is a result with a code: the record is left out, the rest goes on.</summary>
public sealed class RecordRulesTests
{
    private static readonly ServiceRecord Sound = Service("a", "2024-05-01", 60);

    public static TheoryData<string, string> Refused => new()
    {
        { "negative minutes", "VC1203" },
        { "negative planned minutes", "VC1203" },
        { "minutes and a quantity", "VC1204" },
        { "times and a quantity", "VC1204" },
        { "a unit without a quantity", "VC1205" },
        { "seven decimals", "VC1206" },
        { "too large a quantity", "VC1206" },
        { "seven decimals of a rating", "VC1206" },
        { "replaces and voids", "VC1207" },
        { "before birth", "VC1208" },
        { "another's record", "VC1209" },
        { "no id", "VC1201" },
        { "an id of 201 characters", "VC1201" },
        { "the day 0001-01-01", "VC1202" },
        { "the day 1899-12-31", "VC1202" },
        { "the day 9999-12-31", "VC1202" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_record_that_cannot_be_is_left_out_with_a_code_and_the_rest_counts(string what, string code)
    {
        ServiceRecord bad = what switch
        {
            "negative minutes" => Sound with { Id = "b", Minutes = -1 },
            "negative planned minutes" => Sound with { Id = "b", PlannedMinutes = -1 },
            "minutes and a quantity" => Sound with { Id = "b", Quantity = 1 },
            "times and a quantity" => Placed("b", "2024-05-01", "10:00", "11:00") with { Quantity = 1 },
            "a unit without a quantity" => Sound with { Id = "b", Unit = "city" },
            "seven decimals" => Act("b", "2024-05-01", "award", 0.0000001m),
            "too large a quantity" => Act("b", "2024-05-01", "award", 1_000_000_000.000001m),
            "seven decimals of a rating" => Act("b", "2024-05-01", "rating", null) with { Rating = 4.0000001m },
            "replaces and voids" => Sound with { Id = "b", Replaces = "a", Voids = "a" },
            "before birth" => Sound with { Id = "b", Date = Day("1999-12-31") },
            "another's record" => Sound with { Id = "b", VolunteerId = "w" },
            "no id" => Sound with { Id = "" },
            "an id of 201 characters" => Sound with { Id = new string('x', 201) },
            "the day 0001-01-01" => Sound with { Id = "b", Date = DateOnly.MinValue },
            "the day 1899-12-31" => Sound with { Id = "b", Date = Day("1899-12-31") },
            _ => Sound with { Id = "b", Date = DateOnly.MaxValue },
        };

        CreditResult result = Score(new(VolunteerId, [bad, Sound], what == "before birth" ? [Fact("f", FactNames.Born, "2000-01-01")] : []));
        Assert.Equal((ResultStatus.Computed, "a", "1 h", code), (result.Status, result.Counted(), result.Text("hours"), result.Codes()));
        Notice notice = Assert.Single(result.Notices);
        Assert.Equal((Severity.Refusal, bad.Id), (notice.Severity, notice.Place.RecordId));
    }

    [Fact]
    public void All_that_is_wrong_with_a_record_is_said_at_once()
    {
        CreditResult result = Score(Volunteer(Sound with { Minutes = -1, Quantity = 1.12345678m, Unit = null, Replaces = "x", Voids = "y" }));
        Assert.Equal("VC1203 VC1204 VC1206 VC1207", result.Codes());
    }

    [Fact]
    public void The_first_and_the_last_day_and_the_birthday_itself_are_taken()
    {
        ServiceRecord[] records = [Service("a", "1900-01-01", 1), Service("b", "2199-12-31", 2)];
        Assert.Equal("3 min", Score(Volunteer(records), "2199-12-31").Text("hours"));
        Assert.Equal("1 h", Score(new(VolunteerId, [Sound], [Fact("f", FactNames.Born, "2024-05-01")])).Text("hours"));
    }

    [Fact]
    public void A_birth_that_is_dated_speaks_of_the_days_before_too() =>
        Assert.Equal("VC1208", Score(new(VolunteerId, [Service("a", "1980-05-01", 60)], [Fact("f", FactNames.Born, "1990-05-01", from: "1990-05-01")])).Codes());

    [Theory]
    [InlineData("2024-04-30T00:00:00+08:00", "")]
    [InlineData("2024-04-29T23:59:59+08:00", "VC1222")]
    public void One_calendar_day_before_the_service_is_a_normal_moment_of_recording(string recordedAt, string code) =>
        Assert.Equal(code, Score(Volunteer(Sound with { RecordedAt = Moment(recordedAt) })).Codes());

    [Fact]
    public void A_volunteer_with_too_many_records_is_refused_alone()
    {
        CreditEngine engine = CreditEngine.Create(options =>
        {
            options.RuleSets.Add(VolunteerCredit.RuleSets.RuleSetSource.FromText($$"""{ "id": "t", "version": "1", "honesty": "illustrative", {{Hours}} }"""));
            options.RecordsPerVolunteerMax = 2;
        });
        Volunteer many = Volunteer(Sound, Sound with { Id = "b" }, Sound with { Id = "c" }), few = Volunteer(Sound, Sound with { Id = "b" });
        CreditResult[] results = [.. engine.Score("t", [many, few], Evaluation.On(Day("2024-12-31")))];
        Assert.Equal((ResultStatus.Refused, "VC4008"), (results[0].Status, results[0].Refusal!.Code));
        Assert.Equal((ResultStatus.Computed, "2 h"), (results[1].Status, results[1].Text("hours")));
    }
}
