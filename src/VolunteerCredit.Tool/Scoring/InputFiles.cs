using VolunteerCredit.Bulk;
using VolunteerCredit.Files;
using VolunteerCredit.Records;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Scoring;

/// <summary>The files that a command line names, read with a line of progress. The ending says the format: <c>.jsonl</c> or else CSV; <c>-</c> is CSV from standard input.</summary>
internal sealed class InputFiles(Request request, Surroundings surroundings, RunFindings findings, ProgressLine progress)
{
    private const string JsonLines = ".jsonl", Json = ".json";
    private const string StandardInput = "-";

    private readonly FileReadOptions _options = new() { Threads = request.Threads, Volunteer = request.Volunteer };
    private readonly FileReadOptions _records = new() { Threads = request.Threads, Volunteer = request.Volunteer, Mapping = ForeignForm.Read(request) };

    private delegate T FromStream<out T>(Stream stream, string name);

    private delegate T FromPath<out T>(string path);

    /// <summary>Facts, and volunteers as facts.</summary>
    public IReadOnlyList<Fact> Facts() =>
    [
        .. request.Volunteers.SelectMany(path => Noted(Read(path, (stream, name) => CsvVolunteers.Read(stream, name, _options), p => CsvVolunteers.Read(p, null, _options)))),
        .. request.Facts.SelectMany(path => Noted(IsJson(path)
            ? Read(path, (stream, name) => JsonLinesFacts.Read(stream, name, _options), p => JsonLinesFacts.Read(p, null, _options))
            : Read(path, (stream, name) => CsvFacts.Read(stream, name, _options), p => CsvFacts.Read(p, null, _options)))),
    ];

    /// <summary>Records as objects.</summary>
    public IReadOnlyList<ServiceRecord> Records() =>
    [
        .. request.Records.SelectMany(path => Noted(IsJson(path)
            ? Read(path, (stream, name) => JsonLinesRecords.Read(stream, name, _records), p => JsonLinesRecords.Read(p, null, _records))
            : Read(path, (stream, name) => CsvRecords.Read(stream, name, _records), p => CsvRecords.Read(p, null, _records)))),
    ];

    /// <summary>Records into a table, without an object for a row.</summary>
    public void RecordsInto(RecordTableBuilder builder)
    {
        foreach (string path in request.Records)
        {
            findings.Add(IsJson(path)
                ? Read(path, (stream, name) => JsonLinesRecords.ReadInto(builder, stream, name, _records, surroundings.Cancelled), p => JsonLinesRecords.ReadInto(builder, p, null, _records, surroundings.Cancelled))
                : Read(path, (stream, name) => CsvRecords.ReadInto(builder, stream, name, _records, surroundings.Cancelled), p => CsvRecords.ReadInto(builder, p, null, _records, surroundings.Cancelled)));
        }
    }

    private static bool IsJson(string path) => path.EndsWith(JsonLines, StringComparison.OrdinalIgnoreCase) || path.EndsWith(Json, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<T> Noted<T>(FileReading<T> reading)
    {
        findings.Add(reading);
        return reading.Items;
    }

    private T Read<T>(string path, FromStream<T> read, FromPath<T> refuse)
    {
        progress.Begin();
        if (path == StandardInput)
        {
            using Stream input = surroundings.Terminal.In();
            return read(new WatchedStream(input, done => progress.Show("progress.read", done, 0)), "stdin");
        }

        FileStream file;
        try
        {
            file = File.OpenRead(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return refuse(path); // the library says with its code that it cannot be opened
        }

        using (file)
        {
            long all = file.CanSeek ? file.Length : 0;
            return read(new WatchedStream(file, done => progress.Show("progress.read", done, all)), Path.GetFileName(path));
        }
    }
}
