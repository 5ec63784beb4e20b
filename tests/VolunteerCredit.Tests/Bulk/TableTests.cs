using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Tables by hand: what stands where, what is refused, and what very large or very small input does.</summary>
public sealed class TableTests
{
    [Fact]
    public void A_table_of_nothing_is_empty()
    {
        RecordTable table = Tables.Of([]);

        Assert.Equal((0, 0L, -1), (table.VolunteerCount, table.RowCount, table.IndexOf("v")));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.VolunteerId(0));
    }

    [Fact]
    public void One_record_is_one_row()
    {
        RecordTable table = Tables.Of([Given.Service("r1", "2024-05-01", 60, "2024-05-01T20:00:00+08:00") with { Category = "service", Source = "imported" }]);

        Segment segment = Assert.Single(table.Segments);
        Assert.Equal([Given.Day("2024-05-01").DayNumber], segment.Dates);
        Assert.Equal([60], segment.Minutes);
        Assert.Equal([Given.Moment("2024-05-01T12:00:00Z").UtcTicks], segment.RecordedAt!);
        Assert.Equal(480, segment.CommonOffset);
        Assert.Equal("service", table.Texts[Column.Category]![segment.Codes[(int)Column.Category]!.Bytes![0] - 1]);
        Assert.Null(segment.Starts);
        Assert.Null(segment.Ends);
        Assert.Null(segment.Quantities);
        Assert.Null(segment.Ratings);
        Assert.Null(segment.Offsets);
        Assert.Null(segment.Planned);
        Assert.Null(segment.Disputed);
        Assert.Null(segment.TagEnds);
        Assert.Null(segment.Marks);
        Assert.Null(segment.RecordIds);
        Assert.Null(segment.Codes[(int)Column.Project]);
        Assert.Equal(("v", 0), (table.VolunteerId(0), table.IndexOf("v")));
    }

    [Fact]
    public void Tags_are_looked_for_by_the_codes_of_the_table_where_they_are_those_of_the_rule_set()
    {
        var tagged = new Case(
            """ "measures": { "m": { "type": "hours", "where": { "tags": "x" } } } """, Case.Service("2020-01-01", 60) with { Tags = ["y", "x"] }, Case.Service("2020-01-02", 30) with { Tags = ["y"] });

        Assert.Equal(("1 h", "1 h"), (tagged.Value(), tagged.InBulk()[0].Measure("m").ToString()));
    }

    [Fact]
    public void Volunteers_stand_in_the_order_of_their_hashes()
    {
        string[] ids = [.. Enumerable.Range(0, 500).Select(i => $"v{i}")];
        RecordTable table = Tables.Of(ids.Select(id => Given.Service("r", "2024-05-01", 60) with { VolunteerId = id }));

        string[] expected = [.. ids.OrderBy(id => VolunteerHash.Of(System.Text.Encoding.UTF8.GetBytes(id)))];
        Assert.Equal(expected, Enumerable.Range(0, 500).Select(table.VolunteerId));
        Assert.Equal(Enumerable.Range(0, 500), expected.Select(table.IndexOf));
        Assert.Equal(-1, table.IndexOf("v500"));
    }

    [Fact]
    public void Canonical_order_is_day_unplaced_first_start_and_id_as_bytes()
    {
        RecordTable table = Tables.Of(
        [
            Given.Placed("b", "2024-05-02", "09:00", "10:00") with { Category = "b" },
            Given.Placed("a", "2024-05-02", "09:00", "10:00") with { Category = "a" },
            Given.Placed("c", "2024-05-02", "08:00", "10:00") with { Category = "c" },
            Given.Service("\uE000", "2024-05-02", 5) with { Category = "high" },
            Given.Service("𝕏", "2024-05-02", 5) with { Category = "higher" },
            Given.Service("z", "2024-05-01", 5) with { Category = "z" },
            Given.Placed("n", "2024-05-01", "23:00", "01:00", 90) with { Category = "night" },
        ]);

        Assert.Equal(["z", "night", "high", "higher", "night", "c", "a", "b"], Categories(table));
        Segment segment = table.Segments.Single();
        Assert.Equal([5, 60, 5, 5, 30, 120, 60, 60], segment.Minutes);
        Assert.Equal([(4, 1)], segment.LaterParts);
        Assert.Equal([Segment.HasParts], segment.Marks!);
        Assert.Equal([-1, 1380, -1, -1, 0, 480, 540, 540], segment.Starts!.Select(s => (int)s));
        Assert.Equal([-1, 1440, -1, -1, 60, 600, 600, 600], segment.Ends!.Select(e => (int)e));
    }

    [Fact]
    public void A_version_that_was_corrected_counts_until_then_and_again_when_the_correction_is_retracted()
    {
        RecordTable table = Tables.Of(
        [
            Given.Service("r1", "2024-05-01", 60, "2024-05-02T00:00:00Z"),
            Given.Service("r2", "2024-05-01", 90, "2024-05-03T00:00:00Z") with { Replaces = "r1" },
            Given.Service("r1", "2024-05-01", 30, "2024-05-05T00:00:00Z"),
            Given.Retraction("r3", "r2", "2024-05-01", "2024-05-04T00:00:00Z"),
            Given.Service("r9", "2024-05-01", 10, "2024-05-01T00:00:00Z"),
        ]);

        long Ticks(int day) => new DateTime(2024, 5, day).Ticks;
        Segment segment = table.Segments.Single();
        Assert.Equal([60, 90, 10], segment.Minutes);
        Assert.Equal([(0, Ticks(2), Ticks(3)), (1, Ticks(3), Ticks(4))], segment.Spans);
        Assert.Equal([Segment.HasSpans], segment.Marks!);
        Assert.Equal([5], segment.RecordsHandedIn);
    }

    [Fact]
    public void Who_may_have_served_before_birth_is_scored_from_records()
    {
        RecordTable table = Tables.Of([Given.Service("r1", "1999-05-01", 60)], [Given.Fact("f", "born", "2000-01-01")]);

        Segment segment = table.Segments.Single();
        Volunteer aside = segment.Aside[0];
        Assert.Equal(("v", 60), (aside.Id, aside.Records.Single().Minutes));
        Assert.Equal("born", aside.Facts.Single().Name);
        Assert.Empty(segment.Dates);
    }

    [Fact]
    public void Who_names_a_record_of_another_is_scored_from_records()
    {
        using RecordTableBuilder builder = Tables.Builder();
        RecordTable table = Tables.Of(builder,
        [
            Given.Service("r1", "2024-05-01", 60, "2024-05-02T00:00:00Z") with { VolunteerId = "a" },
            Given.Service("r2", "2024-05-01", 60, "2024-05-03T00:00:00Z") with { VolunteerId = "b", Replaces = "r1" },
            Given.Service("r3", "2024-05-01", 60, "2024-05-03T00:00:00Z") with { VolunteerId = "c", Replaces = "gone" },
        ]);

        (Segment segment, int at) = Place(table, "b");
        Assert.Equal(new Dictionary<string, DateTimeOffset?> { ["r1"] = Given.Moment("2024-05-02T00:00:00Z") }, segment.Aside[at].RecordsOfOthers);
        Assert.Equal(1, table.Segments.Sum(s => s.Aside.Count));
        Assert.Equal(1, builder.NoticeCounts["VC2006"]);
    }

    [Fact]
    public void Whose_id_of_a_record_is_another_s_too_stays_in_columns()
    {
        RecordTable table = Tables.Of(
        [
            Given.Service("r1", "2024-05-01", 60, "2024-05-02T00:00:00Z") with { VolunteerId = "a" },
            Given.Service("r1", "2024-05-01", 60, "2024-05-02T00:00:00Z") with { VolunteerId = "b" },
            Given.Service("r2", "2024-05-01", 90, "2024-05-03T00:00:00Z") with { VolunteerId = "b", Replaces = "r1" },
        ]);

        Assert.Equal(0, table.Segments.Sum(s => s.Aside.Count));
    }

    [Fact]
    public void Refused_records_count_as_handed_in_and_are_told()
    {
        var told = new List<Notice>();
        using RecordTableBuilder builder = Tables.Builder(new() { Noticed = told.Add });
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(Given.Service("r1", "2024-05-01", -5));
            Assert.False(writer.Add(Entries.Of(Given.Service("r2", "1800-01-01", 5)), "a.csv", 7));
            Assert.False(writer.Add(Entries.Of(Given.Service("r3", "2024-01-01", 5) with { VolunteerId = "" }), "a.csv", 8));
            Assert.True(writer.Add(Entries.Of(Given.Service("r4", "2024-01-01", 1441) with { VolunteerId = "w" }), "a.csv", 9));
        }

        RecordTable table = builder.Build();
        Assert.Equal(["VC1203 : r1", "VC1202 a.csv:7 r2", "VC1201 a.csv:8 r3", "VC1220 a.csv:9 r4"],
            told.Select(n => $"{n.Code} {n.Place.Source}:{(n.Place.Line == 0 ? "" : n.Place.Line.ToString(CultureInfo.InvariantCulture))} {n.Place.RecordId}"));
        Assert.Equal((1L, 3L), (builder.RowsTaken, builder.RowsRefused));
        (Segment segment, int at) = Place(table, "v");
        Assert.Equal(2, segment.RecordsHandedIn[at]);
        Assert.Equal(segment.RowStarts[at], segment.RowStarts[at + 1]);
        Assert.Equal(2, table.VolunteerCount);
    }

    [Fact]
    public void Volunteers_with_facts_only_are_there_and_shared_facts_stand_apart()
    {
        Fact voided = Given.Fact("x", FactNames.Voided, "true") with { SubjectId = "recorder:acc-1" };
        RecordTable table = Tables.Of([], [Given.Fact("f1", "born", "1990-01-01"), Given.Fact("f2", "party-member", "yes"), voided]);

        Segment segment = Assert.Single(table.Segments);
        Assert.Equal(["f1", "f2"], segment.Facts.Select(f => f.Id));
        Assert.Equal([0, 2], segment.FactStarts!);
        Assert.Equal([0], segment.RecordsHandedIn);
        Assert.Equal([voided], table.SharedFacts);
        Assert.NotNull(table.Texts[Column.Recorder]);
    }

    [Fact]
    public void A_voided_recorder_that_comes_after_records_is_refused_where_no_rule_set_reads_recorders()
    {
        using RecordTableBuilder builder = Tables.Builder();
        using RecordTableWriter writer = builder.OpenWriter();
        writer.Add(Given.Service("r", "2024-05-01", 60));
        writer.Add(Given.Fact("a", FactNames.Voided, "true") with { SubjectId = "activity:a1" });

        var fault = Assert.Throws<InvalidOperationException>(() => writer.Add(Given.Fact("x", FactNames.Voided, "true") with { SubjectId = "recorder:acc-1" }));
        Assert.StartsWith("VC4031", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_built_once_and_after_its_writers_are_done()
    {
        using RecordTableBuilder builder = Tables.Builder();
        RecordTableWriter writer = builder.OpenWriter();
        Assert.StartsWith("VC4030", Assert.Throws<InvalidOperationException>(() => builder.Build()).Message, StringComparison.Ordinal);
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.Add(Given.Service("r", "2024-05-01", 60)));
        builder.Build();
        Assert.Throws<InvalidOperationException>(() => builder.Build());
        Assert.Throws<InvalidOperationException>(() => builder.OpenWriter());
    }

    [Fact]
    public void Options_out_of_bounds_are_refused_with_a_code()
    {
        Assert.StartsWith("VC5001", Assert.Throws<ArgumentException>(() => Tables.Builder(new() { Threads = 0 })).Message, StringComparison.Ordinal);
        Assert.StartsWith("VC5001", Assert.Throws<ArgumentException>(() => Tables.Builder(new() { MemoryBudget = -1 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void Codes_are_as_wide_as_they_need_to_be(int texts)
    {
        RecordTable table = Tables.Of(Enumerable.Range(0, texts).Select(i => Given.Service($"r{i:D6}", "2024-05-01", 1) with { Category = $"c{i:D6}" }));

        CodeColumn codes = table.Segments.Single().Codes[(int)Column.Category]!;
        Assert.Equal((texts == 200, texts == 300, texts == 70_000), (codes.Bytes is not null, codes.Shorts is not null, codes.Ints is not null));
        Assert.Equal(Enumerable.Range(0, texts).Select(i => $"c{i:D6}"), Categories(table));
    }

    [Fact]
    public void A_million_records_of_one_volunteer_are_put_in_order()
    {
        ServiceRecord pattern = Given.Service("r", "2024-05-01", 1);
        IEnumerable<ServiceRecord> million = Enumerable.Range(0, 1_000_000).Select(i => pattern with { Id = (i * 7L % 1_000_000).ToString("D7", CultureInfo.InvariantCulture), Minutes = i % 60 });

        Segment all = Tables.Of(million).Segments.Single();
        Assert.Equal(1_000_000, all.Dates.Length);
        Assert.Equal([0, 43, 46, 49], all.Minutes[..4]); // the ids 0 to 3 are those of i = 0, 857143, 714286, 571429
    }

    [Fact]
    public void Who_has_more_records_and_facts_than_are_allowed_has_no_rows()
    {
        ServiceRecord[] records = [.. Enumerable.Range(0, 9).Select(i => Given.Service($"r{i}", "2024-05-01", 1))];
        using RecordTableBuilder builder = Tables.Builder(recordsMax: 10);
        Assert.Equal(9, Tables.Of(builder, records, [Given.Fact("f", "born", "1990-01-01")]).RowCount);

        using RecordTableBuilder second = Tables.Builder(recordsMax: 10);
        Segment tooMany = Tables.Of(second, records, [Given.Fact("f", "born", "1990-01-01"), Given.Fact("g", "there", "true") with { SubjectId = "city:c" }]).Segments.Single();
        Assert.Equal((0, 9), (tooMany.Dates.Length, tooMany.RecordsHandedIn[0]));
    }

    [Fact]
    public void Very_many_versions_of_one_service_are_left_to_the_single_engine()
    {
        ServiceRecord[] versions = [.. Enumerable.Range(0, 1500).Select(i => Given.Service("r", "2024-05-01", i) with { RecordedAt = Given.Moment("2024-05-02T00:00:00Z").AddMinutes(i) })];

        Segment segment = Tables.Of(versions).Segments.Single();
        Assert.Equal(1500, segment.Aside[0].Records.Count);
        Assert.Empty(segment.Dates);
    }

    [Fact]
    public void Ids_are_kept_where_asked_for()
    {
        using RecordTableBuilder builder = Tables.Builder(new() { KeepRecordIds = true });
        RecordTable table = Tables.Of(builder, [Given.Service("b", "2024-05-02", 1), Given.Service("c", "2024-05-01", 1), Given.Service("a", "2024-05-02", 1)]);

        Utf8List ids = table.Segments.Single().RecordIds!;
        Assert.Equal(["c", "a", "b"], Enumerable.Range(0, 3).Select(ids.Text));
    }

    [Fact]
    public async Task Records_come_as_they_come()
    {
        using RecordTableBuilder builder = Tables.Builder();
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            await writer.AddRangeAsync(Coming());
        }

        Assert.Equal(2, builder.Build().RowCount);

        static async IAsyncEnumerable<ServiceRecord> Coming()
        {
            yield return Given.Service("a", "2024-05-02", 1);
            await Task.Yield();
            yield return Given.Service("b", "2024-05-02", 1);
        }
    }

    /// <summary>The capped job's columns: day, minutes, moment, category, source and status. A text's dictionary and a volunteer's are made once.</summary>
    [Fact]
    public void A_row_takes_at_most_24_bytes_and_at_most_48_while_it_is_added()
    {
        const int rows = 400_000;
        using RecordTableBuilder builder = Tables.Builder(new() { Threads = 1 }, partitionBits: 6);
        ServiceRecord pattern = Given.Service("0", "2024-05-01", 60, "2024-05-01T20:00:00+08:00") with { Source = "imported" };
        long before;
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            RecordEntry entry = Entries.Of(pattern);
            byte[] id = new byte[8], volunteer = new byte[6];
            before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < rows; i++)
            {
                i.TryFormat(id, out int idLength, "D8", CultureInfo.InvariantCulture);
                (i * 7919L % 4000).TryFormat(volunteer, out int volunteerLength, default, CultureInfo.InvariantCulture);
                entry.Id = id.AsSpan(0, idLength);
                entry.VolunteerId = volunteer.AsSpan(0, volunteerLength);
                entry.Minutes = i % 600;
                entry.Category = i % 2 == 0 ? "service"u8 : "training"u8;
                writer.Add(entry);
            }
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48L * rows);
        RecordTable table = builder.Build();
        Assert.Equal(rows, table.RowCount);
        Assert.InRange(table.BytesHeld, 1, 24L * rows);
    }

    private static IEnumerable<string> Categories(RecordTable table)
    {
        foreach (Segment segment in table.Segments)
        {
            for (int row = 0; row < segment.Dates.Length; row++)
            {
                yield return table.Texts[Column.Category]![segment.Codes[(int)Column.Category]![row] - 1];
            }
        }
    }

    private static (Segment Segment, int At) Place(RecordTable table, string volunteerId)
    {
        int at = table.IndexOf(volunteerId);
        foreach (Segment segment in table.Segments)
        {
            if (at < segment.VolunteerCount)
            {
                return (segment, at);
            }

            at -= segment.VolunteerCount;
        }

        throw new ArgumentException(volunteerId);
    }
}
