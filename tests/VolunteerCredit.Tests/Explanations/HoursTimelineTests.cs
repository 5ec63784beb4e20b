using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Explanations;

public sealed class HoursTimelineTests
{
    [Theory]
    [InlineData("2024-01-31", "2025-12-01", 24, "2024-01", "2025-12")]
    [InlineData("2024-01-31", "2026-01-01", 3, "2024", "2026")]
    [InlineData("1990-12-31", "2019-01-01", 30, "1990", "2019")]
    [InlineData("1990-12-31", "2020-01-01", 4, "1990–1999", "2020–2029")]
    [InlineData("1900-01-01", "2199-12-31", 30, "1900–1909", "2190–2199")]
    [InlineData("2024-02-29", "2024-02-29", 1, "2024-02", "2024-02")]
    public void The_span_decides_between_months_years_and_ten_years(string first, string last, int periods, string firstLabel, string lastLabel)
    {
        var timeline = HoursTimeline.Of([Record(last, 60, 60), Record(first, 60, 60)]);
        Assert.Equal((periods, firstLabel, lastLabel), (timeline.Periods.Count, timeline.Periods[0].Label, timeline.Periods[^1].Label));
        Assert.All(timeline.Periods.Skip(1).Zip(timeline.Periods), pair => Assert.Equal(pair.Second.To.AddDays(1), pair.First.From));
    }

    [Fact]
    public void A_period_sums_what_became_of_the_records_that_start_in_it()
    {
        var timeline = HoursTimeline.Of(
        [
            Record("2024-01-31", 600, 420, new("cap", Given.Day("2024-02-01"), 0, 0, 120, null), new("hold", Given.Day("2024-01-31"), 0, 60, 0, null)),
            Record("2024-01-01", 30, 60, new RecordChange("round", Given.Day("2024-01-01"), 30, 0, 0, null)),
            Record("2024-03-05", null, 0),
            Record("2024-03-05", 45, 45),
            new("act", Given.Day("2024-06-01"), null, null, true, false, []),
        ]);

        Assert.Equal(["2024-01", "2024-02", "2024-03"], timeline.Periods.Select(p => p.Label));
        HoursPeriod january = timeline.Periods[0], march = timeline.Periods[2];
        Assert.Equal((630, 30, 480, 60, 120), (january.Recorded, january.Added, january.Counted, january.Held, january.Lost));
        Assert.Equal((2, 1, 45, 45), (march.Records.Count, march.UnknownRecords, march.Recorded, march.Counted));
        Assert.Empty(timeline.Periods[1].Records);
        Assert.Equal(660, timeline.Largest);
    }

    [Fact]
    public void Without_hours_there_is_no_period()
    {
        Assert.Empty(HoursTimeline.Of(null).Periods);
        Assert.Empty(HoursTimeline.Of([new("act", Given.Day("2024-06-01"), null, null, true, false, [])]).Periods);
        Assert.Equal(0, HoursTimeline.Of([]).Largest);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void The_periods_sum_to_the_balance(Scene scene)
    {
        foreach (Asked asked in Engines.For(scene))
        {
            CreditResult result = Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            var periods = HoursTimeline.Of(result.Records).Periods;
            Assert.Equal(
                (result.Time.Recorded, result.Time.Added, result.Time.Counted, result.Time.Held, result.Time.Lost),
                (periods.Sum(p => p.Recorded), periods.Sum(p => p.Added), periods.Sum(p => p.Counted), periods.Sum(p => p.Held), periods.Sum(p => p.Lost)));
        }
    }

    private static RecordExplanation Record(string date, long? recorded, long counted, params RecordChange[] changes) =>
        new("r", Given.Day(date), recorded, counted, counted > 0, false, changes);
}
