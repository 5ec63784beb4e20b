namespace VolunteerCredit.Records;

/// <summary>One volunteer with all that is known: the unit that is scored.</summary>
/// <param name="Id">The caller's key, never a name.</param>
/// <param name="Records">The volunteer's records, in any order, with all their versions.</param>
/// <param name="Facts">Facts of the volunteer, and any facts of activities, organisations and recorders that concern the records.</param>
public sealed record Volunteer(string Id, IReadOnlyList<ServiceRecord> Records, IReadOnlyList<Fact> Facts)
{
    /// <summary>
    /// Ids that these records name and that belong to other volunteers, each with the moment from which that is known
    /// (<see langword="null"/>: always). A record that names one of them is left out. Filled where volunteers are brought together.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> RecordsOfOthers { get; init; } = new Dictionary<string, DateTimeOffset?>();

    /// <summary>A volunteer without facts.</summary>
    /// <param name="id">The caller's key, never a name.</param>
    /// <param name="records">The volunteer's records, in any order.</param>
    public Volunteer(string id, params IReadOnlyList<ServiceRecord> records)
        : this(id, records, [])
    {
    }
}
