using System.Text;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Makes records of rows again, for what is settled on records. Columns that no rule set reads do not come back; that two records differed in
/// them, or in seconds, stands in the fractions of a minute of their times, which nothing but the comparison of versions looks at.
/// </summary>
internal sealed class RecordRebuilding(PartitionRows rows, TextTable texts)
{
    public ServiceRecord RecordOf(int row, string volunteerId)
    {
        int key = rows.Keys[row];
        int minutes = rows.Minutes[row];
        long quantity = rows.Quantities is { Length: > 0 } quantities ? quantities[row] : Block.NoQuantity;
        long rating = rows.Ratings is { Length: > 0 } ratings ? ratings[row] : Block.NoQuantity;
        int planned = rows.Planned is { Length: > 0 } plans ? plans[row] : -1;
        ulong content = rows.Content is { Length: > 0 } contents ? contents[row] : 0;
        (TimeOnly? start, TimeOnly? end) = Times(RowKey.Start(key), rows.Ends is { Length: > 0 } ends ? ends[row] : -1, content);
        LinkKind link = rows.LinkOf(row);
        string? target = link == LinkKind.None ? null : Encoding.UTF8.GetString(rows.TargetOf(row));
        bool act = quantity != Block.NoQuantity;
        return new()
        {
            Id = Encoding.UTF8.GetString(rows.IdOf(row)),
            VolunteerId = volunteerId,
            Date = DateOnly.FromDayNumber(RowKey.Day(key)),
            Start = start,
            End = end,
            Minutes = act || minutes < 0 ? null : minutes,
            PlannedMinutes = planned < 0 ? null : planned,
            Organization = Text(row, Column.Organization),
            Project = Text(row, Column.Project),
            Activity = Text(row, Column.Activity),
            Campaign = Text(row, Column.Campaign),
            District = Text(row, Column.District),
            Category = Text(row, Column.Category),
            Source = Text(row, Column.Source),
            Status = Text(row, Column.Status),
            ApprovedBy = Text(row, Column.ApprovedBy),
            Recorder = Text(row, Column.Recorder),
            RecordedAt = MomentOf(row),
            Replaces = link == LinkKind.Replaces ? target : null,
            Voids = link == LinkKind.Voids ? target : null,
            Quantity = act ? FromMillionths(quantity) : null,
            Unit = Text(row, Column.Unit),
            Rating = rating == Block.NoQuantity ? null : FromMillionths(rating),
            Disputed = rows.Disputed is { Length: > 0 } disputed && disputed[row],
            Tags = [.. TagsOf(row)],
        };
    }

    /// <summary>When a row's record became known.</summary>
    public DateTimeOffset? MomentOf(int row) => rows.RecordedAt is { Length: > 0 } moments && moments[row] is not 0 and long moment
        ? new DateTimeOffset(moment, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(rows.Offsets is { Length: > 0 } offsets ? offsets[row] : rows.CommonOffset)) : null;

    private static decimal FromMillionths(long value) => (decimal)value / Block.QuantityScale;

    /// <summary>The times to the minute, and in what is left of the minute the hash of the content that is not here.</summary>
    private static (TimeOnly? Start, TimeOnly? End) Times(int start, int end, ulong content)
    {
        if (start < 0)
        {
            // A start alone places nothing.
            return content == 0 ? (null, null) : (new TimeOnly((long)(content % TimeSpan.TicksPerDay)), null);
        }

        long inStart = (long)(content % TimeSpan.TicksPerMinute);
        int last = end % (24 * 60);

        // An end in the minute of the start is the next day's, so that it must not be the later of the two.
        long inEnd = last == start ? 0 : (long)(content / TimeSpan.TicksPerMinute % TimeSpan.TicksPerMinute);
        return (new((start * TimeSpan.TicksPerMinute) + inStart), new((last * TimeSpan.TicksPerMinute) + inEnd));
    }

    private string? Text(int row, Column column) =>
        rows.CodeOf((int)column, row) is > 0 and int code ? texts[column]![code - 1] : null;

    private List<string> TagsOf(int row)
    {
        var tags = new List<string>();
        foreach (int code in rows.TagsOf(row))
        {
            tags.Add(texts.Tags[code - 1]);
        }

        return tags;
    }
}
