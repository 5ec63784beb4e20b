using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>What an advice found.</summary>
public enum AdviceStatus
{
    /// <summary>The goal is reached on the as-of day: nothing more is needed.</summary>
    AlreadyReached,

    /// <summary>A plan within the horizon reaches it.</summary>
    Reachable,

    /// <summary>No plan that was tried within the horizon reaches it; it is not shown to be impossible.</summary>
    BeyondHorizon,

    /// <summary>No records like those that the rule set counts reach it, however many; <see cref="AdviceResult.Obstacles"/> says why.</summary>
    Impossible,

    /// <summary>An input is missing or not final, without which service does not help; <see cref="AdviceResult.Missing"/> names it.</summary>
    Undetermined,

    /// <summary>It hangs on a score that is given from outside: not computable here.</summary>
    NotComputable,

    /// <summary>The rule set is not in force on any day of the horizon.</summary>
    NotInForce,

    /// <summary>The volunteer cannot be scored; <see cref="AdviceResult.Refusal"/> says why.</summary>
    Refused,
}

/// <summary>
/// What a volunteer can do to reach a goal, with its proof: the plan. Scored with the plan as of <see cref="ReachedOn"/> the goal is reached,
/// without the plan's last minute or act it is not, and the day before it is not with any plan of the kind.
/// </summary>
public sealed record AdviceResult
{
    /// <summary>The volunteer.</summary>
    public required string VolunteerId { get; init; }

    /// <summary>The rule set.</summary>
    public required RuleSetIdentity RuleSet { get; init; }

    /// <summary>The day that was asked about; plans begin on the day after.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The moment of knowledge, included; <see langword="null"/> for everything given.</summary>
    public required DateTimeOffset? KnownAt { get; init; }

    /// <summary>Parameters of the rule set and their values, as text.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>The lowest honesty of the rule set and of what was used as of today, such as a score of another rule set.</summary>
    public required Honesty Honesty { get; init; }

    /// <summary>The goal.</summary>
    public required AdviceGoal Goal { get; init; }

    /// <summary>The goal in words.</summary>
    public required Words GoalText { get; init; }

    /// <summary>What was found.</summary>
    public required AdviceStatus Status { get; init; }

    /// <summary>What there is of the goal on the as-of day: an amount, the step reached, an outcome.</summary>
    public required Words Found { get; init; }

    /// <summary>The most minutes on one day that were allowed.</summary>
    public required int MinutesPerDayMax { get; init; }

    /// <summary>The last day that was looked at.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The earliest day on which the goal is reached; <see langword="null"/> where no plan was found.</summary>
    public DateOnly? ReachedOn { get; init; }

    /// <summary>The hypothetical records, by day; none where time alone reaches the goal.</summary>
    public IReadOnlyList<ServiceRecord> Plan { get; init; } = [];

    /// <summary>What the records of the plan are like, in words; where no plan was found, those that were tried first. <see langword="null"/> where no records feed the goal.</summary>
    public Words? Records { get; init; }

    /// <summary>The minutes of the plan.</summary>
    public long Minutes { get; init; }

    /// <summary>The acts of the plan.</summary>
    public int Acts { get; init; }

    /// <summary>How many more minutes intake counts with the plan, as of <see cref="ReachedOn"/>.</summary>
    public long MinutesCounted { get; init; }

    /// <summary>Whether it is proven that no plan of such records reaches the goal earlier.</summary>
    public bool IsEarliest { get; init; }

    /// <summary>
    /// Whether it is proven that no plan of such records with fewer minutes (or acts) in all reaches it on that day. Otherwise, where
    /// <see cref="IsEarliest"/>, no minute can be taken from any day of the plan, and where not, none from its last record.
    /// </summary>
    public bool IsLeast { get; init; }

    /// <summary>What there would be of the goal at the end of the horizon with as much service as is allowed; <see langword="null"/> where a plan was found.</summary>
    public Words? Most { get; init; }

    /// <summary>What stands in the way, however much is served.</summary>
    public IReadOnlyList<AdviceObstacle> Obstacles { get; init; } = [];

    /// <summary>What is missing or not final, and who can supply it.</summary>
    public IReadOnlyList<MissingInput> Missing { get; init; } = [];

    /// <summary>What changes with time alone, without any new record, day by day.</summary>
    public IReadOnlyList<AdviceChange> TimeAlone { get; init; } = [];

    /// <summary>Records that would not help.</summary>
    public IReadOnlyList<AdviceUseless> Useless { get; init; } = [];

    /// <summary>Why the volunteer cannot be scored.</summary>
    public Notice? Refusal { get; init; }
}

/// <summary>Something that service does not move.</summary>
/// <param name="Requirement">What is asked.</param>
/// <param name="Found">What there is, however much is served.</param>
public sealed record AdviceObstacle(Words Requirement, Words Found);

/// <summary>A result that changes with time alone.</summary>
/// <param name="On">The as-of day from which on it is so.</param>
/// <param name="Kind"><c>measure</c>, <c>score</c>, <c>tier</c> or <c>decision</c>.</param>
/// <param name="Name">Its name in the document.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Before">What it is the day before.</param>
/// <param name="After">What it is from then on.</param>
public sealed record AdviceChange(DateOnly On, string Kind, string Name, Words Label, Words Before, Words After);

/// <summary>Records that would not help.</summary>
/// <param name="Records">What they are like.</param>
/// <param name="IsCounted">Whether they raise a measure, which then is at its cap or too little to tell.</param>
public sealed record AdviceUseless(Words Records, bool IsCounted);
