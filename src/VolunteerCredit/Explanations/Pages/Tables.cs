using System.Xml.Linq;
using VolunteerCredit.Decisions;
using VolunteerCredit.Records;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>The parts of a page that are a table or list each: criteria, measures, records, notices.</summary>
internal static class Tables
{
    public static XElement? Criteria(CreditResult result, Wording words) => result.Decisions.All(d => d.Criteria.Count == 0) ? null : Tag(
        "section",
        Tag("h2", words.Say("page.criteria")),
        result.Decisions.Where(d => d.Criteria.Count > 0).Select(decision => new[]
        {
            Tag("h3", words.Say("page.decision", decision.Label)),
            Table(
                words.Say("page.decision", decision.Label), "criteria", [words.Say("page.required"), words.Say("page.foundName"), words.Say("page.verdict")],
                decision.Criteria.SelectMany(c => Criterion(c, 0, words))),
        }));

    public static XElement? Measures(Explanation explanation, Wording words, ShareList shares) => explanation.Result.Measures.Count == 0 ? null : Tag(
        "section",
        Tag("h2", words.Say("page.measures")),
        Table(
            words.Say("page.measures"), "plain", [words.Say("page.measure"), words.Say("page.value")],
            explanation.Result.Measures.SelectMany(measure => new[]
            {
                Tag(
                    "tr",
                    RowHead(measure.Label.In(words.Language)),
                    Figure(words.Show(measure.Value, measure.Qualifier))),
                shares.Row(2, words.Open(measure.Openness), explanation.MeasureOf(measure)?.Records ?? []),
            })));

    public static XElement? Records(CreditResult result, Wording words, int most)
    {
        if (result.Records is not { Count: > 0 } records)
        {
            return null;
        }

        var listed = ListedRecords.Of(records, most);
        return Tag(
            "section",
            Tag("h2", words.Say("page.records")),
            Tag("p", words.Say("page.recordsOf", records.Count, listed.Notable)),
            Table(
                words.Say("page.records"), "records", [words.Say("page.record"), words.Say("page.counted"), words.Say("page.became")],
                listed.Shown.Select(record => Tag(
                    "tr",
                    RowHead(RecordRules.Iso(record.Date), " ", Quoted(Wording.Record(result, record.VolunteerId, record.RecordId))),
                    Figure(words.Time(record.Counted)),
                    Tag("td", Became(result, record, words))))),
            listed.More == 0 ? null : Tag("p", ("class", "note"), words.Say("why.moreRecords", listed.More)));
    }

    public static XElement? Notices(CreditResult result, Wording words) => result.Notices.Count == 0 ? null : Tag(
        "section",
        Tag("h2", words.Say("page.notices")),
        Tag("ul", ("class", "notices"), result.Notices.Select(notice => Tag("li", notice.In(words.Language)))));

    /// <summary>What was recorded, and every change with its reason.</summary>
    private static XElement Became(CreditResult result, RecordExplanation record, Wording words) => Tag(
        "ul",
        Tag("li", record.Counted is null ? words.Say("page.act")
            : record.Recorded is null ? words.Say("page.unknownMinutes")
            : words.Say("page.found", words.Say("page.recorded"), words.Time(record.Recorded))),
        record.Changes.Select(change => Tag("li", words.Change(result, change))),
        record.Disputed ? Tag("li", ("class", "disputed"), words.Say("page.disputed")) : null);

    private static IEnumerable<XElement> Criterion(CriterionResult criterion, int depth, Wording words) =>
    [
        Tag(
            "tr",
            Tag("th", ("scope", "row"), ("class", $"depth{Math.Min(depth, 3)}"), criterion.Requirement.In(words.Language)),
            Tag("td", criterion.Found?.In(words.Language) ?? "–"),
            Tag("td", OutcomeCards.Sign(criterion.Outcome, 16), words.Say("outcome." + criterion.Outcome))),
        .. criterion.Inner.SelectMany(inner => Criterion(inner, depth + 1, words)),
    ];
}
