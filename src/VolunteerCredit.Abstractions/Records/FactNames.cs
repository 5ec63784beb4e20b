namespace VolunteerCredit.Records;

/// <summary>Names of facts that the engine itself understands.</summary>
public static class FactNames
{
    /// <summary>A volunteer's date of birth, yyyy-MM-dd.</summary>
    public const string Born = "born";

    /// <summary>The day of registration, yyyy-MM-dd.</summary>
    public const string Registered = "registered";

    /// <summary>A platform or body where the volunteer is registered. There may be several at a time.</summary>
    public const string RegisteredWith = "registered-with";

    /// <summary>Says no more than that the volunteer is there: of a row of the volunteers file that has nothing but an id.</summary>
    public const string Listed = "listed";

    /// <summary>The household of a volunteer.</summary>
    public const string Household = "household";

    /// <summary>Of an activity, organisation or recorder: its records do not count, for everybody, while the fact holds.</summary>
    public const string Voided = "voided";

    /// <summary>Prefix of a score given from outside: <c>score:NAME</c>, the value <c>335</c> or <c>335 in 0..650</c>, the source its issuer, from its date.</summary>
    public const string ScorePrefix = "score:";

    /// <summary>Prefix of a tier that is held by award: <c>tier:NAME</c>, the value the id of the step.</summary>
    public const string TierPrefix = "tier:";

    /// <summary>Prefix of a result that is set by hand: <c>manual:NAME</c> of a score (a figure), tier (the id of a step, or <c>none</c>) or decision (an outcome).</summary>
    public const string ManualPrefix = "manual:";

    /// <summary>While it holds, with any value but <c>false</c>, every decision of a document with <c>suspension</c> gets at least that outcome.</summary>
    public const string Suspended = "suspended";

    /// <summary>Prefix of a statement that a source was complete from–to: <c>coverage:NAME</c>. Absence is evidence only within it.</summary>
    public const string CoveragePrefix = "coverage:";

    /// <summary>Prefixes, each followed by a colon and an id, that make a subject something other than a volunteer.</summary>
    public static IReadOnlyList<string> SubjectKinds { get; } =
        ["activity", "organization", "recorder", "project", "campaign", "household", "team", "unit", "street", "district", "city"];

    /// <summary>Whether the subject is a volunteer, and not one of <see cref="SubjectKinds"/>.</summary>
    /// <param name="subjectId">The fact's subject.</param>
    public static bool IsVolunteer(string subjectId)
    {
        ArgumentNullException.ThrowIfNull(subjectId);
        int colon = subjectId.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || !SubjectKinds.Contains(subjectId[..colon], StringComparer.Ordinal);
    }
}
