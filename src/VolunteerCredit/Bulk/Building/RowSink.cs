using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// One writer's rows: codes texts, spreads rows over partitions, and lets the layout grow by what occurs. It belongs to one thread.
/// A record comes here sound.
/// </summary>
internal sealed class RowSink
{
    private const int VolunteerBytes = 32; // what a dictionary takes beside the text

    private readonly int _partitionBits;
    private readonly Utf8Dictionary?[] _texts = new Utf8Dictionary?[Block.ColumnCount];
    private readonly int[] _codes = new int[Block.ColumnCount];
    private readonly ColumnCodes[] _kept;
    private readonly int _keptColumns;
    private readonly List<int> _tags = [];
    private readonly PendingVolunteers _pending = new();
    private RowLayout _layout = RowLayout.Plain;
    private long _bytes;

    public RowSink(int writer, int partitionBits, IReadOnlyList<string> literals, bool[] kept)
    {
        Writer = writer;
        _partitionBits = partitionBits;
        Blocks = [.. Enumerable.Range(0, 1 << partitionBits).Select(_ => new RowBlock(writer))];
        for (int column = 0; column < Block.ColumnCount; column++)
        {
            _texts[column] = kept[column] ? Seeded(literals) : null;
        }

        _kept = [.. _texts.Index().Where(t => t.Item is not null).Select(t => new ColumnCodes((Column)t.Index, t.Item!))];
        _keptColumns = _kept.Sum(k => 1 << (int)k.Column);
        Tags = Seeded(literals);
    }

    /// <summary>The writer's number.</summary>
    public int Writer { get; }

    /// <summary>A block for each partition.</summary>
    public RowBlock[] Blocks { get; private set; }

    /// <summary>The texts of each column that is kept.</summary>
    public IReadOnlyList<Utf8Dictionary?> Texts => _texts;

    public Utf8Dictionary Tags { get; }

    /// <summary>Bytes of the closed chunks that are still in memory.</summary>
    public long Bytes => _bytes;

    /// <summary>The block of a volunteer.</summary>
    public RowBlock BlockOf(ulong hash) => Blocks[PartitionOf(hash, _partitionBits)];

    public int PartitionBits => _partitionBits;

    public int PartitionOf(ulong hash) => PartitionOf(hash, _partitionBits);

    public static int PartitionOf(ulong hash, int bits) => bits == 0 ? 0 : (int)(hash >> (64 - bits));

    /// <summary>Hands over what there is, and begins anew.</summary>
    public RowBlock[] Take()
    {
        _pending.Settle(this);
        RowBlock[] taken = Blocks;
        Blocks = [.. taken.Select(_ => new RowBlock(Writer))];
        _bytes = 0;
        return taken;
    }

    /// <summary>Counts a refused record.</summary>
    public void Refuse(ReadOnlySpan<byte> volunteerId)
    {
        ulong hash = VolunteerHash.Of(volunteerId);
        RowBlock block = BlockOf(hash);
        block.Refused.Add(NumberIn(block, volunteerId, hash));
    }

    /// <summary>Adds a record.</summary>
    public void Add(scoped in RecordEntry record)
    {
        RowParts parts = record.Id.Length > 0 ? RowParts.Id : 0;
        ulong content = Code(record);
        bool rare = record.IsRare;
        RareFields fields = default;
        int minutes = record.Minutes ?? (int)Block.UnknownMinutes, start = -1;
        _tags.Clear();
        if (rare)
        {
            fields = RareFields.Of(record);
            content = unchecked(content + fields.Content);
            CodeTags(record);
            parts |= fields.Parts | (_tags.Count == 0 ? 0 : RowParts.Tags);
            (minutes, start) = (fields.Minutes, fields.Start);
        }

        parts |= content == 0 ? 0 : RowParts.Content;
        long moment = 0;
        short offset = 0;
        if (record.RecordedAt is { } recordedAt)
        {
            (moment, offset) = (recordedAt.UtcTicks, (short)recordedAt.TotalOffsetMinutes);
            Grow(parts, true, offset);
        }
        else
        {
            Grow(parts, false, 0);
        }

        ulong hash = VolunteerHash.Of(record.VolunteerId);
        RowBlock block = BlockOf(hash);
        RowLayout layout = _layout;
        if (!block.HasRoom(layout))
        {
            _pending.Settle(this); // before a chunk is closed
        }

        Span<byte> row = block.Row(layout, ref _bytes);
        MemoryMarshal.Write(row, new RowHead(0, RowKey.Of(record.Date.DayNumber, start), minutes));
        if ((layout.Parts & RowParts.RecordedAt) != 0)
        {
            MemoryMarshal.Write(row[layout.RecordedAt..], moment);
        }

        if ((layout.Parts & RowParts.InRow & ~RowParts.RecordedAt) != 0)
        {
            fields.Write(layout, row, rare, offset, content);
        }

        foreach (ColumnCodes codes in _kept)
        {
            int column = (int)codes.Column;
            WriteCode(row[layout.CodeAt(column)..], layout.Widths[column], _codes[column]);
        }

        WriteSide(block, record);
        if (_pending.Add(block, record.VolunteerId, hash))
        {
            _pending.Settle(this);
        }
    }

    /// <summary>Begins adding columns that have a moment (in UTC) or not, and codes up to a largest of each column.</summary>
    /// <returns>The layout of their rows, the same until anything else is added.</returns>
    public RowLayout LayoutFor(bool moments, ReadOnlySpan<int> largest)
    {
        _pending.Settle(this);
        Grow(RowParts.None, moments, 0);
        for (int column = 0; column < largest.Length; column++)
        {
            if (!_layout.Fits(column, largest[column]))
            {
                _layout = _layout.WithCode(column, largest[column]);
            }
        }

        return _layout;
    }

    /// <summary>The number of a volunteer in his block.</summary>
    public int NumberIn(RowBlock block, ReadOnlySpan<byte> volunteerId, ulong hash)
    {
        int before = block.Volunteers.Count;
        int number = block.Volunteers.Number(volunteerId, hash);
        _bytes += number == before ? VolunteerBytes + volunteerId.Length : 0;
        return number;
    }

    /// <summary>Adds rows that are written already.</summary>
    public void AddRows(int partition, RowLayout layout, ReadOnlySpan<byte> rows) => Blocks[partition].Add(layout, rows, ref _bytes);

    public static void WriteCode(Span<byte> to, int width, int code)
    {
        switch (width)
        {
            case 1:
                to[0] = (byte)code;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)code);
                break;
            case 4:
                BinaryPrimitives.WriteInt32LittleEndian(to, code);
                break;
        }
    }

    private static Utf8Dictionary Seeded(IReadOnlyList<string> literals)
    {
        var texts = new Utf8Dictionary();
        foreach (string literal in literals)
        {
            texts.Number(Encoding.UTF8.GetBytes(literal));
        }

        return texts;
    }

    /// <summary>Codes the texts that are kept.</summary>
    /// <returns>The hash of those that are not.</returns>
    private ulong Code(scoped in RecordEntry record)
    {
        int given = record.GivenTexts;
        foreach (ColumnCodes codes in _kept)
        {
            Column column = codes.Column;
            _codes[(int)column] = (given & (1 << (int)column)) == 0 ? 0 : codes.Of(record.TextOf(column), ref _layout);
        }

        ulong content = 0;
        for (int left = given & ~_keptColumns; left != 0; left &= left - 1)
        {
            var column = (Column)BitOperations.TrailingZeroCount(left);
            content = unchecked(content + ContentHash.Of(column, record.TextOf(column)));
        }

        return content;
    }

    private void CodeTags(scoped in RecordEntry record)
    {
        _tags.Clear();
        if (record.TagList is { } list)
        {
            foreach (string tag in list)
            {
                _tags.Add(Tags.Number(Encoding.UTF8.GetBytes(tag)) + 1);
            }

            return;
        }

        foreach (Range range in record.Tags.Split((byte)';'))
        {
            ReadOnlySpan<byte> tag = Trim(record.Tags[range]);
            if (tag.Length > 0)
            {
                _tags.Add(Tags.Number(tag) + 1);
            }
        }
    }

    /// <summary>The same blanks as those of texts in memory: the ideographic space is one.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && Rune.DecodeFromUtf8(text, out Rune first, out int bytes) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            text = text[bytes..];
        }

        while (text.Length > 0 && Rune.DecodeLastFromUtf8(text, out Rune last, out int bytes) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            text = text[..^bytes];
        }

        return text;
    }

    private void Grow(RowParts parts, bool moment, short offset)
    {
        if ((parts & ~_layout.Parts) != 0)
        {
            _layout = _layout.With(parts);
        }

        if (moment && ((_layout.Parts & RowParts.RecordedAt) == 0 || (offset != _layout.CommonOffset && (_layout.Parts & RowParts.Offset) == 0)))
        {
            _layout = _layout.WithOffset(offset);
        }
    }

    private void WriteSide(RowBlock block, scoped in RecordEntry record)
    {
        RowParts has = _layout.Parts & (RowParts.Id | RowParts.Link | RowParts.Tags);
        if (has == 0)
        {
            return;
        }

        const int head = 5;
        ReadOnlySpan<byte> link = record.Link;
        Span<byte> side = block.Side(record.Id.Length + link.Length + (2 * head) + 5 + (4 * _tags.Count));
        int at = (has & RowParts.Id) == 0 ? 0 : RowChunk.WriteText(side, record.Id);
        if ((has & RowParts.Link) != 0)
        {
            side[at++] = (byte)record.LinkKind;
            at += record.LinkKind == LinkKind.None ? 0 : RowChunk.WriteText(side[at..], link);
        }

        if ((has & RowParts.Tags) != 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(side[at..], _tags.Count);
            at += 4;
            foreach (int tag in _tags)
            {
                BinaryPrimitives.WriteInt32LittleEndian(side[at..], tag);
                at += 4;
            }
        }

        block.GiveBack(side.Length - at);
    }
}
