using System.Runtime.InteropServices;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// What one writer has of one partition: its volunteers, numbered, and their rows in chunks, in the order of arrival. It says all there is
/// to say of itself, texts' codes apart, which are the writer's: so it can go to a file and come back.
/// </summary>
internal sealed class RowBlock(int writer)
{
    // Small enough that the open chunks of all partitions stay in the cache; what is full is copied to where it fits exactly.
    private const int RowBytes = 16 * 1024;

    private const int ManyBytes = 96 * 1024;

    private byte[] _rows = [];
    private byte[] _side = [];
    private int _rowsUsed;
    private int _sideUsed;
    private RowLayout _layout = RowLayout.Plain;

    /// <summary>The number of the writer whose codes these are.</summary>
    public int Writer => writer;

    public Utf8Dictionary Volunteers { get; private init; } = new();

    public List<RowChunk> Chunks { get; private init; } = [];

    /// <summary>For each refused record its volunteer.</summary>
    public List<int> Refused { get; private init; } = [];

    public bool IsEmpty => Volunteers.Count == 0;

    /// <summary>Where the row that was last begun stands in the open chunk.</summary>
    public int LastRow => _rowsUsed - _layout.Size;

    /// <summary>Whether a row can be begun without closing the open chunk.</summary>
    public bool HasRoom(RowLayout layout) => ReferenceEquals(layout, _layout) && _rowsUsed + layout.Size <= _rows.Length;

    /// <summary>Says whose a row of the open chunk is.</summary>
    public void SetVolunteer(int row, int number) => MemoryMarshal.Write(_rows.AsSpan(row + RowLayout.VolunteerAt), number);

    /// <summary>Room for a row.</summary>
    /// <param name="layout">Its layout.</param>
    /// <param name="sealedBytes">Bytes of the chunk that was closed for it, if one was.</param>
    public Span<byte> Row(RowLayout layout, ref long sealedBytes)
    {
        int from = _rowsUsed, to = from + layout.Size;
        if (to > _rows.Length || !ReferenceEquals(layout, _layout))
        {
            sealedBytes += MakeRoom(layout);
            (from, to) = (0, layout.Size);
        }

        _rowsUsed = to;
        return _rows.AsSpan(from, to - from);
    }

    /// <summary>Adds rows that are written already and have nothing beside them.</summary>
    public void Add(RowLayout layout, ReadOnlySpan<byte> rows, ref long sealedBytes)
    {
        while (rows.Length > 0)
        {
            if (!HasRoom(layout))
            {
                sealedBytes += rows.Length < RowBytes / 4 ? MakeRoom(layout) : MakeRoomForMany(layout);
            }

            int some = Math.Min(rows.Length, (_rows.Length - _rowsUsed) / layout.Size * layout.Size);
            rows[..some].CopyTo(_rows.AsSpan(_rowsUsed));
            _rowsUsed += some;
            rows = rows[some..];
        }
    }

    /// <summary>Room beside the row that was last begun.</summary>
    public Span<byte> Side(int bytes)
    {
        if (_sideUsed + bytes > _side.Length)
        {
            Array.Resize(ref _side, Math.Max(_sideUsed + bytes, Math.Max(256, _side.Length * 2)));
        }

        Span<byte> side = _side.AsSpan(_sideUsed, bytes);
        _sideUsed += bytes;
        return side;
    }

    /// <summary>Gives back what was not needed of the room beside the row.</summary>
    public void GiveBack(int bytes) => _sideUsed -= bytes;

    /// <summary>Closes the open chunk.</summary>
    /// <returns>Its bytes.</returns>
    public long Seal()
    {
        if (_rowsUsed == 0)
        {
            return 0;
        }

        bool whole = _rowsUsed == _rows.Length && _rowsUsed > RowBytes;
        var chunk = new RowChunk(_layout, whole ? _rows : CopyOf(_rows.AsSpan(0, _rowsUsed)), CopyOf(_side.AsSpan(0, _sideUsed)));
        _rows = _rows.Length > RowBytes ? [] : _rows;
        Chunks.Add(chunk);
        (_rowsUsed, _sideUsed) = (0, 0);
        return chunk.Size;
    }

    /// <summary>Closes the open chunk for good.</summary>
    public void Finish()
    {
        Seal();
        (_rows, _side) = ([], []);
    }

    /// <summary>Bytes held.</summary>
    public long Size => Volunteers.Size + (4L * Refused.Count) + Chunks.Sum(c => c.Size);

    /// <summary>The rows of the volunteers of some hashes.</summary>
    public RowBlock Of(HashRange range)
    {
        bool[] wanted = [.. Enumerable.Range(0, Volunteers.Count).Select(v => range.Has(Volunteers.HashOf(v)))];
        return new(Writer) { Volunteers = Volunteers, Chunks = [.. Chunks.Select(c => c.Of(wanted)).Where(c => c.Count > 0)], Refused = Refused.FindAll(v => wanted[v]) };
    }

    public void Write(BinaryWriter to)
    {
        to.Write(writer);
        to.Write(Volunteers.Count);
        for (int v = 0; v < Volunteers.Count; v++)
        {
            to.Write(Volunteers[v].Length);
            to.Write(Volunteers[v]);
        }

        to.Write(Refused.Count);
        to.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(Refused)));
        to.Write(Chunks.Count);
        foreach (RowChunk chunk in Chunks)
        {
            to.Write((int)chunk.Layout.Parts);
            to.Write(chunk.Layout.CommonOffset);
            to.Write(chunk.Layout.Widths);
            to.Write(chunk.Rows.Length);
            to.Write(chunk.Rows);
            to.Write(chunk.Side.Length);
            to.Write(chunk.Side);
        }
    }

    public static RowBlock Read(BinaryReader from)
    {
        int writer = from.ReadInt32();
        var volunteers = new Utf8Dictionary();
        for (int left = from.ReadInt32(); left > 0; left--)
        {
            volunteers.Number(from.ReadBytes(from.ReadInt32()));
        }

        int[] refused = new int[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(refused.AsSpan()));
        var chunks = new List<RowChunk>(from.ReadInt32());
        for (int left = chunks.Capacity; left > 0; left--)
        {
            var layout = new RowLayout((RowParts)from.ReadInt32(), from.ReadInt16(), from.ReadBytes(RowLayout.Plain.Widths.Length));
            chunks.Add(new(layout, from.ReadBytes(from.ReadInt32()), from.ReadBytes(from.ReadInt32())));
        }

        return new(writer) { Volunteers = volunteers, Chunks = chunks, Refused = [.. refused] };
    }

    private static byte[] CopyOf(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    /// <summary>Makes room for as many rows as fill memory that is neither cleared nor moved.</summary>
    private long MakeRoomForMany(RowLayout layout)
    {
        long before = Seal();
        (_layout, _rows) = (layout, GC.AllocateUninitializedArray<byte>(ManyBytes / layout.Size * layout.Size));
        return before;
    }

    private long MakeRoom(RowLayout layout)
    {
        long before = Seal();
        _layout = layout;

        // A partition of a few rows is not to cost a whole chunk.
        int size = Math.Max(layout.Size, Math.Min(RowBytes, Math.Max(512, 2 * _rows.Length)));
        if (_rows.Length < size)
        {
            _rows = GC.AllocateUninitializedArray<byte>(size);
        }

        return before;
    }
}
