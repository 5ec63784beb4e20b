using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>
/// Why a result is what it is: what every record gave, what every part lost, the reasons of every refusal, the rules in words, and where they stand. Every
/// figure is that of the result, or adds up to one of it.
/// </summary>
public sealed record Explanation
{
    /// <summary>The result, with what became of each record.</summary>
    public required CreditResult Result { get; init; }

    /// <summary>What the rule set says of itself.</summary>
    public required RuleSetBasis Basis { get; init; }

    /// <summary>The rules in words, in the order of the document: intake, measures, scores, tiers, decisions; then those of rule sets that computed a score for it.</summary>
    public required IReadOnlyList<RuleText> Rules { get; init; }

    /// <summary>For each measure what each record gave, in the order of the result.</summary>
    public required IReadOnlyList<MeasureContributions> Measures { get; init; }

    /// <summary>For each score what each line may give and what each record gave, in the order of the result.</summary>
    public required IReadOnlyList<ScoreContributions> Scores { get; init; }

    /// <summary>For each decision that is not Eligible why, in the order of the result.</summary>
    public required IReadOnlyList<DecisionReasons> Decisions { get; init; }

    /// <summary>Scores and measures on which a tier, criterion or offer turns, each with the figures at which it does.</summary>
    public required IReadOnlyList<Scale> Scales { get; init; }

    /// <summary>What persons decided, beside what was computed; the default is nothing.</summary>
    public IReadOnlyList<PersonReview> Reviews { get; init; } = [];
}

/// <summary>What a rule set says of itself.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Sources">Where its figures stand.</param>
/// <param name="Note">Its own remark, where it has one.</param>
/// <param name="ApprovedBy">Who approved it, on which day and under which reference, as written; <see langword="null"/> where it does not say.</param>
public sealed record RuleSetBasis(Words Title, Purpose Purpose, IReadOnlyList<RuleSource> Sources, Words? Note, string? ApprovedBy);

/// <summary>A source of a rule set, as the document states it.</summary>
/// <param name="Title">The publication.</param>
/// <param name="Date">Its date.</param>
/// <param name="Url">Its address.</param>
/// <param name="Note">What it is a source of.</param>
public sealed record RuleSource(string Title, string? Date, string? Url, string? Note);

/// <summary>One rule in words.</summary>
/// <param name="Section">The section of the document: <c>intake</c>, <c>measures</c>, <c>scores</c>, <c>tiers</c>, <c>decisions</c>.</param>
/// <param name="Name">Its name in the document; of an intake step its number, from 1.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Text">The rule, as plain text; its lines are separated by line feeds.</param>
public sealed record RuleText(string Section, string Name, Words Label, Words Text)
{
    /// <summary>The rule set whose rule it is, where that is another, which computed a score; otherwise <see langword="null"/>.</summary>
    public string? RuleSetId { get; init; }
}

/// <summary>What one record gave.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Date">The day on which it starts.</param>
/// <param name="Share">
/// What it gave, so that the shares sum to the whole; <see langword="null"/> where the value is not a sum over records, as for the number of distinct days or an
/// active month: then the record is one of those that it rests on.
/// </param>
/// <param name="Disputed">Whether somebody disputes it.</param>
public sealed record RecordShare(string RecordId, DateOnly Date, Amount? Share, bool Disputed)
{
    /// <summary>Whose record it is: the volunteer, or in the result of a group the member.</summary>
    public string VolunteerId { get; init; } = "";
}

/// <summary>What the records gave to a measure.</summary>
/// <param name="Name">The measure's name in the document.</param>
/// <param name="Records">The records that count in it, in canonical order. The shares, where there are any, sum to the measure.</param>
public sealed record MeasureContributions(string Name, IReadOnlyList<RecordShare> Records);

/// <summary>What a score is made of.</summary>
/// <param name="Name">The score's name in the document.</param>
/// <param name="Least">The least that the score can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Most">The most that the score can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Issuer">Who issued the score: of a given one its issuer, otherwise <see langword="null"/> (the rule set computed it).</param>
/// <param name="Lines">The lines of the result, each with its bounds and records; of a score that another rule set computed, that one's.</param>
public sealed record ScoreContributions(string Name, Amount? Least, Amount? Most, string? Issuer, IReadOnlyList<LineContributions> Lines);

/// <summary>A line of a score with what it may give and what the records gave.</summary>
/// <param name="Line">The line.</param>
/// <param name="Least">The least that the line can be; <see langword="null"/> where there is no bound or it is not known.</param>
/// <param name="Most">The most that the line can be; <see langword="null"/> where there is no bound or it is not known.</param>
/// <param name="Lost">What is wanting to <paramref name="Most"/>; <see langword="null"/> where that is not known.</param>
/// <param name="AtNothing">What the line gives where no record counts; the shares of the records and this sum to the line. <see langword="null"/> where there are no shares.</param>
/// <param name="Records">
/// The records behind it, in canonical order. The share of a record is the line with the records up to it, less the line with those before it.
/// </param>
public sealed record LineContributions(ScoreLine Line, Amount? Least, Amount? Most, Amount? Lost, Amount? AtNothing, IReadOnlyList<RecordShare> Records);

/// <summary>Why a decision is not Eligible.</summary>
/// <param name="Name">The decision's name in the document.</param>
/// <param name="Reasons">The reasons, the weightiest first.</param>
public sealed record DecisionReasons(string Name, IReadOnlyList<DecisionReason> Reasons)
{
    /// <summary>How many reasons at most are named as those of a refusal.</summary>
    public const int PrincipalMax = 4;

    /// <summary>The reasons that a refusal names: the weightiest, at most <see cref="PrincipalMax"/>.</summary>
    public IEnumerable<DecisionReason> Principal => Reasons.Where(reason => reason.IsPrincipal);
}

/// <summary>One reason of a refusal, referral or open decision.</summary>
/// <param name="Code">
/// A kind and a name in the document, such as <c>part:verified-hours</c>, <c>measure:hours</c>, <c>intake:over-limit</c>, <c>fact:registered-with</c>,
/// <c>missing:born</c>. It is the same for every volunteer and in every language.
/// </param>
/// <param name="Text">The reason in words, with its figures.</param>
/// <param name="MendedBy">Who can mend it.</param>
/// <param name="How">How it can be mended.</param>
public sealed record DecisionReason(string Code, Words Text, Words MendedBy, Words How)
{
    /// <summary>The outcome that it brings about by itself.</summary>
    public Outcome Outcome { get; init; } = Outcome.NotEligible;

    /// <summary>The value that falls short, where the reason is about one: a score, a measure.</summary>
    public string? Of { get; init; }

    /// <summary>What it cost of that value: of a part what is wanting to its most, of intake what the value would be higher by had it counted. <see langword="null"/> where that cannot be said in figures.</summary>
    public Amount? Lost { get; init; }

    /// <summary>What is wanting of that value altogether.</summary>
    public Amount? Shortfall { get; init; }

    /// <summary>Whether it is one of those that a refusal names.</summary>
    public bool IsPrincipal { get; init; }
}

/// <summary>What a figure on a scale is.</summary>
public enum ScaleMarkKind
{
    /// <summary>From here on a tier is reached.</summary>
    Tier,

    /// <summary>A criterion turns here.</summary>
    Criterion,

    /// <summary>Another row of an offer begins here.</summary>
    Offer,
}

/// <summary>A figure at which something turns.</summary>
/// <param name="Kind">What turns.</param>
/// <param name="Owner">The ladder or decision in the document.</param>
/// <param name="At">The figure.</param>
/// <param name="Label">What it is for people: a tier's name, a requirement, an offer.</param>
public sealed record ScaleMark(ScaleMarkKind Kind, string Owner, Amount At, Words Label);

/// <summary>A value on its scale.</summary>
/// <param name="Name">The score's or measure's name in the document.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Value">The value; <see langword="null"/> if unknown.</param>
/// <param name="Least">The least that it can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Most">The most that it can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Marks">The figures at which something turns, from the lowest.</param>
public sealed record Scale(string Name, Words Label, Amount? Value, Amount? Least, Amount? Most, IReadOnlyList<ScaleMark> Marks);

/// <summary>What a person decided, beside what was computed; neither changes the other.</summary>
/// <param name="Decision">The decision in the document.</param>
/// <param name="Outcome">The person's outcome.</param>
/// <param name="Reason">Why, 1 to 4,000 characters. It stands in receipts as it is: name nobody in it.</param>
/// <param name="By">Who: an account or office, never a name; 1 to 200 characters.</param>
/// <param name="On">The day.</param>
public sealed record PersonReview(string Decision, Outcome Outcome, string Reason, string By, DateOnly On);
