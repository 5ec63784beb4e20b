using VolunteerCredit.Records;

namespace VolunteerCredit.Intake;

/// <summary>The text columns of a record: by their names in documents and files, and what a record has in them.</summary>
internal static class TextColumns
{
    public static readonly Dictionary<string, Column> ByName = new(StringComparer.Ordinal)
    {
        ["organization"] = Column.Organization,
        ["project"] = Column.Project,
        ["activity"] = Column.Activity,
        ["campaign"] = Column.Campaign,
        ["district"] = Column.District,
        ["category"] = Column.Category,
        ["source"] = Column.Source,
        ["status"] = Column.Status,
        ["approved_by"] = Column.ApprovedBy,
        ["recorder"] = Column.Recorder,
        ["unit"] = Column.Unit,
    };

    public static string? Of(ServiceRecord record, Column column) => column switch
    {
        Column.Organization => record.Organization,
        Column.Project => record.Project,
        Column.Activity => record.Activity,
        Column.Campaign => record.Campaign,
        Column.District => record.District,
        Column.Category => record.Category,
        Column.Source => record.Source,
        Column.Status => record.Status,
        Column.ApprovedBy => record.ApprovedBy,
        Column.Recorder => record.Recorder,
        Column.Unit => record.Unit,
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    /// <summary>What a record has in a column by its name; nothing where there is no such column.</summary>
    public static string? Of(ServiceRecord record, string name) => ByName.TryGetValue(name, out Column column) ? Of(record, column) : null;

    /// <summary>The record with another text in a column; the same record where there is no such column.</summary>
    public static ServiceRecord With(ServiceRecord record, string name, string? text) => !ByName.TryGetValue(name, out Column column) ? record : column switch
    {
        Column.Organization => record with { Organization = text },
        Column.Project => record with { Project = text },
        Column.Activity => record with { Activity = text },
        Column.Campaign => record with { Campaign = text },
        Column.District => record with { District = text },
        Column.Category => record with { Category = text },
        Column.Source => record with { Source = text },
        Column.Status => record with { Status = text },
        Column.ApprovedBy => record with { ApprovedBy = text },
        Column.Recorder => record with { Recorder = text },
        _ => record with { Unit = text },
    };
}
