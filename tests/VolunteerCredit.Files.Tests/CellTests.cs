using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class CellTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("150", 150)]
    [InlineData("150 ", 150)]
    [InlineData(" 0150", 150)]
    [InlineData("2147483647", 2147483647)]
    public void Minutes_are_plain_digits(string cell, int minutes)
    {
        Assert.Equal(minutes, Assert.Single(Given.Cell("minutes", cell).Items).Minutes);
    }

    [Theory]
    [InlineData("-30", "a whole number from 0")]
    [InlineData("2.5", "a whole number from 0")]
    [InlineData("2.0", "a whole number from 0")]
    [InlineData("+5", "a whole number from 0")]
    [InlineData("1e2", "a whole number from 0")]
    [InlineData("\"1,200\"", "a whole number from 0")]
    [InlineData("1 200", "a whole number from 0")]
    [InlineData("2小时30分钟", "a whole number from 0")]
    [InlineData("１５０", "a whole number from 0")]
    [InlineData("١٥٠", "a whole number from 0")]
    [InlineData("150\u00A0", "a whole number from 0")]
    [InlineData("NULL", "a whole number from 0")]
    [InlineData("2147483648", "a whole number from 0 to 2,147,483,647")]
    [InlineData("99999999999999999999", "a whole number from 0 to 2,147,483,647")]
    public void Minutes_that_are_not_plain_digits_are_refused_and_shown(string cell, string expected)
    {
        Notice notice = Given.OnlyRefusal(Given.Cell("minutes", cell));

        Assert.Equal(("VC1203", 2L, 6, "minutes", "r1"), (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.Name, notice.Place.RecordId));
        Assert.Equal((cell.Trim('"'), expected), (notice.Found, notice.Expected!.English));
    }

    [Fact]
    public void A_message_says_code_place_found_expected_and_what_to_do()
    {
        string rows = string.Concat(Enumerable.Range(2, 15).Select(line => $"r{line},V1,2019-03-09,imported,approved,org,60\n"));

        FileReading<ServiceRecord> reading = Given.Records(
            "record_id,volunteer_id,date,source,status,organization,minutes\n" + rows + "hr-0042,V1,2019-03-09,imported,approved,org,-30\n");

        Assert.Equal(
            "VC1203: hours.csv, record 'hr-0042', line 17, column 7 'minutes': found '-30', expected a whole number from 0. Correct it, or leave it empty if unknown.",
            Assert.Single(reading.Notices).ToString());
    }

    [Theory]
    [InlineData("2020-02-29")]
    [InlineData("1900-01-01")]
    [InlineData("2199-12-31")]
    public void Days_are_read(string cell)
    {
        FileReading<ServiceRecord> reading = Given.Records($"record_id,volunteer_id,date\nr1,V1,{cell}\n");

        Assert.Equal(DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture), Assert.Single(reading.Items).Date);
    }

    [Theory]
    [InlineData("2019-02-29", "VC1102")]
    [InlineData("2019-3-9", "VC1102")]
    [InlineData("2019/03/09", "VC1102")]
    [InlineData("20190309", "VC1102")]
    [InlineData("09.03.2019", "VC1102")]
    [InlineData("2019-13-01", "VC1102")]
    [InlineData("2019-00-10", "VC1102")]
    [InlineData("2019-03-00", "VC1102")]
    [InlineData("0000-01-01", "VC1102")]
    [InlineData("2019-03-09T00:00", "VC1102")]
    [InlineData("43533", "VC1102")]
    [InlineData("2019年3月9日", "VC1102")]
    [InlineData("-019-03-09", "VC1102")]
    [InlineData("1899-12-31", "VC1202")]
    [InlineData("2200-01-01", "VC1202")]
    public void Days_that_are_none_or_out_of_bounds_are_refused_and_shown(string cell, string code)
    {
        FileReading<ServiceRecord> reading = Given.Records($"record_id,volunteer_id,date,source,status\nr1,V1,{cell},x,y\n");

        Notice notice = Given.OnlyRefusal(reading);
        Assert.Equal((code, 3, "date", cell), (notice.Code, notice.Place.Column, notice.Place.Name, notice.Found));
    }

    [Theory]
    [InlineData("record_id", 1)]
    [InlineData("volunteer_id", 2)]
    [InlineData("date", 3)]
    public void An_empty_required_cell_refuses_the_row(string column, int place)
    {
        string row = string.Join(',', ((string[])["r1", "V1", "2019-03-09"]).Select((cell, i) => i + 1 == place ? "" : cell));

        Notice notice = Given.OnlyRefusal(Given.Records($"record_id,volunteer_id,date,source,status\n{row},x,y\n"));

        Assert.Equal(("VC1101", place, column), (notice.Code, notice.Place.Column, notice.Place.Name));
    }

    [Theory]
    [InlineData("09:05", 9, 5, 0)]
    [InlineData("9:05", 9, 5, 0)]
    [InlineData("00:00", 0, 0, 0)]
    [InlineData("23:59:59", 23, 59, 59)]
    [InlineData("9:05:07", 9, 5, 7)]
    public void Times_are_read(string cell, int hour, int minute, int second)
    {
        Assert.Equal(new TimeOnly(hour, minute, second), Assert.Single(Given.Cell("start", cell).Items).Start);
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("9.05")]
    [InlineData("9:5")]
    [InlineData("09:60")]
    [InlineData("09:05:60")]
    [InlineData("09:05:7")]
    [InlineData("9:05 PM")]
    [InlineData("上午9:05")]
    [InlineData("0905")]
    [InlineData("009:05")]
    [InlineData("09:05+08:00")]
    public void Times_that_are_none_are_refused_and_shown(string cell)
    {
        Notice notice = Given.OnlyRefusal(Given.Cell("end", cell));

        Assert.Equal(("VC1103", 6, "end", cell), (notice.Code, notice.Place.Column, notice.Place.Name, notice.Found));
    }

    [Theory]
    [InlineData("2019-03-20T17:05:00+08:00", "2019-03-20T17:05:00.0000000+08:00")]
    [InlineData("2019-03-20T17:05:00Z", "2019-03-20T17:05:00.0000000+00:00")]
    [InlineData("2019-03-20T17:05Z", "2019-03-20T17:05:00.0000000+00:00")]
    [InlineData("2019-03-20T17:05:00.123-0530", "2019-03-20T17:05:00.1230000-05:30")]
    [InlineData("2019-03-20T17:05:00.1234567+08", "2019-03-20T17:05:00.1234567+08:00")]
    [InlineData("2019-03-20T17:05:00+14:00", "2019-03-20T17:05:00.0000000+14:00")]
    public void Moments_are_read_with_their_offset(string cell, string moment)
    {
        Assert.Equal(moment, Assert.Single(Given.Cell("recorded_at", cell).Items).RecordedAt?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2019-03-20T17:05:00")]
    [InlineData("2019-03-20 17:05:00+08:00")]
    [InlineData("2019-03-20")]
    [InlineData("2019-03-20T25:05:00Z")]
    [InlineData("2019-03-20T17:05:00+15:00")]
    [InlineData("2019-03-20T17:05:00+08:60")]
    [InlineData("2019-03-20T17:05:00+8")]
    [InlineData("2019-03-20T17:05:00.Z")]
    [InlineData("2019-03-20T17:05:00.12345678Z")]
    [InlineData("2019-03-20T17:05.5Z")]
    [InlineData("2019-02-30T17:05:00Z")]
    [InlineData("0001-01-01T00:00:00+08:00")]
    [InlineData("9999-12-31T23:59:59-08:00")]
    [InlineData("2019-03-20T17:05:00ZZ")]
    [InlineData("1553072700000")]
    [InlineData("2019-03-20T17:05:00+")]
    public void Moments_without_offset_or_that_are_none_are_refused_and_shown(string cell)
    {
        Notice notice = Given.OnlyRefusal(Given.Cell("recorded_at", cell));

        Assert.Equal(("VC1106", 6, "recorded_at", cell), (notice.Code, notice.Place.Column, notice.Place.Name, notice.Found));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-1", "-1")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("12.345678", "12.345678")]
    [InlineData("0007", "7")]
    [InlineData("1000000000", "1000000000")]
    public void Decimals_are_read_exactly(string cell, string value)
    {
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Assert.Single(Given.Cell("quantity", cell).Items).Quantity);
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Assert.Single(Given.Cell("rating", cell).Items).Rating);
    }

    [Theory]
    [InlineData("1e3", "VC1105")]
    [InlineData("\"1,5\"", "VC1105")]
    [InlineData(".5", "VC1105")]
    [InlineData("5.", "VC1105")]
    [InlineData("+5", "VC1105")]
    [InlineData("--5", "VC1105")]
    [InlineData("-", "VC1105")]
    [InlineData("4/5", "VC1105")]
    [InlineData("400mL", "VC1105")]
    [InlineData("1.2345678", "VC1206")]
    [InlineData("1000000001", "VC1206")]
    [InlineData("-1000000000.5", "VC1206")]
    [InlineData("99999999999999999999999999999999", "VC1206")]
    [InlineData("0.00000000000000000000000000001", "VC1206")]
    public void Decimals_that_are_none_or_out_of_bounds_are_refused_and_shown(string cell, string code)
    {
        Notice notice = Given.OnlyRefusal(Given.Cell("quantity", cell));

        Assert.Equal((code, 6, "quantity", cell.Trim('"')), (notice.Code, notice.Place.Column, notice.Place.Name, notice.Found));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("No", false)]
    [InlineData("", false)]
    public void Flags_are_read_and_empty_is_false(string cell, bool flag)
    {
        Assert.Equal(flag, Assert.Single(Given.Cell("disputed", cell).Items).Disputed);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("y")]
    [InlineData("是")]
    public void Flags_that_are_none_are_refused_and_shown(string cell)
    {
        Notice notice = Given.OnlyRefusal(Given.Cell("disputed", cell));

        Assert.Equal(("VC1107", 6, cell), (notice.Code, notice.Place.Column, notice.Found));
    }

    [Fact]
    public void Text_of_more_than_200_characters_is_refused_and_not_shown()
    {
        Assert.Equal(200, Assert.Single(Given.Cell("activity", new string('长', 200)).Items).Activity!.Length);

        Notice notice = Given.OnlyRefusal(Given.Cell("activity", new string('长', 201)));
        Assert.Equal(
            "VC1109: hours.csv, record 'r1', line 2, column 6 'activity': the cell has 201 characters, expected at most 200. Shorten it; long texts do not belong in a record.",
            notice.ToString());
        Assert.Equal("VC1109", Given.OnlyRefusal(Given.Cell("tags", "a;" + new string('b', 201))).Code);
    }

    [Fact]
    public void What_is_shown_is_cut_and_cannot_break_the_message()
    {
        Notice notice = Given.OnlyRefusal(Given.Cell("minutes", "\"6\n0" + new string('x', 5000) + "\""));

        Assert.Equal(100, notice.Found!.Length);
        Assert.DoesNotContain('\n', notice.ToString());
    }
}
