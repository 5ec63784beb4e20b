using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Guarding;

/// <summary>A tier policy of others.</summary>
internal sealed class GuardedTier : ReadingGuard, ITierPolicy
{
    private readonly ITierPolicy _policy;

    public GuardedTier(ITierPolicy policy, ValueRef[] reads, string place)
        : base(policy, reads, place)
    {
        _policy = policy;
        TierStep[] steps = Sound(policy.Steps);
        Shape = Sound(policy.Shape);
        Demand(steps.Select(step => Named(step.Id)).Distinct(StringComparer.Ordinal).Count() == steps.Length, "names");
        Demand(steps.SelectMany(step => Sound(step.Thresholds)).All(threshold => threshold.Of is not null && IsGiven(threshold.Of)), "value");
        Steps = steps;
    }

    public IReadOnlyList<TierStep> Steps { get; }

    public ValueShape Shape { get; }

    public TierRank Rank(in Evidence evidence)
    {
        TierRank rank;
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            rank = _policy.Rank(evidence);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            call.Leave();
        }

        DemandDefined(rank.Openness);
        DemandNoHoles(rank.MissingFacts);
        foreach (TierAward award in rank.Awards ?? [])
        {
            Demand(award is not null, "null");
        }

        Demand(rank.Step >= -1 && rank.Step < Steps.Count, "tier");
        if (rank.IsUnknown)
        {
            Demand(rank.MissingFacts is { Count: > 0 } || Shape.Inputs.Count > 0 || !IsAllSettled(evidence), "unknown");
        }
        else
        {
            Demand(rank.Cycle is null or >= 0 && IsWithin(Shape.Bounds, rank.Number ?? (rank.Step + 1)), "bounds");
        }

        return rank;
    }
}
