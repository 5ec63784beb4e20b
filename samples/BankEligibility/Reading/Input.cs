using BankEligibility.Screens;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Records;

namespace BankEligibility.Reading;

/// <summary>All that was read from a set of files, brought together by volunteer.</summary>
internal sealed class Input
{
    private readonly List<FileSummary> _files = [];
    private readonly List<Notice> _notices = [];
    private readonly Watch _watch;
    private readonly SampleTexts _texts;

    private Input(FileSet files, Watch watch, SampleTexts texts)
    {
        (_watch, _texts) = (watch, texts);
        ServiceRecord[] records = [.. files.Records.SelectMany(path => Read(path, NameOf(path, files.Records), CsvRecords.Read, CsvRecords.Read))];
        Fact[] facts =
        [
            .. files.Volunteers is { } volunteers ? Read(volunteers, Path.GetFileName(volunteers), CsvVolunteers.Read, CsvVolunteers.Read) : [],
            .. files.Facts is { } stated ? Read(stated, Path.GetFileName(stated), CsvFacts.Read, CsvFacts.Read) : [],
        ];
        Facts = facts;
        Watch.Stage stage = watch.Begin(texts["progress.join"], 1);
        Population = Population.Create(records, facts);
        stage.Add(1);
        _notices.AddRange(Population.Notices);
    }

    private delegate FileReading<T> FromStream<T>(Stream stream, string name, FileReadOptions? options = null);

    private delegate FileReading<T> FromPath<T>(string path, string? name = null, FileReadOptions? options = null);

    /// <summary>The files, in the order they were read.</summary>
    public IReadOnlyList<FileSummary> Files => _files;

    /// <summary>What was refused or noticed.</summary>
    public IReadOnlyList<Notice> Notices => _notices;

    /// <summary>The facts, as read.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The volunteers.</summary>
    public Population Population { get; }

    /// <summary>Whether a whole file could not be taken. What is computed from the others might be half of what is true.</summary>
    public bool LacksFile => _files.Exists(file => file.IsRefused);

    /// <summary>Reads files.</summary>
    public static Input Read(FileSet files, Watch watch, SampleTexts texts) => new(files, watch, texts);

    /// <summary>The last part of the path, or the path as given where that would name two files.</summary>
    private static string NameOf(string path, IReadOnlyList<string> paths) =>
        paths.Count(other => Path.GetFileName(other) == Path.GetFileName(path)) > 1 ? path : Path.GetFileName(path);

    private IReadOnlyList<T> Read<T>(string path, string name, FromStream<T> read, FromPath<T> refuse)
    {
        FileReading<T> reading;
        try
        {
            using FileStream file = File.OpenRead(path);
            Watch.Stage stage = _watch.Begin(_texts["progress.read", Texts.Printable(name)], file.CanSeek ? file.Length : 1);
            reading = read(new WatchedStream(file, stage), name);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            reading = refuse(path, name); // it cannot be opened: the library says so with its code
        }

        _files.Add(new(name, reading.Rows, reading.RowsRead, reading.RowsRefused, reading.IsRefused));
        _notices.AddRange(reading.Notices);
        return reading.Items;
    }
}
