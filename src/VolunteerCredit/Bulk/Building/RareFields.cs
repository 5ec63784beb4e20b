using System.Runtime.InteropServices;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>What a record may have besides day, minutes, moment and texts; most have nothing of it.</summary>
/// <param name="Parts">What it has.</param>
/// <param name="Minutes">The minutes of its row.</param>
/// <param name="Start">The minute of the day at which it starts; -1 where it is not placed.</param>
/// <param name="End">The minute before which it ends, counted from its day's midnight; -1 where it is not placed.</param>
/// <param name="Planned">Planned minutes, or -1.</param>
/// <param name="Quantity">In millionths; that of an act alone.</param>
/// <param name="Rating">In millionths.</param>
/// <param name="Disputed">Whether somebody disputes it.</param>
/// <param name="Content">The hash of what the row does not show.</param>
internal readonly record struct RareFields(
    RowParts Parts, int Minutes, int Start, int End, int Planned, long Quantity, long Rating, bool Disputed, ulong Content)
{
    private const int DayMinutes = 1440;

    public static RareFields Of(scoped in RecordEntry record)
    {
        bool act = record.Quantity is not null || (record.Rating is not null && record.Minutes is null && (record.Start is null || record.End is null));
        bool spans = record is { Start: not null, End: not null };
        int span = spans ? RecordRules.Span(record.Start!.Value, record.End!.Value) : 0;
        int minutes = act ? 1 : record.Minutes ?? (spans ? span : (int)Block.UnknownMinutes);
        bool placed = spans && !act && minutes <= DayMinutes && span != 0;
        int start = placed ? RecordRules.Minute(record.Start!.Value) : -1;
        RowParts parts = (placed ? RowParts.End : 0) | (record.PlannedMinutes is null ? 0 : RowParts.Planned)
            | (act ? RowParts.Quantity : 0) | (record.Rating is null ? 0 : RowParts.Rating) | (record.Disputed ? RowParts.Disputed : 0)
            | (record.LinkKind == LinkKind.None ? 0 : RowParts.Link);
        return new(
            parts, minutes, start, placed ? start + span : -1, record.PlannedMinutes ?? (int)Block.UnknownMinutes,
            act ? RecordRules.InMillionths(record.Quantity ?? 1) : Block.NoQuantity,
            record.Rating is { } rating ? RecordRules.InMillionths(rating) : Block.NoQuantity, record.Disputed, ContentOf(record, act));
    }

    /// <summary>Writes the fields that the layout has.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="row">The row.</param>
    /// <param name="any">Whether the record has any; otherwise each is written as absent.</param>
    /// <param name="offset">The offset of its moment.</param>
    /// <param name="content">The hash of all content that is not stored.</param>
    public void Write(RowLayout layout, Span<byte> row, bool any, short offset, ulong content)
    {
        RowParts has = layout.Parts;
        if ((has & RowParts.Offset) != 0)
        {
            MemoryMarshal.Write(row[layout.Offset..], offset);
        }

        if ((has & RowParts.End) != 0)
        {
            MemoryMarshal.Write(row[layout.End..], (short)(any ? End : -1));
        }

        if ((has & RowParts.Planned) != 0)
        {
            MemoryMarshal.Write(row[layout.Planned..], any ? Planned : (int)Block.UnknownMinutes);
        }

        if ((has & RowParts.Quantity) != 0)
        {
            MemoryMarshal.Write(row[layout.Quantity..], any ? Quantity : Block.NoQuantity);
        }

        if ((has & RowParts.Rating) != 0)
        {
            MemoryMarshal.Write(row[layout.Rating..], any ? Rating : Block.NoQuantity);
        }

        if ((has & RowParts.Disputed) != 0)
        {
            row[layout.Disputed] = Disputed ? (byte)1 : (byte)0;
        }

        if ((has & RowParts.Content) != 0)
        {
            MemoryMarshal.Write(row[layout.Content..], content);
        }
    }

    /// <summary>What the times and minutes said, where the row does not show it: an act without a quantity, seconds, minutes that were not written.</summary>
    private static ulong ContentOf(scoped in RecordEntry record, bool act)
    {
        ulong content = 0;
        if (record.Start is { } start)
        {
            content = ContentHash.Of(ContentHash.Start, start.Ticks);
        }

        if (record.End is { } end)
        {
            content = unchecked(content + ContentHash.Of(ContentHash.End, end.Ticks));
        }

        if (record.Start is not null || record.End is not null)
        {
            content = unchecked(content + ContentHash.Of(ContentHash.Minutes, record.Minutes ?? -1));
        }

        if (act && record.Quantity is null)
        {
            content = unchecked(content + ContentHash.Of(ContentHash.NoQuantity, 0));
        }

        return record.RecordedAt is { UtcTicks: 0 } ? unchecked(content + ContentHash.Of(ContentHash.FirstMoment, 0)) : content;
    }
}

/// <summary>What every row begins with.</summary>
/// <param name="Volunteer">The volunteer's number in the block.</param>
/// <param name="Key">Day and start.</param>
/// <param name="Minutes">The minutes, or -1.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RowHead(int Volunteer, int Key, int Minutes);
