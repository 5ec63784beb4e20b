using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tables;

/// <summary>A row of the file of service records.</summary>
internal sealed class RecordRow(Header header) : IRowForm<ServiceRecord>
{
    /// <summary>What a record without a status column has, as the record itself says.</summary>
    private static readonly string? DefaultStatus = new ServiceRecord { Id = "", VolunteerId = "", Date = default }.Status;

    private readonly Field _id = header.Find("record_id");
    private readonly Field _volunteer = header.Find("volunteer_id");
    private readonly Field _date = header.Find("date");
    private readonly Field _start = header.Find("start");
    private readonly Field _end = header.Find("end");
    private readonly Field _minutes = header.Find("minutes");
    private readonly Field _plannedMinutes = header.Find("planned_minutes");
    private readonly Field _organization = header.Find("organization");
    private readonly Field _project = header.Find("project");
    private readonly Field _activity = header.Find("activity");
    private readonly Field _campaign = header.Find("campaign");
    private readonly Field _district = header.Find("district");
    private readonly Field _category = header.Find("category");
    private readonly Field _source = header.Find("source");
    private readonly Field _status = header.Find("status");
    private readonly Field _approvedBy = header.Find("approved_by");
    private readonly Field _recorder = header.Find("recorder");
    private readonly Field _recordedAt = header.Find("recorded_at");
    private readonly Field _replaces = header.Find("replaces");
    private readonly Field _voids = header.Find("voids");
    private readonly Field _quantity = header.Find("quantity");
    private readonly Field _unit = header.Find("unit");
    private readonly Field _rating = header.Find("rating");
    private readonly Field _disputed = header.Find("disputed");
    private readonly Field _tags = header.Find("tags");

    public void Read(Row row, List<ServiceRecord> items)
    {
        string id = row.Required(_id, Expected.Id);
        row.RecordId = id.Length == 0 ? null : id;
        var record = new ServiceRecord
        {
            Id = id,
            VolunteerId = row.Required(_volunteer, Expected.Id),
            Date = row.RequiredDate(_date),
            Start = row.Time(_start),
            End = row.Time(_end),
            Minutes = row.Minutes(_minutes),
            PlannedMinutes = row.Minutes(_plannedMinutes),
            Organization = row.Text(_organization),
            Project = row.Text(_project),
            Activity = row.Text(_activity),
            Campaign = row.Text(_campaign),
            District = row.Text(_district),
            Category = row.Text(_category),
            Source = row.Text(_source),
            Status = _status.IsAbsent ? DefaultStatus : row.Text(_status),
            ApprovedBy = row.Text(_approvedBy),
            Recorder = row.Text(_recorder),
            RecordedAt = row.Moment(_recordedAt),
            Replaces = row.Text(_replaces),
            Voids = row.Text(_voids),
            Quantity = row.Decimal(_quantity),
            Unit = row.Text(_unit),
            Rating = row.Decimal(_rating),
            Disputed = row.Flag(_disputed),
            Tags = row.List(_tags),
        };

        // A quantity that could not be read is not a quantity that is missing: its unit is no further fault.
        foreach (Notice notice in RecordRules.Check(row.IsFaulted(_quantity) ? record with { Unit = null } : record))
        {
            row.Take(notice, header.Find(notice.Place.Name ?? ""));
        }

        if (!row.IsRefused)
        {
            items.Add(record);
        }
    }
}
