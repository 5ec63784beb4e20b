using VolunteerCredit.Records;

namespace VolunteerCredit.RuleSets.Linting.Witnesses;

/// <summary>The text columns of a record, by the names that documents use.</summary>
internal static class Columns
{
    public static ServiceRecord With(ServiceRecord record, string column, string? value) => column switch
    {
        "organization" => record with { Organization = value },
        "project" => record with { Project = value },
        "activity" => record with { Activity = value },
        "campaign" => record with { Campaign = value },
        "district" => record with { District = value },
        "category" => record with { Category = value },
        "source" => record with { Source = value },
        "status" => record with { Status = value },
        "approved_by" => record with { ApprovedBy = value },
        "recorder" => record with { Recorder = value },
        "unit" => record with { Unit = value },
        _ => record,
    };

    public static string? Of(ServiceRecord record, string column) => column switch
    {
        "organization" => record.Organization,
        "project" => record.Project,
        "activity" => record.Activity,
        "campaign" => record.Campaign,
        "district" => record.District,
        "category" => record.Category,
        "source" => record.Source,
        "status" => record.Status,
        "approved_by" => record.ApprovedBy,
        "recorder" => record.Recorder,
        "unit" => record.Unit,
        _ => null,
    };
}
