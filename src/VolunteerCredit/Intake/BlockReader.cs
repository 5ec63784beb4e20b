using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Points the block at a volunteer's rows in a table. A column is widened when somebody asks for it.</summary>
internal sealed class BlockReader(RuleSetPlan plan, Workspace workspace) : IBlockSource
{
    private TableBinding? _binding;
    private FactView _facts = null!;
    private FactView? _shared;
    private Segment _segment = null!;
    private int _first;
    private readonly bool[]?[] _voided = new bool[]?[Block.ColumnCount];
    private readonly CodeWindow?[] _windows = new CodeWindow?[Block.ColumnCount];
    private int _straight;
    private int[] _kept = [];
    private int _keptCount;

    /// <summary>Builds the block.</summary>
    public void Build(TableSubject subject, int asOf, DateTimeOffset? knownAt, List<Notice> notices)
    {
        if (!ReferenceEquals(_shared, subject.Shared)) // made anew for each asking, so that the texts may be others too
        {
            _binding = plan.BindTo(subject.Texts);
            _shared = subject.Shared;
            _facts = new FactView(_shared);
            Array.Clear(_voided);
        }

        _segment = subject.Segment;
        int volunteer = subject.Index;
        _facts.Read(_segment.FactStarts is { } facts ? new(_segment.Facts, facts[volunteer], facts[volunteer + 1] - facts[volunteer]) : default, knownAt, notices);
        _first = _segment.RowStarts[volunteer];
        int end = _segment.RowStarts[volunteer + 1];
        int[] dates = _segment.Dates;
        if (end > _first && dates[end - 1] > asOf)
        {
            end = _first + ColumnLoops.FirstAfter(dates.AsSpan(_first, end - _first), asOf);
        }

        int marks = _segment.Marks is { } marked ? marked[volunteer] : 0;
        int rows = end - _first;
        (_straight, _keptCount) = (rows, 0);
        long known = knownAt is { } moment ? moment.UtcTicks : long.MaxValue;
        int unknown = knownAt is null || _segment.RecordedAt is not { } recorded ? rows : ColumnLoops.FirstAbove(recorded.AsSpan(_first, rows), known);
        if (unknown < rows || (marks & Segment.HasSpans) != 0)
        {
            rows = Keep(unknown, end, known);
        }

        Block block = workspace.Block;
        block.AsOf = asOf;
        block.HasActs = _segment.Quantities is not null;
        (block.Facts, block.MemberFacts, block.Source) = (_facts, null, this);
        block.Pending = Block.Parts.All;
        if (plan.SplitTimes.Count > 0 && _segment.Starts is not null)
        {
            BuildSplit(block, rows, (marks & Segment.HasParts) != 0);
            return;
        }

        MakeRoom(block, rows);
        block.DateLane = Lane(dates, workspace.Memory.Dates);
        block.ServiceCount = rows;
        ReadMinutes(workspace.Counted.AsSpan(0, rows));
        if ((marks & Segment.HasParts) != 0)
        {
            NumberServices(block, workspace.Memory.Services);
        }
    }

    private void MakeRoom(Block block, int rows)
    {
        workspace.Clear(rows);
        workspace.Memory.MakeRoom(rows, plan.Columns);
        workspace.Open.AsSpan(0, rows).Clear();
        block.Count = rows;
        block.MemberLane = new(ConstantColumns.Zeros(rows));
    }

    /// <summary>Splits rows at the clock times of the rule set. What then starts at the same time is in the order of ids, which the table keeps for such a rule set.</summary>
    private void BuildSplit(Block block, int rows, bool hasParts)
    {
        MakeRoom(block, rows);
        block.ServiceCount = rows;
        int[] services = new int[rows];
        ConstantColumns.Numbers(rows).AsSpan(0, rows).CopyTo(services);
        if (hasParts)
        {
            NumberServices(block, services);
        }

        int[] rank = RanksById(services, block.ServiceCount);
        var parts = new List<(Part Part, int Row)>(rows);
        for (int row = 0; row < rows; row++)
        {
            int at = RowOf(row);
            BlockBuilder.SplitAt(
                plan.SplitTimes, new(_segment.Dates[at], _segment.Starts![at], _segment.Ends![at], _segment.Minutes[at], rank[services[row]], First: true), part => parts.Add((part, at)));
        }

        parts.Sort(static (a, b) => a.Part.CompareTo(b.Part));
        int count = block.ServiceCount;
        MakeRoom(block, parts.Count);
        block.ServiceCount = count;
        MakeRoomToKeep(parts.Count);
        (_straight, _keptCount) = (0, parts.Count);
        BlockMemory memory = workspace.Memory;
        for (int row = 0; row < parts.Count; row++)
        {
            (Part part, _kept[row]) = parts[row];
            (memory.Dates[row], memory.Starts[row], memory.Ends[row], memory.Services[row]) = (part.Date, part.Start, part.End, part.Service);
            memory.Recorded[row] = workspace.Counted[row] = part.Minutes;
        }

        block.DateLane = new(memory.Dates);
        block.StartLane = new(memory.Starts);
        block.EndLane = new(memory.Ends);
        block.ServiceLane = new(memory.Services);
        block.RecordedLane = new(memory.Recorded);
        block.Pending &= ~(Block.Parts.Starts | Block.Parts.Ends | Block.Parts.Services | Block.Parts.Recorded);
    }

    /// <summary>For each service its place in the order of ids.</summary>
    private int[] RanksById(int[] services, int count)
    {
        int[] rowOf = new int[count], ordered = new int[count], rank = new int[count];
        for (int row = services.Length - 1; row >= 0; row--)
        {
            (rowOf[services[row]], ordered[services[row]]) = (RowOf(row), services[row]);
        }

        Utf8List ids = _segment.RecordIds!;
        Array.Sort(ordered, (a, b) => ids[rowOf[a]].SequenceCompareTo(ids[rowOf[b]]));
        for (int place = 0; place < count; place++)
        {
            rank[ordered[place]] = place;
        }

        return rank;
    }

    /// <summary>The text of a row, if it is of those of which anything was voided.</summary>
    public string? TextIfVoided(int row, Column column)
    {
        if (_segment.Codes[(int)column] is not { } codes)
        {
            return null;
        }

        int code = codes[RowOf(row)];
        return code > 0 && (_voided[(int)column] ??= VoidedAmong(column))[code - 1] ? _binding!.Texts[column]![code - 1] : null;
    }

    /// <summary>Which texts of a column name something that was voided on some day; looked up once for all volunteers.</summary>
    private bool[] VoidedAmong(Column column) =>
        [.. _binding!.Texts[column]!.Select(text => _facts.IsEverVoided(IntakeRun.KindOf(column), text))];

    public void Load(Block block, Block.Parts part)
    {
        BlockMemory memory = workspace.Memory;
        int rows = block.Count;
        switch (part)
        {
            case Block.Parts.Starts:
                block.StartLane = Widened(_segment.Starts, memory.Starts, rows);
                break;
            case Block.Parts.Ends:
                block.EndLane = Widened(_segment.Ends, memory.Ends, rows);
                break;
            case Block.Parts.Recorded:
                ReadMinutes(memory.Recorded.AsSpan(0, rows));
                block.RecordedLane = new(memory.Recorded);
                break;
            case Block.Parts.Services:
                block.ServiceLane = new(ConstantColumns.Numbers(rows));
                break;
            case Block.Parts.ServiceDates:
                block.ServiceDateLane = ServiceDates(block);
                break;
            case Block.Parts.Kinds:
                block.KindLane = Kinds(rows);
                break;
            case Block.Parts.Quantities:
                block.QuantityLane = _segment.Quantities is { } quantities ? Lane(quantities, memory.Quantities) : new(ConstantColumns.NoQuantities(rows));
                break;
            case Block.Parts.Ratings:
                block.RatingLane = _segment.Ratings is { } ratings ? Lane(ratings, memory.Ratings) : new(ConstantColumns.NoQuantities(rows));
                break;
            case Block.Parts.RecordedAt:
                block.RecordedAtLane = RecordedAt(rows);
                break;
            case Block.Parts.Planned:
                block.PlannedLane = Planned(block);
                break;
            case Block.Parts.Disputed:
                block.DisputedLane = _segment.Disputed is { } disputed ? Lane(disputed, memory.Disputed) : new(ConstantColumns.Undisputed(rows));
                break;
            case Block.Parts.Tags:
                ReadTags(block);
                break;
            default:
                int column = System.Numerics.BitOperations.Log2((uint)part) - Block.FirstCodePart;
                block.CodeLanes[column] = Codes((Column)column, rows);
                break;
        }
    }

    /// <summary>The first of ordered items whose key is not below another.</summary>
    private static int FirstFrom<T>(ReadOnlySpan<T> items, int key, Func<T, int> keyOf)
    {
        int low = 0, high = items.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = keyOf(items[middle]) < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Where a row stands in the table: the first follow one another, the others are listed.</summary>
    private int RowOf(int row) => row < _straight ? _first + row : _kept[row - _straight];

    private void MakeRoomToKeep(int rows)
    {
        if (_kept.Length < rows)
        {
            _kept = new int[Math.Max(64, rows * 3 / 2)];
        }
    }

    /// <summary>Keeps the rows that count at a moment of knowledge. Those before the first that may not stay where they are.</summary>
    /// <param name="unknown">The first row that is not known yet.</param>
    /// <param name="end">The row of the table at which the volunteer ends.</param>
    /// <param name="moment">The moment of knowledge; the end of time for all.</param>
    private int Keep(int unknown, int end, long moment)
    {
        (int Row, long From, long Until)[] spans = _segment.Spans;
        int span = FirstFrom<(int Row, long From, long Until)>(spans, _first, static s => s.Row);
        _straight = span < spans.Length ? Math.Min(unknown, spans[span].Row - _first) : unknown;
        MakeRoomToKeep(end - _first - _straight);
        for (int row = _first + _straight; row < end; row++)
        {
            bool counts;
            if (span < spans.Length && spans[span].Row == row)
            {
                counts = spans[span].From <= moment && moment < spans[span].Until;
                counts |= moment == long.MaxValue && spans[span].Until == long.MaxValue;
                span++;
            }
            else
            {
                counts = _segment.RecordedAt is not { } recorded || recorded[row] <= moment;
            }

            if (counts)
            {
                _kept[_keptCount++] = row;
            }
        }

        return _straight + _keptCount;
    }

    private void ReadMinutes(Span<long> minutes)
    {
        ColumnLoops.Widen(_segment.Minutes.AsSpan(_first, _straight), minutes);
        for (int row = 0; row < _keptCount; row++)
        {
            minutes[_straight + row] = _segment.Minutes[_kept[row]];
        }
    }

    /// <summary>A column as it stands in the table, or in memory without the rows that do not count.</summary>
    private Lane<T> Lane<T>(T[] column, T[] memory)
    {
        if (_keptCount == 0)
        {
            return new(column, _first);
        }

        column.AsSpan(_first, _straight).CopyTo(memory);
        for (int row = 0; row < _keptCount; row++)
        {
            memory[_straight + row] = column[_kept[row]];
        }

        return new(memory);
    }

    private Lane<int> Widened(short[]? column, int[] memory, int rows)
    {
        if (column is null)
        {
            return new(ConstantColumns.NoTimes(rows));
        }

        for (int row = 0; row < rows; row++)
        {
            memory[row] = column[RowOf(row)];
        }

        return new(memory);
    }

    private Lane<RowKinds> Kinds(int rows)
    {
        if (_segment.Quantities is not { } quantities)
        {
            return new(ConstantColumns.Services(rows));
        }

        RowKinds[] kinds = workspace.Memory.Kinds;
        for (int row = 0; row < rows; row++)
        {
            kinds[row] = quantities[RowOf(row)] == Block.NoQuantity ? RowKinds.Service : RowKinds.Act;
        }

        return new(kinds);
    }

    private Lane<long> RecordedAt(int rows)
    {
        if (_segment.RecordedAt is not { } recorded)
        {
            return new(ConstantColumns.NoMoments(rows));
        }

        long[] local = workspace.Memory.RecordedAt;
        for (int row = 0; row < rows; row++)
        {
            int at = RowOf(row);
            long offset = _segment.Offsets is { } offsets ? offsets[at] : _segment.CommonOffset;
            local[row] = recorded[at] == 0 ? 0 : recorded[at] + (offset * TimeSpan.TicksPerMinute);
        }

        return new(local);
    }

    /// <summary>All planned minutes of a record stand at its first part.</summary>
    private Lane<long> Planned(Block block)
    {
        long[] planned = workspace.Memory.Planned;
        Span<int> firsts = FirstDays(block);
        ReadOnlySpan<int> services = block.Services;
        for (int row = 0; row < services.Length; row++)
        {
            bool first = firsts[services[row]] >= 0;
            planned[row] = !first ? 0 : _segment.Planned is { } known ? known[RowOf(row)] : Block.UnknownMinutes;
            firsts[services[row]] = -1;
        }

        return new(planned);
    }

    /// <summary>The day of each service's first part, which comes before its others.</summary>
    private Span<int> FirstDays(Block block)
    {
        Span<int> firsts = workspace.Memory.Scratch.AsSpan(0, block.Count);
        ReadOnlySpan<int> services = block.Services, dates = block.Dates;
        for (int row = services.Length - 1; row >= 0; row--)
        {
            firsts[services[row]] = dates[row];
        }

        return firsts;
    }

    /// <summary>The parts of a record are one service; services are numbered in the order of their first parts.</summary>
    private void NumberServices(Block block, int[] services)
    {
        (int Row, int First)[] parts = _segment.LaterParts;
        int next = 0, part = FirstFrom<(int Row, int First)>(parts, block.Count == 0 ? 0 : RowOf(0), static p => p.Row);
        for (int row = 0; row < block.Count; row++)
        {
            int at = RowOf(row);
            while (part < parts.Length && parts[part].Row < at)
            {
                part++;
            }

            services[row] = part < parts.Length && parts[part].Row == at ? services[LocalOf(parts[part].First)] : next++;
        }

        block.ServiceCount = next;
        block.ServiceLane = new(services);
        block.Pending &= ~Block.Parts.Services;
    }

    private int LocalOf(int row) => row < _first + _straight ? row - _first : _straight + Array.BinarySearch(_kept, 0, _keptCount, row);

    private Lane<int> ServiceDates(Block block)
    {
        if (block.ServiceCount == block.Count)
        {
            return block.DateLane;
        }

        ReadOnlySpan<int> services = block.Services;
        ReadOnlySpan<int> firsts = FirstDays(block);
        int[] starts = workspace.Memory.ServiceDates;
        for (int row = 0; row < services.Length; row++)
        {
            starts[row] = firsts[services[row]];
        }

        return new(starts);
    }

    private Lane<int> Codes(Column column, int rows)
    {
        if (_segment.Codes[(int)column] is not { } codes)
        {
            return new(ConstantColumns.Zeros(rows));
        }

        CodeWindow window = _windows[(int)column] ??= new();
        int at = window.Hold(codes, _first, _straight, _segment.Dates.Length, _binding!.Of(column));
        if (_keptCount == 0)
        {
            return new(window.Codes, at);
        }

        int[] memory = workspace.Memory.Codes[(int)column]!;
        window.Codes.AsSpan(at, _straight).CopyTo(memory);
        for (int row = 0; row < _keptCount; row++)
        {
            int code = codes[_kept[row]];
            memory[_straight + row] = _binding.Of(column) is { } own ? own[code] : code;
        }

        return new(memory);
    }

    private void ReadTags(Block block)
    {
        int[] ends = workspace.Memory.TagEnds;
        int count = 0;
        for (int row = 0; row < block.Count; row++)
        {
            if (_segment.TagEnds is { } all)
            {
                int at = RowOf(row);
                ReadOnlySpan<int> tags = _segment.TagCodes.AsSpan((at == 0 ? 0 : all[at - 1])..all[at]);
                count = workspace.AddTags(tags, _binding!.Tags, count);
            }

            ends[row] = count;
        }

        block.TagEnds = ends;
    }
}
