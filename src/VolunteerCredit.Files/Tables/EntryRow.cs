using VolunteerCredit.Bulk;

namespace VolunteerCredit.Files.Tables;

/// <summary>A row of the file of service records that goes into a table, without an object for it unless there is something to say about it.</summary>
internal sealed class EntryRow(Header header, EntryTaker take) : IRowForm
{
    private readonly RecordCells _cells = new(header);

    public void Read(Row row)
    {
        _cells.Read(row, out RecordEntry entry);
        if (row.IsRefused || !entry.IsPlain)
        {
            _cells.Checked(row, entry);
        }

        if (!row.IsRefused)
        {
            take(entry, row.Source, row.Line);
        }
    }
}
