using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tables;

/// <summary>The cells of a row of the file of service records.</summary>
internal sealed class RecordCells(Header header)
{
    /// <summary>What a record without a status column has, as the record itself says.</summary>
    private static readonly string? DefaultStatus = new ServiceRecord { Id = "", VolunteerId = "", Date = default }.Status;

    private static readonly byte[] DefaultStatusBytes = Encoding.UTF8.GetBytes(DefaultStatus ?? "");

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

    // Groups of columns in their order, which most files do not have: they need not be asked for one by one.
    private readonly bool _times = Any(header, "start", "end");
    private readonly bool _places = Any(header, "planned_minutes", "organization", "project", "activity", "campaign", "district");
    private readonly bool _people = Any(header, "approved_by", "recorder");
    private readonly bool _more = Any(header, "replaces", "voids", "quantity", "unit", "rating", "disputed", "tags");

    /// <summary>Reads every cell, and tells the row the faults of cells.</summary>
    public void Read(Row row, out RecordEntry entry)
    {
        entry = default; // filled where it stands, since it is large
        row.IsAbout(_volunteer);
        ReadOnlySpan<byte> id = row.Required(_id, Expected.Id);
        if (!id.IsEmpty)
        {
            row.NameBy(_id);
        }

        entry.Id = id;
        entry.VolunteerId = row.Required(_volunteer, Expected.Id);
        entry.Date = row.RequiredDate(_date);
        if (_times)
        {
            entry.Start = row.Time(_start);
            entry.End = row.Time(_end);
        }

        entry.Minutes = row.Minutes(_minutes);
        if (_places)
        {
            entry.PlannedMinutes = row.Minutes(_plannedMinutes);
            entry.Organization = row.Text(_organization);
            entry.Project = row.Text(_project);
            entry.Activity = row.Text(_activity);
            entry.Campaign = row.Text(_campaign);
            entry.District = row.Text(_district);
        }

        entry.Category = row.Text(_category);
        entry.Source = row.Text(_source);
        entry.Status = row.IsAbsent(_status) ? DefaultStatusBytes : row.Word(_status);
        if (_people)
        {
            entry.ApprovedBy = row.Text(_approvedBy);
            entry.Recorder = row.Text(_recorder);
        }

        entry.RecordedAt = row.Moment(_recordedAt);
        if (_more)
        {
            entry.Replaces = row.Text(_replaces);
            entry.Voids = row.Text(_voids);
            entry.Quantity = row.Decimal(_quantity);
            entry.Unit = row.Text(_unit);
            entry.Rating = row.Decimal(_rating);
            entry.Disputed = row.Flag(_disputed);
            entry.Tags = row.List(_tags);
        }
    }

    /// <summary>The same as an object, checked against the rules for records; of no use if the row is refused by then.</summary>
    public ServiceRecord Checked(Row row, in RecordEntry entry)
    {
        var record = new ServiceRecord
        {
            Id = row.String(_id, entry.Id) ?? "",
            VolunteerId = row.String(_volunteer, entry.VolunteerId) ?? "",
            Date = entry.Date,
            Start = entry.Start,
            End = entry.End,
            Minutes = entry.Minutes,
            PlannedMinutes = entry.PlannedMinutes,
            Organization = row.String(_organization, entry.Organization),
            Project = row.String(_project, entry.Project),
            Activity = row.String(_activity, entry.Activity),
            Campaign = row.String(_campaign, entry.Campaign),
            District = row.String(_district, entry.District),
            Category = row.String(_category, entry.Category),
            Source = row.String(_source, entry.Source),
            Status = row.IsAbsent(_status) ? DefaultStatus : row.String(_status, entry.Status),
            ApprovedBy = row.String(_approvedBy, entry.ApprovedBy),
            Recorder = row.String(_recorder, entry.Recorder),
            RecordedAt = entry.RecordedAt,
            Replaces = row.String(_replaces, entry.Replaces),
            Voids = row.String(_voids, entry.Voids),
            Quantity = entry.Quantity,
            Unit = row.String(_unit, entry.Unit),
            Rating = entry.Rating,
            Disputed = entry.Disputed,
            Tags = Row.Entries(entry.Tags),
        };

        // A quantity that could not be read is not a quantity that is missing: its unit is no further fault.
        foreach (Notice notice in RecordRules.Check(row.IsFaulted(_quantity) ? record with { Unit = null } : record))
        {
            row.Take(notice, header.Find(notice.Place.Name ?? ""));
        }

        return record;
    }

    private static bool Any(Header header, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!header.Find(name).IsAbsent)
            {
                return true;
            }
        }

        return false;
    }
}
