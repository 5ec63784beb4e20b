using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files;

/// <summary>How a file is read, and the limits on what it may ask of the machine.</summary>
public sealed record FileReadOptions
{
    /// <summary>Rows that become objects, unless <see cref="RowsMax"/> says otherwise.</summary>
    internal const int RowsMaxOfObjects = 10_000_000;

    /// <summary>What stands between the fields.</summary>
    /// <value>The default is a comma. Allowed: a comma, a semicolon, a tab or a vertical bar. It is not guessed.</value>
    public char Separator { get; init; } = ',';

    /// <summary>Names of columns in the file that stand for names of the normal form, for instance <c>志愿者编号</c> for <c>volunteer_id</c>.</summary>
    /// <value>The default is none. A name that is in the normal form already need not be here.</value>
    public IReadOnlyDictionary<string, string> ColumnNames { get; init; } = new Dictionary<string, string>();

    /// <summary>How files of service records of a foreign form are read; files of facts and volunteers do not look at it.</summary>
    /// <value>The default is <see langword="null"/>: the normal form.</value>
    public RecordMapping? Mapping { get; init; }

    /// <summary>
    /// Rows of one file that are remembered to find near-duplicates: rows whose id comes from their content, of the same volunteer and time, that
    /// differ in something else (VC1048). Each takes about 40 bytes. Rows beyond are read, and not compared (VC1049).
    /// </summary>
    /// <value>The default is 5,000,000. Allowed: from 0, which compares none.</value>
    public int NearDuplicateRowsMax { get; init; } = 5_000_000;

    /// <summary>Bytes of one row, quotes and separators included. A longer row is refused (VC1010) and the rest goes on.</summary>
    /// <value>
    /// The default is 65,536. Allowed: 256 to 16,777,216. A row of more than 16 times that (and more than a megabyte), which as a rule is
    /// a quote that is never closed, is not held in memory: the file is refused (VC1011).
    /// </value>
    public int RowBytesMax { get; init; } = 65_536;

    /// <summary>Columns of the header. A file with more is refused (VC1011).</summary>
    /// <value>The default is 256. Allowed: 1 to 10,000.</value>
    public int ColumnsMax { get; init; } = 256;

    /// <summary>Rows below the header. A file with more is refused (VC1011).</summary>
    /// <value>
    /// The default is <see langword="null"/>: 10,000,000 for rows that become objects, 2,147,483,647 for rows that go into a table in columns,
    /// which has its own limit of memory. Allowed: from 1.
    /// </value>
    public int? RowsMax { get; init; }

    /// <summary>
    /// A volunteer whose rows are asked about: notices about them carry the id in <see cref="Place.VolunteerId"/>, so that they are found among all. A row that
    /// does not say whose it is has none.
    /// </summary>
    /// <value>The default is <see langword="null"/>: no notice names a volunteer.</value>
    public string? Volunteer { get; init; }

    /// <summary>Notices about one file, all of which are kept. A file that gives more is refused (VC1011).</summary>
    /// <value>The default is 1,000,000. Allowed: from 1.</value>
    public int NoticesMax { get; init; } = 1_000_000;

    /// <summary>How many threads take rows apart that go into a table in columns; objects come in the order of the file, by one.</summary>
    /// <value>The default is one for each processor. Allowed: 1 to 1,024.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether the file is not in UTF-8, and what cannot be read of it comes as U+FFFD.</summary>
    internal bool IsTranscoded => Mapping?.IsGb18030 == true;

    /// <summary>Says at the start what is wrong with the options, rather than later with the data.</summary>
    internal FileReadOptions Checked()
    {
        Require(Separator is ',' or ';' or '\t' or '|', nameof(Separator), Separator.ToString(), new(", ; | or a tab", ", ; | 或制表符"));
        Require(ColumnNames is not null, nameof(ColumnNames), "null", new("names", "列名"));
        RequireRange(nameof(RowBytesMax), RowBytesMax, 256, 16_777_216);
        RequireRange(nameof(ColumnsMax), ColumnsMax, 1, 10_000);
        RequireRange(nameof(RowsMax), RowsMax ?? RowsMaxOfObjects, 1, int.MaxValue);
        RequireRange(nameof(NoticesMax), NoticesMax, 1, int.MaxValue);
        RequireRange(nameof(Threads), Threads, 1, 1024);
        RequireRange(nameof(NearDuplicateRowsMax), NearDuplicateRowsMax, 0, int.MaxValue);
        if (Mapping is { NeedsKey: true, HasKey: false })
        {
            throw Mapping.NoKey();
        }

        return this;
    }

    private static void RequireRange(string name, int value, int min, int max) => OptionBounds.Demand(Full(name), value, min, max);

    private static void Require(bool met, string name, string found, Words expected) => OptionBounds.Demand(met, Full(name), found, expected);

    private static string Full(string name) => $"{nameof(FileReadOptions)}.{name}";
}
