using BankEligibility.Screens;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Results;

/// <summary>Prints decisions: how many of each outcome, a table, and why of all that are not eligible.</summary>
internal static class DecisionTable
{
    private const int RowsMax = 40;

    /// <summary>With more values than this only the scores are shown.</summary>
    private const int ValuesMax = 3;

    /// <summary>Prints every decision of the rule set.</summary>
    public static void Print(Screen screen, SampleTexts texts, Rating rating)
    {
        if (rating.Results.Count == 0 || rating.Results[0].Decisions.Count == 0)
        {
            screen.Line(texts["decisions.none", rating.RuleSet.Identity.Id], 2);
            return;
        }

        for (int i = 0; i < rating.Results[0].Decisions.Count; i++)
        {
            Print(screen, texts, rating.Results, i);
        }
    }

    private static void Print(Screen screen, SampleTexts texts, IReadOnlyList<CreditResult> results, int decision)
    {
        var outcomes = results.CountBy(result => result.Decisions[decision].Outcome).OrderBy(count => count.Key)
            .Select(count => texts["decisions.count", texts.In(Texts.Phrase("outcome." + count.Key)), count.Value]);
        screen.Emphasis(texts["decisions.title", texts.In(results[0].Decisions[decision].Label), string.Join(texts["list.separator"], outcomes)], 2);

        CreditResult[] shown = [.. results.Take(RowsMax)];
        string[] offered = [.. shown.SelectMany(result => result.Decisions[decision].Offer).Select(item => item.Column).Distinct()];
        (Words Label, Amount? Value)[] names = ValuesOf(results[0]);
        int values = names.Length;
        var sheet = new Sheet
        {
            Columns = [texts["column.volunteer"], .. names.Select(value => texts.In(value.Label)), texts["column.decision"], .. offered.Select(texts.Column)],
            Figures = Enumerable.Range(1, values).Concat(Enumerable.Range(values + 2, offered.Length)).ToHashSet(),
        };
        foreach (CreditResult result in shown)
        {
            DecisionResult decided = result.Decisions[decision];
            sheet.Add([
                Texts.Printable(result.VolunteerId), .. ValuesOf(result).Select(value => value.Value is { } amount ? texts.In(amount) : "–"), OutcomeOf(texts, decided),
                .. offered.Select(column => decided.Offer.FirstOrDefault(item => item.Column == column)?.Text ?? "")]);
        }

        screen.Table(sheet);
        PrintReasons(screen, texts, shown, decision);
        if (results.Count > RowsMax)
        {
            screen.Note(texts["decisions.more", results.Count - RowsMax], 2);
        }

        if (shown.Any(result => result.Decisions[decision].IsIndicative))
        {
            screen.Note(texts["decisions.indicative"], 2);
        }
    }

    private static void PrintReasons(Screen screen, SampleTexts texts, CreditResult[] shown, int decision)
    {
        CreditResult[] others = [.. shown.Where(result => result.Decisions[decision].Outcome != Outcome.Eligible)];
        if (others.Length > 0)
        {
            screen.Emphasis(texts["decisions.why"], 2);
        }

        foreach (CreditResult result in others)
        {
            DecisionResult decided = result.Decisions[decision];
            IEnumerable<string> reasons = decided.Criteria.SelectMany(Unmet)
                .Select(criterion => texts["decisions.unmet", texts.In(criterion.Requirement), texts.In(criterion.Found ?? Texts.Phrase("explain.unknown"))]);
            IEnumerable<string> missing = decided.Missing
                .Select(input => texts["decisions.missing", Texts.Printable(input.Name), texts.In(input.SuppliedBy)]);
            string why = string.Join(texts["list.separator"], reasons.Concat(missing));
            screen.Line(texts["decisions.reason", Texts.Printable(result.VolunteerId), OutcomeOf(texts, decided), why], 4);
        }
    }

    private static string OutcomeOf(SampleTexts texts, DecisionResult decided)
    {
        string outcome = texts.In(Texts.Phrase("outcome." + decided.Outcome));
        return decided.IsIndicative ? texts["decisions.marked", outcome] : outcome;
    }

    /// <summary>The criteria that kept the decision from being eligible; of several together those inside.</summary>
    private static IEnumerable<CriterionResult> Unmet(CriterionResult criterion) =>
        criterion.Outcome == Outcome.Eligible ? []
        : criterion.Inner.Count == 0 ? [criterion]
        : criterion.Inner.SelectMany(Unmet);

    private static (Words Label, Amount? Value)[] ValuesOf(CreditResult result)
    {
        (Words, Amount?)[] scores = [.. result.Scores.Select(score => (score.Label, score.Value))];
        return result.Measures.Count + scores.Length > ValuesMax ? scores
            : [.. result.Measures.Select(measure => (measure.Label, measure.Value)), .. scores];
    }
}
