using System.Collections;
using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>Which rule set gave a result.</summary>
/// <param name="Id">The rule set's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The hash of its canonical form, <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="SemanticsVersion">The version of the meaning of numbers that the engine follows.</param>
public sealed record RuleSetIdentity(string Id, string Version, string Hash, string SemanticsVersion);

/// <summary>How far a result got.</summary>
public enum ResultStatus
{
    /// <summary>Everything was computed.</summary>
    Computed,

    /// <summary>The rule set is not in force on the as-of day: nothing was computed.</summary>
    NotInForce,

    /// <summary>This volunteer could not be computed, for instance for an overflow; <see cref="CreditResult.Refusal"/> says why.</summary>
    Refused,
}

/// <summary>All that a rule set says of one volunteer, or of one group, as of one day.</summary>
public sealed record CreditResult
{
    /// <summary>The volunteer; for a rule set about groups the group, such as <c>household:h1</c>.</summary>
    public required string VolunteerId { get; init; }

    /// <summary>What was scored: <c>volunteer</c>, or the kind of group.</summary>
    public string Subject { get; init; } = "volunteer";

    /// <summary>The rule set.</summary>
    public required RuleSetIdentity RuleSet { get; init; }

    /// <summary>The lowest honesty of any part that was used.</summary>
    public required Honesty Honesty { get; init; }

    /// <summary>The day for whose end the result holds: the as-of day asked for, or the last review day before it where the rule set names any.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The moment of knowledge, included; <see langword="null"/> for everything given.</summary>
    public required DateTimeOffset? KnownAt { get; init; }

    /// <summary>Recorders whose records were left out because the evaluation says so, in the order of bytes. The default is none.</summary>
    public IReadOnlyList<string> WithoutRecorders { get; init; } = [];

    /// <summary>Parameters of the rule set and their values, as text.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>How far the result got.</summary>
    public required ResultStatus Status { get; init; }

    /// <summary>Why nothing was computed, where <see cref="Status"/> is <see cref="ResultStatus.Refused"/>.</summary>
    public Notice? Refusal { get; init; }

    /// <summary>Where every recorded minute went.</summary>
    public required TimeBalance Time { get; init; }

    /// <summary>The measures, in the order of the document.</summary>
    public required NamedResults<MeasureResult> Measures { get; init; }

    /// <summary>The scores.</summary>
    public required NamedResults<ScoreResult> Scores { get; init; }

    /// <summary>The tiers.</summary>
    public required NamedResults<TierResult> Tiers { get; init; }

    /// <summary>The decisions.</summary>
    public required NamedResults<DecisionResult> Decisions { get; init; }

    /// <summary>The grants.</summary>
    public NamedResults<GrantResult> Grants { get; init; } = new("grant", "", []);

    /// <summary>What was noticed about the records and facts. It depends on what was handed in, duplicates included; the rest does not.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>What became of each record; <see langword="null"/> unless asked for.</summary>
    public IReadOnlyList<RecordExplanation>? Records { get; init; }

    /// <summary>A measure by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such measure; the message lists those there are.</exception>
    public MeasureResult Measure(string name) => Measures[name];

    /// <summary>A score by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such score; the message lists those there are.</exception>
    public ScoreResult Score(string name) => Scores[name];

    /// <summary>A tier by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such tier; the message lists those there are.</exception>
    public TierResult Tier(string name) => Tiers[name];

    /// <summary>A grant by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such grant; the message lists those there are.</exception>
    public GrantResult Grant(string name) => Grants[name];

    /// <summary>A decision by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such decision; the message lists those there are.</exception>
    public DecisionResult Decision(string name) => Decisions[name];
}

/// <summary>Something with a name in the document.</summary>
public interface INamedResult
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The name for people; the name itself where the document gives none.</summary>
    Words Label { get; }
}

/// <summary>Results by name, in the order of the document.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
public sealed class NamedResults<T> : IReadOnlyList<T>
    where T : INamedResult
{
    private readonly IReadOnlyList<T> _items;
    private readonly string _kind;
    private readonly string _owner;

    /// <summary>Results by name.</summary>
    /// <param name="kind">What they are, for messages: measure, score, tier, grant, decision.</param>
    /// <param name="owner">The rule set they are of, for messages.</param>
    /// <param name="items">The results, in the order of the document.</param>
    public NamedResults(string kind, string owner, IReadOnlyList<T> items)
    {
        _kind = kind;
        _owner = owner;
        _items = items;
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The result of that name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is none; the message lists those there are.</exception>
    public T this[string name]
    {
        get
        {
            foreach (T item in _items)
            {
                if (item.Name == name)
                {
                    return item;
                }
            }

            throw new UnknownNameException(_kind, name, _owner, [.. _items.Select(i => i.Name)]);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Where every recorded minute went: recorded + added = counted + held + lost.</summary>
/// <param name="Recorded">Minutes of all services up to the as-of day, after corrections and without duplicates.</param>
/// <param name="Added">Minutes that intake steps added.</param>
/// <param name="Counted">Minutes that count.</param>
/// <param name="Held">Minutes that wait for an approval.</param>
/// <param name="Lost">Minutes that do not count.</param>
/// <param name="UnknownRecords">Services with unknown minutes that were not excluded: they count nothing and leave what they touch open.</param>
/// <param name="Reasons">The totals by reason, in the order of the steps.</param>
public sealed record TimeBalance(
    long Recorded, long Added, long Counted, long Held, long Lost, int UnknownRecords, IReadOnlyList<ReasonTotal> Reasons);

/// <summary>What one reason did.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Text">The reason in words.</param>
/// <param name="Added">Minutes added.</param>
/// <param name="Held">Minutes held.</param>
/// <param name="Lost">Minutes lost.</param>
/// <param name="Rows">Rows (records, or parts of them) that it touched, acts included.</param>
public sealed record ReasonTotal(string Reason, Words Text, long Added, long Held, long Lost, int Rows);

/// <summary>An input that was missing.</summary>
/// <param name="Name">The fact, score or record that is missing or not final.</param>
/// <param name="SuppliedBy">Who can supply it.</param>
public sealed record MissingInput(string Name, Words SuppliedBy);

/// <summary>A measure of one volunteer.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Value">The value; <see langword="null"/> if unknown.</param>
/// <param name="Openness">In which direction it may still move.</param>
public sealed record MeasureResult(string Name, Amount? Value, Openness Openness) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>For a number given from outside: how far it is exact. The default is that it is.</summary>
    public Qualifier Qualifier { get; init; }
}

/// <summary>What a line of a score is.</summary>
public enum ScoreLineKind
{
    /// <summary>What everybody starts with.</summary>
    Base,

    /// <summary>A part, after its curve, cap and rounding.</summary>
    Part,

    /// <summary>What the cap of a group took away or added.</summary>
    GroupCap,

    /// <summary>What the clamp took away or added.</summary>
    Clamp,

    /// <summary>What the final rounding took away or added.</summary>
    Rounding,

    /// <summary>A score given from outside.</summary>
    Given,

    /// <summary>A score computed by another rule set.</summary>
    Computed,

    /// <summary>What a person added or took away by setting the score by hand.</summary>
    Manual,
}

/// <summary>A line of a score; the lines sum to it exactly.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Id">The part or group.</param>
/// <param name="Value">The contribution.</param>
/// <param name="Of">The measure or score it comes from, if from one.</param>
/// <param name="Found">The value of <paramref name="Of"/>.</param>
public sealed record ScoreLine(ScoreLineKind Kind, string Id, Amount Value, string? Of, Amount? Found)
{
    /// <summary>The part's name for people; the id itself where the document gives none.</summary>
    public Words Label { get; init; } = Words.Same(Id);
}

/// <summary>Says that a person set a result by hand.</summary>
/// <param name="Author">Who: an account or office, where that is known.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; <see langword="null"/> for until further notice.</param>
/// <param name="Computed">What was computed in its place: a figure, the id of a step or <c>none</c>, an outcome; <see langword="null"/> where that was unknown.</param>
public sealed record ManualOverride(string? Author, string? Reason, DateOnly? Until, string? Computed);

/// <summary>Where a given score came from.</summary>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Date">When.</param>
/// <param name="Range">The range it lies in, as stated.</param>
/// <param name="Reasons">The issuer's reasons.</param>
public sealed record GivenOrigin(string? Issuer, DateOnly? Date, string? Range, string? Reasons)
{
    /// <summary>How far the score is exact. The default is that it is.</summary>
    public Qualifier Qualifier { get; init; }
}

/// <summary>A score of one volunteer.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Value">The score; <see langword="null"/> if unknown.</param>
/// <param name="Openness">In which direction it may still move.</param>
/// <param name="Honesty">The lowest honesty of what it rests on.</param>
/// <param name="Lines">What it is made of.</param>
/// <param name="Given">Where it came from, if from outside.</param>
/// <param name="Computed">What the other rule set computed, where the score is taken from one.</param>
public sealed record ScoreResult(
    string Name,
    Amount? Value,
    Openness Openness,
    Honesty Honesty,
    IReadOnlyList<ScoreLine> Lines,
    GivenOrigin? Given,
    ComputedScore? Computed) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>How far the score is exact, where it was given from outside.</summary>
    public Qualifier Qualifier => Given?.Qualifier ?? Computed?.Score.Qualifier ?? Qualifier.None;

    /// <summary>By whom and why the score was set by hand, where it was; a line of kind <see cref="ScoreLineKind.Manual"/> then says by how much.</summary>
    public ManualOverride? Manual { get; init; }
}

/// <summary>A score that another rule set computed for the same volunteer, as-of and known-at.</summary>
/// <param name="By">The rule set.</param>
/// <param name="Score">Its score, with its own lines.</param>
public sealed record ComputedScore(RuleSetIdentity By, ScoreResult Score);

/// <summary>A tier of one volunteer.</summary>
/// <param name="Name">The ladder's name in the document.</param>
/// <param name="Reached">The id of the highest tier reached; <see langword="null"/> for none, or where it is unknown.</param>
/// <param name="Title">The tier's name for people.</param>
/// <param name="IsUnknown">Whether an input that decides it is missing.</param>
/// <param name="IsOpen">Whether the true tier may be another, since minutes that decide it are held or unknown.</param>
/// <param name="Held">The tier that an award fact (<c>tier:NAME</c>) says is held, where there is one.</param>
public sealed record TierResult(string Name, string? Reached, Words? Title, bool IsUnknown, bool IsOpen, string? Held) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>For a ladder that begins again after its top: how many whole rounds lie behind <see cref="Reached"/>. Otherwise, and where the tier is unknown, <see langword="null"/>.</summary>
    public long? Cycle { get; init; }

    /// <summary>For a tier that is kept: the day that gave it, which is the last review day (reviewed), or the first day on which it was reached (sticky). Otherwise <see langword="null"/>.</summary>
    public DateOnly? ReachedOn { get; init; }

    /// <summary>For an award: every time it was given up to the as-of day, whether or not it is still valid.</summary>
    public IReadOnlyList<TierAward> Awards { get; init; } = [];

    /// <summary>By whom and why the tier was set by hand, where it was.</summary>
    public ManualOverride? Manual { get; init; }
}

/// <summary>An award as it was given.</summary>
/// <param name="On">The day on which its needs were met.</param>
/// <param name="Until">The last day on which it is valid; <see langword="null"/> for ever.</param>
public sealed record TierAward(DateOnly On, DateOnly? Until);

/// <summary>A criterion of a decision.</summary>
/// <param name="Requirement">What was asked.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Found">What was found.</param>
/// <param name="Inner">The criteria inside it.</param>
public sealed record CriterionResult(Words Requirement, Outcome Outcome, Words? Found, IReadOnlyList<CriterionResult> Inner);

/// <summary>One column of an offer.</summary>
/// <param name="Column">The column.</param>
/// <param name="Amount">The amount, where the column has one.</param>
/// <param name="Text">The cell as text.</param>
public sealed record OfferItem(string Column, Amount? Amount, string Text);

/// <summary>A decision about one volunteer.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Criteria">Every criterion, in the order of the document; all are always evaluated.</param>
/// <param name="Offer">What is offered, where the outcome is <see cref="Outcome.Eligible"/>.</param>
/// <param name="Missing">What is missing, where the outcome is <see cref="Outcome.Undetermined"/>.</param>
/// <param name="Honesty">The lowest honesty of what it rests on.</param>
/// <param name="AskAPerson">Whom to ask for a person's decision, and how to dispute.</param>
public sealed record DecisionResult(
    string Name,
    Outcome Outcome,
    IReadOnlyList<CriterionResult> Criteria,
    IReadOnlyList<OfferItem> Offer,
    IReadOnlyList<MissingInput> Missing,
    Honesty Honesty,
    Words? AskAPerson) : INamedResult
{
    /// <inheritdoc/>
    public Words Label { get; init; } = Words.Same(Name);

    /// <summary>
    /// The last day on which the decision is valid, where the outcome is <see cref="Outcome.Eligible"/> and the document limits it: the as-of day plus the
    /// stated span, minus one day (one year from 2013-01-01 ends on 2013-12-31); of a decision set by hand no later than that holds.
    /// </summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>By whom and why the outcome was set by hand, where it was.</summary>
    public ManualOverride? Manual { get; init; }

    /// <summary>Whether it rests on a figure or formula of our own: indicative, not a decision under a published rule.</summary>
    public bool IsIndicative => Honesty == Honesty.Illustrative;
}

/// <summary>What became of one record.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Date">The day of service.</param>
/// <param name="Recorded">Minutes recorded; <see langword="null"/> if unknown or for an act.</param>
/// <param name="Counted">Minutes that count; for an act <see langword="null"/>.</param>
/// <param name="Stands">Whether anything of it counts.</param>
/// <param name="Disputed">Whether somebody disputes it.</param>
/// <param name="Changes">Every cut, with its reason.</param>
public sealed record RecordExplanation(
    string RecordId, DateOnly Date, long? Recorded, long? Counted, bool Stands, bool Disputed, IReadOnlyList<RecordChange> Changes)
{
    /// <summary>Whose record it is: the volunteer, or in the result of a group the member.</summary>
    public string VolunteerId { get; init; } = "";
}

/// <summary>One change that a reason made to a record.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Date">The day of the part it was made to.</param>
/// <param name="Added">Minutes added.</param>
/// <param name="Held">Minutes held.</param>
/// <param name="Lost">Minutes lost.</param>
/// <param name="BecauseOf">The record that caused it, where there is one.</param>
public sealed record RecordChange(string Reason, DateOnly Date, long Added, long Held, long Lost, string? BecauseOf);

/// <summary>A name that is in no document.</summary>
public sealed class UnknownNameException : Exception
{
    internal UnknownNameException(string kind, string name, string owner, IReadOnlyList<string> known)
        : base(new Notice("VC4001", new Place { Source = owner }, $"{kind} '{Texts.Printable(name)}'", Words.Same(known.Count == 0 ? "–" : string.Join(", ", known))).ToString())
    {
        Name = name;
        Known = known;
    }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    /// <summary>The names there are.</summary>
    public IReadOnlyList<string> Known { get; }
}
