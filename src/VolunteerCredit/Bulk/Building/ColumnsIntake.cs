using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>Adds records that come in columns: every volunteer and text is looked up once, and plain rows are copied.</summary>
internal sealed class ColumnsIntake
{
    private const string Approved = "approved";

    // The open rows of all partitions stay in the cache of a core, and so do those of a stretch.
    private const int PartitionBytes = 8 * 1024;
    private const int Stretch = 256;

    private readonly RecordColumns _columns;
    private readonly RowSink _sink;
    private readonly byte[][] _volunteerIds;
    private readonly uint[] _numbers;
    private readonly (Column Column, ReadOnlyMemory<byte> Codes, byte[]?[] Texts)[] _texts;

    /// <exception cref="ArgumentException">Columns are of different lengths, or a number is out of bounds.</exception>
    public ColumnsIntake(RecordColumns columns, RowSink sink)
    {
        (_columns, _sink) = (columns, sink);
        CheckBounds(columns);
        _volunteerIds = [.. columns.VolunteerIds.Select(id => Encoding.UTF8.GetBytes(id))];
        _numbers = new uint[_volunteerIds.Length];
        _texts = [.. columns.Texts.Select(t => (t.Key, t.Value.Codes, (byte[]?[])[null, .. t.Value.Texts.Select(Encoding.UTF8.GetBytes)]))];
        if (!columns.Texts.ContainsKey(Column.Status))
        {
            _texts = [.. _texts, (Column.Status, new byte[columns.Volunteers.Length], [Encoding.UTF8.GetBytes(Approved)])];
        }
    }

    /// <summary>Adds the rows.</summary>
    /// <param name="isSound">Asked about rows that may not be plain.</param>
    /// <returns>Rows that were taken.</returns>
    public long Add(Func<ServiceRecord, bool> isSound)
    {
        if (_columns.Ids is not null)
        {
            return AddOneByOne(isSound);
        }

        int[] largest = new int[Block.ColumnCount];
        int[][] translations = new int[_texts.Length][];
        for (int i = 0; i < _texts.Length; i++)
        {
            if (_sink.Texts[(int)_texts[i].Column] is { } dictionary)
            {
                translations[i] = [.. _texts[i].Texts.Select(text => text is null ? 0 : dictionary.Number(text) + 1)];
                largest[(int)_texts[i].Column] = translations[i].Max();
            }
        }

        RowLayout layout = _sink.LayoutFor(_columns.RecordedAt.Length > 0, largest);
        return (layout.Parts & ~RowParts.RecordedAt) == 0 ? AddPlain(layout, translations, isSound) : AddOneByOne(isSound);
    }

    /// <exception cref="ArgumentException">Columns are of different lengths, or a number is out of bounds.</exception>
    private static void CheckBounds(RecordColumns columns)
    {
        int rows = columns.Volunteers.Length;
        if (columns.Dates.Length != rows || columns.Minutes.Length != rows || (columns.RecordedAt.Length > 0 && columns.RecordedAt.Length != rows)
            || (columns.Ids is { } ids && ids.Count != rows) || columns.Texts.Values.Any(t => t.Codes.Length != rows))
        {
            throw new ArgumentException("The columns are not of one length.", nameof(columns));
        }

        if (rows > 0 && (columns.VolunteerIds.Count == 0 || columns.Volunteers.Span.ContainsAnyExceptInRange(0, columns.VolunteerIds.Count - 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(columns), "A volunteer's number has no id.");
        }

        foreach ((ReadOnlyMemory<byte> codes, IReadOnlyList<string> texts) in columns.Texts.Values)
        {
            if (texts.Count < byte.MaxValue && codes.Span.ContainsAnyInRange((byte)(texts.Count + 1), byte.MaxValue))
            {
                throw new ArgumentException("A code has no text.", nameof(columns));
            }
        }
    }

    /// <summary>Adds rows that have what columns have and nothing else: each goes to its partition, which is handed over when it is full.</summary>
    private long AddPlain(RowLayout layout, int[][] translations, Func<ServiceRecord, bool> isSound)
    {
        int rows = _columns.Volunteers.Length, partitions = _sink.Blocks.Length;
        int full = Math.Clamp(rows / partitions, 1, PartitionBytes / layout.Size) * layout.Size;
        int stretch = Math.Min(rows, Stretch), room = full + (stretch * layout.Size);
        byte[] open = ArrayPool<byte>.Shared.Rent((partitions * room) + layout.Size);
        int nowhere = partitions * room;
        int[] ends = [.. Enumerable.Range(0, partitions).Select(p => p * room)];
        Span<int> places = new int[stretch];
        CopiedCodes[] codes = CodesOf(layout, translations);
        long taken = 0;
        for (int from = 0; from < rows; from += stretch)
        {
            places = places[..Math.Min(stretch, rows - from)];
            taken += WriteHeads(layout, from, places, open, ends, nowhere, isSound);
            foreach (ref readonly CopiedCodes column in codes.AsSpan())
            {
                column.Write(from, places, open);
            }

            HandOver(full);
        }

        HandOver(1);
        ArrayPool<byte>.Shared.Return(open);
        return taken;

        void HandOver(int least)
        {
            for (int partition = 0; partition < ends.Length; partition++)
            {
                int start = partition * room;
                if (ends[partition] - start >= least)
                {
                    _sink.AddRows(partition, layout, open.AsSpan(start..ends[partition]));
                    ends[partition] = start;
                }
            }
        }
    }

    /// <summary>Writes of each row all but its codes.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="from">The first row.</param>
    /// <param name="places">Receives where each row stands; its length says how many rows.</param>
    /// <param name="open">The rows of the partitions.</param>
    /// <param name="ends">Where those of each partition end.</param>
    /// <param name="nowhere">The place of a row that is refused.</param>
    /// <param name="isSound">Asked about rows that may not be plain.</param>
    /// <returns>Rows that were taken.</returns>
    private int WriteHeads(RowLayout layout, int from, Span<int> places, Span<byte> open, Span<int> ends, int nowhere, Func<ServiceRecord, bool> isSound)
    {
        ReadOnlySpan<int> volunteers = _columns.Volunteers.Span.Slice(from, places.Length);
        ReadOnlySpan<int> dates = _columns.Dates.Span.Slice(from, places.Length), minutes = _columns.Minutes.Span.Slice(from, places.Length);
        ReadOnlySpan<long> moments = _columns.RecordedAt.IsEmpty ? [] : _columns.RecordedAt.Span.Slice(from, places.Length);
        bool hasMoments = layout.Parts.HasFlag(RowParts.RecordedAt);
        int bits = _sink.PartitionBits, size = layout.Size, momentAt = layout.RecordedAt, taken = 0;
        uint[] numbers = _numbers;
        for (int i = 0; i < places.Length; i++)
        {
            int volunteer = volunteers[i], day = dates[i], minute = minutes[i];
            long moment = moments.Length > 0 ? moments[i] : 0;
            uint number = numbers[volunteer];
            if (number == 0)
            {
                number = NumberOf(volunteer, isSound: false);
            }

            if (number == 0 || !EntryCheck.IsPlain(day, minute == -1 ? 0 : minute, moment == 0 ? EntryCheck.NoMoment : moment))
            {
                if (!isSound(ObjectOf(from + i)))
                {
                    places[i] = nowhere;
                    continue;
                }

                number = NumberOf(volunteer, isSound: true);
            }

            int partition = (int)((number - 1) & ((1u << bits) - 1)), at = ends[partition];
            ends[partition] = at + size;
            places[i] = at;
            MemoryMarshal.Write(open[at..], new RowHead((int)((number - 1) >> bits), RowKey.Of(day, -1), minute));
            if (hasMoments)
            {
                MemoryMarshal.Write(open[(at + momentAt)..], moment);
            }

            taken++;
        }

        return taken;
    }

    /// <summary>The partition of a volunteer in the lower bits, his number in it above, and 1 added; 0 for one whose id is not known to be sound.</summary>
    private uint NumberOf(int volunteer, bool isSound)
    {
        byte[] id = _volunteerIds[volunteer];
        if (_numbers[volunteer] == 0 && (isSound || EntryCheck.IsId(id)))
        {
            ulong hash = VolunteerHash.Of(id);
            int partition = _sink.PartitionOf(hash);
            _numbers[volunteer] = ((uint)_sink.NumberIn(_sink.Blocks[partition], id, hash) * (1u << _sink.PartitionBits)) + (uint)partition + 1;
        }

        return _numbers[volunteer];
    }

    /// <summary>The code columns of a layout; what has no column here has codes 0.</summary>
    private CopiedCodes[] CodesOf(RowLayout layout, int[][] translations)
    {
        var codes = new List<CopiedCodes>();
        for (int column = 0; column < layout.Widths.Length; column++)
        {
            if (layout.Widths[column] > 0)
            {
                int given = Array.FindIndex(_texts, t => (int)t.Column == column);
                codes.Add(new(given < 0 ? default : _texts[given].Codes, given < 0 ? [0] : translations[given], layout.Widths[column], layout.CodeAt(column)));
            }
        }

        return [.. codes];
    }

    private long AddOneByOne(Func<ServiceRecord, bool> isSound)
    {
        long taken = 0;
        for (int i = 0; i < _columns.Volunteers.Length; i++)
        {
            RecordEntry entry = EntryOf(i);
            if (EntryCheck.IsPlain(entry, _columns.Ids is null) || isSound(ObjectOf(i)))
            {
                _sink.Add(entry);
                taken++;
            }
        }

        return taken;
    }

    private RecordEntry EntryOf(int row)
    {
        int minutes = _columns.Minutes.Span[row];
        long moment = _columns.RecordedAt.IsEmpty ? 0 : _columns.RecordedAt.Span[row];
        var entry = new RecordEntry
        {
            Id = _columns.Ids is { } ids ? Encoding.UTF8.GetBytes(ids[row]) : [],
            VolunteerId = _volunteerIds[_columns.Volunteers.Span[row]],
            Date = DayOf(_columns.Dates.Span[row]),
            Minutes = minutes == -1 ? null : minutes,
            RecordedAt = moment == 0 ? null : new(moment, TimeSpan.Zero),
        };
        foreach ((Column column, ReadOnlyMemory<byte> codes, byte[]?[] texts) in _texts)
        {
            entry.Set(column, texts[codes.Span[row]]);
        }

        return entry;
    }

    /// <summary>A row that has no id is told by its position.</summary>
    private ServiceRecord ObjectOf(int row)
    {
        RecordEntry entry = EntryOf(row);
        ServiceRecord record = EntryCheck.ObjectOf(entry);
        return _columns.Ids is null ? record with { Id = (row + 1).ToString(CultureInfo.InvariantCulture) } : record;
    }

    /// <summary>What is no day at all is refused as the first of all days is.</summary>
    private static DateOnly DayOf(int day) => day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : DateOnly.MinValue;

    /// <summary>A column of codes on its way into rows.</summary>
    private readonly record struct CopiedCodes(ReadOnlyMemory<byte> Codes, int[] Translation, int Width, int At)
    {
        /// <summary>Writes the codes of some rows.</summary>
        /// <param name="from">The first row.</param>
        /// <param name="places">Where each of them stands.</param>
        /// <param name="rows">The rows.</param>
        public void Write(int from, ReadOnlySpan<int> places, Span<byte> rows)
        {
            ReadOnlySpan<byte> codes = Codes.IsEmpty ? [] : Codes.Span.Slice(from, places.Length);
            int[] translation = Translation;
            rows = rows[At..];
            if (Width == 1 && codes.Length == places.Length)
            {
                for (int i = 0; i < codes.Length; i++)
                {
                    rows[places[i]] = unchecked((byte)translation[codes[i]]);
                }

                return;
            }

            for (int i = 0; i < places.Length; i++)
            {
                RowSink.WriteCode(rows[places[i]..], Width, translation[codes.IsEmpty ? 0 : codes[i]]);
            }
        }
    }
}
