using BankEligibility.Reading;
using VolunteerCredit.Explanations;

namespace BankEligibility.Results;

/// <summary>What was noticed while reading and rating, each thing once.</summary>
internal sealed class Findings
{
    /// <summary>Gathers what was noticed.</summary>
    public Findings(Input input, params IEnumerable<Rating> ratings)
    {
        CreditResult[] results = [.. ratings.SelectMany(rating => rating.Results)];

        // Of a record that stayed the engine repeats what the reader said of it, without the line.
        var said = input.Notices.Select(notice => (notice.Code, notice.Place.RecordId)).ToHashSet();
        Notice[] found = [.. results.SelectMany(result => result.Notices).Where(notice => !said.Contains((notice.Code, notice.Place.RecordId))).Distinct()];
        Notices = [.. input.Notices, .. found, .. results.Select(result => result.Refusal).OfType<Notice>()];
        RowsRefused = input.Files.Sum(file => (long)file.Refused);
        RecordsRefused = input.Population.Notices.Concat(found).Count(notice => notice.Severity == Severity.Refusal);
        VolunteersRefused = results.Count(result => result.Status == ResultStatus.Refused);
    }

    /// <summary>Everything, in the order of the files, then of the volunteers.</summary>
    public IReadOnlyList<Notice> Notices { get; }

    /// <summary>Rows that could not be read.</summary>
    public long RowsRefused { get; }

    /// <summary>Records and facts that were read and do not count, since they contradict others or themselves.</summary>
    public long RecordsRefused { get; }

    /// <summary>Volunteers who could not be rated.</summary>
    public long VolunteersRefused { get; }

    /// <summary>Whether anything was refused.</summary>
    public bool AnyRefused => RowsRefused + RecordsRefused + VolunteersRefused > 0;
}
