using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files;

/// <summary>Reads facts from CSV: one row is one fact of a volunteer, a group, an activity, an organisation or a recorder.</summary>
/// <remarks>
/// Columns, in any order: <c>fact_id, subject_id, name, value</c> are required; <c>from, to, recorded_at, source, author, reason, replaces,
/// voids</c> may be absent. An empty cell is unknown, an absent column too.
/// </remarks>
public static class CsvFacts
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file, UTF-8 with or without a byte order mark.</param>
    /// <param name="sourceName">The name of the file in notices; <see langword="null"/> for the last part of the path.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds, or the path is empty.</exception>
    public static FileReading<Fact> Read(string path, string? sourceName = null, FileReadOptions? options = null) =>
        FileInput.At(path, sourceName).Objects<Fact>(FileInput.Csv, options, items => new FactForm(items));

    /// <summary>Reads a stream from where it stands to its end, and leaves it open.</summary>
    /// <param name="stream">The stream, UTF-8 with or without a byte order mark. It need not be seekable.</param>
    /// <param name="sourceName">The name of the source in notices.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static FileReading<Fact> Read(Stream stream, string sourceName, FileReadOptions? options = null) =>
        FileInput.Of(stream, sourceName).Objects<Fact>(FileInput.Csv, options, items => new FactForm(items));
}
