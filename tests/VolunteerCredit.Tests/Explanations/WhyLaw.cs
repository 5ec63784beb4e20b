using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>What is explained adds up, is that of a plain score, and whoever is not eligible is told why.</summary>
internal static class WhyLaw
{
    /// <summary>The law for every rule set of an engine.</summary>
    public static void Holds(ICreditEngine engine, Scene scene)
    {
        foreach (Asked asked in Engines.AskedOf(engine, scene))
        {
            AddsUp(engine.Explain(asked.RuleSetId, scene.Volunteer, asked.Of(scene)), engine.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene) with { Explain = true }));
        }
    }

    private static void AddsUp(Explanation why, CreditResult result)
    {
        Assert.Equal(result.ToJson(), why.Result.ToJson());
        foreach ((MeasureContributions measure, MeasureResult found) in why.Measures.Zip(result.Measures))
        {
            Assert.All(measure.Records, record => Assert.Contains(result.Records!, r => r.RecordId == record.RecordId && r.Disputed == record.Disputed));
            if (measure.Records.Count > 0 && measure.Records[0].Share is not null)
            {
                Assert.Equal(found.Value!.Value.Figure, Sum(measure.Records));
            }
        }

        foreach ((ScoreContributions score, ScoreResult found) in why.Scores.Zip(result.Scores))
        {
            ScoreResult made = found.Computed?.Score ?? found;
            Assert.Equal(made.Lines.Select(l => (l.Id, l.Value)), score.Lines.Select(l => (l.Line.Id, l.Line.Value)));
            Assert.All(score.Lines, line => Assert.True(line.Line.Kind != ScoreLineKind.Part || ((line.Least is null || line.Least.Value.Figure <= line.Line.Value.Figure) && (line.Most is null || line.Line.Value.Figure <= line.Most.Value.Figure)), line.Line.Id));
            foreach (LineContributions line in score.Lines.Where(l => l.AtNothing is not null))
            {
                Assert.Equal(line.Line.Value.Figure, line.AtNothing!.Value.Figure + Sum(line.Records));
            }
        }

        foreach (DecisionResult decision in result.Decisions.Where(_ => result.Status == ResultStatus.Computed))
        {
            DecisionReasons? reasons = why.Decisions.SingleOrDefault(d => d.Name == decision.Name);
            Assert.Equal(decision.Outcome != Outcome.Eligible, reasons is not null);
            int deciding = reasons?.Reasons.Count(r => r.Outcome == decision.Outcome) ?? 0;
            Assert.True(reasons is null || reasons.Principal.Count() == Math.Min(DecisionReasons.PrincipalMax, deciding > 0 ? deciding : reasons.Reasons.Count));
            Assert.True(deciding == 0 || reasons!.Principal.All(r => r.Outcome == decision.Outcome));
        }
    }

    private static Fraction Sum(IEnumerable<RecordShare> records) => records.Aggregate(default(Fraction), (sum, record) => sum + record.Share!.Value.Figure);
}
