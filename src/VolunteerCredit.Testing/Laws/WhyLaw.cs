using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>What is explained adds up, is that of a plain score, and whoever is not eligible is told why.</summary>
internal static class WhyLaw
{
    /// <summary>The law for everything that is asked.</summary>
    public static void What_is_explained_adds_up(Trial trial)
    {
        foreach (Asked asked in trial.Asked)
        {
            IEnumerable<Explanation> explained = asked.IsOfVolunteers
                ? [trial.Engine.Explain(asked.RuleSetId, trial.Scene.Volunteer, asked.Of(trial.Scene))]
                : trial.Engine.ExplainGroups(asked.RuleSetId, trial.Scene.Volunteers, asked.Of(trial.Scene));
            Explanation[] all = [.. explained];
            IReadOnlyList<CreditResult> results = asked.Results(trial.Engine, trial.Scene);
            LawFault.UnlessEqual(results.Count, all.Length, $"{asked}, the number of explanations");
            foreach ((Explanation why, CreditResult result) in all.Zip(results))
            {
                AddsUp(why, result, $"{asked}, {result.VolunteerId}");
            }
        }
    }

    private static void AddsUp(Explanation why, CreditResult result, string what)
    {
        LawFault.UnlessSame(result.ToJson(), why.Result.ToJson(), $"{what}, explained: the results differ");
        if (result.Status == ResultStatus.Computed)
        {
            LawFault.UnlessSame(Names(result.Measures.Select(m => m.Name)), Names(why.Measures.Select(m => m.Name)), $"{what}, the measures that are explained: they differ");
            LawFault.UnlessSame(Names(result.Scores.Select(s => s.Name)), Names(why.Scores.Select(s => s.Name)), $"{what}, the scores that are explained: they differ");
        }

        foreach ((MeasureContributions measure, MeasureResult found) in why.Measures.Zip(result.Measures))
        {
            LawFault.Unless(
                result.Records is null || measure.Records.All(record => result.Records.Any(r => r.RecordId == record.RecordId && r.Disputed == record.Disputed)),
                $"{what}, records of measure {measure.Name}", "each is a record of the result", "one is not");
            if (measure.Records.Count > 0 && measure.Records[0].Share is not null)
            {
                LawFault.UnlessEqual(found.Value!.Value.Figure, Sum(measure.Records), $"{what}, measure {measure.Name} and the sum of its records");
            }
        }

        foreach ((ScoreContributions score, ScoreResult found) in why.Scores.Zip(result.Scores))
        {
            LinesAddUp(score, found.Computed?.Score ?? found, $"{what}, score {found.Name}");
        }

        foreach (DecisionResult decision in result.Decisions.Where(_ => result.Status == ResultStatus.Computed))
        {
            IsReasoned(decision, why.Decisions.SingleOrDefault(d => d.Name == decision.Name), $"{what}, decision {decision.Name}");
        }
    }

    private static void LinesAddUp(ScoreContributions score, ScoreResult made, string what)
    {
        LawFault.UnlessSame(
            string.Join("; ", made.Lines.Select(l => $"{l.Id} {l.Value}")), string.Join("; ", score.Lines.Select(l => $"{l.Line.Id} {l.Line.Value}")), $"{what}, its lines: they differ");
        foreach (LineContributions line in score.Lines)
        {
            Fraction value = line.Line.Value.Figure;
            LawFault.Unless(
                line.Line.Kind != ScoreLineKind.Part || ((line.Least is null || line.Least.Value.Figure <= value) && (line.Most is null || value <= line.Most.Value.Figure)),
                $"{what}, line {line.Line.Id}", $"{line.Least} … {line.Most}", $"{line.Line.Value}");
            if (line.AtNothing is { } atNothing)
            {
                LawFault.UnlessEqual(value, atNothing.Figure + Sum(line.Records), $"{what}, line {line.Line.Id} and the sum of its records");
            }
        }
    }

    private static void IsReasoned(DecisionResult decision, DecisionReasons? reasons, string what)
    {
        LawFault.UnlessEqual(decision.Outcome != Outcome.Eligible, reasons is not null, $"{what}, {decision.Outcome}: whether reasons are given");
        if (reasons is null)
        {
            return;
        }

        int deciding = reasons.Reasons.Count(r => r.Outcome == decision.Outcome);
        LawFault.UnlessEqual(Math.Min(DecisionReasons.PrincipalMax, deciding > 0 ? deciding : reasons.Reasons.Count), reasons.Principal.Count(), $"{what}, the number of principal reasons");
        LawFault.Unless(deciding == 0 || reasons.Principal.All(r => r.Outcome == decision.Outcome), $"{what}, principal reasons", $"each is {decision.Outcome}", "one is not");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static Fraction Sum(IEnumerable<RecordShare> records) => records.Aggregate(default(Fraction), (sum, record) => sum + record.Share!.Value.Figure);
}
