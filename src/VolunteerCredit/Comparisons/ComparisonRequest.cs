using VolunteerCredit.Bulk;

namespace VolunteerCredit.Comparisons;

/// <summary>Two evaluations of one population: as it is, and as it would be.</summary>
/// <param name="Baseline">As it is: rule set, version, parameters, as-of, known-at, strictness, recorders left out. The rule set must be about volunteers.</param>
/// <param name="Candidate">As it would be. It may be another rule set altogether: what has the same name on both sides is compared.</param>
public sealed record ComparisonRequest(BulkRequest Baseline, BulkRequest Candidate)
{
    /// <summary>Both, as a table is made and scored for them.</summary>
    public IReadOnlyList<BulkRequest> Requests => [Baseline, Candidate];
}
