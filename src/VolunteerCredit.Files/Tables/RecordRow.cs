using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tables;

/// <summary>A row of the file of service records that becomes an object.</summary>
internal sealed class RecordRow(Header header, List<ServiceRecord> items) : IRowForm
{
    private readonly RecordCells _cells = new(header);

    public void Read(Row row)
    {
        _cells.Read(row, out RecordEntry entry);
        ServiceRecord record = _cells.Checked(row, entry);
        if (!row.IsRefused)
        {
            items.Add(record);
        }
    }
}
