using System.Collections.Concurrent;
using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tests;

/// <summary>Files as text or bytes, and what is read from them.</summary>
internal static class Given
{
    /// <summary>The header of the normal form, all columns.</summary>
    public const string AllColumns =
        "record_id,volunteer_id,date,start,end,minutes,planned_minutes,organization,project,activity,campaign,district,category,source,"
        + "status,approved_by,recorder,recorded_at,replaces,voids,quantity,unit,rating,disputed,tags";

    public static FileReading<ServiceRecord> Records(string text, FileReadOptions? options = null) => Records(Encoding.UTF8.GetBytes(text), options);

    public static FileReading<ServiceRecord> Records(byte[] bytes, FileReadOptions? options = null) =>
        Whole(CsvRecords.Read(new MemoryStream(bytes), "hours.csv", options));

    public static FileReading<Fact> Facts(string text) => Whole(CsvFacts.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "facts.csv"));

    public static FileReading<Fact> Volunteers(string text) => Whole(CsvVolunteers.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "volunteers.csv"));

    /// <summary>A record with one column more than the required ones.</summary>
    public static FileReading<ServiceRecord> Cell(string column, string cell) =>
        Records($"record_id,volunteer_id,date,source,status,{column}\nr1,V1,2019-03-09,administrator,approved,{cell}\n");

    /// <summary>The only refusal, at line 2 and the column after the five others.</summary>
    public static Notice OnlyRefusal(FileReading<ServiceRecord> reading)
    {
        Assert.Empty(reading.Items);
        Assert.Equal(1, reading.RowsRefused);
        Notice notice = Assert.Single(reading.Notices);
        Assert.Equal(Severity.Refusal, notice.Severity);
        return notice;
    }

    /// <summary>What goes into a table, written down as objects, in the order in which the threads come.</summary>
    public static (IReadOnlyList<ServiceRecord> Records, FileReading Reading) InColumns(Stream stream, FileReadOptions? options = null, FileFormat? format = null)
    {
        var records = new ConcurrentQueue<ServiceRecord>();
        bool Take(in RecordEntry entry, string? source, long line)
        {
            records.Enqueue(Record(entry));
            return true;
        }

        FileReading reading = FileInput.Of(stream, "hours.csv").Entries(() => Take, format ?? FileInput.Csv, options, default);
        return ([.. records], reading);
    }

    private static ServiceRecord Record(in RecordEntry entry)
    {
        static string? Text(ReadOnlySpan<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text);
        return new()
        {
            Id = Text(entry.Id)!,
            VolunteerId = Text(entry.VolunteerId)!,
            Date = entry.Date,
            Start = entry.Start,
            End = entry.End,
            Minutes = entry.Minutes,
            PlannedMinutes = entry.PlannedMinutes,
            Organization = Text(entry.Organization),
            Project = Text(entry.Project),
            Activity = Text(entry.Activity),
            Campaign = Text(entry.Campaign),
            District = Text(entry.District),
            Category = Text(entry.Category),
            Source = Text(entry.Source),
            Status = Text(entry.Status),
            ApprovedBy = Text(entry.ApprovedBy),
            Recorder = Text(entry.Recorder),
            RecordedAt = entry.RecordedAt,
            Replaces = Text(entry.Replaces),
            Voids = Text(entry.Voids),
            Quantity = entry.Quantity,
            Unit = Text(entry.Unit),
            Rating = entry.Rating,
            Disputed = entry.Disputed,
            Tags = (Text(entry.Tags) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>The law that every reading obeys.</summary>
    private static FileReading<T> Whole<T>(FileReading<T> reading)
    {
        Assert.Equal(reading.Rows, reading.RowsRead + reading.RowsRefused);
        Assert.All(reading.Notices, notice => Assert.Equal(reading.Source, notice.Place.Source));
        if (typeof(T) == typeof(ServiceRecord))
        {
            Assert.Equal(reading.RowsRead, reading.Items.Count);
        }

        return reading;
    }
}
