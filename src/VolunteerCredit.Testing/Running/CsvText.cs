using System.Globalization;
using System.Text;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Running;

/// <summary>A volunteer in the normal form of VolunteerCredit.Files, with the columns that are in use and no others.</summary>
internal static class CsvText
{
    private static readonly (string Name, bool IsKept, Func<ServiceRecord, string?> Cell)[] RecordColumns =
    [
        ("record_id", true, r => r.Id), ("volunteer_id", true, r => r.VolunteerId), ("date", true, r => Day(r.Date)), ("start", false, r => Time(r.Start)), ("end", false, r => Time(r.End)),
        ("minutes", false, r => Number(r.Minutes)), ("planned_minutes", false, r => Number(r.PlannedMinutes)), ("organization", false, r => r.Organization), ("project", false, r => r.Project),
        ("activity", false, r => r.Activity), ("campaign", false, r => r.Campaign), ("district", false, r => r.District), ("category", false, r => r.Category), ("source", false, r => r.Source),
        ("status", true, r => r.Status), ("approved_by", false, r => r.ApprovedBy), ("recorder", false, r => r.Recorder), ("recorded_at", false, r => Moment(r.RecordedAt)),
        ("replaces", false, r => r.Replaces), ("voids", false, r => r.Voids), ("quantity", false, r => Number(r.Quantity)), ("unit", false, r => r.Unit), ("rating", false, r => Number(r.Rating)),
        ("disputed", false, r => r.Disputed ? "true" : null), ("tags", false, r => r.Tags.Count > 0 ? string.Join(';', r.Tags) : null),
    ];

    private static readonly (string Name, bool IsKept, Func<Fact, string?> Cell)[] FactColumns =
    [
        ("fact_id", true, f => f.Id), ("subject_id", true, f => f.SubjectId), ("name", true, f => f.Name), ("value", true, f => f.Value), ("from", false, f => Day(f.From)), ("to", false, f => Day(f.To)),
        ("recorded_at", false, f => Moment(f.RecordedAt)), ("source", false, f => f.Source), ("author", false, f => f.Author), ("reason", false, f => f.Reason), ("replaces", false, f => f.Replaces),
        ("voids", false, f => f.Voids),
    ];

    /// <summary>Records and facts, each after a line that begins with <c>#</c>; the facts only where there are any.</summary>
    public static string Of(Volunteer volunteer) =>
        "# records.csv\n" + Records(volunteer.Records) + (volunteer.Facts.Count > 0 ? "# facts.csv\n" + Facts(volunteer.Facts) : "");

    /// <summary>The file of records.</summary>
    public static string Records(IReadOnlyList<ServiceRecord> records) => Table(records, RecordColumns);

    /// <summary>The file of facts.</summary>
    public static string Facts(IReadOnlyList<Fact> facts) => Table(facts, FactColumns);

    /// <summary>A moment as files have it, with its offset.</summary>
    public static string? Moment(DateTimeOffset? moment) => moment?.ToString(moment.Value.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd'T'HH:mmzzz" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>A day as files have it.</summary>
    public static string? Day(DateOnly? day) => day is { } known ? RecordRules.Iso(known) : null;

    private static string? Time(TimeOnly? time) => time?.ToString(time.Value.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    private static string Table<T>(IReadOnlyList<T> rows, (string Name, bool IsKept, Func<T, string?> Cell)[] all)
    {
        (string Name, bool IsKept, Func<T, string?> Cell)[] columns = [.. all.Where(c => c.IsKept || rows.Any(r => c.Cell(r) is not null))];
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(c => c.Name)).Append('\n');
        foreach (T row in rows)
        {
            text.AppendJoin(',', columns.Select(c => Quoted(c.Cell(row) ?? ""))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Quoted where the text holds a comma, a quote or an end of line, or begins or ends with a space, which readers would leave out.</summary>
    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || cell != cell.Trim() ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
