namespace VolunteerCredit.Records;

/// <summary>
/// One service by one volunteer, as one source recorded it. The amount is either <see cref="Minutes"/> (a service) or
/// <see cref="Quantity"/> (an act: a donation, an award, a complaint, a no-show, a rating, a claim), never both.
/// </summary>
/// <remarks>
/// A record is never edited. A correction is a new record that names the old one in <see cref="Replaces"/>, a retraction
/// one that names it in <see cref="Voids"/>. <see langword="null"/> is "unknown", which matches no filter, not even a negated one.
/// </remarks>
public sealed record ServiceRecord
{
    /// <summary>The record's id, unique for the volunteer and compared as bytes. 1 to 200 characters. Records that share an id are versions of one service.</summary>
    public required string Id { get; init; }

    /// <summary>Whose service it was: the caller's key, never a name.</summary>
    public required string VolunteerId { get; init; }

    /// <summary>The day of service, at the place of service. Allowed: 1900-01-01 to 2199-12-31.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When the service began, local wall clock. Together with <see cref="End"/> it places the record; alone it does not.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When the service ended, local wall clock. At or before <see cref="Start"/> means the next day.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>
    /// Whole minutes served, from 0. <see langword="null"/> is unknown, unless <see cref="Start"/> and <see cref="End"/> are given:
    /// then the span between them. More than 1,440 is a warning: it counts, and is never placed.
    /// </summary>
    public int? Minutes { get; init; }

    /// <summary>Whole minutes planned beforehand, from 0. They count nothing by themselves.</summary>
    public int? PlannedMinutes { get; init; }

    /// <summary>The organisation served.</summary>
    public string? Organization { get; init; }

    /// <summary>The project.</summary>
    public string? Project { get; init; }

    /// <summary>The activity (one event or shift plan).</summary>
    public string? Activity { get; init; }

    /// <summary>The campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>The district of service.</summary>
    public string? District { get; init; }

    /// <summary>The kind of service or act, for instance <c>service</c>, <c>training</c>, <c>travel</c>, <c>award</c>, <c>no-show</c>.</summary>
    public string? Category { get; init; }

    /// <summary>How the amount came to be known: <c>signed-in-out</c>, <c>administrator</c>, <c>imported</c>, <c>converted</c>, <c>self-reported</c> …</summary>
    public string? Source { get; init; }

    /// <summary>Approval of the record. The default is <c>approved</c>; <see langword="null"/> is unknown.</summary>
    public string? Status { get; init; } = "approved";

    /// <summary>The level or body that approved it.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Who keyed the record: an account, never a name.</summary>
    public string? Recorder { get; init; }

    /// <summary>When the record became known. A record without it is visible at every known-at.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>The id of the record that this one corrects.</summary>
    public string? Replaces { get; init; }

    /// <summary>The id of the record that this one retracts.</summary>
    public string? Voids { get; init; }

    /// <summary>The amount of an act, at most six decimals; negative for a claim or redemption. An act with a rating and no quantity is 1.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The unit of <see cref="Quantity"/>, for instance <c>mL</c>, <c>stamp</c>, <c>city</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>An evaluation of the service, at most six decimals, on the platform's own scale.</summary>
    public decimal? Rating { get; init; }

    /// <summary>Whether somebody disputes the record. It counts all the same, and is marked wherever it counts.</summary>
    public bool Disputed { get; init; }

    /// <summary>Free labels.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether this is an act (an amount with a quantity) and not a time of service.</summary>
    public bool IsAct => Quantity is not null || (Rating is not null && Minutes is null && (Start is null || End is null));
}
