using System.Text;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>Gives a record that is an object the form of one from a file; the texts stand in memory that the next one uses again.</summary>
internal sealed class EntryText
{
    private byte[] _bytes = new byte[1024];
    private int _used;

    public RecordEntry Of(ServiceRecord record)
    {
        _used = 0;
        int needed = BytesMax(record.Id) + BytesMax(record.VolunteerId) + BytesMax(record.Replaces) + BytesMax(record.Voids);
        for (int column = 0; column < Block.ColumnCount; column++)
        {
            needed += BytesMax(TextColumns.Of(record, (Column)column));
        }

        if (needed > _bytes.Length)
        {
            _bytes = new byte[needed];
        }

        return new()
        {
            Id = Utf8(record.Id),
            VolunteerId = Utf8(record.VolunteerId),
            Date = record.Date,
            Start = record.Start,
            End = record.End,
            Minutes = record.Minutes,
            PlannedMinutes = record.PlannedMinutes,
            Organization = Utf8(record.Organization),
            Project = Utf8(record.Project),
            Activity = Utf8(record.Activity),
            Campaign = Utf8(record.Campaign),
            District = Utf8(record.District),
            Category = Utf8(record.Category),
            Source = Utf8(record.Source),
            Status = Utf8(record.Status),
            ApprovedBy = Utf8(record.ApprovedBy),
            Recorder = Utf8(record.Recorder),
            RecordedAt = record.RecordedAt,
            Replaces = Utf8(record.Replaces),
            Voids = Utf8(record.Voids),
            Quantity = record.Quantity,
            Unit = Utf8(record.Unit),
            Rating = record.Rating,
            Disputed = record.Disputed,
            TagList = record.Tags,
            EmptyTexts = EmptyTexts(record),
            GivenLink = record.Replaces is not null ? LinkKind.Replaces : record.Voids is not null ? LinkKind.Voids : LinkKind.None,
        };
    }

    private static int BytesMax(string? text) => text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length);

    private static int EmptyTexts(ServiceRecord record)
    {
        int empty = 0;
        for (int column = 0; column < Block.ColumnCount; column++)
        {
            if (TextColumns.Of(record, (Column)column) is { Length: 0 })
            {
                empty |= 1 << column;
            }
        }

        return empty;
    }

    private ReadOnlySpan<byte> Utf8(string? text)
    {
        int start = _used;
        _used += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(start));
        return _bytes.AsSpan(start.._used);
    }
}
