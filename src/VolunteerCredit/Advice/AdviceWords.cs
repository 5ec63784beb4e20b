using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Advice;

/// <summary>Figures and records of an advice in words.</summary>
internal static class AdviceWords
{
    private const string Other = "other";

    /// <summary>What a goal has come to.</summary>
    public static Words Of(AdviceTarget target, AdviceFigures figures) => target.Value is not { } value
        ? Texts.Phrase("outcome." + figures.Outcomes[target.Decision])
        : GoalReading.InWords(value, figures.Quanta[value.Slot], RankOf(figures, value.Name));

    /// <summary>What the records of a template are like.</summary>
    public static Words Of(AdviceTemplate template)
    {
        List<string> columns = [.. TextColumns.ByName.Keys
            .Select(column => (column, Text: TextColumns.Of(template.Record, column)))
            .Where(c => c.Text is not null && !(c.column == "status" && c.Text == "approved"))
            .Select(c => $"{c.column}: {Texts.Printable(c.Text)}")];
        columns.AddRange(template.Record.Tags.Select(tag => $"tag: {Texts.Printable(tag)}"));
        if (template.Record.Rating is { } rating)
        {
            columns.Add(FormattableString.Invariant($"rating: {rating}"));
        }

        if (template.IsAct && template.Quantity != 0)
        {
            columns.Add(FormattableString.Invariant($"quantity: {template.Quantity}"));
        }

        Words kind = Texts.Phrase(template.IsAct ? "advice.act" : "advice.service");
        return columns.Count == 0 ? kind : Texts.Phrase("advice.kind", kind, new Words(string.Join(", ", columns), string.Join("，", columns)));
    }

    /// <summary>The same records, each time with one column that says something else.</summary>
    public static IEnumerable<AdviceTemplate> Variants(AdviceTemplate template) => TextColumns.ByName.Keys
        .Where(column => column is not ("status" or "unit") && TextColumns.Of(template.Record, column) is not (null or Other))
        .Select(column => template with { Recipe = template.Recipe with { Template = TextColumns.With(template.Record, column, Other) } });

    /// <summary>What is another from one day to the next; measures only where something else changes.</summary>
    public static IEnumerable<AdviceChange> Changes(DateOnly on, AdviceFigures before, AdviceFigures after)
    {
        if (before.IsInForce != after.IsInForce)
        {
            string from = before.IsInForce ? "Computed" : "NotInForce", to = after.IsInForce ? "Computed" : "NotInForce";
            return [new(on, "status", "status", Texts.Phrase("advice.status"), Texts.Phrase("advice.status." + from), Texts.Phrase("advice.status." + to))];
        }

        if (!after.IsInForce)
        {
            return [];
        }

        AdviceChange[] results =
        [
            .. after.Plan.Scores.Select(s => Change(on, "score", s.Value, before, after)).OfType<AdviceChange>(),
            .. after.Plan.Tiers.Select(t => Change(on, "tier", t.Value, before, after)).OfType<AdviceChange>(),
            .. after.Plan.Decisions.Where((_, i) => before.Outcomes[i] != after.Outcomes[i]).Select(d => Array.IndexOf(after.Plan.Decisions, d)).Select(i => new AdviceChange(
                on, "decision", after.Plan.Decisions[i].Name, after.Plan.Decisions[i].Label, OfOutcome(before.Outcomes[i]), OfOutcome(after.Outcomes[i]))),
        ];
        return results.Length == 0 ? [] : after.Plan.Measures.Select(m => Change(on, "measure", m.Value, before, after)).OfType<AdviceChange>().Concat(results);
    }

    private static AdviceChange? Change(DateOnly on, string kind, ValueRef value, AdviceFigures before, AdviceFigures after)
    {
        ValueRef was = before.Plan == after.Plan ? value : before.Plan.Measures.Select(m => m.Value).Concat(before.Plan.ByDependency.Select(d => d.Value)).First(v => v.Name == value.Name);
        Words from = GoalReading.InWords(was, before.Quanta[was.Slot], kind == "tier" ? RankOf(before, value.Name) : null);
        Words to = GoalReading.InWords(value, after.Quanta[value.Slot], kind == "tier" ? RankOf(after, value.Name) : null);
        return from == to ? null : new(on, kind, value.Name, value.Label, from, to);
    }

    private static Words OfOutcome(Outcome outcome) => Texts.Phrase("outcome." + outcome);

    private static TierRank? RankOf(AdviceFigures figures, string name)
    {
        int tier = Array.FindIndex(figures.Plan.Tiers, t => t.Value.Name == name);
        return tier < 0 ? null : figures.Ranks[tier];
    }
}
