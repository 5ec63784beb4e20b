using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

/// <summary>Rows that go into a table in columns, on several threads.</summary>
public sealed class ColumnsTests
{
    [Fact]
    public void A_row_with_every_column_has_every_value()
    {
        byte[] text = Encoding.UTF8.GetBytes(
            Given.AllColumns + "\n"
            + "r1,V1,2019-03-09,09:00,11:30,150,180,杭州图书馆,阅读,周六读书,三月学雷锋,滨江,service,signed-in-out,approved,county,acc-7,"
            + "2019-03-09T11:31:05.25+08:00,r0,,,,4.5,true,indoor; elderly ;;night\n"
            + "r2,V2,2019-03-10,,,,,,,,,,donation,,,,,,,r1,-400.25,mL,,,\n");

        (IReadOnlyList<ServiceRecord> records, FileReading reading) = Given.InColumns(new MemoryStream(text), new() { Threads = 1 });

        ServiceRecord[] expected = [.. Given.Records(text).Items];
        Assert.Equal(2, reading.RowsRead);
        Assert.Equal(expected.Select(record => record with { Tags = [] }), records.Select(record => record with { Tags = [] }));
        Assert.Equal(["indoor", "elderly", "night"], records[0].Tags);
        Assert.Equal((-400.25m, null), (records[1].Quantity, records[1].Status));
    }

    [Fact]
    public void A_large_file_with_line_breaks_in_cells_gives_the_same_on_any_number_of_threads()
    {
        const int rows = 30_000;
        var text = new StringBuilder("record_id,volunteer_id,date,source,status,activity,minutes\r\n");
        for (int i = 0; i < rows; i++)
        {
            // Every 97th row has a cell of several lines, every 1,001st a quote out of place, every 499th minutes that are none.
            string activity = i % 97 == 0 ? "\"周六\r\n\"\"读书\"\"\n,\"" : i % 1_001 == 0 ? "stray\"quote" : "x";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{i},V{i % 50},2019-03-09,x,y,{activity},{(i % 499 == 0 ? "many" : "60")}\r\n");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        FileReading<ServiceRecord> reading = Given.Records(bytes);

        // Of 0, 1001, 2002 … those that 97 divides (97,097 is beyond) have no quote out of place; 0 has minutes that are none.
        Assert.Equal(Enumerable.Range(0, rows).Count(i => i % 499 == 0 || (i % 1_001 == 0 && i % 97 != 0)), reading.RowsRefused);
        Notice last = reading.Notices[^1];
        Assert.Equal(("VC1203", "r29940"), (last.Code, last.Place.RecordId));
        Assert.Equal(29_942 + (2 * (1 + (29_939 / 97))), last.Place.Line);
        foreach (int threads in new[] { 1, 2, 5 })
        {
            (IReadOnlyList<ServiceRecord> records, FileReading columns) = Given.InColumns(new MemoryStream(bytes), new() { Threads = threads });
            Assert.Equal(reading.Items.Select(record => record.Id).Order(StringComparer.Ordinal), records.Select(record => record.Id).Order(StringComparer.Ordinal));
            Assert.Equal(reading.Notices, columns.Notices);
        }
    }

    [Fact]
    public void Wide_rows_byte_order_marks_and_line_ends_of_all_kinds_are_the_same_on_any_number_of_threads()
    {
        string wide = new('宽', 60_000);
        var text = new StringBuilder("\uFEFFrecord_id,volunteer_id,date,source,status,note\n");
        for (int i = 0; i < 400; i++)
        {
            string note = (i % 20) switch { 3 => wide, 7 => $"\"{wide}\r\n\"", 11 => "\uFEFF", _ => "" };
            string end = (i % 4) switch { 0 => "\n", 1 => "\r\n", 2 => "\r", _ => "\n\n" };
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(i % 9 == 5 ? "\uFEFF" : "")}r{i},V{i % 5},2019-03-{(i % 33) + 1:D2},x,y,{note}{end}");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        foreach (FileReadOptions options in (FileReadOptions[])[new() { RowBytesMax = 200_000 }, new()])
        {
            FileReading<ServiceRecord> reading = Given.Records(bytes, options);
            Assert.Equal((400, options.RowBytesMax < 200_000), (reading.Rows, reading.Notices.Any(notice => notice.Code == "VC1010")));
            foreach (int threads in new[] { 1, 2, 4 })
            {
                (IReadOnlyList<ServiceRecord> records, FileReading columns) = Given.InColumns(new MemoryStream(bytes), options with { Threads = threads });
                Assert.Equal(reading.Items.Select(record => record.Id).Order(StringComparer.Ordinal), records.Select(record => record.Id).Order(StringComparer.Ordinal));
                Assert.Equal(reading.Notices, columns.Notices);
            }
        }
    }

    [Fact]
    public void Limits_refuse_the_file_at_the_same_row_with_the_same_notices()
    {
        byte[] text = Encoding.UTF8.GetBytes(
            "record_id,volunteer_id,date,source,status\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => i % 3 == 0 ? ",,,x,y\n" : $"r{i},V1,2019-03-09,x,y\n")));
        foreach (FileReadOptions options in (FileReadOptions[])[new() { RowsMax = 3_001 }, new() { NoticesMax = 2_999 }])
        {
            FileReading<ServiceRecord> reading = Given.Records(text, options);
            (_, FileReading columns) = Given.InColumns(new MemoryStream(text), options with { Threads = 3 });

            Assert.True(columns.IsRefused);
            Assert.Equal((reading.Rows, 0, reading.Rows), (columns.Rows, columns.RowsRead, columns.RowsRefused));
            Assert.Equal(reading.Notices, columns.Notices);
        }
    }

    [Fact]
    public void Ten_million_rows_are_no_limit_for_a_table()
    {
        // The default of objects is ten million; a table takes what an option says, or all.
        byte[] text = "record_id,volunteer_id,date\nr1,V1,2019-03-09\nr2,V1,2019-03-10\n"u8.ToArray();

        Assert.Equal(10_000_000, FileReadOptions.RowsMaxOfObjects);
        Assert.Null(new FileReadOptions().RowsMax);
        Assert.False(Given.InColumns(new MemoryStream(text)).Reading.IsRefused);
        Assert.True(Given.InColumns(new MemoryStream(text), new() { RowsMax = 1 }).Reading.IsRefused);
    }

    [Fact]
    public void Reading_ends_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        byte[] text = Encoding.UTF8.GetBytes("record_id,volunteer_id,date\n" + string.Concat(Enumerable.Repeat("r1,V1,2019-03-09\n", 10_000)));
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            Tables.FileInput.Of(new MemoryStream(text), "hours.csv").Entries(() => Nothing, Tables.FileInput.Csv, null, source.Token));
    }

    private static bool Nothing(in Bulk.RecordEntry entry, string? source, long line) => true;
}
