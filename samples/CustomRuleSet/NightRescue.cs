using CustomRuleSet.Components;
using VolunteerCredit.RuleSets;

namespace CustomRuleSet;

/// <summary>What this plug-in has. An app takes it in one line: <c>options.Add(NightRescue.Components).Add(NightRescue.RuleSet)</c>.</summary>
public static class NightRescue
{
    /// <summary>One component of each kind.</summary>
    public static IReadOnlyList<ComponentType> Components { get; } =
    [
        StandByStep.Type, NightTime.Type, RootCurve.Type, BalancedScore.Type, CertifiedLadder.Type, InPractice.Type, PerPointOffer.Type, RestNights.Type, Podium.Type,
    ];

    /// <summary>The rule set that uses them all, as it stands in <c>night-rescue.json</c>.</summary>
    public static RuleSetSource RuleSet { get; } = new("night-rescue.json", () => typeof(NightRescue).Assembly.GetManifestResourceStream("night-rescue.json")!);
}
