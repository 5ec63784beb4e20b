using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tests.Mappings;

/// <summary>Foreign files as text, and the records that a mapping makes of them.</summary>
internal static class Mapped
{
    public static readonly byte[] Key = Encoding.ASCII.GetBytes("0123456789abcdef");

    /// <summary>The least that a mapping says, with a column of its own and what else it says.</summary>
    public static RecordMapping Mapping(string columns = "", string more = "") => RecordMapping.Read(RuleSetSource.FromText(Json(columns, more), "map.json"));

    public static string Json(string columns = "", string more = "") => $$"""
        {
          "id": "test",
          "columns": {
            {{columns}}
            "record_id": "nr", "volunteer_id": "who", "source": { "constant": "administrator" }, "status": { "constant": "approved" }
          }{{more}}
        }
        """;

    public static FileReading<ServiceRecord> Csv(string text, RecordMapping mapping, FileReadOptions? options = null) => Csv(Encoding.UTF8.GetBytes(text), mapping, options);

    public static FileReading<ServiceRecord> Csv(byte[] bytes, RecordMapping mapping, FileReadOptions? options = null) =>
        Same(bytes, (options ?? new()) with { Mapping = Keyed(mapping) }, FileInput.Csv, stream => CsvRecords.Read(stream, "hours.csv", (options ?? new()) with { Mapping = Keyed(mapping) }));

    public static FileReading<ServiceRecord> JsonFile(string text, RecordMapping mapping, FileReadOptions? options = null) =>
        Same(Encoding.UTF8.GetBytes(text), (options ?? new()) with { Mapping = Keyed(mapping) }, FileInput.JsonLines, stream => JsonLinesRecords.Read(stream, "hours.csv", (options ?? new()) with { Mapping = Keyed(mapping) }));

    public static string[] Codes(FileReading reading) => [.. reading.Notices.Select(notice => notice.Code)];

    /// <summary>A record in one line: what is known of it, in the order of the normal form.</summary>
    public static string Line(ServiceRecord record) => string.Join(' ', new[]
    {
        record.Id, record.VolunteerId, record.Date.ToString("yyyy-MM-dd", null), record.Start?.ToString("HH:mm:ss", null), record.End?.ToString("HH:mm:ss", null),
        record.Minutes is { } minutes ? $"{minutes}min" : null, record.PlannedMinutes is { } planned ? $"planned:{planned}" : null, record.Organization, record.Project, record.Activity,
        record.Category, record.Source, record.Status, record.Recorder, record.RecordedAt?.ToString("O", null), record.Quantity is { } quantity ? $"x{quantity}" : null,
    }.Where(text => text is not null));

    private static RecordMapping Keyed(RecordMapping mapping) => mapping.NeedsKey ? mapping.WithKey(Key) : mapping;

    /// <summary>Objects and columns, one thread or several: the same records and notices.</summary>
    private static FileReading<ServiceRecord> Same(byte[] bytes, FileReadOptions options, FileFormat format, Func<Stream, FileReading<ServiceRecord>> read)
    {
        FileReading<ServiceRecord> reading = read(new MemoryStream(bytes));
        Assert.Equal(reading.Rows, reading.RowsRead + reading.RowsRefused + reading.RowsExcluded);
        FileReading<ServiceRecord> slow = read(new OneByteStream(bytes));
        Assert.Equal(reading.Notices, slow.Notices);
        Assert.Equal(reading.Items.Select(Line), slow.Items.Select(Line));
        (IReadOnlyList<ServiceRecord> records, FileReading columns) = Given.InColumns(new MemoryStream(bytes), options with { Threads = 3 }, format);
        Assert.Equal(reading.Notices, columns.Notices);
        if (!reading.IsRefused)
        {
            Assert.Equal(reading.Items.Select(Line).Order(StringComparer.Ordinal), records.Select(Line).Order(StringComparer.Ordinal));
        }

        Assert.Equal((reading.Rows, reading.RowsRead, reading.RowsRefused, reading.RowsExcluded), (columns.Rows, columns.RowsRead, columns.RowsRefused, columns.RowsExcluded));
        return reading;
    }
}
