namespace VolunteerCredit.Intake;

/// <summary>The text columns of a record, dictionary-coded in a <see cref="Block"/>.</summary>
public enum Column
{
    /// <summary>The organisation served.</summary>
    Organization,

    /// <summary>The project.</summary>
    Project,

    /// <summary>The activity.</summary>
    Activity,

    /// <summary>The campaign.</summary>
    Campaign,

    /// <summary>The district of service.</summary>
    District,

    /// <summary>The kind of service or act.</summary>
    Category,

    /// <summary>How the amount came to be known.</summary>
    Source,

    /// <summary>Approval of the record.</summary>
    Status,

    /// <summary>The level that approved it.</summary>
    ApprovedBy,

    /// <summary>Who keyed it.</summary>
    Recorder,

    /// <summary>The unit of an act's quantity.</summary>
    Unit,
}

/// <summary>Which kinds of rows something reads.</summary>
[Flags]
public enum RowKinds
{
    /// <summary>No rows at all.</summary>
    None = 0,

    /// <summary>Times of service.</summary>
    Service = 1,

    /// <summary>Acts: donations, awards, complaints, ratings, claims.</summary>
    Act = 2,

    /// <summary>Both.</summary>
    Any = Service | Act,
}
