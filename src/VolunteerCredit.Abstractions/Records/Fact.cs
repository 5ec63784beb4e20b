namespace VolunteerCredit.Records;

/// <summary>Something true of a subject for a time: a birth date, a registration, a score given from outside, a voided activity.</summary>
/// <remarks>
/// The subject is a volunteer's id, or one of <c>activity:ID</c>, <c>organization:ID</c>, <c>recorder:ID</c>, <c>household:ID</c>
/// (any <see cref="FactNames.SubjectKinds"/>). Facts obey as-of, known-at, corrections and retractions as records do.
/// </remarks>
public sealed record Fact
{
    /// <summary>The fact's id, unique for the subject and compared as bytes. Facts that share an id are versions of one fact.</summary>
    public required string Id { get; init; }

    /// <summary>Of whom or what it is true.</summary>
    public required string SubjectId { get; init; }

    /// <summary>What is true, for instance <c>born</c> (see <see cref="FactNames"/>).</summary>
    public required string Name { get; init; }

    /// <summary>The value, as text: a date as yyyy-MM-dd, a number in plain decimals.</summary>
    public required string Value { get; init; }

    /// <summary>The first day on which it holds. <see langword="null"/>: since ever.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which it holds, included. <see langword="null"/>: until further notice.</summary>
    public DateOnly? To { get; init; }

    /// <summary>When the fact became known. A fact without it is visible at every known-at.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Where the fact comes from; for a given score its issuer.</summary>
    public string? Source { get; init; }

    /// <summary>Who stated it: an account or office, never a name.</summary>
    public string? Author { get; init; }

    /// <summary>Why; for a given score the issuer's reasons.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the fact that this one corrects.</summary>
    public string? Replaces { get; init; }

    /// <summary>The id of the fact that this one retracts.</summary>
    public string? Voids { get; init; }
}
