using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>A score without what it is made of.</summary>
internal readonly record struct ScoreFigure(Amount? Value, Openness Openness, Honesty Honesty, Qualifier Qualifier);
