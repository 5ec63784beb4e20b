using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files;

/// <summary>Reads service records from CSV: one row is one record of one volunteer.</summary>
/// <remarks>
/// Columns, in any order: <c>record_id, volunteer_id, date</c> are required; <c>start, end, minutes, planned_minutes, organization,
/// project, activity, campaign, district, category, source, status, approved_by, recorder, recorded_at, replaces, voids, quantity, unit,
/// rating, disputed, tags</c> may be absent. An empty cell is unknown. An absent <c>status</c> is <c>approved</c> for every row, every
/// other absent column is unknown. Bad data is never an exception: a row that cannot be used is left out with a notice, and the rest goes on.
/// </remarks>
public static class CsvRecords
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file, UTF-8 with or without a byte order mark.</param>
    /// <param name="sourceName">The name of the file in notices; <see langword="null"/> for the last part of the path.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds, or the path is empty.</exception>
    public static FileReading<ServiceRecord> Read(string path, string? sourceName = null, FileReadOptions? options = null) =>
        FileInput.At(path, sourceName).Records(FileInput.Csv, options);

    /// <summary>Reads a stream from where it stands to its end, and leaves it open.</summary>
    /// <param name="stream">The stream, UTF-8 with or without a byte order mark. It need not be seekable.</param>
    /// <param name="sourceName">The name of the source in notices.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static FileReading<ServiceRecord> Read(Stream stream, string sourceName, FileReadOptions? options = null) =>
        FileInput.Of(stream, sourceName).Records(FileInput.Csv, options);

    /// <summary>Reads a file into a table in columns, on several threads, without an object for a row: the same rows and the same notices.</summary>
    /// <param name="builder">Receives the records. What it notices itself (versions of one service and the like) is not in the reading.</param>
    /// <param name="path">The path of the file, UTF-8 with or without a byte order mark.</param>
    /// <param name="sourceName">The name of the file in notices; <see langword="null"/> for the last part of the path.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>What became of the rows. After a file that was refused as a whole no table can be built: half of it might be in there.</returns>
    /// <exception cref="ArgumentException">An option is out of its bounds, or the path is empty.</exception>
    /// <exception cref="InvalidOperationException">The table was built already (VC4030).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no table can be built then.</exception>
    public static FileReading ReadInto(RecordTableBuilder builder, string path, string? sourceName = null, FileReadOptions? options = null, CancellationToken cancellation = default) =>
        FileInput.At(path, sourceName).Into(builder, FileInput.Csv, options, cancellation);

    /// <summary>Reads a stream into a table, from where it stands to its end, and leaves it open.</summary>
    /// <param name="builder">Receives the records. What it notices itself (versions of one service and the like) is not in the reading.</param>
    /// <param name="stream">The stream, UTF-8 with or without a byte order mark. It need not be seekable.</param>
    /// <param name="sourceName">The name of the source in notices.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>What became of the rows. After a file that was refused as a whole no table can be built: half of it might be in there.</returns>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    /// <exception cref="InvalidOperationException">The table was built already (VC4030).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no table can be built then.</exception>
    public static FileReading ReadInto(RecordTableBuilder builder, Stream stream, string sourceName, FileReadOptions? options = null, CancellationToken cancellation = default) =>
        FileInput.Of(stream, sourceName).Into(builder, FileInput.Csv, options, cancellation);
}
