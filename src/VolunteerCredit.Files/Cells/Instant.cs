namespace VolunteerCredit.Files.Cells;

/// <summary>What a cell of another form says of when something was: a day, a time, or both; and where it is a range, of its end too.</summary>
internal readonly record struct Instant
{
    public DateOnly? Day { get; init; }

    public TimeOnly? Time { get; init; }

    /// <summary>The day on which a range ends.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The time at which a range ends.</summary>
    public TimeOnly? LastTime { get; init; }

    /// <summary>The moment, where the cell or the mapping states an offset.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>The local day and time of a moment; what is smaller than a second is of no service.</summary>
    public static Instant At(DateTimeOffset moment) => new()
    {
        Day = DateOnly.FromDateTime(moment.DateTime),
        Time = new TimeOnly(moment.Hour, moment.Minute, moment.Second),
        Moment = moment,
    };
}
