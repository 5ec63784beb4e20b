using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>Rows of an offer that no eligible volunteer gets, rows that change nothing, and eligible volunteers without a row.</summary>
internal sealed class OfferRule : ILintRule
{
    public void Look(LintContext context)
    {
        foreach ((string name, Spot decision) in context.View.Section("decisions"))
        {
            foreach (Spot offer in context.View.List(decision, "offer"))
            {
                (Spot Row, Threshold At)[] rows = [.. context.Thresholds.OfOffer(offer)];
                if (rows.Length > 0 && context.View.Text(offer, "take") is null or "last")
                {
                    Look(context, name, decision, rows);
                }
            }
        }
    }

    private static void Look(LintContext context, string name, Spot decision, (Spot Row, Threshold At)[] rows)
    {
        ValueRef by = rows[0].At.Of;
        (long from, long to, bool bounded) = Conjunction.RangeOf(context, decision, by);
        if (from >= to)
        {
            return; // nobody is eligible, which is a finding of its own
        }

        for (int i = 0; i < rows.Length; i++)
        {
            long low = rows[i].At.Upper, high = i + 1 < rows.Length ? rows[i + 1].At.Upper : Interval.Unbounded;
            if (Math.Max(low, from) >= Math.Min(high, to))
            {
                // The eligible volunteer nearest to the row has another, or none.
                if (Eligible(context, name, by, low >= to ? to - 1 : from, low >= to ? to : Interval.Unbounded) is { } near)
                {
                    context.Report("VC3104", rows[i].Row, $"{by.Name} {rows[i].At.Figure}", new($"an eligible volunteer who gets the row", "能取得该行且符合条件的志愿者"), Show(context, name, near, by, rows[i].Row));
                }
            }
            else if (i > 0 && Cells(context, rows[i].Row) == Cells(context, rows[i - 1].Row)
                && Eligible(context, name, by, Math.Max(from, rows[i - 1].At.Upper), low) is { } below && Eligible(context, name, by, low, Math.Min(high, to)) is { } above)
            {
                Witness witness = context.Witnesses.Witness([.. Show(context, name, below, by, rows[i].Row).Shows, .. Show(context, name, above, by, rows[i].Row).Shows]);
                context.Report("VC3104", rows[i].Row, $"{by.Name} {rows[i].At.Figure}", new("other cells than those of the row before", "与上一行不同的内容"), witness);
            }
        }

        if (bounded && rows[0].At.Upper > from && Eligible(context, name, by, from, Math.Min(to, rows[0].At.Upper)) is { } empty)
        {
            context.Report("VC3103", rows[0].Row, $"{by.Name} {rows[0].At.Figure}", new($"a row from {by.Shape.Amount(from)} on, from which a volunteer is eligible", $"自 {by.Shape.Amount(from)} 起的行，志愿者自此符合条件"),
                Show(context, name, empty, by, rows[0].Row));
        }
    }

    private static Trial? Eligible(LintContext context, string decision, ValueRef by, long from, long to) =>
        context.Witnesses.Within(by, from, to).FirstOrDefault(t => ResultNames.OutcomeOf(t, decision) == Outcome.Eligible);

    private static Witness Show(LintContext context, string decision, Trial trial, ValueRef by, Spot row) => context.Witnesses.Witness(
    [
        context.Witnesses.Show(trial, by.Name),
        context.Witnesses.Show(trial, decision),
        .. row.Node.Members.Where(m => m.Key != "at").Select(m => context.Witnesses.Show(trial, $"{decision}.{m.Key}")),
    ]);

    private static string Cells(LintContext context, Spot row) => string.Join('\n', row.Members()
        .Where(m => m.Key is not ("at" or "note")).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={context.View.Follow(m.Value)?.Node.Text}"));
}
