using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Results;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files;

/// <summary>Scores files into files, in parts where they are larger than memory.</summary>
public static class BulkFiles
{
    private const string Csv = ".csv";
    private const string JsonLines = ".jsonl";
    private const string Json = ".json";

    /// <summary>
    /// Reads facts, volunteers and records, scores every volunteer, and writes a file of results for each request: the lines that
    /// <see cref="CsvResults"/> writes of single results, in the order of <see cref="VolunteerHash"/>. A file of results is there whole or not at all; several are put
    /// in their places one after the other.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="job">The files and what is asked.</param>
    /// <param name="options">Limits; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told how far the scoring of each part is.</param>
    /// <param name="cancellation">Ends the run, and leaves nothing behind.</param>
    /// <returns>What became of every file. If one as a whole was refused, nothing was written.</returns>
    /// <exception cref="ArgumentException">A name has another ending (VC1031), an output is one of the files to read (VC4033), there is no request, there is not one output of its own for each, or an option is out of its bounds.</exception>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A rule set scores groups, a parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">Results (VC1030) or temporary files (VC4032, VC4034) cannot be written or read; nothing is left behind.</exception>
    public static Task<BulkFilesSummary> ScoreAsync(
        ICreditEngine engine, BulkFilesJob job, BulkFilesOptions? options = null, IProgress<BulkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(job);
        if (job.Outputs.Count != job.Requests.Count || job.Outputs.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Count() < job.Outputs.Count)
        {
            throw new ArgumentException("There is not one output of its own for each request.", nameof(job));
        }

        RequireEndings(job.Records, job.Facts.Concat(job.Outputs), job.Volunteers, options);
        string[] read = [.. job.Records.Concat(job.Facts).Concat(job.Volunteers).Select(Path.GetFullPath)];
        if (job.Outputs.FirstOrDefault(path => read.Contains(Path.GetFullPath(path), StringComparer.Ordinal)) is { } both)
        {
            throw new ArgumentException(new Notice("VC4033", new Place { Source = Path.GetFileName(both) }).ToString(), nameof(job));
        }

        return Task.Run(() => Score(engine, job, options ?? new(), progress, cancellation), cancellation);
    }

    /// <summary>Reads facts, volunteers and records into a table to be built.</summary>
    internal static BulkFilesSummary Read(
        RecordTableBuilder builder, IReadOnlyList<string> recordFiles, IReadOnlyList<string> factFiles, IReadOnlyList<string> volunteerFiles, BulkFilesOptions options, CancellationToken cancellation)
    {
        FileReadOptions reading = options.Reading with { Threads = options.Threads };
        var facts = new List<FileReading>();

        // Facts of activities, organisations and recorders must be there before the first record.
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            FileReading<Fact>[] files =
            [
                .. factFiles.Select(path => FactsOf(path, items => new FactForm(items))),
                .. volunteerFiles.Select(path => FactsOf(path, items => new VolunteerForm(items))),
            ];
            foreach (Fact fact in files.SelectMany(file => file.Items))
            {
                writer.Add(fact);
            }

            facts.AddRange(files);
        }

        FileReading[] records = facts.Exists(file => file.IsRefused) ? [] :
        [
            .. recordFiles.Select(path => FileInput.At(path, null).Into(builder, FormatOf(path), reading, cancellation)),
        ];
        return new()
        {
            Files = [.. facts, .. records],
            RowsRead = records.Sum(file => (long)file.RowsRead),
            RowsRefused = records.Sum(file => (long)file.RowsRefused),
        };

        FileReading<Fact> FactsOf(string path, Func<List<Fact>, IForm> form) => FileInput.At(path, null).Objects(FormatOf(path), reading, form, null, cancellation);
    }

    /// <exception cref="ArgumentException">A name has another ending (VC1031).</exception>
    internal static void RequireEndings(IEnumerable<string> records, IEnumerable<string> others, IEnumerable<string> volunteers, BulkFilesOptions? options)
    {
        foreach (string path in others)
        {
            RequireEnding(path, Csv, JsonLines);
        }

        string[] foreign = options?.Reading.Mapping is null ? [Csv, JsonLines] : [Csv, JsonLines, Json];
        foreach (string path in records)
        {
            RequireEnding(path, foreign);
        }

        foreach (string path in volunteers)
        {
            RequireEnding(path, Csv);
        }
    }

    /// <summary>A table that goes to files where it is larger than the options allow.</summary>
    internal static RecordTableBuilder Table(ICreditEngine engine, IReadOnlyList<BulkRequest> requests, BulkFilesOptions options) => engine.CreateTable(
        requests, new() { Threads = options.Threads, MemoryBudget = options.MemoryBudget, TemporaryFolder = options.TemporaryFolder });

    private static BulkFilesSummary Score(ICreditEngine engine, BulkFilesJob job, BulkFilesOptions options, IProgress<BulkProgress>? progress, CancellationToken cancellation)
    {
        using RecordTableBuilder builder = Table(engine, job.Requests, options);
        BulkFilesSummary summary = Read(builder, job.Records, job.Facts, job.Volunteers, options, cancellation);
        return summary.IsRefused ? summary : Write(engine, job, options, builder, summary, progress, cancellation);
    }

    private static BulkFilesSummary Write(
        ICreditEngine engine, BulkFilesJob job, BulkFilesOptions options, RecordTableBuilder builder, BulkFilesSummary summary, IProgress<BulkProgress>? progress, CancellationToken cancellation)
    {
        var files = new List<ResultFile>();
        long volunteers = 0;
        long[] refused = new long[job.Requests.Count];
        try
        {
            foreach (string path in job.Outputs)
            {
                files.Add(new ResultFile(path));
            }

            bool isFirst = true;
            foreach (RecordTable part in builder.BuildParts(cancellation))
            {
                IReadOnlyList<BulkScores> scores = engine.ScoreTable(part, job.Requests, new() { Threads = options.Threads, Progress = progress }, cancellation);
                for (int i = 0; i < files.Count; i++)
                {
                    ResultFormat format = IsJson(job.Outputs[i]) ? ResultFormats.JsonLines : ResultFormats.Csv;
                    BulkScores of = scores[i];
                    bool begins = isFirst;
                    files[i].Write(stream => format(stream, of, ResultFormats.AllOf(of), begins, cancellation));
                    refused[i] += Enumerable.Range(0, of.Count).Count(volunteer => of.StatusOf(volunteer) == ResultStatus.Refused);
                }

                volunteers += part.VolunteerCount;
                isFirst = false;
            }

            cancellation.ThrowIfCancellationRequested();
            files.ForEach(file => file.Complete()); // what does not fit on the disk is known before the first is put in its place
            files.ForEach(file => file.Commit());
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }

        return summary with { Volunteers = volunteers, VolunteersRefused = refused, NoticeCounts = builder.NoticeCounts };
    }

    private static FileFormat FormatOf(string path) => IsJson(path) ? FileInput.JsonLines : FileInput.Csv;

    private static bool IsJson(string path) => path.EndsWith(JsonLines, StringComparison.OrdinalIgnoreCase) || path.EndsWith(Json, StringComparison.OrdinalIgnoreCase);

    private static void RequireEnding(string path, params string[] endings)
    {
        if (!Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException(new Notice("VC1031", new Place { Source = Path.GetFileName(path) }, null, Words.Same(string.Join(" / ", endings))).ToString());
        }
    }
}
