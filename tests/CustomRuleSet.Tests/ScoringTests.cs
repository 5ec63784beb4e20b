using VolunteerCredit;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static CustomRuleSet.Tests.Rescuers;

namespace CustomRuleSet.Tests;

/// <summary>What the components compute, by hand.</summary>
public class ScoringTests
{
    [Fact]
    public void The_plug_in_knows_the_contracts_alone() => Assert.Equal(
        ["VolunteerCredit.Abstractions"],
        typeof(NightRescue).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void Every_kind_of_component_is_there_once() =>
        Assert.Equal(Enum.GetValues<Seam>().Order(), NightRescue.Components.Select(type => type.Seam).Order());

    [Fact]
    public void The_document_is_shipped_as_a_file_too()
    {
        using var reader = new StreamReader(NightRescue.RuleSet.Open());
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "night-rescue.json")), reader.ReadToEnd());
    }

    [Fact]
    public void A_rescuer_with_a_certificate()
    {
        CreditResult lin = Engine.Score(RuleSet, Lin, AtEndOfApril);

        Assert.Equal(("48 h", "36 h", "6"), (Text(lin.Measure("hours").Value), Text(lin.Measure("night").Value), Text(lin.Measure("trainings").Value)));
        Assert.Equal("90", Text(lin.Score("merit").Value));
        Assert.Equal(["night 60", "training 30"], lin.Score("merit").Lines.Select(line => $"{line.Id} {line.Value}"));
        Assert.Equal("rescuer", lin.Tier("grade").Reached);
        Assert.Equal(Outcome.Eligible, lin.Decision("deployment").Outcome);
        Assert.Equal(["allowance 180 CNY"], lin.Decision("deployment").Offer.Select(item => $"{item.Column} {item.Text}"));
    }

    [Fact]
    public void Vouchers_are_there_for_ninety_days_of_each_day_with_two_hours_at_night()
    {
        GrantResult rest = Engine.Score(RuleSet, Lin, AtEndOfApril).Grant("rest");

        // Nights begin on Saturdays from 10 January: each has 1 h before midnight, and 3 h on the Sunday, which earns.
        Assert.Equal(Enumerable.Range(0, 9).Select(i => new DateOnly(2026, 1, 11).AddDays(7 * i)), rest.Lots.Select(lot => lot.EarnedOn));
        Assert.Equal(new DateOnly(2026, 4, 10), rest.Lots[0].ExpiresOn);
        Assert.Equal(("rest voucher", "6"), (rest.Currency, Text(rest.Balance)));
    }

    [Fact]
    public void One_kind_of_service_alone_is_cut_to_the_balance()
    {
        ScoreResult merit = Engine.Score(RuleSet, Wen, AtEndOfApril).Score("merit");

        Assert.Equal(["Part night 20", "Part training 5", "GroupCap balance -10"], merit.Lines.Select(line => $"{line.Kind} {line.Id} {line.Value}"));
        Assert.Equal("15", Text(merit.Value));
    }

    [Fact]
    public void Of_waiting_a_quarter_counts_and_the_rest_is_booked()
    {
        CreditResult hao = Engine.Score(RuleSet, Hao, AtEndOfApril);

        Assert.Equal((480L, 120L), (hao.Time.Recorded, hao.Time.Counted));
        Assert.Equal(["stand-by 360"], hao.Time.Reasons.Select(reason => $"{reason.Reason} {reason.Lost}"));
        Assert.Equal(new Words("waiting for a call, of which a quarter counts", "待命时间，计四分之一"), hao.Time.Reasons[0].Text);
    }

    [Fact]
    public void A_certificate_that_nobody_has_stated_is_not_known()
    {
        Volunteer unknown = Lin with { Facts = [] }, complete = Lin with { Facts = [Fact("coverage:certificates", "true") with { SubjectId = "lin" }] };

        Assert.True(Engine.Score(RuleSet, unknown, AtEndOfApril).Tier("grade").IsUnknown);
        Assert.Equal("helper", Engine.Score(RuleSet, complete, AtEndOfApril).Tier("grade").Reached);
    }

    [Fact]
    public void Unknown_minutes_leave_open_what_they_touch_and_nothing_else()
    {
        Volunteer volunteer = Of("v", [CallOut("n", "2026-04-01") with { Minutes = null, Start = null, End = null }, Training("t", "2026-04-02")], Fact("last-drill", "2024-01-01"), Fact("coverage:certificates", "true"));
        CreditResult result = Engine.Score(RuleSet, volunteer, AtEndOfApril);

        Assert.Equal(Openness.Above, result.Measure("hours").Openness);
        Assert.Equal(Outcome.NotEligible, result.Decision("deployment").Outcome); // a record without its times touches no night
    }

    [Theory]
    [InlineData("22:00", "06:00", null, 480)]
    [InlineData("20:00", "23:00", null, 60)]
    [InlineData("05:30", "22:15", null, 45)]
    [InlineData("06:00", "22:00", null, 0)]
    [InlineData("00:00", "00:00", null, 480)]
    [InlineData("21:00", "23:00", 90, 30)] // from its start on
    [InlineData("21:00", "23:00", 60, 0)]
    [InlineData("21:00", "23:00", 300, 60)] // what is beyond its span is at no known time
    public void Of_a_shift_the_minutes_between_ten_and_six_are_at_night(string start, string end, int? counted, int minutes)
    {
        ServiceRecord shift = CallOut("n", "2026-04-01", minutes: counted) with { Start = TimeOnly.ParseExact(start, "HH:mm"), End = TimeOnly.ParseExact(end, "HH:mm") };

        // Of what touches no night the measure selects nothing.
        Assert.Equal(minutes, Engine.Score(RuleSet, Of("v", [shift]), AtEndOfApril).Measure("night").Value!.Value.Quanta);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(59, 0)]
    [InlineData(60, 10)]
    [InlineData(239, 10)]
    [InlineData(240, 20)]
    [InlineData(99 * 60, 90)]
    [InlineData(100 * 60, 100)]
    public void Points_are_ten_times_the_whole_root_of_the_hours(int minutes, int points)
    {
        // 200 minutes a night, and 100 trainings beside them, so that nothing is cut.
        IEnumerable<ServiceRecord> nights = Enumerable.Range(0, (minutes + 199) / 200)
            .Select(i => CallOut($"n{i}", "2026-01-01", Math.Min(200, minutes - (200 * i))) with { Date = new DateOnly(2026, 1, 1).AddDays(i) });
        Volunteer volunteer = Of("v", [.. nights, .. Enumerable.Range(0, 100).Select(i => Training($"t{i}", "2025-01-01") with { Date = new DateOnly(2025, 1, 1).AddDays(i) })]);

        Assert.Equal(points, Engine.Score(RuleSet, volunteer, AtEndOfApril).Score("merit").Lines.Single(line => line.Id == "night").Value.Quanta);
    }

    private static string Text(Amount? amount) => amount?.ToString() ?? "–";
}
