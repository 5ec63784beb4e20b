using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P9: loud.</summary>
internal static class LoudLaws
{
    /// <summary>Refusals of a volunteer that are a component's fault.</summary>
    private static readonly string[] ComponentFaults = ["VC4006", "VC4007", "VC4043"];

    /// <summary>No volunteer is refused because a component threw, or broke its contract.</summary>
    public static void No_component_fails(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            foreach (CreditResult result in asked.Results(trial.Engine, trial.Scene))
            {
                LawFault.Unless(
                    result.Refusal is not { } refusal || !ComponentFaults.Contains(refusal.Code),
                    $"{asked}, {result.VolunteerId}", "a result, or a refusal for what is wrong with the volunteer", $"{result.Refusal}");
            }
        }
    }

    /// <summary>A decision that is undetermined says what is missing, and who can supply it.</summary>
    public static void What_is_missing_is_named(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            foreach (CreditResult result in asked.Results(trial.Engine, trial.Scene, explain: false))
            {
                foreach (DecisionResult decision in result.Decisions.Where(d => d.Outcome == Outcome.Undetermined))
                {
                    LawFault.Unless(
                        decision.Missing.Count > 0 && decision.Missing.All(m => m.Name.Length > 0 && m.SuppliedBy is { English.Length: > 0, Chinese.Length: > 0 }),
                        $"{asked}, decision {decision.Name} is undetermined", "a missing input by name, and who can supply it", decision.Missing.Count == 0 ? "none" : string.Join(", ", decision.Missing));
                }
            }
        }
    }

    /// <summary>
    /// What is not open stays as it is, and what is open moves only as it says, when unknown minutes and approvals are cleared up. Approvals cannot be
    /// asked about where a rule set does not hold; and where records compete, more of one is less of another, so that one record must be alone.
    /// </summary>
    public static void What_is_settled_stays_settled(Trial trial, bool approvals = true)
    {
        Scene scene = Versions.Without(trial.Scene); // clearing up one version is another version
        StaysSettled(trial, scene, approvals, _ => true);
    }

    /// <summary>The same of the minutes of one record that is alone, where intake has left them open: a step may say itself what they were, or that they never count.</summary>
    public static void What_is_settled_of_one_record_stays_settled(Trial trial)
    {
        ServiceRecord alone = trial.NewRecord(trial.Scene.Dice()) with { Minutes = null, PlannedMinutes = null, End = null, Quantity = null, Unit = null, Rating = null };
        StaysSettled(trial, trial.Scene.With([alone]), approvals: false, open => open.Time.UnknownRecords > 0);
    }

    private static void StaysSettled(Trial trial, Scene scene, bool approvals, Func<CreditResult, bool> isAsked)
    {
        Dice dice = scene.Dice();
        Scene cleared = scene.With(scene.Records.Select(r => r with
        {
            Minutes = r is { IsAct: false, Minutes: null } && (r.Start is null || r.End is null) ? dice.Between(0, 900) : r.Minutes,
            Status = r.Status ?? (approvals ? dice.Of("approved", "rejected") : null),
        }));
        foreach (Asked asked in trial.Asked)
        {
            Dictionary<string, CreditResult> closed = asked.Results(trial.Engine, cleared, explain: false).ToDictionary(r => r.VolunteerId, StringComparer.Ordinal);
            foreach (CreditResult open in asked.Results(trial.Engine, scene, explain: false).Where(isAsked))
            {
                if (closed.TryGetValue(open.VolunteerId, out CreditResult? after))
                {
                    MovesOnlyAsSaid(open, after, $"{asked}, {open.VolunteerId}");
                }
            }
        }
    }

    private static void MovesOnlyAsSaid(CreditResult open, CreditResult closed, string what)
    {
        foreach ((MeasureResult before, MeasureResult after) in open.Measures.Zip(closed.Measures))
        {
            MovesOnlyAsSaid(before.Value, before.Openness, after.Value, $"{what}, measure {before.Name}");
        }

        foreach ((ScoreResult before, ScoreResult after) in open.Scores.Zip(closed.Scores))
        {
            MovesOnlyAsSaid(before.Value, before.Openness, after.Value, $"{what}, score {before.Name}");
        }

        foreach ((GrantResult before, GrantResult after) in open.Grants.Zip(closed.Grants))
        {
            MovesOnlyAsSaid(before.Balance, before.Openness, after.Balance, $"{what}, grant {before.Name}");
        }

        foreach ((TierResult before, TierResult after) in open.Tiers.Zip(closed.Tiers))
        {
            LawFault.Unless(before.IsOpen || before.IsUnknown || before.Reached == after.Reached, $"{what}, tier {before.Name}, which was settled", before.Reached ?? "none", after.Reached ?? "none");
        }

        foreach ((DecisionResult before, DecisionResult after) in open.Decisions.Zip(closed.Decisions))
        {
            LawFault.Unless(
                before.Outcome == Outcome.Undetermined || before.Outcome == after.Outcome,
                $"{what}, decision {before.Name}, which was settled", before.Outcome.ToString(), after.Outcome.ToString());
        }
    }

    private static void MovesOnlyAsSaid(Amount? before, Openness openness, Amount? after, string what)
    {
        if (before is { } was && after is { } turned)
        {
            LawFault.Unless(turned.Figure <= was.Figure || openness.HasFlag(Openness.Above), $"{what}, open {openness}, rose", $"{was}", $"{turned}");
            LawFault.Unless(turned.Figure >= was.Figure || openness.HasFlag(Openness.Below), $"{what}, open {openness}, fell", $"{was}", $"{turned}");
        }
    }
}
