namespace VolunteerCredit.Statistics;

/// <summary>
/// The figures of one year and group while volunteers are read. Of volunteers it keeps numbers alone, since each comes once; of activities their names.
/// </summary>
internal sealed class Tally
{
    private readonly HashSet<string> _activities = new(StringComparer.Ordinal);
    private readonly HashSet<string> _openActivities = new(StringComparer.Ordinal);
    private long _recorded = -1;
    private long _counted = -1;
    private long _open = -1;
    private long _volunteers;
    private long _volunteersOpen;
    private long _volunteersRecorded;
    private long _personTimes;
    private long _personTimesOpen;
    private long _unnamed;
    private long _minutes;
    private long _held;
    private long _minutesRecorded;
    private long _records;
    private long _recordsUnknown;
    private long _registered;
    private long _registeredUnknown;

    /// <summary>Names of activities that are kept.</summary>
    public int Kept => _activities.Count + _openActivities.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="volunteer">The number of the volunteer.</param>
    public void Add(in StatisticsRow row, long volunteer)
    {
        _minutes += row.Counted;
        _held += row.Held;
        _minutesRecorded += row.Recorded;
        _records += row.Starts ? 1 : 0;
        _recordsUnknown += row.Starts && row.IsUnknown ? 1 : 0;
        _volunteersRecorded += _recorded == volunteer ? 0 : 1;
        _recorded = volunteer;
        if (row.Counted > 0)
        {
            _volunteers += _counted == volunteer ? 0 : 1;
            _volunteersOpen -= _counted != volunteer && _open == volunteer ? 1 : 0; // it was open up to here
            _counted = volunteer;
        }
        else if (row.IsOpen)
        {
            _volunteersOpen += _counted != volunteer && _open != volunteer ? 1 : 0;
            _open = volunteer;
        }

        if (row.Activity is not null && (row.Counted > 0 || row.IsOpen))
        {
            (row.Counted > 0 ? _activities : _openActivities).Add(row.Activity);
        }

        _personTimes += row.IsPersonTime ? 1 : 0;
        _personTimesOpen += row.IsOpenPersonTime ? 1 : 0;
        _unnamed += row.IsPersonTime && row.Activity is null ? 1 : 0;
    }

    /// <summary>Adds a volunteer who is registered, or of whom that is not known.</summary>
    public void Register(bool known)
    {
        _registered += known ? 1 : 0;
        _registeredUnknown += known ? 0 : 1;
    }

    public ServiceFigures Figures() => new()
    {
        Registered = _registered,
        RegisteredUnknown = _registeredUnknown,
        Volunteers = _volunteers,
        VolunteersOpen = _volunteersOpen,
        VolunteersRecorded = _volunteersRecorded,
        Activities = _activities.Count,
        ActivitiesOpen = _openActivities.Count(a => !_activities.Contains(a)),
        ActivitiesUnnamed = _unnamed,
        PersonTimes = _personTimes,
        PersonTimesOpen = _personTimesOpen,
        Minutes = _minutes,
        MinutesHeld = _held,
        MinutesRecorded = _minutesRecorded,
        Records = _records,
        RecordsUnknown = _recordsUnknown,
    };
}

/// <summary>What a tally is told of a row.</summary>
/// <param name="Recorded">Minutes recorded; 0 if unknown.</param>
/// <param name="Counted">Minutes that count; 0 if unknown.</param>
/// <param name="Held">Minutes held.</param>
/// <param name="Starts">Whether it is the first part of its record.</param>
/// <param name="IsUnknown">Whether its minutes are unknown and were neither excluded nor held.</param>
/// <param name="IsOpen">Whether minutes of it are held or unknown.</param>
/// <param name="IsPersonTime">Whether it is the first part of its record that counts.</param>
/// <param name="IsOpenPersonTime">Whether it is the first open part of a record of which nothing counts.</param>
/// <param name="Activity">The activity.</param>
internal readonly record struct StatisticsRow(
    long Recorded, long Counted, long Held, bool Starts, bool IsUnknown, bool IsOpen, bool IsPersonTime, bool IsOpenPersonTime, string? Activity);
