using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>Line by line, what two explanations of one volunteer say differently. Lines meet by kind and name, criteria by what they ask for.</summary>
internal static class ExplanationDifference
{
    /// <summary>The lines that differ: in the order of the candidate, after each kind those that only the baseline has.</summary>
    public static IReadOnlyList<ExplanationChange> Between((CreditResult Before, CreditResult After) results)
    {
        List<Line> before = LinesOf(results.Before), after = LinesOf(results.After);
        Dictionary<(string, string, string, int), Words> was = Numbered(before).ToDictionary(l => l.Key, l => l.Line.Text);
        var changes = new List<ExplanationChange>();
        foreach (((string, string, string, int) key, Line line) in Numbered(after))
        {
            Words? text = was.Remove(key, out Words? found) ? found : null;
            if (text != line.Text)
            {
                changes.Add(new(line.Kind, line.Name, line.Label, text, line.Text));
            }
        }

        changes.AddRange(Numbered(before).Where(l => was.ContainsKey(l.Key)).Select(l => new ExplanationChange(l.Line.Kind, l.Line.Name, l.Line.Label, l.Line.Text, null)));
        return [.. changes.OrderBy(change => Array.IndexOf(Kinds, change.Kind))]; // keeps the order within a kind
    }

    private static readonly string[] Kinds = ["status", "time", "reason", "measure", "score", "line", "tier", "grant", "decision", "criterion", "offer"];

    /// <summary>Each line with its key: kind, name, label, and which of equal ones it is.</summary>
    private static IEnumerable<((string, string, string, int) Key, Line Line)> Numbered(List<Line> lines) =>
        lines.GroupBy(l => (l.Kind, l.Name, Key: l.MeetsByLabel ? l.Label.English : ""))
            .SelectMany(same => same.Select((line, number) => (Key: (line.Kind, line.Name, same.Key.Key, number), Line: line)))
            .OrderBy(l => l.Line.Order);

    private static List<Line> LinesOf(CreditResult result)
    {
        var lines = new List<Line>();
        void Add(string kind, string name, Words label, Words text, bool byLabel = false) => lines.Add(new(lines.Count, kind, name, label, text, byLabel));

        Add("status", "status", Texts.Phrase("compare.line.status"), result.Refusal is { } refusal ? new(refusal.In(Language.English), refusal.In(Language.Chinese)) : Texts.Phrase("compare.status." + result.Status));
        if (result.Status != ResultStatus.Computed)
        {
            return lines;
        }

        foreach ((string name, long minutes) in new[]
        {
            ("recorded", result.Time.Recorded), ("added", result.Time.Added), ("counted", result.Time.Counted), ("held", result.Time.Held), ("lost", result.Time.Lost),
        })
        {
            Add("time", name, Texts.Phrase("compare.time." + name), Minutes(minutes));
        }

        Add("time", "unknown", Texts.Phrase("compare.time.unknown"), Words.Same(result.Time.UnknownRecords.ToString(CultureInfo.InvariantCulture)));
        foreach (ReasonTotal reason in result.Time.Reasons)
        {
            Add("reason", reason.Reason, reason.Text, Texts.Phrase("compare.reason", Minutes(reason.Added), Minutes(reason.Held), Minutes(reason.Lost), reason.Rows));
        }

        foreach (MeasureResult measure in result.Measures)
        {
            Add("measure", measure.Name, measure.Label, Value(measure.Value, measure.Openness));
        }

        foreach (ScoreResult score in result.Scores)
        {
            Add("score", score.Name, score.Label, Value(score.Value, score.Openness));
            foreach (ScoreLine line in score.Lines)
            {
                Add("line", $"{score.Name}/{line.Id}", line.Label, line.Value.ToWords());
            }
        }

        foreach (TierResult tier in result.Tiers)
        {
            Words reached = tier.IsUnknown ? Texts.Phrase("explain.unknown") : tier.Reached is null ? Texts.Phrase("explain.noTier") : tier.Title ?? Words.Same(tier.Reached);
            reached = tier.Cycle is > 0 and { } cycle ? Texts.Phrase("compare.cycle", reached, Texts.Phrase("explain.cycle", cycle)) : reached;
            Add("tier", tier.Name, tier.Label, tier.IsOpen ? Joined(reached, Texts.Phrase("explain.open")) : reached);
        }

        foreach (GrantResult grant in result.Grants)
        {
            Add("grant", grant.Name, grant.Label, Value(grant.Balance, grant.Openness));
        }

        foreach (DecisionResult decision in result.Decisions)
        {
            Add("decision", decision.Name, decision.Label, Texts.Phrase("outcome." + decision.Outcome));
            foreach (CriterionResult criterion in decision.Criteria)
            {
                AddCriterion(decision.Name, criterion);
            }

            foreach (OfferItem item in decision.Offer)
            {
                Add("offer", $"{decision.Name}/{item.Column}", Words.Same(item.Column), Words.Same(item.Text));
            }
        }

        return lines;

        void AddCriterion(string decision, CriterionResult criterion)
        {
            Words verdict = Texts.Phrase("outcome." + criterion.Outcome);
            Add("criterion", decision, criterion.Requirement, criterion.Found is { } found ? Joined(verdict, Texts.Phrase("compare.found", found)) : verdict, byLabel: true);
            foreach (CriterionResult inner in criterion.Inner)
            {
                AddCriterion(decision, inner);
            }
        }
    }

    private static Words Minutes(long minutes) => new Amount(minutes, 1, Unit.Minutes).ToWords();

    private static Words Value(Amount? amount, Openness openness)
    {
        Words value = amount?.ToWords() ?? Texts.Phrase("explain.unknown");
        return openness == Openness.Closed ? value : Joined(value, Texts.Phrase("explain.open"));
    }

    private static Words Joined(Words first, Words second) => new($"{first.English} {second.English}", first.Chinese + second.Chinese);

    /// <param name="Order">Its place in the explanation.</param>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Label">The same for people.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="MeetsByLabel">Whether its like on the other side is the one of the same label too.</param>
    private sealed record Line(int Order, string Kind, string Name, Words Label, Words Text, bool MeetsByLabel);
}
