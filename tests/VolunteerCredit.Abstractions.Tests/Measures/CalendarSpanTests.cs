using System.Globalization;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Abstractions.Tests.Measures;

public class CalendarSpanTests
{
    [Theory]
    [InlineData("1 day", 0, 1)]
    [InlineData("90 days", 0, 90)]
    [InlineData("1 week", 0, 7)]
    [InlineData("2 weeks", 0, 14)]
    [InlineData("1 month", 1, 0)]
    [InlineData("24 months", 24, 0)]
    [InlineData("1 year", 12, 0)]
    [InlineData("5 years", 60, 0)]
    [InlineData("73000 days", 0, 73_000)]
    [InlineData("10000 weeks", 0, 70_000)]
    [InlineData("2400 months", 2_400, 0)]
    [InlineData("200 years", 2_400, 0)]
    public void A_span_is_a_number_and_a_word(string text, int months, int days)
    {
        Assert.True(CalendarSpan.TryParse(text, out CalendarSpan span));
        Assert.Equal(new CalendarSpan(months, days), span);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("days")]
    [InlineData("3")]
    [InlineData("3 ")]
    [InlineData(" days")]
    [InlineData("3days")]
    [InlineData("3  days")]
    [InlineData(" 3 days")]
    [InlineData("3 days ")]
    [InlineData("3 Days")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("+1 days")]
    [InlineData("1.5 years")]
    [InlineData("1,000 days")]
    [InlineData("73001 days")]
    [InlineData("10001 weeks")]
    [InlineData("2401 months")]
    [InlineData("201 years")]
    [InlineData("99999999999 days")]
    [InlineData("3 hours")]
    [InlineData("３ days")]
    [InlineData("1 year 6 months")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(CalendarSpan.TryParse(text, out CalendarSpan span));
        Assert.Equal(default, span);
    }

    [Theory]
    [InlineData("3 days", "3 days")]
    [InlineData("2 weeks", "14 days")]
    [InlineData("24 months", "2 years")]
    [InlineData("5 years", "5 years")]
    [InlineData("18 months", "18 months")]
    public void A_span_is_written_as_in_documents(string text, string written)
    {
        Assert.True(CalendarSpan.TryParse(text, out CalendarSpan span));
        Assert.Equal(written, span.ToString());
        Assert.True(CalendarSpan.TryParse(span.ToString(), out CalendarSpan again));
        Assert.Equal(span, again);
    }

    [Theory]
    [InlineData(1, 0, "2019-03-31", "2019-02-28")]
    [InlineData(1, 0, "2020-03-31", "2020-02-29")]
    [InlineData(1, 0, "2019-03-28", "2019-02-28")]
    [InlineData(12, 0, "2020-02-29", "2019-02-28")]
    [InlineData(48, 0, "2020-02-29", "2016-02-29")]
    [InlineData(24, 0, "2019-03-20", "2017-03-20")]
    [InlineData(1, 0, "2019-01-15", "2018-12-15")]
    [InlineData(6, 0, "2019-08-31", "2019-02-28")]
    [InlineData(0, 1, "2019-03-01", "2019-02-28")]
    [InlineData(0, 365, "2020-12-31", "2020-01-01")]
    [InlineData(0, 0, "2019-03-20", "2019-03-20")]
    [InlineData(1, 1, "2019-03-31", "2019-02-27")]
    [InlineData(12, 0, "0001-12-31", "0001-01-01")]
    [InlineData(2400, 0, "0150-06-01", "0001-01-01")]
    [InlineData(0, 73000, "0100-01-01", "0001-01-01")]
    public void A_span_back_ends_on_that_day_clamped_to_the_end_of_the_month(int months, int days, string day, string before) =>
        Assert.Equal(before, DateOnly.FromDayNumber(new CalendarSpan(months, days).Before(Day(day))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void Months_back_agree_with_a_walk_month_by_month_over_fifty_years()
    {
        for (DateOnly day = new(1990, 1, 1); day <= new DateOnly(2040, 12, 31); day = day.AddDays(1))
        {
            foreach (int months in (int[])[1, 2, 3, 11, 12, 13, 24, 36, 60])
            {
                // The definition: so many months back by name, then the same day or the month's last.
                (int year, int month) = (day.Year, day.Month);
                for (int i = 0; i < months; i++)
                {
                    (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1);
                }

                int last = new DateOnly(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1).AddDays(-1).Day;
                Assert.Equal(new DateOnly(year, month, day.Day > last ? last : day.Day).DayNumber, new CalendarSpan(months, 0).Before(day.DayNumber));
            }
        }
    }

    private static int Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
