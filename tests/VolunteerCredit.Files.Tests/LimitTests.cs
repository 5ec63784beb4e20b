using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

public sealed class LimitTests
{
    private const string Two = "record_id,volunteer_id,date,source,status\nr1,V1,2019-03-09,x,y\nr2,V1,2019-03-10,x,y\n";

    [Fact]
    public void A_row_above_the_limit_of_bytes_is_refused_and_the_rest_is_read()
    {
        FileReading<ServiceRecord> reading = Given.Records(
            $"record_id,volunteer_id,date,source,status,note\nr1,V1,2019-03-09,x,y,{new string('n', 300)}\nr2,V1,2019-03-10,x,y,\n",
            new() { RowBytesMax = 256 });

        Assert.Equal("r2", Assert.Single(reading.Items).Id);
        Notice notice = reading.Notices[1];
        Assert.Equal(("VC1010", 2L, "321", "at most 256"), (notice.Code, notice.Place.Line, notice.Found, notice.Expected!.English));
    }

    [Fact]
    public void A_quote_that_is_never_closed_in_a_large_file_refuses_the_file_without_holding_it_in_memory()
    {
        string rows = string.Concat(Enumerable.Repeat("r2,V1,2019-03-10,x,y\n", 200_000));

        FileReading<ServiceRecord> reading = Given.Records(Two + "\"r3,V1,2019-03-10,x,y\n" + rows);

        Assert.True(reading.IsRefused);
        Assert.Empty(reading.Items);
        Assert.Equal((2, 0, 2), (reading.Rows, reading.RowsRead, reading.RowsRefused));
        Assert.Equal(
            "VC1011: hours.csv: the file is beyond a limit, expected rows of at most 1048576 bytes; none of it was taken. Divide or mend the file, or raise the limit in the options.",
            Assert.Single(reading.Notices).ToString());
    }

    [Fact]
    public void More_rows_columns_or_notices_than_allowed_refuse_the_file()
    {
        (FileReadOptions Options, string Text, string Expected)[] cases =
        [
            (new() { RowsMax = 1 }, Two, "at most 1 rows"),
            (new() { ColumnsMax = 4 }, Two, "at most 4 columns"),
            (new() { NoticesMax = 2 }, "record_id,volunteer_id,date,source,status\nr1,V1,2019-03-09,x,y\n,,,x,y\n", "at most 2 notices"),
        ];
        foreach ((FileReadOptions options, string text, string expected) in cases)
        {
            FileReading<ServiceRecord> reading = Given.Records(text, options);
            Assert.Empty(reading.Items);
            Assert.Equal(("VC1011", expected), (reading.Notices[^1].Code, reading.Notices[^1].Expected!.English));
        }
    }

    [Fact]
    public void What_is_exactly_at_the_limits_is_read()
    {
        Assert.Equal(2, Given.Records(Two, new() { RowsMax = 2, ColumnsMax = 5, NoticesMax = 1, RowBytesMax = 256 }).Items.Count);
    }

    [Fact]
    public void An_option_out_of_bounds_is_an_exception_with_a_code()
    {
        FileReadOptions[] wrong =
        [
            new() { Separator = '"' }, new() { ColumnNames = null! }, new() { RowBytesMax = 255 }, new() { RowBytesMax = 16_777_217 },
            new() { ColumnsMax = 0 }, new() { RowsMax = 0 }, new() { NoticesMax = -1 },
        ];

        Assert.All(wrong, options => Assert.StartsWith(
            "VC5001: 'FileReadOptions.",
            Assert.Throws<ArgumentException>(() => CsvRecords.Read(Stream.Null, "hours.csv", options)).Message,
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_of_any_length_below_the_limit_is_read_whatever_the_buffers()
    {
        string note = new('n', 200_000);

        FileReading<ServiceRecord> reading = CsvRecords.Read(
            new OneByteStream(Encoding.UTF8.GetBytes($"record_id,volunteer_id,date,source,status,note\nr1,V1,2019-03-09,x,y,\"{note}\n\"\nr2,V1,2019-03-10,x,y,\n")),
            "hours.csv",
            new() { RowBytesMax = 300_000 });

        Assert.Equal(["r1", "r2"], reading.Items.Select(record => record.Id));
    }
}
