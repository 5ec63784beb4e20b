using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n\r\n")]
    public void An_empty_file_is_refused(string text)
    {
        FileReading<ServiceRecord> reading = Given.Records(text);

        Assert.True(reading.IsRefused);
        Assert.Equal("VC1002: hours.csv: the file is empty, expected a header row. The first row names the columns.", Assert.Single(reading.Notices).ToString());
    }

    [Fact]
    public void A_header_without_rows_is_a_file_of_no_records()
    {
        FileReading<ServiceRecord> reading = Given.Records(Given.AllColumns + "\n");

        Assert.Empty(reading.Notices);
        Assert.False(reading.IsRefused);
        Assert.Equal((0, 0, 0), (reading.Rows, reading.RowsRead, reading.RowsRefused));
    }

    [Fact]
    public void Title_rows_above_the_header_refuse_the_file_and_are_shown()
    {
        FileReading<ServiceRecord> reading = Given.Records("2019年志愿服务记录,,,\n导出时间：2019-04-01,,,\nrecord_id,volunteer_id,date,minutes\nr1,V1,2019-03-09,60\n");

        Notice notice = Assert.Single(reading.Notices);
        Assert.Empty(reading.Items);
        Assert.Equal(
            "VC1003: hours.csv, line 1: the header lacks record_id, volunteer_id, date; it has 2019年志愿服务记录. "
            + "The first row names the columns; remove title rows above it, rename the columns, or read the file through a mapping.",
            notice.ToString());
    }

    [Fact]
    public void Chinese_column_names_without_a_mapping_refuse_the_file_and_are_shown()
    {
        Notice notice = Assert.Single(Given.Records("记录编号,志愿者编号,日期\nr1,V1,2019-03-09\n").Notices);

        Assert.Equal(("VC1003", "记录编号, 志愿者编号, 日期"), (notice.Code, notice.Found));
    }

    [Fact]
    public void A_missing_required_column_is_named()
    {
        Notice notice = Assert.Single(Given.Records("record_id,date,minutes\nr1,2019-03-09,60\n").Notices);

        Assert.Equal(("VC1003", "volunteer_id", "record_id, date, minutes"), (notice.Code, notice.Expected!.English, notice.Found));
    }

    [Fact]
    public void Unknown_columns_are_warned_of_once_each_and_not_read()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            "record_id,utc_offset,volunteer_id,date,备注,source,status,\nr1,+0000,V1,2019-03-09,=1+1,imported,approved,\nr2,+0000,V1,2019-03-10,,imported,approved,\n");

        Assert.Equal(2, reading.Items.Count);
        Assert.Equal(
            [("VC1004", 1L, 2, "utc_offset"), ("VC1004", 1L, 5, "备注"), ("VC1004", 1L, 8, null)],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.Name)));
        Assert.All(reading.Notices, notice => Assert.Equal(Severity.Warning, notice.Severity));
    }

    [Fact]
    public void A_column_that_stands_twice_refuses_the_file()
    {
        FileReading<ServiceRecord> reading = Given.Records("record_id,volunteer_id,date,minutes,minutes\nr1,V1,2019-03-09,60,60\n");

        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(("VC1006", 5, "minutes"), (notice.Code, notice.Place.Column, notice.Place.Name));
        Assert.Empty(reading.Items);
    }

    [Fact]
    public void Two_columns_that_are_mapped_to_one_refuse_the_file()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            "record_id,volunteer_id,date,日期\nr1,V1,2019-03-09,2019-03-09\n",
            new() { ColumnNames = new Dictionary<string, string> { ["日期"] = "date" } });

        Assert.Equal(("VC1006", 4), (Assert.Single(reading.Notices).Code, reading.Notices[0].Place.Column));
    }

    [Fact]
    public void All_faults_of_a_header_are_reported_at_once()
    {
        Assert.Equal(["VC1006", "VC1003"], Given.Records("record_id,record_id,date\nr1,r1,2019-03-09\n").Notices.Select(notice => notice.Code));
    }

    [Fact]
    public void A_header_with_a_quote_out_of_place_refuses_the_file()
    {
        Notice notice = Assert.Single(Given.Records("record_id,volunteer_id,da\"te\nr1,V1,2019-03-09\n").Notices);

        Assert.Equal(
            "VC1014: hours.csv, line 1: a quote is out of place in the header, expected quotes only around a whole cell. Close every quote, and double quotes inside a cell.",
            notice.ToString());
    }

    [Fact]
    public void A_header_below_empty_lines_is_found_with_its_line()
    {
        FileReading<ServiceRecord> reading = Given.Records("\n\nrecord_id,volunteer_id,date,x\nr1,V1,2019-03-09,\n");

        Assert.Single(reading.Items);
        Assert.Equal(3, reading.Notices[0].Place.Line);
    }
}
