using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files;

/// <summary>Reads facts from JSON Lines: one object on a line is one fact.</summary>
/// <remarks>
/// The keys are the names of the columns of <see cref="CsvFacts"/>, in any order; each line may lack those that may be absent there. <c>null</c> and
/// an empty text are unknown. Values are texts as in CSV; figures may be numbers, flags <c>true</c> or <c>false</c>. Faults are those of CSV, named by line and key.
/// </remarks>
public static class JsonLinesFacts
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file, UTF-8 with or without a byte order mark.</param>
    /// <param name="sourceName">The name of the file in notices; <see langword="null"/> for the last part of the path.</param>
    /// <param name="options">Options, of which the separator does not matter; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds, or the path is empty.</exception>
    public static FileReading<Fact> Read(string path, string? sourceName = null, FileReadOptions? options = null) =>
        FileInput.At(path, sourceName).Objects<Fact>(FileInput.JsonLines, options, items => new FactForm(items));

    /// <summary>Reads a stream from where it stands to its end, and leaves it open.</summary>
    /// <param name="stream">The stream, UTF-8 with or without a byte order mark. It need not be seekable.</param>
    /// <param name="sourceName">The name of the source in notices.</param>
    /// <param name="options">Options, of which the separator does not matter; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static FileReading<Fact> Read(Stream stream, string sourceName, FileReadOptions? options = null) =>
        FileInput.Of(stream, sourceName).Objects<Fact>(FileInput.JsonLines, options, items => new FactForm(items));
}
