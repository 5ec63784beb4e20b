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

    private readonly RecordColumns _columns;
    private readonly RowSink _sink;
    private readonly byte[][] _volunteerIds;
    private readonly (Column Column, ReadOnlyMemory<byte> Codes, byte[]?[] Texts)[] _texts;

    /// <exception cref="ArgumentException">Columns are of different lengths, or a number is out of bounds.</exception>
    public ColumnsIntake(RecordColumns columns, RowSink sink)
    {
        (_columns, _sink) = (columns, sink);
        CheckBounds(columns);
        _volunteerIds = [.. columns.VolunteerIds.Select(id => Encoding.UTF8.GetBytes(id))];
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

        foreach (int volunteer in columns.Volunteers.Span)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)volunteer, (uint)columns.VolunteerIds.Count, nameof(columns));
        }

        foreach ((ReadOnlyMemory<byte> codes, IReadOnlyList<string> texts) in columns.Texts.Values)
        {
            if (texts.Count < byte.MaxValue && codes.Span.ContainsAnyInRange((byte)(texts.Count + 1), byte.MaxValue))
            {
                throw new ArgumentException("A code has no text.", nameof(columns));
            }
        }
    }

    private long AddPlain(RowLayout layout, int[][] translations, Func<ServiceRecord, bool> isSound)
    {
        ReadOnlySpan<int> volunteers = _columns.Volunteers.Span, dates = _columns.Dates.Span, minutes = _columns.Minutes.Span;
        ReadOnlySpan<long> recordedAt = _columns.RecordedAt.Span;
        (short Block, int Number)[] places = PlacesOfVolunteers();
        RowBlock[] blocks = _sink.Blocks;
        CopiedCodes[] codes = [.. _texts.Index().Where(t => translations[t.Index] is not null && layout.Widths[(int)t.Item.Column] > 0)
            .Select(t => new CopiedCodes(ArrayOf(t.Item.Codes), translations[t.Index], layout.Widths[(int)t.Item.Column], layout.CodeAt((int)t.Item.Column)))];
        bool moments = !_columns.RecordedAt.IsEmpty;
        bool others = layout.Size > 12 + (moments ? 8 : 0) + codes.Sum(c => c.Width);
        long taken = 0;
        for (int i = 0; i < volunteers.Length; i++)
        {
            int day = dates[i], minute = minutes[i];
            long moment = moments ? recordedAt[i] : 0;
            (short block, int number) = places[volunteers[i]];
            if ((block < 0 || !EntryCheck.IsPlain(day, minute == -1 ? 0 : minute, moment == 0 ? EntryCheck.NoMoment : moment)) && !isSound(ObjectOf(i)))
            {
                continue;
            }

            taken++;
            Span<byte> row = _sink.Row(blocks[block], layout);
            if (others)
            {
                row.Clear();
            }

            MemoryMarshal.Write(row, new RowHead(number, RowKey.Of(day, -1), minute));
            if (moments)
            {
                MemoryMarshal.Write(row[layout.RecordedAt..], moment);
            }

            foreach (ref readonly CopiedCodes column in codes.AsSpan())
            {
                RowSink.WriteCode(row[column.At..], column.Width, column.Translation[column.Codes[i]]);
            }
        }

        return taken;
    }

    /// <summary>The partition of each volunteer who occurs, -1 for one whose id is none, and his number in it.</summary>
    private (short Block, int Number)[] PlacesOfVolunteers()
    {
        var places = new (short Block, int Number)[_volunteerIds.Length];
        Array.Fill(places, ((short)-1, 0));
        foreach (int volunteer in _columns.Volunteers.Span)
        {
            byte[] id = _volunteerIds[volunteer];
            if (places[volunteer].Block < 0 && EntryCheck.IsId(id))
            {
                ulong hash = VolunteerHash.Of(id);
                places[volunteer] = ((short)_sink.PartitionOf(hash), _sink.NumberIn(_sink.BlockOf(hash), id, hash));
            }
        }

        return places;
    }

    private static byte[] ArrayOf(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out ArraySegment<byte> array) && array.Offset == 0 ? array.Array! : memory.ToArray();

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

    private readonly record struct CopiedCodes(byte[] Codes, int[] Translation, int Width, int At);
}
