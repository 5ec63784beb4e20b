using VolunteerCredit.Files.Tables;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files;

/// <summary>Reads the volunteers file, which is shorthand for undated facts: one row is one volunteer, one filled cell a fact.</summary>
/// <remarks>
/// <para>Columns, in any order: <c>volunteer_id</c> is required; <c>born</c>, <c>registered_on</c> (the fact <c>registered</c>),
/// <c>registered_with</c> (one fact <c>registered-with</c> for each entry of the list), <c>household</c>, <c>score:NAME</c> (a score given
/// from outside) and <c>fact:NAME</c> (the fact <c>NAME</c>) may be absent. An empty cell is no fact.</para>
/// <para>The facts' ids are made of volunteer and fact, such as <c>volunteers:V1:born</c>, so that a file that is sent again gives the
/// same facts again. A row with nothing but an id gives the fact <c>listed</c>, so that nobody who is in the file goes missing.</para>
/// </remarks>
public static class CsvVolunteers
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file, UTF-8 with or without a byte order mark.</param>
    /// <param name="sourceName">The name of the file in notices; <see langword="null"/> for the last part of the path.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds, or the path is empty.</exception>
    public static FileReading<Fact> Read(string path, string? sourceName = null, FileReadOptions? options = null) =>
        FileInput.At(path, sourceName).Objects<Fact>(FileInput.Csv, options, items => new VolunteerForm(items));

    /// <summary>Reads a stream from where it stands to its end, and leaves it open.</summary>
    /// <param name="stream">The stream, UTF-8 with or without a byte order mark. It need not be seekable.</param>
    /// <param name="sourceName">The name of the source in notices.</param>
    /// <param name="options">Options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static FileReading<Fact> Read(Stream stream, string sourceName, FileReadOptions? options = null) =>
        FileInput.Of(stream, sourceName).Objects<Fact>(FileInput.Csv, options, items => new VolunteerForm(items));
}
