using System.Globalization;
using VolunteerCredit.Measures;
using Calendar = VolunteerCredit.Measures.Calendar;

namespace VolunteerCredit.Abstractions.Tests.Measures;

public class CalendarTests
{
    private static readonly DateOnly First = new(1990, 1, 1), Last = new(2040, 12, 31);

    private static IEnumerable<DateOnly> Days => Enumerable.Range(First.DayNumber, Last.DayNumber - First.DayNumber + 1).Select(DateOnly.FromDayNumber);

    private static readonly CalendarUnit[] All =
        [CalendarUnit.Day, CalendarUnit.Week, CalendarUnit.Month, CalendarUnit.CalendarYear, .. Enumerable.Range(1, 12).Select(CalendarUnit.FiscalYear), CalendarUnit.Total];

    /// <summary>Kinds of period, by their place in the list: a theory's data must be plain.</summary>
    public static TheoryData<int> Units => [.. Enumerable.Range(0, All.Length)];

    [Fact]
    public void A_week_is_the_ISO_week_over_the_ends_of_years_too()
    {
        foreach (DateOnly day in Days)
        {
            Period week = Calendar.PeriodAt(CalendarUnit.Week, Calendar.IndexOf(CalendarUnit.Week, day.DayNumber));
            DateTime noon = day.ToDateTime(default);
            DateOnly monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(ISOWeek.GetYear(noon), ISOWeek.GetWeekOfYear(noon), DayOfWeek.Monday));
            Assert.Equal(new Period(monday.DayNumber, monday.DayNumber + 6), week);
        }
    }

    [Theory]
    [InlineData("2018-12-31", "2019-01-06", true)]
    [InlineData("2018-12-30", "2018-12-31", false)]
    [InlineData("2020-12-28", "2021-01-03", true)]
    [InlineData("2021-01-03", "2021-01-04", false)]
    public void Days_of_two_years_may_share_a_week(string a, string b, bool same) =>
        Assert.Equal(same, Calendar.IndexOf(CalendarUnit.Week, Day(a)) == Calendar.IndexOf(CalendarUnit.Week, Day(b)));

    [Fact]
    public void A_month_is_the_calendar_month()
    {
        foreach (DateOnly day in Days)
        {
            Period month = Calendar.PeriodAt(CalendarUnit.Month, Calendar.IndexOf(CalendarUnit.Month, day.DayNumber));
            Assert.Equal(new DateOnly(day.Year, day.Month, 1).DayNumber, month.From);
            Assert.Equal(new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)).DayNumber, month.To);
        }
    }

    [Fact]
    public void A_year_is_the_calendar_year()
    {
        foreach (DateOnly day in Days)
        {
            int index = Calendar.IndexOf(CalendarUnit.CalendarYear, day.DayNumber);
            Assert.Equal(day.Year, index);
            Assert.Equal(new Period(new DateOnly(day.Year, 1, 1).DayNumber, new DateOnly(day.Year, 12, 31).DayNumber), Calendar.PeriodAt(CalendarUnit.CalendarYear, index));
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void A_period_holds_its_day_and_every_day_of_it_has_its_index(int place)
    {
        CalendarUnit unit = All[place];
        foreach (DateOnly day in Days)
        {
            int index = Calendar.IndexOf(unit, day.DayNumber);
            Period period = Calendar.PeriodAt(unit, index);
            Assert.True(period.Contains(day.DayNumber));
            Assert.Equal((index, index), (Calendar.IndexOf(unit, period.From), Calendar.IndexOf(unit, period.To)));
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Neighbouring_periods_have_neighbouring_indexes_and_leave_no_day_out(int place)
    {
        CalendarUnit unit = All[place];
        int last = Calendar.IndexOf(unit, Last.DayNumber);
        for (int index = Calendar.IndexOf(unit, First.DayNumber); index < last; index++)
        {
            Assert.Equal(Calendar.PeriodAt(unit, index).To + 1, Calendar.PeriodAt(unit, index + 1).From);
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void The_first_and_the_last_day_of_all_have_a_period(int place)
    {
        CalendarUnit unit = All[place];
        int first = DateOnly.MinValue.DayNumber, last = DateOnly.MaxValue.DayNumber;

        Assert.Equal(first, Calendar.PeriodAt(unit, Calendar.IndexOf(unit, first)).From);
        Assert.True(Calendar.PeriodAt(unit, Calendar.IndexOf(unit, last)).Contains(last));
    }

    [Theory]
    [InlineData(4, "2020-03-31", 2019, "2019-04-01", "2020-03-31")] // 366 days, 29 February in it
    [InlineData(4, "2020-04-01", 2020, "2020-04-01", "2021-03-31")]
    [InlineData(2, "2020-02-29", 2020, "2020-02-01", "2021-01-31")]
    [InlineData(3, "2020-02-29", 2019, "2019-03-01", "2020-02-29")]
    [InlineData(3, "2021-02-28", 2020, "2020-03-01", "2021-02-28")]
    [InlineData(12, "2020-11-30", 2019, "2019-12-01", "2020-11-30")]
    [InlineData(1, "2020-12-31", 2020, "2020-01-01", "2020-12-31")]
    public void A_fiscal_year_has_the_index_of_the_year_in_which_it_begins(int firstMonth, string day, int index, string from, string to)
    {
        CalendarUnit year = CalendarUnit.FiscalYear(firstMonth);

        Assert.Equal(index, Calendar.IndexOf(year, Day(day)));
        Assert.Equal(new Period(Day(from), Day(to)), Calendar.PeriodAt(year, index));
    }

    [Fact]
    public void The_fiscal_year_from_January_is_the_calendar_year()
    {
        Assert.Equal(CalendarUnit.CalendarYear, CalendarUnit.FiscalYear(1));
        Assert.NotEqual(CalendarUnit.CalendarYear, CalendarUnit.FiscalYear(2));
        Assert.Equal(All.Length - 1, All.Distinct().Count());
        Assert.Equal(["day", "week", "month", "calendar-year", "calendar-year", "{\"fiscal-year\": 2}"], All.Take(6).Select(u => u.ToString()));
        Assert.Equal(default, CalendarUnit.Day);
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarUnit.FiscalYear(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarUnit.FiscalYear(13));
    }

    [Theory]
    [InlineData("2015-06-30", "2020-06-29", "2019-06-30")]
    [InlineData("2015-06-30", "2020-06-30", "2020-06-30")]
    [InlineData("2020-02-29", "2020-02-29", "2020-02-29")]
    [InlineData("2020-02-29", "2021-02-28", "2020-02-29")]
    [InlineData("2020-02-29", "2021-03-01", "2021-03-01")] // a common year has no 29 February
    [InlineData("2020-02-29", "2024-02-28", "2023-03-01")]
    [InlineData("2020-02-29", "2024-02-29", "2024-02-29")]
    public void An_anniversary_is_the_last_return_of_the_day(string from, string to, string expected) =>
        Assert.Equal(DateOnly.FromDayNumber(Day(expected)), Calendar.LastAnniversary(DateOnly.FromDayNumber(Day(from)), DateOnly.FromDayNumber(Day(to))));

    [Fact]
    public void The_total_is_one_period_of_all_days()
    {
        Assert.Equal(Calendar.IndexOf(CalendarUnit.Total, 0), Calendar.IndexOf(CalendarUnit.Total, DateOnly.MaxValue.DayNumber));
        Assert.Equal(new Period(0, DateOnly.MaxValue.DayNumber), Calendar.PeriodAt(CalendarUnit.Total, 0));
    }

    [Theory]
    [InlineData("1997-03-20", "2019-03-19", 21)]
    [InlineData("1997-03-20", "2019-03-20", 22)]
    [InlineData("2000-02-29", "2022-02-28", 21)]
    [InlineData("2000-02-29", "2022-03-01", 22)]
    [InlineData("2000-02-29", "2024-02-28", 23)]
    [InlineData("2000-02-29", "2024-02-29", 24)]
    [InlineData("2001-02-28", "2024-02-28", 23)]
    [InlineData("2001-03-01", "2024-02-29", 22)]
    [InlineData("2019-12-31", "2020-01-01", 0)]
    [InlineData("2019-03-20", "2019-03-20", 0)]
    public void Whole_years_are_completed_on_the_birthday(string from, string to, int years) =>
        Assert.Equal(years, Calendar.WholeYears(DateOnly.FromDayNumber(Day(from)), DateOnly.FromDayNumber(Day(to))));

    [Fact]
    public void Whole_years_are_the_birthdays_that_have_passed()
    {
        foreach (DateOnly born in (DateOnly[])[new(1990, 1, 1), new(1990, 12, 31), new(1992, 2, 28), new(1992, 2, 29), new(1992, 3, 1)])
        {
            int birthdays = -1;
            foreach (DateOnly day in Days.Where(d => d >= born))
            {
                bool birthday = born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(day.Year) ? day is { Month: 3, Day: 1 } : (day.Month, day.Day) == (born.Month, born.Day);
                birthdays += birthday ? 1 : 0;
                Assert.Equal(birthdays, Calendar.WholeYears(born, day));
            }
        }
    }

    [Fact]
    public void A_period_ends_with_its_last_day()
    {
        var period = new Period(10, 12);
        Assert.Equal([false, true, true, true, false], Enumerable.Range(9, 5).Select(period.Contains));
        Assert.False(new Period(10, 9).Contains(10));
    }

    private static int Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
