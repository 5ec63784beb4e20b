using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tables;

/// <summary>A row of the file of service records that goes into a table, without an object for it unless there is something to say about it.</summary>
internal sealed class EntryRow(Header header, EntryTaker take) : IRowForm
{
    private readonly RecordCells _cells = new(header);

    public void Read(Row row)
    {
        RecordEntry entry = _cells.Read(row);
        if (row.IsRefused || MayBeNoticed(entry))
        {
            _cells.Checked(row, entry);
        }

        if (!row.IsRefused)
        {
            take(entry, row.Source, row.Line);
        }
    }

    private static bool MayBeNoticed(in RecordEntry entry) =>
        entry.Id.Length > RecordRules.TextMax || entry.VolunteerId.Length > RecordRules.TextMax
        || entry.Date < RecordRules.FirstDay || entry.Date > RecordRules.LastDay
        || entry.Minutes > 1440 || (entry.Minutes is not null && entry.Start is not null && entry.End is not null)
        || entry.Quantity is not null || entry.Rating is not null || !entry.Unit.IsEmpty
        || (!entry.Replaces.IsEmpty && !entry.Voids.IsEmpty)
        || (entry.RecordedAt is { } moment && DateOnly.FromDateTime(moment.DateTime).DayNumber < entry.Date.DayNumber - 1);
}
