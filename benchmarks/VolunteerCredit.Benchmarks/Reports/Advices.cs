using System.Diagnostics;
using System.Globalization;
using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Laws;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>What an advice costs, for generated volunteers under every shipped rule set; each is checked to be sound and minimal before it is counted.</summary>
internal static class Advices
{
    private const int Warm = 60;

    public static void Print(int volunteers)
    {
        CreditEngine engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.All));
        var all = new List<double>();
        for (int pass = 0; pass < 2; pass++)
        {
            all.Clear();
            foreach (RuleSetDocument document in ShippedRuleSets.All.Select(RuleSetDocument.Read).Where(d => d.Root.Find("subject") is null))
            {
                // The first pass only warms up: the compiler improves what has run often.
                all.AddRange(Time(engine, document, pass == 0 ? Warm : volunteers, print: pass > 0));
            }
        }

        Line("all rule sets", all, "");
    }

    private static List<double> Time(CreditEngine engine, RuleSetDocument document, int volunteers, bool print)
    {
        string name = $"{document.Id}@{document.Version}";
        var times = new List<double>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < volunteers; i++)
        {
            Scene scene = SceneMaker.Make((ulong)(i + 1) * 7919, i % 100);
            var evaluation = new Evaluation { AsOf = scene.AsOf, KnownAt = scene.KnownAt, Parameters = ParametersOf(document) };
            var options = new AdviceOptions();
            if (new GoalMaker(engine, name, scene.Volunteer, evaluation, engine.Score(name, scene.Volunteer, evaluation)).Any(new Dice((ulong)i)) is not { } wanted)
            {
                continue;
            }

            long start = Stopwatch.GetTimestamp();
            AdviceResult advice = engine.Advise(name, scene.Volunteer, evaluation, wanted.Goal, options);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            new AdviceLaw(engine, name, scene.Volunteer, evaluation, wanted.Goal, options) { StepIds = wanted.Steps, Least = wanted.Least }.Check(advice);
            string found = advice.Status != AdviceStatus.Reachable ? advice.Status.ToString()
                : advice.IsLeast && advice.IsEarliest ? "Reachable" : advice.IsEarliest ? "Reachable (least not proven)" : "Reachable (not proven)";
            counts[found] = counts.GetValueOrDefault(found) + 1;
        }

        if (print && times.Count > 0)
        {
            Line(name, times, string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}"))));
        }

        return times;
    }

    /// <summary>The parameters without a default, as the first worked case gives them.</summary>
    private static Dictionary<string, string> ParametersOf(RuleSetDocument document) => (document.Root.Find("parameters")?.Members ?? [])
        .Where(p => p.Value.Find("default") is null && p.Value.Find("optional") is null)
        .ToDictionary(p => p.Key, p => document.Root.Find("verify")!.Items.Select(c => c.Find("parameters")?.Find(p.Key)).First(v => v is not null)!.Text);

    private static void Line(string name, List<double> times, string counts)
    {
        double[] sorted = [.. times.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {sorted.Length} advices, median {sorted[sorted.Length / 2]:0.00} ms, p95 {sorted[sorted.Length * 95 / 100]:0.00} ms; {counts}"));
    }
}
