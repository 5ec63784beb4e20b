using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Bulk;

/// <summary>The result of one volunteer in bulk: a look into the columns, which takes no memory of its own.</summary>
/// <param name="Scores">The columns.</param>
/// <param name="Volunteer">The volunteer's number in the table.</param>
public readonly record struct BulkRow(BulkScores Scores, int Volunteer)
{
    /// <summary>The volunteer's id.</summary>
    public string VolunteerId => Scores.VolunteerId(Volunteer);

    /// <summary>How far the result got.</summary>
    public ResultStatus Status => Scores.StatusOf(Volunteer);

    /// <summary>Why the volunteer was refused, if so.</summary>
    public Notice? Refusal => Scores.RefusalOf(Volunteer);

    /// <summary>The lowest honesty of any part that was used.</summary>
    public Honesty Honesty => Scores.HonestyOf(Volunteer);

    /// <summary>A measure; <see langword="null"/> if unknown.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such measure; the message lists those there are.</exception>
    public Amount? Measure(string name) => Scores.Measure(name)[Volunteer];

    /// <summary>A score; <see langword="null"/> if unknown.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such score; the message lists those there are.</exception>
    public Amount? Score(string name) => Scores.Score(name)[Volunteer];

    /// <summary>The step of a tier that was reached; <see langword="null"/> for none, or where it is unknown (<see cref="TierColumn.IsUnknown"/>).</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such tier; the message lists those there are.</exception>
    public TierStep? Tier(string name) => Scores.Tier(name)[Volunteer];

    /// <summary>The outcome of a decision.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such decision; the message lists those there are.</exception>
    public Outcome Decision(string name) => Scores.Decision(name)[Volunteer];
}
