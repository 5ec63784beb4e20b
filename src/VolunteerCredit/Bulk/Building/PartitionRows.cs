using System.Runtime.InteropServices;
using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// The rows of one partition, or of a slice of one, one behind the other in one layout, in the order of arrival: whoever wants a row has all of
/// it from one place in memory. The memory serves one partition after the other. A volunteer is told by rank, his place in the order of the
/// table; a row that is not to be in the table has <see cref="Gone"/>.
/// </summary>
internal sealed class PartitionRows
{
    /// <summary>The rank of a row that is not to be in the table.</summary>
    public const int Gone = -1;

    private RowLayout _layout = RowLayout.Plain;
    private byte[] _rows = [];
    private int[] _ranks = [];
    private int[] _keys = [];
    private int[] _idAt = [];
    private int[] _linkAt = [];
    private int[] _tagsAt = [];
    private byte[] _side = [];
    private int _sideUsed;

    /// <summary>Rows, those that were added behind them included.</summary>
    public int Count { get; private set; }

    /// <summary>What any of the rows has.</summary>
    public RowParts Parts => _layout.Parts;

    /// <summary>Whether each id is larger than the one before it, as bytes, in the order of arrival.</summary>
    public bool IdsAscend { get; private set; }

    public Span<int> Ranks => _ranks.AsSpan(0, Count);

    public Span<int> Keys => _keys.AsSpan(0, Count);

    /// <summary>The same keys, beside what else a row has.</summary>
    public RowField<int> DayKeys => new(_rows.AsSpan(0, Count * _layout.Size), _layout.Size, RowLayout.KeyAt);

    public RowField<int> Minutes => new(_rows.AsSpan(0, Count * _layout.Size), _layout.Size, RowLayout.MinutesAt);

    /// <summary>Empty where no row has a moment; likewise what follows.</summary>
    public RowField<long> RecordedAt => Of<long>(RowParts.RecordedAt, _layout.RecordedAt);

    /// <summary>Empty where all moments have <see cref="CommonOffset"/>.</summary>
    public RowField<short> Offsets => Of<short>(RowParts.Offset, _layout.Offset);

    public short CommonOffset => _layout.CommonOffset;

    /// <summary>The minute before which a placed row ends, counted from its day's midnight; -1 where it is not placed.</summary>
    public RowField<short> Ends => Of<short>(RowParts.End, _layout.End);

    public RowField<int> Planned => Of<int>(RowParts.Planned, _layout.Planned);

    public RowField<long> Quantities => Of<long>(RowParts.Quantity, _layout.Quantity);

    public RowField<long> Ratings => Of<long>(RowParts.Rating, _layout.Rating);

    public RowField<bool> Disputed => Of<bool>(RowParts.Disputed, _layout.Disputed);

    public RowField<ulong> Content => Of<ulong>(RowParts.Content, _layout.Content);

    /// <summary>Bytes of a code of a text column; 0 where no row has a text.</summary>
    public int WidthOf(int column) => _layout.Widths[column];

    /// <summary>The codes of a text column.</summary>
    /// <typeparam name="T">As wide as <see cref="WidthOf"/> says.</typeparam>
    public RowField<T> CodesOf<T>(int column)
        where T : unmanaged => new(_rows.AsSpan(0, Count * _layout.Size), _layout.Size, _layout.CodeAt(column));

    /// <summary>A row's code of a text column; 0 for unknown.</summary>
    public int CodeOf(int column, int row) => WidthOf(column) switch
    {
        0 => 0,
        1 => CodesOf<byte>(column)[row],
        2 => CodesOf<ushort>(column)[row],
        _ => CodesOf<int>(column)[row],
    };

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
    /// <param name="chunks">What is to be appended, each with what the codes of its writer mean.</param>
    public void Begin(IEnumerable<(RowChunk Chunk, CodeTranslation Texts)> chunks)
    {
        (Count, _sideUsed, IdsAscend) = (0, 0, true);
        int rows = 0, side = 0;
        RowParts parts = RowParts.None;
        short? offset = null;
        byte[] widths = new byte[Block.ColumnCount];
        foreach ((RowChunk chunk, CodeTranslation texts) in chunks)
        {
            RowLayout layout = chunk.Layout;
            rows += chunk.Count;
            side += chunk.Side.Length;
            parts |= layout.Parts;
            if (layout.Parts.HasFlag(RowParts.RecordedAt))
            {
                offset ??= layout.CommonOffset;
                parts |= offset == layout.CommonOffset ? 0 : RowParts.Offset;
            }

            for (int column = 0; column < widths.Length; column++)
            {
                widths[column] = layout.Widths[column] == 0 ? widths[column] : Math.Max(widths[column], RowLayout.WidthOf(texts.LargestOf(column)));
            }
        }

        _layout = new(parts, offset ?? 0, widths);
        MakeRoom(rows);
        if (_side.Length < side)
        {
            _side = new byte[side];
        }
    }

    /// <summary>Appends a chunk.</summary>
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
        int from = Count;
        Count += chunk.Count;
        var volunteers = new RowField<int>(chunk.Rows, layout.Size, RowLayout.VolunteerAt);
        var keys = new RowField<int>(chunk.Rows, layout.Size, RowLayout.KeyAt);
        Span<int> ownRanks = Ranks[from..], ownKeys = Keys[from..];
        for (int row = 0; row < ownRanks.Length; row++)
        {
            ownRanks[row] = ranks[volunteers[row]];
            ownKeys[row] = keys[row];
        }

        Span<byte> own = _rows.AsSpan(from * _layout.Size, chunk.Count * _layout.Size);
        bool alike = layout.IsLike(_layout);
        if (alike)
        {
            chunk.Rows.CopyTo(own);
        }
        else
        {
            SpreadFields(chunk, own);
        }

        for (int column = 0; column < Block.ColumnCount; column++)
        {
            if (WidthOf(column) > 0 && !(alike && texts.IsSame(column)))
            {
                Translate(chunk, column, own, texts.Of(column));
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
        DayKeys.Set(part, _keys[part]);
        Minutes.Set(part, minutes);
        Ends.Set(part, (short)end);
        if (Parts.HasFlag(RowParts.Planned))
        {
            Planned.Set(part, 0);
        }
    }

    /// <summary>Adds a row again; there must be room.</summary>
    /// <returns>The new row.</returns>
    public int AddCopy(int row)
    {
        IdsAscend = false;
        int size = _layout.Size;
        _rows.AsSpan(row * size, size).CopyTo(_rows.AsSpan(Count * size));
        Count++;
        Repeat(_ranks, true, row);
        Repeat(_keys, true, row);
        Repeat(_idAt, Parts.HasFlag(RowParts.Id), row);
        Repeat(_linkAt, Parts.HasFlag(RowParts.Link), row);
        Repeat(_tagsAt, Parts.HasFlag(RowParts.Tags), row);
        return Count - 1;
    }

    /// <summary>Writes the rows of a chunk that has another layout, codes apart.</summary>
    private void SpreadFields(RowChunk chunk, Span<byte> to)
    {
        RowLayout layout = chunk.Layout;
        Spread(chunk, RowParts.None, RowLayout.KeyAt, to, RowLayout.KeyAt, 0);
        Spread(chunk, RowParts.None, RowLayout.MinutesAt, to, RowLayout.MinutesAt, 0);
        Spread(chunk, RowParts.RecordedAt, layout.RecordedAt, to, _layout.RecordedAt, 0L);
        Spread(chunk, RowParts.Offset, layout.Offset, to, _layout.Offset, layout.CommonOffset);
        Spread(chunk, RowParts.End, layout.End, to, _layout.End, (short)-1);
        Spread(chunk, RowParts.Planned, layout.Planned, to, _layout.Planned, (int)Block.UnknownMinutes);
        Spread(chunk, RowParts.Quantity, layout.Quantity, to, _layout.Quantity, Block.NoQuantity);
        Spread(chunk, RowParts.Rating, layout.Rating, to, _layout.Rating, Block.NoQuantity);
        Spread(chunk, RowParts.Disputed, layout.Disputed, to, _layout.Disputed, false);
        Spread(chunk, RowParts.Content, layout.Content, to, _layout.Content, 0ul);
    }

    private void Spread<T>(RowChunk chunk, RowParts part, int at, Span<byte> to, int toAt, T absent)
        where T : unmanaged
    {
        if (!Parts.HasFlag(part))
        {
            return;
        }

        bool has = chunk.Layout.Parts.HasFlag(part);
        var field = new RowField<T>(chunk.Rows, chunk.Layout.Size, at);
        var own = new RowField<T>(to, _layout.Size, toAt);
        for (int row = 0; row < chunk.Count; row++)
        {
            own.Set(row, has ? field[row] : absent);
        }
    }

    /// <summary>Writes the codes that a column has in the table.</summary>
    private void Translate(RowChunk chunk, int column, Span<byte> to, ReadOnlySpan<int> translation)
    {
        int width = chunk.Layout.Widths[column], size = chunk.Layout.Size, ownWidth = WidthOf(column), ownSize = _layout.Size;
        ReadOnlySpan<byte> rows = chunk.Rows.AsSpan(chunk.Layout.CodeAt(column));
        to = to[_layout.CodeAt(column)..];
        for (int row = 0, at = 0, ownAt = 0; row < chunk.Count; row++, at += size, ownAt += ownSize)
        {
            int code = width switch
            {
                0 => 0,
                1 => rows[at],
                2 => MemoryMarshal.Read<ushort>(rows[at..]),
                _ => MemoryMarshal.Read<int>(rows[at..]),
            };
            RowSink.WriteCode(to[ownAt..], ownWidth, translation[code]);
        }
    }

    private void Repeat(int[] column, bool there, int row)
    {
        if (there)
        {
            column[Count - 1] = column[row];
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

    private RowField<T> Of<T>(RowParts part, int at)
        where T : unmanaged => Parts.HasFlag(part) ? new(_rows.AsSpan(0, Count * _layout.Size), _layout.Size, at) : default;

    private void MakeRoom(int rows)
    {
        Widen(ref _rows, true, rows * _layout.Size);
        Widen(ref _ranks, true, rows);
        Widen(ref _keys, true, rows);
        Widen(ref _idAt, Parts.HasFlag(RowParts.Id), rows);
        Widen(ref _linkAt, Parts.HasFlag(RowParts.Link), rows);
        Widen(ref _tagsAt, Parts.HasFlag(RowParts.Tags), rows);
    }

    private static void Widen<T>(ref T[] column, bool wanted, int rows)
    {
        if (wanted && column.Length < rows)
        {
            Array.Resize(ref column, (int)Math.Min(Array.MaxLength, rows + (rows / 8L)));
        }
    }
}
