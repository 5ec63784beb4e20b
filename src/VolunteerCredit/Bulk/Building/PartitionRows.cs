using System.Runtime.InteropServices;
using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// The rows of one partition, or of a slice of one, spread out in columns, in the order of arrival. The memory serves one partition after
/// the other. A volunteer is told by rank, his place in the order of the table; a row that is not to be in the table has <see cref="Gone"/>.
/// </summary>
internal sealed class PartitionRows
{
    /// <summary>The rank of a row that is not to be in the table.</summary>
    public const int Gone = -1;

    private int[] _ranks = [];
    private int[] _keys = [];
    private int[] _minutes = [];
    private long[] _recordedAt = [];
    private short[] _offsets = [];
    private short[] _ends = [];
    private int[] _planned = [];
    private long[] _quantities = [];
    private long[] _ratings = [];
    private bool[] _disputed = [];
    private ulong[] _content = [];
    private int[] _idAt = [];
    private int[] _linkAt = [];
    private int[] _tagsAt = [];
    private readonly int[][] _codes = [.. Enumerable.Repeat(Array.Empty<int>(), Block.ColumnCount)];
    private byte[] _side = [];
    private int _sideUsed;

    /// <summary>Rows, those that were added behind them included.</summary>
    public int Count { get; private set; }

    /// <summary>What any of the rows has.</summary>
    public RowParts Parts { get; private set; }

    /// <summary>The text columns that any of the rows has.</summary>
    public bool[] HasCodes { get; } = new bool[Block.ColumnCount];

    /// <summary>Whether each id is larger than the one before it, as bytes, in the order of arrival.</summary>
    public bool IdsAscend { get; private set; }

    public Span<int> Ranks => _ranks.AsSpan(0, Count);

    public Span<int> Keys => _keys.AsSpan(0, Count);

    public Span<int> Minutes => _minutes.AsSpan(0, Count);

    /// <summary>Empty where no row has a moment; likewise what follows.</summary>
    public Span<long> RecordedAt => Of(_recordedAt, RowParts.RecordedAt);

    public Span<short> Offsets => Of(_offsets, RowParts.RecordedAt);

    /// <summary>The minute before which a placed row ends, counted from its day's midnight; -1 where it is not placed.</summary>
    public Span<short> Ends => Of(_ends, RowParts.End);

    public Span<int> Planned => Of(_planned, RowParts.Planned);

    public Span<long> Quantities => Of(_quantities, RowParts.Quantity);

    public Span<long> Ratings => Of(_ratings, RowParts.Rating);

    public Span<bool> Disputed => Of(_disputed, RowParts.Disputed);

    public Span<ulong> Content => Of(_content, RowParts.Content);

    public Span<int> CodesOf(int column) => HasCodes[column] ? _codes[column].AsSpan(0, Count) : [];

    /// <summary>The id of a row's record; empty where it has none.</summary>
    public ReadOnlySpan<byte> IdOf(int row) => TextAt(_idAt, RowParts.Id, row);

    /// <summary>How a row's record names another.</summary>
    public LinkKind LinkOf(int row) =>
        Parts.HasFlag(RowParts.Link) && _linkAt[row] >= 0 ? (LinkKind)_side[_linkAt[row] - 1] : LinkKind.None;

    /// <summary>The id of the record that a row's record names.</summary>
    public ReadOnlySpan<byte> TargetOf(int row) => TextAt(_linkAt, RowParts.Link, row);

    /// <summary>The codes of a row's tags.</summary>
    public ReadOnlySpan<int> TagsOf(int row)
    {
        if (!Parts.HasFlag(RowParts.Tags) || _tagsAt[row] < 0)
        {
            return [];
        }

        int at = _tagsAt[row];
        return MemoryMarshal.Cast<byte, int>(_side.AsSpan(at + 4, 4 * MemoryMarshal.Read<int>(_side.AsSpan(at))));
    }

    /// <summary>Begins again.</summary>
    /// <param name="chunks">What is to be appended.</param>
    public void Begin(IEnumerable<RowChunk> chunks)
    {
        (Count, Parts, _sideUsed, IdsAscend) = (0, RowParts.None, 0, true);
        Array.Clear(HasCodes);
        int rows = 0, side = 0;
        foreach (RowChunk chunk in chunks)
        {
            rows += chunk.Count;
            side += chunk.Side.Length;
            Parts |= chunk.Layout.Parts;
            for (int column = 0; column < HasCodes.Length; column++)
            {
                HasCodes[column] |= chunk.Layout.Widths[column] > 0;
            }
        }

        MakeRoom(rows);
        if (_side.Length < side)
        {
            _side = new byte[side];
        }
    }

    /// <summary>Spreads out a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="ranks">The rank of each volunteer of its block.</param>
    /// <param name="texts">What the codes of its writer mean.</param>
    public void Append(RowChunk chunk, ReadOnlySpan<int> ranks, CodeTranslation texts)
    {
        if (chunk.Count == 0)
        {
            return;
        }

        RowLayout layout = chunk.Layout;
        int from = Count, count = chunk.Count;
        Count += count;
        ReadOnlySpan<byte> rows = chunk.Rows;
        Read(rows[RowLayout.VolunteerAt..], layout.Size, Ranks[from..]);
        Span<int> volunteers = Ranks[from..];
        for (int row = 0; row < volunteers.Length; row++)
        {
            volunteers[row] = ranks[volunteers[row]];
        }

        Read(rows[RowLayout.KeyAt..], layout.Size, Keys[from..]);
        Read(rows[RowLayout.MinutesAt..], layout.Size, Minutes[from..]);
        Spread(layout, RowParts.RecordedAt, layout.RecordedAt, rows, RecordedAt, from, 0);
        Spread(layout, RowParts.Offset, layout.Offset, rows, Offsets, from, layout.CommonOffset);
        Spread(layout, RowParts.End, layout.End, rows, Ends, from, (short)-1);
        Spread(layout, RowParts.Planned, layout.Planned, rows, Planned, from, (int)Block.UnknownMinutes);
        Spread(layout, RowParts.Quantity, layout.Quantity, rows, Quantities, from, Block.NoQuantity);
        Spread(layout, RowParts.Rating, layout.Rating, rows, Ratings, from, Block.NoQuantity);
        Spread(layout, RowParts.Disputed, layout.Disputed, rows, Disputed, from, false);
        Spread(layout, RowParts.Content, layout.Content, rows, Content, from, 0ul);
        for (int column = 0; column < HasCodes.Length; column++)
        {
            if (HasCodes[column])
            {
                SpreadCodes(layout, column, rows, CodesOf(column)[from..], texts.Of(column));
            }
        }

        if ((Parts & (RowParts.Id | RowParts.Link | RowParts.Tags)) != 0)
        {
            SpreadSide(chunk, from, texts.OfTags);
        }
    }

    /// <summary>Makes room behind the rows.</summary>
    /// <param name="more">For how many.</param>
    public void MakeRoomFor(int more) => MakeRoom(Count + more);

    /// <summary>Adds the part of a row that lies on the next day; whatever is not said is as in the row.</summary>
    public void AddLaterPart(int row, int minutes, int end)
    {
        int part = AddCopy(row);
        _keys[part] = RowKey.Of(RowKey.Day(_keys[row]) + 1, 0);
        _minutes[part] = minutes;
        _ends[part] = (short)end;
        if (Parts.HasFlag(RowParts.Planned))
        {
            _planned[part] = 0;
        }
    }

    /// <summary>Adds a row again; there must be room.</summary>
    /// <returns>The new row.</returns>
    public int AddCopy(int row)
    {
        IdsAscend = false;
        Count++;
        Repeat(Ranks, row);
        Repeat(Keys, row);
        Repeat(Minutes, row);
        Repeat(RecordedAt, row);
        Repeat(Offsets, row);
        Repeat(Ends, row);
        Repeat(Planned, row);
        Repeat(Quantities, row);
        Repeat(Ratings, row);
        Repeat(Disputed, row);
        Repeat(Content, row);
        Repeat(Of(_idAt, RowParts.Id), row);
        Repeat(Of(_linkAt, RowParts.Link), row);
        Repeat(Of(_tagsAt, RowParts.Tags), row);
        for (int column = 0; column < HasCodes.Length; column++)
        {
            Repeat(CodesOf(column), row);
        }

        return Count - 1;
    }

    /// <summary>Reads one field of all rows; memory that no layout wants costs nothing.</summary>
    private static void Read<T>(ReadOnlySpan<byte> rows, int size, Span<T> to)
        where T : unmanaged
    {
        for (int row = 0, at = 0; row < to.Length; row++, at += size)
        {
            to[row] = MemoryMarshal.Read<T>(rows[at..]);
        }
    }

    private static void Spread<T>(RowLayout layout, RowParts part, int at, ReadOnlySpan<byte> rows, Span<T> column, int from, T absent)
        where T : unmanaged
    {
        if (column.Length == 0)
        {
            return;
        }

        if (layout.Parts.HasFlag(part))
        {
            Read(rows[at..], layout.Size, column[from..]);
        }
        else
        {
            column[from..].Fill(absent);
        }
    }

    private static void SpreadCodes(RowLayout layout, int column, ReadOnlySpan<byte> rows, Span<int> to, ReadOnlySpan<int> translation)
    {
        int width = layout.Widths[column];
        if (width == 0)
        {
            to.Clear();
            return;
        }

        rows = rows[layout.CodeAt(column)..];
        int size = layout.Size;
        for (int row = 0, at = 0; row < to.Length; row++, at += size)
        {
            int code = width == 1 ? rows[at] : width == 2 ? MemoryMarshal.Read<ushort>(rows[at..]) : MemoryMarshal.Read<int>(rows[at..]);
            to[row] = translation[code];
        }
    }

    private static void Repeat<T>(Span<T> column, int row)
    {
        if (column.Length > 0)
        {
            column[^1] = column[row];
        }
    }

    private void SpreadSide(RowChunk chunk, int from, ReadOnlySpan<int> tags)
    {
        RowParts has = chunk.Layout.Parts;
        int at = _sideUsed;
        chunk.Side.CopyTo(_side, at);
        _sideUsed += chunk.Side.Length;
        for (int row = from; row < Count; row++)
        {
            if (Parts.HasFlag(RowParts.Id))
            {
                _idAt[row] = has.HasFlag(RowParts.Id) ? at : -1;
            }

            if (has.HasFlag(RowParts.Id))
            {
                ReadOnlySpan<byte> id = RowChunk.ReadText(_side, ref at);
                IdsAscend = IdsAscend && id.Length > 0 && (row == 0 || id.SequenceCompareTo(IdOf(row - 1)) > 0);
            }
            else
            {
                IdsAscend = false;
            }

            if (Parts.HasFlag(RowParts.Link))
            {
                bool links = has.HasFlag(RowParts.Link) && _side[at++] != (byte)LinkKind.None;
                _linkAt[row] = links ? at : -1;
                if (links)
                {
                    RowChunk.ReadText(_side, ref at);
                }
            }

            if (Parts.HasFlag(RowParts.Tags))
            {
                _tagsAt[row] = has.HasFlag(RowParts.Tags) ? at : -1;
                at = has.HasFlag(RowParts.Tags) ? TranslateTags(at, tags) : at;
            }
        }
    }

    private int TranslateTags(int at, ReadOnlySpan<int> translation)
    {
        int count = MemoryMarshal.Read<int>(_side.AsSpan(at));
        foreach (ref int tag in MemoryMarshal.Cast<byte, int>(_side.AsSpan(at + 4, 4 * count)))
        {
            tag = translation[tag];
        }

        return at + 4 + (4 * count);
    }

    private ReadOnlySpan<byte> TextAt(int[] places, RowParts part, int row)
    {
        if (!Parts.HasFlag(part) || places[row] < 0)
        {
            return [];
        }

        int at = places[row];
        return RowChunk.ReadText(_side, ref at);
    }

    private Span<T> Of<T>(T[] column, RowParts part) => Parts.HasFlag(part) ? column.AsSpan(0, Count) : [];

    private void MakeRoom(int rows)
    {
        Widen(ref _ranks, true, rows);
        Widen(ref _keys, true, rows);
        Widen(ref _minutes, true, rows);
        Widen(ref _recordedAt, Parts.HasFlag(RowParts.RecordedAt), rows);
        Widen(ref _offsets, Parts.HasFlag(RowParts.RecordedAt), rows);
        Widen(ref _ends, Parts.HasFlag(RowParts.End), rows);
        Widen(ref _planned, Parts.HasFlag(RowParts.Planned), rows);
        Widen(ref _quantities, Parts.HasFlag(RowParts.Quantity), rows);
        Widen(ref _ratings, Parts.HasFlag(RowParts.Rating), rows);
        Widen(ref _disputed, Parts.HasFlag(RowParts.Disputed), rows);
        Widen(ref _content, Parts.HasFlag(RowParts.Content), rows);
        Widen(ref _idAt, Parts.HasFlag(RowParts.Id), rows);
        Widen(ref _linkAt, Parts.HasFlag(RowParts.Link), rows);
        Widen(ref _tagsAt, Parts.HasFlag(RowParts.Tags), rows);
        for (int column = 0; column < _codes.Length; column++)
        {
            Widen(ref _codes[column], HasCodes[column], rows);
        }
    }

    private static void Widen<T>(ref T[] column, bool wanted, int rows)
    {
        if (wanted && column.Length < rows)
        {
            Array.Resize(ref column, rows + (rows / 8));
        }
    }
}
