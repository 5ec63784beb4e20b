using VolunteerCredit.Files.Samples;

namespace VolunteerCredit.Files;

/// <summary>Writes made-up service records, facts and volunteers, as large as asked for: to try rule sets, and to measure.</summary>
/// <remarks>
/// The same options give the same bytes on every machine. A volunteer does not depend on how many there are, so that more volunteers only add
/// rows. Nothing is held in memory. Ids are numbers, and there are no names. Records have weekends, shifts over midnight, overlaps, corrections, retractions,
/// re-sent rows, late entries, acts (no-shows, ratings, awards), keyed and imported rows without times, and open approvals.
/// </remarks>
public static class SampleData
{
    /// <summary>The names of the files in a folder.</summary>
    public const string RecordsFile = "records.csv", FactsFile = "facts.csv", VolunteersFile = "volunteers.csv";

    /// <summary>Writes the three files, each in UTF-8, volunteer by volunteer; leaves the streams open.</summary>
    /// <param name="options">How much, of when, and from which seed.</param>
    /// <param name="records">Receives records, as <see cref="CsvRecords"/> reads them.</param>
    /// <param name="facts">Receives dated facts, as <see cref="CsvFacts"/> reads them; <see langword="null"/> for none.</param>
    /// <param name="volunteers">Receives volunteers, as <see cref="CsvVolunteers"/> reads them; <see langword="null"/> for none.</param>
    /// <param name="progress">Told of each thousand volunteers how many are written.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SampleDataSummary Write(
        SampleDataOptions options, Stream records, Stream? facts = null, Stream? volunteers = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(records);
        return new SampleRun(options.Checked(), records, facts ?? Stream.Null, volunteers ?? Stream.Null).Write(progress, cancellation);
    }

    /// <summary>Writes the three files into a folder, which is made if it is not there; files of these names are replaced.</summary>
    /// <param name="options">How much, of when, and from which seed.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="progress">Told of each thousand volunteers how many are written.</param>
    /// <param name="cancellation">Ends the writing, and leaves nothing behind.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">A file cannot be written (VC1030); nothing is left behind.</exception>
    public static SampleDataSummary WriteFolder(SampleDataOptions options, string folder, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        Directory.CreateDirectory(folder);
        using var records = new Results.ResultFile(Path.Combine(folder, RecordsFile));
        using var facts = new Results.ResultFile(Path.Combine(folder, FactsFile));
        using var volunteers = new Results.ResultFile(Path.Combine(folder, VolunteersFile));
        SampleDataSummary? summary = null;
        records.Write(first => facts.Write(second => volunteers.Write(third => summary = Write(options, first, second, third, progress, cancellation))));
        foreach (Results.ResultFile file in new[] { records, facts, volunteers })
        {
            file.Complete();
        }

        foreach (Results.ResultFile file in new[] { records, facts, volunteers })
        {
            file.Commit();
        }

        return summary!;
    }
}
