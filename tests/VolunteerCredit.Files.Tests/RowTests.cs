using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class RowTests
{
    private const string Header = "record_id,volunteer_id,date,source,status,minutes\n";

    [Theory]
    [InlineData("r2,V1,2019-03-10,imported,approved", "5")]
    [InlineData("r2,V1,2019-03-10,imported,approved,60,,", "8")]
    public void A_row_that_is_too_short_or_too_wide_is_refused(string row, string fields)
    {
        FileReading<ServiceRecord> reading = Given.Records(Header + "r1,V1,2019-03-09,imported,approved,60\n" + row + "\n");

        Assert.Equal("r1", Assert.Single(reading.Items).Id);
        Assert.Equal(
            $"VC1008: hours.csv, line 3: the row has {fields} fields, expected 6. Quote cells that hold a comma or a line break.",
            Assert.Single(reading.Notices).ToString());
    }

    [Fact]
    public void Empty_lines_and_lines_of_spaces_are_no_rows_and_are_counted_as_lines()
    {
        FileReading<ServiceRecord> reading = Given.Records(Header + "\n   \nr1,V1,2019-03-09,imported,approved,x\n\n");

        Assert.Equal((1, 4L), (reading.Rows, Assert.Single(reading.Notices).Place.Line));
    }

    [Theory]
    [InlineData("r1,V1,2019-03-09,im\"ported,approved,60", "quotes only around a whole cell")]
    [InlineData("r1,V1,2019-03-09,\"imp\"orted,approved,60", "a separator or a line break after the closing quote")]
    public void A_row_with_a_quote_out_of_place_is_refused_and_the_rest_is_read(string row, string expected)
    {
        FileReading<ServiceRecord> reading = Given.Records(Header + row + "\nr2,V1,2019-03-10,imported,approved,60\n");

        Assert.Equal("r2", Assert.Single(reading.Items).Id);
        Assert.Equal(
            $"VC1009: hours.csv, line 2: a quote is out of place in this row of 1 line(s), expected {expected}. Close every quote, and double quotes inside a cell.",
            Assert.Single(reading.Notices).ToString());
    }

    [Fact]
    public void A_quote_that_is_never_closed_says_how_many_lines_it_swallowed()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            Header + "r1,V1,2019-03-09,imported,approved,60\nr2,V1,2019-03-10,\"imported,approved,60\nr3,V1,2019-03-11,imported,approved,60\nr4,V1,2019-03-12,imported,approved,60");

        Assert.Equal("r1", Assert.Single(reading.Items).Id);
        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(("VC1009", 3L, "3"), (notice.Code, notice.Place.Line, notice.Found));
        Assert.Equal("a closing quote before the end of the file", notice.Expected!.English);
    }

    [Fact]
    public void All_faults_of_a_row_are_reported_by_column_and_the_rest_goes_on()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            Given.AllColumns + "\n"
            + "r1,,2019/03/09,9.00,25:00,2.5,-1,=cmd,p,a,c,d,service,imported,approved,x,y,2019-03-09,a,b,1e3,mL,4;5,maybe,@x\n"
            + "r2,V1,2019-03-09,,,60,,,,,,,,,,,,,,,,,,,\n");

        Assert.Equal("r2", Assert.Single(reading.Items).Id);
        Assert.All(reading.Notices, notice => Assert.Equal((2L, "r1", Severity.Refusal), (notice.Place.Line, notice.Place.RecordId, notice.Severity)));
        Assert.Equal(
            [
                ("VC1101", 2, "volunteer_id"), ("VC1102", 3, "date"), ("VC1103", 4, "start"), ("VC1103", 5, "end"), ("VC1203", 6, "minutes"),
                ("VC1203", 7, "planned_minutes"), ("VC1108", 8, "organization"), ("VC1106", 18, "recorded_at"), ("VC1207", 19, "replaces"),
                ("VC1105", 21, "quantity"), ("VC1105", 23, "rating"), ("VC1107", 24, "disputed"), ("VC1108", 25, "tags"),
            ],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Column, notice.Place.Name)));
    }

    [Fact]
    public void A_file_of_bad_rows_only_gives_no_records_and_is_not_refused_as_a_whole()
    {
        FileReading<ServiceRecord> reading = Given.Records(Header + "r1,V1,2019-02-29,imported,approved,60\n,V1,2019-03-09,imported,approved,60\n,,,,,\n");

        Assert.False(reading.IsRefused);
        Assert.Equal((3, 0, 3), (reading.Rows, reading.RowsRead, reading.RowsRefused));
        Assert.Equal([2L, 3L, 4L, 4L, 4L], reading.Notices.Select(notice => notice.Place.Line));
    }

    [Fact]
    public void A_record_that_the_rules_refuse_is_refused_with_line_and_column()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            "record_id,volunteer_id,date,source,status,minutes,quantity,unit\n"
            + "r1,V1,0001-01-01,imported,approved,60,,\n"
            + "r2,V1,2019-03-09,imported,approved,60,1,\n"
            + "r3,V1,2019-03-09,imported,approved,,,mL\n"
            + "r4,V1,2019-03-09,imported,approved,,0.1234567,mL\n"
            + new string('r', 201) + ",V1,2019-03-09,imported,approved,60,,\n");

        Assert.Empty(reading.Items);
        Assert.Equal(
            [("VC1202", 2L, 3), ("VC1204", 3L, 7), ("VC1205", 4L, 8), ("VC1206", 5L, 7), ("VC1201", 6L, 1)],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Column)));
    }

    [Fact]
    public void A_record_that_the_rules_warn_of_is_read_with_a_warning_at_line_and_column()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            "record_id,volunteer_id,date,source,status,start,end,minutes,recorded_at\n"
            + "r1,V1,2019-03-09,imported,approved,,,1441,\n"
            + "r2,V1,2019-03-09,imported,approved,09:00,10:00,62,\n"
            + "r3,V1,2019-03-09,imported,approved,,,60,2019-03-07T23:59:59+08:00\n");

        Assert.Equal(3, reading.Items.Count);
        Assert.Equal(0, reading.RowsRefused);
        Assert.Equal(
            [("VC1220", 2L, 8, "r1"), ("VC1221", 3L, 8, "r2"), ("VC1222", 4L, 9, "r3")],
            reading.Notices.Select(notice => (notice.Code, notice.Place.Line, notice.Place.Column, notice.Place.RecordId)));
        Assert.All(reading.Notices, notice => Assert.Equal(Severity.Warning, notice.Severity));
    }

    [Fact]
    public void A_refused_row_does_not_warn_that_it_counts()
    {
        Assert.Equal(["VC1102"], Given.Records(Header + "r1,V1,09.03.2019,imported,approved,2000\n").Notices.Select(notice => notice.Code));
    }

    [Fact]
    public void A_quantity_that_cannot_be_read_does_not_make_its_unit_a_fault()
    {
        FileReading<ServiceRecord> reading = Given.Records("record_id,volunteer_id,date,source,status,quantity,unit\nr1,V1,2019-03-09,imported,approved,two,mL\n");

        Assert.Equal("VC1105", Given.OnlyRefusal(reading).Code);
    }

    [Fact]
    public void The_same_row_twice_is_read_twice_since_versions_are_settled_by_the_engine()
    {
        Assert.Equal(2, Given.Records(Header + "r1,V1,2019-03-09,imported,approved,60\nr1,V1,2019-03-09,imported,approved,60\n").Items.Count);
    }
}
