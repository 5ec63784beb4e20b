using BankEligibility.Reading;
using BankEligibility.Screens;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Results;

/// <summary>Prints by what, from what and with which outcome volunteers were rated.</summary>
internal static class RatingSummary
{
    private const int WithoutServiceMax = 20;

    /// <summary>Prints by what and from what volunteers were rated and, where service is what it is about, what became of the time.</summary>
    public static void Print(Screen screen, SampleTexts texts, Input input, Rating rating, Findings findings, bool withTime)
    {
        var lines = new List<(string Label, string Value)>
        {
            (texts["summary.ruleSet"], RuleSetOf(texts, rating)),
            (texts["summary.title"], texts.In(rating.RuleSet.Title)),
            (texts["summary.asOf"], AsOf(texts, rating)),
        };
        lines.AddRange(input.Files.Select(file => (texts["summary.file"], file.In(texts))));
        lines.Add((texts["summary.noticed"], Noticed(texts, findings)));
        if (withTime)
        {
            lines.Add((texts["summary.volunteers"], texts["summary.counts", rating.Results.Count, rating.WithService.Count(), rating.WithoutService.Count()]));
            lines.Add((texts["summary.time"], TimeOf(texts, rating)));
            lines.AddRange(Reasons(texts, rating));
        }

        int width = lines.Max(line => Screen.WidthOf(line.Label));
        foreach ((string label, string value) in lines)
        {
            screen.Labelled(label, width, value);
        }
    }

    /// <summary>Prints who has no service that counts, and why.</summary>
    public static void PrintWithoutService(Screen screen, SampleTexts texts, Rating rating)
    {
        CreditResult[] without = [.. rating.WithoutService];
        if (without.Length == 0)
        {
            return;
        }

        screen.Line("");
        screen.Emphasis(texts["without.title", without.Length], 2);
        var sheet = new Sheet
        {
            Columns = [texts["column.volunteer"], texts["column.recorded"], texts["column.counted"], texts["column.reason"]],
            Figures = new HashSet<int> { 1, 2 },
        };
        foreach (CreditResult result in without.Take(WithoutServiceMax))
        {
            sheet.Add(Texts.Printable(result.VolunteerId), texts.Time(result.Time.Recorded), texts.Time(result.Time.Counted), WhyNothing(texts, result));
        }

        screen.Table(sheet);
        if (without.Length > WithoutServiceMax)
        {
            screen.Note(texts["table.more", without.Length - WithoutServiceMax], 2);
        }
    }

    private static string WhyNothing(SampleTexts texts, CreditResult result) =>
        result.Refusal is { } refusal ? refusal.In(texts.Language)
        : result.Status == ResultStatus.NotInForce ? texts.In(Texts.Phrase("explain.notInForce"))
        : result.Time.Reasons.Count > 0 ? string.Join(texts["list.separator"], result.Time.Reasons.Select(reason => texts.In(reason.Text)))
        : texts["without.noRecords"];

    private static string RuleSetOf(SampleTexts texts, Rating rating)
    {
        // Where it depends on a parameter the results know it.
        Honesty honesty = rating.Results.Select(result => result.Honesty).Append(rating.RuleSet.Honesty).Min();
        string word = texts.In(Texts.Phrase("honesty." + honesty));
        return texts["summary.identity", rating.RuleSet.Identity.Id, rating.RuleSet.Identity.Version, word];
    }

    private static string AsOf(SampleTexts texts, Rating rating) => rating.Evaluation.KnownAt is { } knownAt
        ? texts["summary.knownAt", rating.Evaluation.AsOf, knownAt]
        : texts["summary.knownNow", rating.Evaluation.AsOf];

    private static string Noticed(SampleTexts texts, Findings findings)
    {
        int Count(Severity severity) => findings.Notices.Count(notice => notice.Severity == severity);
        return texts["summary.notices", findings.RowsRefused, findings.RecordsRefused, findings.VolunteersRefused, Count(Severity.Warning), Count(Severity.Information)];
    }

    private static string TimeOf(SampleTexts texts, Rating rating)
    {
        string Total(Func<TimeBalance, long> part) => texts.Time(rating.Results.Sum(result => part(result.Time)));
        return texts["summary.balance", Total(t => t.Recorded), Total(t => t.Added), Total(t => t.Counted), Total(t => t.Held), Total(t => t.Lost)];
    }

    private static IEnumerable<(string Label, string Value)> Reasons(SampleTexts texts, Rating rating) =>
        from result in rating.Results
        from reason in result.Time.Reasons
        group reason by reason.Reason into same
        let minutes = same.Sum(reason => reason.Added + reason.Held + reason.Lost)
        select ("", texts["summary.reason", texts.Time(minutes), texts.In(same.First().Text), same.Count()]);
}
