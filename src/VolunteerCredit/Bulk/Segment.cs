using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk;

/// <summary>
/// Whole volunteers of a table in columns: one row a part of a service, the rows of a volunteer together and in canonical order.
/// Versions are resolved, placed records split at midnight. A column of which no row has anything is not there.
/// </summary>
internal sealed class Segment
{
    /// <summary>Of longer volunteers the processor finds the rest by itself.</summary>
    private const int PrefetchRows = 512;

    /// <summary>A mark of <see cref="Marks"/>: a row of the volunteer is in <see cref="LaterParts"/>.</summary>
    public const byte HasParts = 1;

    /// <summary>A mark of <see cref="Marks"/>: a row of the volunteer is in <see cref="Spans"/>.</summary>
    public const byte HasSpans = 2;

    /// <summary>The volunteers, in the order of <see cref="VolunteerHash"/> and then of their ids as bytes.</summary>
    public required Utf8List VolunteerIds { get; init; }

    /// <summary>Rows of volunteer v stand at <c>RowStarts[v]..RowStarts[v + 1]</c>.</summary>
    public required int[] RowStarts { get; init; }

    /// <summary>
    /// Records that were handed in for each volunteer, refused and superseded ones included. One who has too many, facts included, has no rows: he is
    /// refused for it.
    /// </summary>
    public required int[] RecordsHandedIn { get; init; }

    /// <summary>The facts of volunteer v stand at <c>FactStarts[v]..FactStarts[v + 1]</c>; <see langword="null"/> where there are none at all.</summary>
    public int[]? FactStarts { get; init; }

    public Fact[] Facts { get; init; } = [];

    /// <summary>
    /// Volunteers who cannot be told in columns (a record before a stated birth, a record that names another's, very many versions of one service),
    /// by number: they have no rows, and are scored from these records, which have the columns that the table has.
    /// </summary>
    public IReadOnlyDictionary<int, Volunteer> Aside
    {
        get;
        init => (field, HasAside) = (value, value.Count > 0);
    } = new Dictionary<int, Volunteer>();

    /// <summary>Whether there is anybody aside; asked for every volunteer.</summary>
    public bool HasAside { get; private init; }

    /// <summary>The day of each row, as a day number.</summary>
    public required int[] Dates { get; init; }

    /// <summary>Minutes of each row, <see cref="Block.UnknownMinutes"/>, or 1 for an act.</summary>
    public required int[] Minutes { get; init; }

    /// <summary>The minute of the day at which a row starts, or -1.</summary>
    public short[]? Starts { get; init; }

    /// <summary>The minute of the day before which a row ends, or -1.</summary>
    public short[]? Ends { get; init; }

    /// <summary>In millionths; <see cref="Block.NoQuantity"/> for a service: a row is an act exactly if it has a quantity.</summary>
    public long[]? Quantities { get; init; }

    /// <summary>In millionths, or <see cref="Block.NoQuantity"/>.</summary>
    public long[]? Ratings { get; init; }

    /// <summary>When each row became known, in UTC ticks; 0 for always.</summary>
    public long[]? RecordedAt { get; init; }

    /// <summary>The offset of <see cref="RecordedAt"/> in minutes; where absent it is <see cref="CommonOffset"/>.</summary>
    public short[]? Offsets { get; init; }

    public short CommonOffset { get; init; }

    /// <summary>Planned minutes, -1 unknown, 0 in a later part of a record; where absent unknown in first parts.</summary>
    public int[]? Planned { get; init; }

    public bool[]? Disputed { get; init; }

    /// <summary>Text columns by <see cref="Column"/>; <see langword="null"/> where no row has a text, or no rule set reads it.</summary>
    public required CodeColumn?[] Codes { get; init; }

    /// <summary>The tags of row r stand at <c>TagEnds[r - 1]..TagEnds[r]</c>, r = 0 from 0.</summary>
    public int[]? TagEnds { get; init; }

    public int[] TagCodes { get; init; } = [];

    /// <summary>Rows that are a later part of a record, ascending, each with the row of its first part.</summary>
    public (int Row, int First)[] LaterParts { get; init; } = [];

    /// <summary>
    /// Rows whose version does not count at every moment from when it was recorded, ascending by row: it counts from <c>From</c> (UTC ticks, included)
    /// until <c>Until</c> (not included; <see cref="long.MaxValue"/> for ever, and without a known-at). From 0 is since ever. A version that counts in several spans has a row for each.
    /// </summary>
    public (int Row, long From, long Until)[] Spans { get; init; } = [];

    /// <summary>For each volunteer <see cref="HasParts"/> and <see cref="HasSpans"/>; <see langword="null"/> where nobody has either.</summary>
    public byte[]? Marks { get; init; }

    /// <summary>The id of each row's record, where they were asked for.</summary>
    public Utf8List? RecordIds { get; init; }

    public int VolunteerCount => RowStarts.Length - 1;

    /// <summary>Bytes of the columns and ids.</summary>
    public long BytesHeld => VolunteerIds.Size + (RecordIds?.Size ?? 0) + (4L * (RowStarts.Length + RecordsHandedIn.Length + (FactStarts?.Length ?? 0)))
        + (4L * (Dates.Length + Minutes.Length + (Planned?.Length ?? 0) + (TagEnds?.Length ?? 0) + TagCodes.Length))
        + (2L * ((Starts?.Length ?? 0) + (Ends?.Length ?? 0) + (Offsets?.Length ?? 0)))
        + (8L * ((Quantities?.Length ?? 0) + (Ratings?.Length ?? 0) + (RecordedAt?.Length ?? 0) + LaterParts.Length))
        + (Disputed?.Length ?? 0) + (Marks?.Length ?? 0) + (24L * Spans.Length) + Codes.Sum(c => c?.Size ?? 0);

    /// <summary>Asks for the columns of a volunteer that every rule set reads; nothing where there is none.</summary>
    public void Prefetch(int volunteer)
    {
        if (volunteer < VolunteerCount)
        {
            int from = RowStarts[volunteer], count = Math.Min(PrefetchRows, RowStarts[volunteer + 1] - from);
            Bulk.Prefetch.Rows(RecordedAt, from, count);
            Bulk.Prefetch.Rows(Minutes, from, count);
            Bulk.Prefetch.Rows(Dates, from, count);
        }
    }
}
