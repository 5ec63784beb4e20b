using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>
/// One volunteer's records in columns, one row a part of a service, in canonical order: date, unplaced before placed, start, id.
/// In a rule set about groups it holds the rows of all members of one group, those of a day and start in the order of member and id.
/// Versions are resolved, placed records are split at midnight and at the clock times the rule set names, and nothing lies after the as-of day.
/// </summary>
/// <remarks>
/// A block belongs to the engine, which fills it again for the next volunteer: a component reads it during a call and keeps no part of it.
/// Text is coded: equal codes are equal texts, 0 is unknown. Columns that no part of the rule set reads are empty.
/// </remarks>
public sealed class Block
{
    /// <summary>In <see cref="IIntakeStep.Apply"/>: the minutes of this row are unknown. It counts nothing and leaves what it touches open.</summary>
    public const long UnknownMinutes = -1;

    /// <summary>Decimals of quantities and ratings are kept as whole multiples of one millionth.</summary>
    public const long QuantityScale = 1_000_000;

    /// <summary>A quantity or rating that is not given.</summary>
    public const long NoQuantity = long.MinValue;

    internal const int ColumnCount = (int)Column.Unit + 1;

    internal Block()
    {
        Codes = new int[ColumnCount][];
        Array.Fill(Codes, []);
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; internal set; }

    /// <summary>How many services there are; the parts of one record are one service.</summary>
    public int ServiceCount { get; internal set; }

    /// <summary>The as-of day, as a day number. No row lies after it.</summary>
    public int AsOf { get; internal set; }

    /// <summary>The day of each row, as a day number, ascending.</summary>
    public ReadOnlySpan<int> Dates => DateColumn.AsSpan(0, Count);

    /// <summary>The minute of the day at which each row starts, or -1 where the record is not placed.</summary>
    public ReadOnlySpan<int> Starts => StartColumn.AsSpan(0, Count);

    /// <summary>The minute of the day before which each row ends (at most 1,440), or -1 where the record is not placed.</summary>
    public ReadOnlySpan<int> Ends => EndColumn.AsSpan(0, Count);

    /// <summary>What each row had before intake: minutes, <see cref="UnknownMinutes"/>, or 1 for an act.</summary>
    public ReadOnlySpan<long> Recorded => RecordedColumn.AsSpan(0, Count);

    /// <summary>The service each row is a part of, from 0.</summary>
    public ReadOnlySpan<int> Services => ServiceColumn.AsSpan(0, Count);

    /// <summary>The day on which the row's service started, as a day number.</summary>
    public ReadOnlySpan<int> ServiceDates => ServiceDateColumn.AsSpan(0, Count);

    /// <summary>Whether each row is a time of service or an act.</summary>
    public ReadOnlySpan<RowKinds> Kinds => KindColumn.AsSpan(0, Count);

    /// <summary>The quantity of each act in millionths, or <see cref="NoQuantity"/>.</summary>
    public ReadOnlySpan<long> Quantities => QuantityColumn.AsSpan(0, Count);

    /// <summary>The rating of each row in millionths, or <see cref="NoQuantity"/>.</summary>
    public ReadOnlySpan<long> Ratings => RatingColumn.AsSpan(0, Count);

    /// <summary>When each row became known, in ticks of the wall clock of its own offset, or 0.</summary>
    public ReadOnlySpan<long> RecordedAt => RecordedAtColumn.AsSpan(0, Count);

    /// <summary>The planned minutes of each row, or <see cref="UnknownMinutes"/>. The first part of a record has them all.</summary>
    public ReadOnlySpan<long> Planned => PlannedColumn.AsSpan(0, Count);

    /// <summary>Whether somebody disputes each row's record.</summary>
    public ReadOnlySpan<bool> Disputed => DisputedColumn.AsSpan(0, Count);

    /// <summary>Which member of the group each row belongs to, from 0 in the order of their ids; 0 throughout where a volunteer is scored.</summary>
    public ReadOnlySpan<int> Members => MemberColumn.AsSpan(0, Count);

    /// <summary>What is known of the subject: the volunteer, or the group itself.</summary>
    public IFactView Facts { get; internal set; } = null!;

    internal object? Owner { get; set; }

    internal int[] DateColumn { get; set; } = [];

    internal int[] StartColumn { get; set; } = [];

    internal int[] EndColumn { get; set; } = [];

    internal long[] RecordedColumn { get; set; } = [];

    internal int[] ServiceColumn { get; set; } = [];

    internal int[] ServiceDateColumn { get; set; } = [];

    internal RowKinds[] KindColumn { get; set; } = [];

    internal long[] QuantityColumn { get; set; } = [];

    internal long[] RatingColumn { get; set; } = [];

    internal long[] RecordedAtColumn { get; set; } = [];

    internal long[] PlannedColumn { get; set; } = [];

    internal bool[] DisputedColumn { get; set; } = [];

    internal int[] MemberColumn { get; set; } = [];

    /// <summary>The facts of each member, by number; <see langword="null"/> where a volunteer is scored.</summary>
    internal IReadOnlyList<IFactView>? MemberFacts { get; set; }

    internal int[][] Codes { get; }

    /// <summary>Tag codes of row r stand at <c>TagCodes[TagEnds[r-1]..TagEnds[r]]</c>.</summary>
    internal int[] TagEnds { get; set; } = [];

    internal int[] TagCodes { get; set; } = [];

    /// <summary>The codes of a text column; 0 is unknown.</summary>
    /// <param name="column">The column, which must be one that an option of the component names.</param>
    public ReadOnlySpan<int> CodesOf(Column column) => Codes[(int)column].AsSpan(0, Count);

    /// <summary>What is known of the volunteer whose row it is: in a group the member, otherwise the same as <see cref="Facts"/>.</summary>
    /// <param name="row">The row.</param>
    public IFactView FactsOf(int row) => MemberFacts is { } members ? members[MemberColumn[row]] : Facts;

    /// <summary>The codes of a row's tags.</summary>
    /// <param name="row">The row.</param>
    public ReadOnlySpan<int> TagsOf(int row) => TagCodes.AsSpan((row == 0 ? 0 : TagEnds[row - 1])..TagEnds[row]);

    /// <summary>The rows whose day lies in a period: a slice, since rows are ordered by day.</summary>
    /// <param name="period">The period.</param>
    public Range RowsIn(Period period)
    {
        int from = FirstAtOrAfter(period.From);
        return from..Math.Max(from, period.To == int.MaxValue ? Count : FirstAtOrAfter(period.To + 1));
    }

    private int FirstAtOrAfter(int day)
    {
        ReadOnlySpan<int> dates = Dates;
        int low = 0, high = dates.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = dates[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
