using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Records as a file reader hands them over.</summary>
internal static class Entries
{
    public static RecordEntry Of(ServiceRecord record) => new()
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
        Tags = Utf8(string.Join(" ;\u3000", record.Tags)),
    };

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
