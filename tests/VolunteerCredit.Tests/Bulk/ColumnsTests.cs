using VolunteerCredit.Bulk;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Records that come in columns.</summary>
public sealed class ColumnsTests
{
    private static readonly int Day = Given.Day("2024-05-01").DayNumber;

    private static readonly RecordColumns Some = new()
    {
        VolunteerIds = ["a", "b", "nobody"],
        Volunteers = new[] { 1, 0, 1, 0, 1 },
        Dates = new[] { Day + 1, Day, Day, Day, Day },
        Minutes = new[] { 10, 20, 30, 40, -1 },
        RecordedAt = new[] { 0, Ticks(1), Ticks(2), 0, Ticks(1) },
        Texts = new Dictionary<Column, (ReadOnlyMemory<byte>, IReadOnlyList<string>)> { [Column.Category] = (new byte[] { 1, 2, 0, 1, 2 }, ["service", "travel"]) },
    };

    [Fact]
    public void Rows_without_ids_stand_in_the_order_they_came_in_and_are_approved()
    {
        RecordTable table = Of(Some);

        Assert.Equal(["a", "b"], new[] { table.VolunteerId(0), table.VolunteerId(1) }.Order(StringComparer.Ordinal));
        Assert.Equal($"{Day} -1 -1 20 -9223372036854775808 -9223372036854775808 {Ticks(1)} -1 False True [] -|travel|-|approved\n"
            + $"{Day} -1 -1 40 -9223372036854775808 -9223372036854775808 0 -1 False True [] -|service|-|approved", Tables.Visible(table, "a", null));
        Assert.Equal([30, -1, 10], Minutes(table, "b"));
    }

    [Fact]
    public void Columns_say_the_same_as_objects()
    {
        string[] ids = ["r5", "r4", "r3", "r2", "r1"];
        ServiceRecord[] records = [.. ids.Select((id, i) => new ServiceRecord
        {
            Id = id, VolunteerId = Some.VolunteerIds[Some.Volunteers.Span[i]], Date = DateOnly.FromDayNumber(Some.Dates.Span[i]),
            Minutes = Some.Minutes.Span[i] < 0 ? null : Some.Minutes.Span[i], RecordedAt = Some.RecordedAt.Span[i] == 0 ? null : new(Some.RecordedAt.Span[i], TimeSpan.Zero),
            Category = new[] { "service", "travel", null, "service", "travel" }[i],
        })];

        Assert.Equal(Tables.Text(Tables.Of(records)), Tables.Text(Of(With(Some, ids))));
    }

    [Fact]
    public void Columns_go_with_records_that_have_more()
    {
        using RecordTableBuilder builder = Tables.Builder();
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(Some);
            writer.Add(Given.Placed("r", "2024-05-01", "09:00", "10:00") with { VolunteerId = "a", RecordedAt = Given.Moment("2024-05-01T10:00:00+08:00") });
            writer.Add(Some);
        }

        RecordTable table = builder.Build();
        Assert.Equal([20, 40, 20, 40, 60], Minutes(table, "a"));
        Assert.Equal((11L, 11L), (builder.RowsTaken, table.RowCount));
    }

    /// <summary>Each writer has 200 texts, which fit in a byte; the table has 400, which do not. The second writer's rows have no moments.</summary>
    [Fact]
    public void Writers_with_other_texts_and_layouts_make_one_table()
    {
        RecordColumns[] columns = [.. Enumerable.Range(0, 2).Select(writer => new RecordColumns
        {
            VolunteerIds = ["a", "b"],
            Volunteers = Enumerable.Range(0, 200).Select(i => i % 2).ToArray(),
            Dates = Enumerable.Range(0, 200).Select(i => Day + 1000 - (2 * i) - writer).ToArray(),
            Minutes = Enumerable.Range(0, 200).ToArray(),
            RecordedAt = writer == 0 ? Enumerable.Range(0, 200).Select(i => Ticks(1) + ((1000 + i) * TimeSpan.TicksPerDay)).ToArray() : default(ReadOnlyMemory<long>),
            Texts = new Dictionary<Column, (ReadOnlyMemory<byte>, IReadOnlyList<string>)>
            {
                [Column.Category] = (Enumerable.Range(1, 200).Select(i => (byte)i).ToArray(), [.. Enumerable.Range(0, 200).Select(i => $"c{(1 - writer) * 200 + i:000}")]),
            },
        })];
        ServiceRecord[] records = [.. columns.SelectMany((c, writer) => Enumerable.Range(0, 200).Select(i => new ServiceRecord
        {
            Id = $"r{writer}-{i}", VolunteerId = i % 2 == 0 ? "a" : "b", Date = DateOnly.FromDayNumber(Day + 1000 - (2 * i) - writer), Minutes = i,
            RecordedAt = writer == 0 ? new(Ticks(1) + ((1000 + i) * TimeSpan.TicksPerDay), TimeSpan.Zero) : null, Category = $"c{(1 - writer) * 200 + i:000}",
        }))];

        using RecordTableBuilder builder = Tables.Builder();
        foreach (RecordColumns some in columns)
        {
            using RecordTableWriter writer = builder.OpenWriter();
            writer.Add(some);
        }

        Assert.Equal(Tables.Text(Tables.Of(records)), Tables.Text(builder.Build()));
    }

    [Fact]
    public void An_id_is_as_long_in_characters_as_it_may_be_whatever_its_bytes()
    {
        string id = new('记', 200);
        RecordTable table = Of(new RecordColumns { VolunteerIds = [id], Volunteers = new[] { 0, 0 }, Dates = new[] { Day, Day }, Minutes = new[] { 7, 8 } });

        Assert.Equal([7, 8], Minutes(table, id));
    }

    [Fact]
    public void Bad_rows_are_refused_and_the_rest_goes_on()
    {
        using RecordTableBuilder builder = Tables.Builder();
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(new RecordColumns
            {
                VolunteerIds = ["a", ""], Volunteers = new[] { 0, 0, 0, 1, 0 }, Dates = new[] { -7, Day, int.MaxValue, Day, Day }, Minutes = new[] { 1, -2, 3, 4, 5 },
            });
        }

        RecordTable table = builder.Build();
        Assert.Equal([5], Minutes(table, "a"));
        Assert.Equal(new Dictionary<string, long> { ["VC1202"] = 2, ["VC1203"] = 1, ["VC1201"] = 1 }, builder.NoticeCounts);
        Assert.Equal(4, builder.RowsRefused);
        Assert.Equal([4], table.Segments.Single().RecordsHandedIn);
    }

    [Fact]
    public void Columns_of_different_lengths_and_numbers_out_of_bounds_are_refused()
    {
        using RecordTableBuilder builder = Tables.Builder();
        using RecordTableWriter writer = builder.OpenWriter();

        Assert.Throws<ArgumentException>(() => writer.Add(new RecordColumns { VolunteerIds = ["a"], Volunteers = new[] { 0 }, Dates = new[] { Day, Day }, Minutes = new[] { 1 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add(new RecordColumns { VolunteerIds = ["a"], Volunteers = new[] { 1 }, Dates = new[] { Day }, Minutes = new[] { 1 } }));
        Assert.Throws<ArgumentException>(() => writer.Add(new RecordColumns
        {
            VolunteerIds = ["a"], Volunteers = new[] { 0 }, Dates = new[] { Day }, Minutes = new[] { 1 },
            Texts = new Dictionary<Column, (ReadOnlyMemory<byte>, IReadOnlyList<string>)> { [Column.Source] = (new byte[] { 2 }, ["one"]) },
        }));
    }

    private static RecordTable Of(RecordColumns columns)
    {
        using RecordTableBuilder builder = Tables.Builder();
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(columns);
        }

        return builder.Build();
    }

    private static RecordColumns With(RecordColumns columns, IReadOnlyList<string> ids) => new()
    {
        VolunteerIds = columns.VolunteerIds, Volunteers = columns.Volunteers, Dates = columns.Dates, Minutes = columns.Minutes,
        RecordedAt = columns.RecordedAt, Texts = columns.Texts, Ids = ids,
    };

    private static IEnumerable<int> Minutes(RecordTable table, string volunteerId) =>
        Tables.Visible(table, volunteerId, null).Split('\n').Select(line => int.Parse(line.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture));

    private static long Ticks(int day) => new DateTime(2024, 6, day).Ticks;
}
