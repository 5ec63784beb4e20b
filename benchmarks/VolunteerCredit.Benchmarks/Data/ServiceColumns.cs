using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Benchmarks.Data;

/// <summary>Records in columns, unsorted: row order is the order of record ids, and says nothing of volunteer or day.</summary>
internal sealed class ServiceColumns
{
    /// <summary>Volunteers are numbered from 0; this is what is added to the number in an id.</summary>
    public required int FirstVolunteer { get; init; }

    /// <summary>The same of records.</summary>
    public required int FirstRecord { get; init; }

    public required int VolunteerCount { get; init; }

    public required int[] Volunteers { get; init; }

    /// <summary>Day numbers.</summary>
    public required int[] Dates { get; init; }

    public required int[] Minutes { get; init; }

    /// <summary>UTC ticks.</summary>
    public required long[] RecordedAt { get; init; }

    /// <summary>Codes: text k of <see cref="Job.Categories"/> is k + 1.</summary>
    public required byte[] Categories { get; init; }

    public required byte[] Sources { get; init; }

    public required byte[] Statuses { get; init; }

    /// <summary>The minute of the day at which a service starts, where asked for.</summary>
    public short[]? Starts { get; init; }

    public int Count => Volunteers.Length;

    public string VolunteerId(int volunteer) => "v" + (FirstVolunteer + volunteer).ToString("D8", CultureInfo.InvariantCulture);

    public string RecordId(int row) => "r" + (FirstRecord + row).ToString("D9", CultureInfo.InvariantCulture);

    /// <summary>The number in a volunteer's id.</summary>
    public int VolunteerOf(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) - FirstVolunteer;

    /// <summary>The same arrays, as the library takes them.</summary>
    public RecordColumns ToRecordColumns() => new()
    {
        VolunteerIds = [.. Enumerable.Range(0, VolunteerCount).Select(VolunteerId)],
        Volunteers = Volunteers,
        Dates = Dates,
        Minutes = Minutes,
        RecordedAt = RecordedAt,
        Texts = new Dictionary<Column, (ReadOnlyMemory<byte>, IReadOnlyList<string>)>
        {
            [Column.Category] = (Categories, Job.Categories),
            [Column.Source] = (Sources, Job.Sources),
            [Column.Status] = (Statuses, Job.Statuses),
        },
    };

    /// <summary>The library's objects, one after the other.</summary>
    public IEnumerable<ServiceRecord> ToRecords()
    {
        string[] volunteers = [.. Enumerable.Range(0, VolunteerCount).Select(VolunteerId)];
        for (int row = 0; row < Count; row++)
        {
            yield return new()
            {
                Id = RecordId(row),
                VolunteerId = volunteers[Volunteers[row]],
                Date = DateOnly.FromDayNumber(Dates[row]),
                Start = Starts is null ? null : TimeOfDay(Starts[row]),
                End = Starts is null ? null : TimeOfDay(Starts[row] + Minutes[row]),
                Minutes = Minutes[row],
                Category = Job.Categories[Categories[row] - 1],
                Source = Job.Sources[Sources[row] - 1],
                Status = Job.Statuses[Statuses[row] - 1],
                RecordedAt = new(RecordedAt[row], TimeSpan.Zero),
            };
        }
    }

    /// <summary>What an app that uses LINQ has: objects with what the job needs and nothing else.</summary>
    public PlainRecord[] ToPlainRecords()
    {
        string[] volunteers = [.. Enumerable.Range(0, VolunteerCount).Select(VolunteerId)];
        var records = new PlainRecord[Count];
        for (int row = 0; row < Count; row++)
        {
            records[row] = new(
                RecordId(row), volunteers[Volunteers[row]], DateOnly.FromDayNumber(Dates[row]), Minutes[row], Job.Categories[Categories[row] - 1],
                Job.Sources[Sources[row] - 1], Job.Statuses[Statuses[row] - 1], new(RecordedAt[row], TimeSpan.Zero));
        }

        return records;
    }

    /// <summary>The volunteers with their records, ordered as the numbers are.</summary>
    public Volunteer[] ToVolunteers()
    {
        var records = new List<ServiceRecord>[VolunteerCount];
        foreach (ServiceRecord record in ToRecords())
        {
            (records[VolunteerOf(record.VolunteerId)] ??= []).Add(record);
        }

        return [.. records.Select((of, volunteer) => new Volunteer(VolunteerId(volunteer), of))];
    }

    private static TimeOnly TimeOfDay(int minute) => new(minute / 60, minute % 60);
}

/// <summary>A record as an app has it.</summary>
internal sealed record PlainRecord(string Id, string VolunteerId, DateOnly Date, int Minutes, string Category, string Source, string Status, DateTimeOffset RecordedAt);
