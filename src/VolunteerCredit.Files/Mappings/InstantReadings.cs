using VolunteerCredit.Files.Cells;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.Files.Mappings;

/// <summary>How a mapping says that days, times and moments are read.</summary>
internal sealed class InstantReadings(MappingReader reader)
{
    public static readonly Words Offset = new("an offset, as \"+08:00\"", "时区偏移，如 \"+08:00\"");

    private const string RecordedAt = MappingKeys.RecordedAt;

    private static readonly Words APattern = new("a format of YYYY MM M DD D HH H mm ss, as \"YYYY-MM-DD HH:mm\"", "由 YYYY MM M DD D HH H mm ss 组成的格式，如 \"YYYY-MM-DD HH:mm\"");
    private static readonly Words AMoment = new("a moment since 1980 with its offset, as 2019-03-20T17:05:00+08:00", "1980 年以来带时区偏移的时刻，如 2019-03-20T17:05:00+08:00");

    private static readonly InstantReading ADay = new(
        (ReadOnlySpan<byte> cell, out Instant instant) =>
        {
            bool good = DateCell.TryParse(cell, out DateOnly day);
            instant = new() { Day = day };
            return good;
        },
        "VC1102", true, false, false);

    private static readonly InstantReading ATime = new(
        (ReadOnlySpan<byte> cell, out Instant instant) =>
        {
            bool good = TimeCell.TryParse(cell, out TimeOnly time);
            instant = new() { Time = time };
            return good;
        },
        "VC1103", false, true, false);

    /// <summary>How a day or a time of the normal form is read; <see langword="null"/> for a column that is none, or that is taken as it stands.</summary>
    public static InstantReading? Default(string target) => target switch
    {
        MappingKeys.Date or MappingKeys.LastDate => ADay,
        MappingKeys.Start or MappingKeys.End => ATime,
        _ => null,
    };

    public static Words ExpectedOf(string target) => target switch
    {
        MappingKeys.Date or MappingKeys.LastDate => Tables.Expected.Date,
        MappingKeys.Start or MappingKeys.End => Tables.Expected.Time,
        RecordedAt => Tables.Expected.Moment,
        MappingKeys.Minutes or MappingKeys.PlannedMinutes => Tables.Expected.Minutes,
        MappingKeys.VolunteerId or MappingKeys.RecordId => Tables.Expected.Id,
        _ => Tables.Expected.Text,
    };

    /// <summary>The column read as its <c>read</c> or <c>format</c> says.</summary>
    public MappedColumn Read(MappedColumn column, Spot spot, TimeSpan? offset)
    {
        if (spot.Find("format") is { } format)
        {
            if (spot.Find("read") is { } both)
            {
                reader.Fault("VC1052", both, "read", Words.Same("format"));
            }

            return Patterns(column, format, offset);
        }

        if (spot.Find("read") is not { } read)
        {
            return column;
        }

        switch (reader.Choice(spot, "read", [new("epoch-seconds", 's'), new("epoch-milliseconds", 'm'), new("moment", 'i')]))
        {
            case 'i':
                return column with { Instant = Moment(offset), Expected = AMoment };
            case char unit when offset is { } stated:
                bool milliseconds = unit == 'm';
                return column with
                {
                    Instant = new(
                        (ReadOnlySpan<byte> cell, out Instant instant) => EpochCell.TryParse(cell, milliseconds, stated, out instant), "VC1040", true, true, false),
                    Expected = milliseconds
                        ? new("milliseconds since 1970, from 1980 to 2199", "1970 年以来的毫秒数（1980 至 2199 年）")
                        : new("seconds since 1970, from 1980 to 2199", "1970 年以来的秒数（1980 至 2199 年）"),
                };
            case char:
                reader.Missing(read, "offset (\"+08:00\")"); // of whose day it is nothing may be assumed
                return column;
            default:
                return column;
        }
    }

    /// <summary>A moment in its own offset, or in the one that the mapping states.</summary>
    private static InstantReading Moment(TimeSpan? offset) => new(
        (ReadOnlySpan<byte> cell, out Instant instant) =>
        {
            bool good = MomentCell.TryParse(cell, out DateTimeOffset moment) && moment.Year is >= 1980 and < 2200;
            instant = good ? Instant.At(offset is { } stated ? moment.ToOffset(stated) : moment) : default;
            return good;
        },
        "VC1040", true, true, false);

    private MappedColumn Patterns(MappedColumn column, Spot format, TimeSpan? offset)
    {
        bool needsDay = column.Target is MappingKeys.Date or MappingKeys.LastDate or RecordedAt, needsTime = column.Target == RecordedAt;
        if (column.Target == RecordedAt && offset is null)
        {
            reader.Missing(format, "offset (\"+08:00\")");
        }

        Spot[] texts = format.Node.Kind == NodeKind.List ? [.. format.Items()] : [format];
        if (texts.Length == 0)
        {
            reader.Fault("VC3010", format, "[]", APattern);
        }

        var patterns = new List<InstantPattern>();
        foreach (Spot text in texts)
        {
            if (!reader.Is(text, NodeKind.Text))
            {
                continue;
            }

            if (InstantPattern.Of(text.Node.Text) is not { } pattern || (needsDay && !pattern.HasDay) || (needsTime && !pattern.HasTime))
            {
                reader.Fault("VC3010", text, text.Node.Text, APattern);
                continue;
            }

            patterns.Add(pattern);
        }

        if (column.Target is MappingKeys.Start or MappingKeys.End && patterns.Count > 0 && !patterns.Exists(pattern => pattern.HasTime))
        {
            reader.Fault("VC3010", format, texts[0].Node.Text, APattern); // a cell may lack the time, but not every cell
        }

        string listed = string.Join(" / ", texts.Select(text => text.Node.Text));
        return column with
        {
            Expected = Words.Same(listed),
            Instant = new(
                (ReadOnlySpan<byte> cell, out Instant instant) =>
                {
                    instant = default;
                    foreach (InstantPattern pattern in patterns)
                    {
                        if (pattern.TryParse(cell, out instant))
                        {
                            instant = offset is { } stated && instant is { Day: { Year: > 1 and < 9999 } day, Time: { } time } ? instant with { Moment = new(day, time, stated) } : instant;
                            return true;
                        }
                    }

                    return false;
                },
                "VC1040",
                patterns.Exists(pattern => pattern.HasDay),
                patterns.Exists(pattern => pattern.HasTime),
                patterns.Exists(pattern => pattern.HasLastDay)),
        };
    }
}
