namespace VolunteerCredit.Statistics;

/// <summary>Figures of service, counted. Acts (donations, ratings, claims …) are none of them.</summary>
public sealed record ServiceFigures
{
    /// <summary>Volunteers registered on the last day: a fact <c>registered</c> in force whose date has come, or any <c>registered-with</c> in force.</summary>
    public required long Registered { get; init; }

    /// <summary>Volunteers of whom that is not known: no such fact, and no <c>coverage:registered</c> on that day; or two that differ.</summary>
    public required long RegisteredUnknown { get; init; }

    /// <summary>Volunteers with counted service.</summary>
    public required long Volunteers { get; init; }

    /// <summary>Volunteers without counted service, some of whose service is held or of unknown minutes.</summary>
    public required long VolunteersOpen { get; init; }

    /// <summary>Volunteers with a record, counted or not.</summary>
    public required long VolunteersRecorded { get; init; }

    /// <summary>Activities with counted service, each once.</summary>
    public required long Activities { get; init; }

    /// <summary>Activities without counted service, some of whose service is held or of unknown minutes.</summary>
    public required long ActivitiesOpen { get; init; }

    /// <summary>Person-times that name no activity.</summary>
    public required long ActivitiesUnnamed { get; init; }

    /// <summary>Records of which something counts, each once, in the year and group of its first part that does.</summary>
    public required long PersonTimes { get; init; }

    /// <summary>Records of which nothing counts and something is held or unknown.</summary>
    public required long PersonTimesOpen { get; init; }

    /// <summary>Minutes counted, by the day of each part.</summary>
    public required long Minutes { get; init; }

    /// <summary>Minutes held until somebody approves them.</summary>
    public required long MinutesHeld { get; init; }

    /// <summary>Minutes recorded, after corrections and without duplicates.</summary>
    public required long MinutesRecorded { get; init; }

    /// <summary>Records, counted or not, after corrections and without duplicates, in the year and group of the day they start.</summary>
    public required long Records { get; init; }

    /// <summary>Records whose minutes are not known and that were neither excluded nor held.</summary>
    public required long RecordsUnknown { get; init; }

    private static readonly (string Name, Func<ServiceFigures, long> Of)[] Table =
    [
        ("registered", f => f.Registered), ("registeredUnknown", f => f.RegisteredUnknown), ("volunteers", f => f.Volunteers), ("volunteersOpen", f => f.VolunteersOpen),
        ("volunteersRecorded", f => f.VolunteersRecorded), ("activities", f => f.Activities), ("activitiesOpen", f => f.ActivitiesOpen), ("activitiesUnnamed", f => f.ActivitiesUnnamed),
        ("personTimes", f => f.PersonTimes), ("personTimesOpen", f => f.PersonTimesOpen), ("minutes", f => f.Minutes), ("minutesHeld", f => f.MinutesHeld),
        ("minutesRecorded", f => f.MinutesRecorded), ("records", f => f.Records), ("recordsUnknown", f => f.RecordsUnknown),
    ];

    /// <summary>The names of all figures, as they stand in JSON (<c>personTimes</c>), in one order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(t => t.Name)];

    /// <summary>All figures by name, in that order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ByName => [.. Table.Select(t => KeyValuePair.Create(t.Name, t.Of(this)))];
}
