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

    /// <summary>The bit of the first text column in <see cref="Parts"/>.</summary>
    internal const int FirstCodePart = 12;

    private Lane<int> _startLane;
    private Lane<int> _endLane;
    private Lane<long> _recordedLane;
    private Lane<int> _serviceLane;
    private Lane<int> _serviceDateLane;
    private Lane<RowKinds> _kindLane;
    private Lane<long> _quantityLane;
    private Lane<long> _ratingLane;
    private Lane<long> _recordedAtLane;
    private Lane<long> _plannedLane;
    private Lane<bool> _disputedLane;

    internal Block() => CodeLanes = new Lane<int>[ColumnCount];

    /// <summary>How many rows there are.</summary>
    public int Count { get; internal set; }

    /// <summary>How many numbers services have; the parts of one record are one service. Of a service after the as-of day there is no row, so that this is no count of services.</summary>
    public int ServiceCount { get; internal set; }

    /// <summary>The as-of day, as a day number. No row lies after it.</summary>
    public int AsOf { get; internal set; }

    /// <summary>The day of each row, as a day number, ascending.</summary>
    public ReadOnlySpan<int> Dates => DateLane.Rows(Count);

    /// <summary>The minute of the day at which each row starts, or -1 where the record is not placed.</summary>
    public ReadOnlySpan<int> Starts => Loaded(Parts.Starts, ref _startLane);

    /// <summary>The minute of the day before which each row ends (at most 1,440), or -1 where the record is not placed.</summary>
    public ReadOnlySpan<int> Ends => Loaded(Parts.Ends, ref _endLane);

    /// <summary>What each row had before intake: minutes, <see cref="UnknownMinutes"/>, or 1 for an act.</summary>
    public ReadOnlySpan<long> Recorded => Loaded(Parts.Recorded, ref _recordedLane);

    /// <summary>The service each row is a part of, from 0.</summary>
    public ReadOnlySpan<int> Services => Loaded(Parts.Services, ref _serviceLane);

    /// <summary>The day on which the row's service started, as a day number.</summary>
    public ReadOnlySpan<int> ServiceDates => Loaded(Parts.ServiceDates, ref _serviceDateLane);

    /// <summary>Whether each row is a time of service or an act.</summary>
    public ReadOnlySpan<RowKinds> Kinds => Loaded(Parts.Kinds, ref _kindLane);

    /// <summary>The quantity of each act in millionths, or <see cref="NoQuantity"/>.</summary>
    public ReadOnlySpan<long> Quantities => Loaded(Parts.Quantities, ref _quantityLane);

    /// <summary>The rating of each row in millionths, or <see cref="NoQuantity"/>.</summary>
    public ReadOnlySpan<long> Ratings => Loaded(Parts.Ratings, ref _ratingLane);

    /// <summary>When each row became known, in ticks of the wall clock of its own offset, or 0.</summary>
    public ReadOnlySpan<long> RecordedAt => Loaded(Parts.RecordedAt, ref _recordedAtLane);

    /// <summary>The planned minutes of each row, or <see cref="UnknownMinutes"/>. The first part of a record has them all.</summary>
    public ReadOnlySpan<long> Planned => Loaded(Parts.Planned, ref _plannedLane);

    /// <summary>Whether somebody disputes each row's record.</summary>
    public ReadOnlySpan<bool> Disputed => Loaded(Parts.Disputed, ref _disputedLane);

    /// <summary>Which member of the group each row belongs to, from 0 in the order of their ids; 0 throughout where a volunteer is scored.</summary>
    public ReadOnlySpan<int> Members => MemberLane.Rows(Count);

    /// <summary>What is known of the subject: the volunteer, or the group itself.</summary>
    public IFactView Facts { get; internal set; } = null!;

    internal object? Owner { get; set; }

    /// <summary>Whether any row is an act.</summary>
    internal bool HasActs { get; set; }

    /// <summary>Columns that are brought in when somebody asks for them; text column c is bit <see cref="FirstCodePart"/> + c.</summary>
    internal Parts Pending { get; set; }

    internal IBlockSource? Source { get; set; }

    internal Lane<int> DateLane { get; set; }

    internal Lane<int> MemberLane { get; set; }

    internal Lane<int> StartLane { set => _startLane = value; }

    internal Lane<int> EndLane { set => _endLane = value; }

    internal Lane<long> RecordedLane { set => _recordedLane = value; }

    internal Lane<int> ServiceLane { set => _serviceLane = value; }

    internal Lane<int> ServiceDateLane { set => _serviceDateLane = value; }

    internal Lane<RowKinds> KindLane { set => _kindLane = value; }

    internal Lane<long> QuantityLane { set => _quantityLane = value; }

    internal Lane<long> RatingLane { set => _ratingLane = value; }

    internal Lane<long> RecordedAtLane { set => _recordedAtLane = value; }

    internal Lane<long> PlannedLane { set => _plannedLane = value; }

    internal Lane<bool> DisputedLane { set => _disputedLane = value; }

    internal Lane<int>[] CodeLanes { get; }

    /// <summary>The facts of each member, by number; <see langword="null"/> where a volunteer is scored.</summary>
    internal IReadOnlyList<IFactView>? MemberFacts { get; set; }

    /// <summary>Tag codes of row r stand at <c>TagCodes[TagEnds[r-1]..TagEnds[r]]</c>.</summary>
    internal int[] TagEnds { get; set; } = [];

    internal int[] TagCodes { get; set; } = [];

    /// <summary>The codes of a text column; 0 is unknown.</summary>
    /// <param name="column">The column, which must be one that an option of the component names.</param>
    public ReadOnlySpan<int> CodesOf(Column column) => Loaded((Parts)(1 << (FirstCodePart + (int)column)), ref CodeLanes[(int)column]);

    /// <summary>What is known of the volunteer whose row it is: in a group the member, otherwise the same as <see cref="Facts"/>.</summary>
    /// <param name="row">The row.</param>
    public IFactView FactsOf(int row) => MemberFacts is { } members ? members[Members[row]] : Facts;

    /// <summary>The codes of a row's tags.</summary>
    /// <param name="row">The row.</param>
    public ReadOnlySpan<int> TagsOf(int row)
    {
        Load(Parts.Tags);
        return TagCodes.AsSpan((row == 0 ? 0 : TagEnds[row - 1])..TagEnds[row]);
    }

    /// <summary>The rows whose day lies in a period: a slice, since rows are ordered by day.</summary>
    /// <param name="period">The period.</param>
    public Range RowsIn(Period period)
    {
        if (Count > 0 && period.To >= AsOf && period.From <= Dates[0])
        {
            return 0..Count;
        }

        int from = FirstAtOrAfter(period.From);
        return from..Math.Max(from, period.To == int.MaxValue ? Count : FirstAtOrAfter(period.To + 1));
    }

    private ReadOnlySpan<T> Loaded<T>(Parts part, ref Lane<T> lane)
    {
        Load(part);
        return lane.Rows(Count);
    }

    private void Load(Parts part)
    {
        if ((Pending & part) != 0)
        {
            Pending &= ~part;
            Source!.Load(this, part);
        }
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

    /// <summary>Columns that are brought in on demand.</summary>
    [Flags]
    internal enum Parts
    {
        None = 0,
        Starts = 1,
        Ends = 1 << 1,
        Recorded = 1 << 2,
        Services = 1 << 3,
        ServiceDates = 1 << 4,
        Kinds = 1 << 5,
        Quantities = 1 << 6,
        Ratings = 1 << 7,
        RecordedAt = 1 << 8,
        Planned = 1 << 9,
        Disputed = 1 << 10,
        Tags = 1 << 11,
        All = (1 << (FirstCodePart + ColumnCount)) - 1,
    }
}

/// <summary>A stretch of somebody's column, by its first row.</summary>
/// <param name="Items">The column.</param>
/// <param name="From">Where the block's first row stands in it.</param>
internal readonly record struct Lane<T>(T[] Items, int From = 0)
{
    public ReadOnlySpan<T> Rows(int count) => Items.AsSpan(From, count);
}

/// <summary>Brings columns into a block when somebody asks for them.</summary>
internal interface IBlockSource
{
    /// <summary>Sets the lane of one column.</summary>
    void Load(Block block, Block.Parts part);
}
