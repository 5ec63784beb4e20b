namespace VolunteerCredit.RuleSets.Linting;

/// <summary>A component that knows what comes to its caps and floors.</summary>
internal interface IHasLimits
{
    LimitReach Reach { get; }
}
