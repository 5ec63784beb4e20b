using System.Xml.Linq;
using VolunteerCredit.Decisions;
using VolunteerCredit.Records;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>What came out, before anything else: decisions, scores, tiers, grants.</summary>
internal static class OutcomeCards
{
    public static XElement Draw(Explanation explanation, Wording words)
    {
        CreditResult result = explanation.Result;
        object[] cards = result.Status switch
        {
            ResultStatus.Refused => [Tag("p", result.Refusal?.In(words.Language))],
            ResultStatus.NotInForce => [Tag("p", words.Say("explain.notInForce"))],
            _ =>
            [
                .. result.Decisions.Select(d => Decision(d, words)),
                .. result.Scores.Select(s => Score(s, words)),
                .. result.Tiers.Select(t => Tier(t, words)),
                .. result.Grants.Select(g => Grant(g, words)),
            ],
        };
        return Tag("section", ("class", "outcome"), Tag("h2", ("class", "unseen"), words.Say("page.outcome")), cards);
    }

    private static XElement Decision(DecisionResult decision, Wording words) => Card(
        words.Say("page.decision", decision.Label),
        [Sign(decision.Outcome), words.Say("outcome." + decision.Outcome)],
        Note(decision.IsIndicative ? words.Say("explain.indicative") : ""),
        Pairs(
        [
            .. decision.Offer.Select(o => (o.Column, (object)o.Text)),
            .. decision.ValidUntil is { } day ? [(words.Say("page.validUntil"), (object)RecordRules.Iso(day))] : Array.Empty<(string, object)>(),
            .. Missing(decision.Missing, words),
        ]),
        Manual(decision.Manual, words));

    private static XElement Score(ScoreResult score, Wording words) => Card(
        words.Say("page.score", score.Label), [words.Show(score.Value, score.Qualifier)], Note(words.Say("describe.honesty." + JsonForm.Word(score.Honesty))), Note(words.Open(score.Openness)), Manual(score.Manual, words));

    private static XElement Tier(TierResult tier, Wording words) => Card(
        words.Say("page.tier", tier.Label),
        [words.Tier(tier)],
        Note(tier.IsOpen ? words.Say("explain.open") : ""),
        Note(tier.Cycle is > 0 and { } cycle ? words.Say("explain.cycle", cycle) : ""),
        Note(tier.ReachedOn is { } day ? words.Say("explain.reachedOn", RecordRules.Iso(day)) : ""),
        tier.Awards.Select(a => Note(words.Say("explain.award", RecordRules.Iso(a.On), a.Until is { } until ? RecordRules.Iso(until) : "–"))),
        Note(tier.Held is { } held ? words.Say("explain.held", Texts.Printable(held)) : ""),
        Manual(tier.Manual, words));

    private static XElement Grant(GrantResult grant, Wording words) => Card(
        words.Say("page.grant", grant.Label),
        [$"{words.Show(grant.Balance)} {Texts.Printable(grant.Currency)}"],
        Note(words.Open(grant.Openness)),
        Note(grant.Owed is { Quanta: > 0 } owed ? words.Say("explain.owed", owed.ToWords()) : ""),
        grant.Lots.Select(lot => Note(words.Say(
            "explain.lot", RecordRules.Iso(lot.EarnedOn), lot.ExpiresOn is { } day ? RecordRules.Iso(day) : "–", lot.Amount.ToWords(), lot.Spent.ToWords(), lot.Left.ToWords(), lot.Expired.ToWords()))),
        Pairs(Missing(grant.Missing, words)));

    private static XElement Card(string name, object[] outcome, params object?[] below) =>
        Tag("div", ("class", "card"), Tag("h3", name), Tag("p", ("class", "result"), outcome), below);

    private static IEnumerable<(string Name, object Value)> Missing(IReadOnlyList<MissingInput> missing, Wording words) =>
        missing.Select(m => (words.Say("page.missing", Texts.Printable(m.Name)), (object)m.SuppliedBy.In(words.Language)));

    private static XElement? Note(string text) => text.Length == 0 ? null : Tag("p", ("class", "note"), text);

    private static XElement? Manual(ManualOverride? manual, Wording words) => manual is null ? null : Note(words.Manual(manual));

    /// <summary>A sign of an outcome beside its words, so that colour is never the only carrier.</summary>
    public static XElement Sign(Outcome outcome, int size = 28) => Tag(
        "svg", ("class", $"sign {outcome}"), ("viewBox", "0 0 24 24"), ("width", $"{size}"), ("height", $"{size}"), ("aria-hidden", "true"),
        Tag("circle", ("cx", "12"), ("cy", "12"), ("r", "11")),
        Tag("path", ("d", outcome switch
        {
            Outcome.Eligible => "M6 12.5l4 4 8-9",
            Outcome.NotEligible => "M7 7l10 10M17 7L7 17",
            Outcome.Refer => "M6 12h12M13 7l5 5-5 5",
            _ => "M8.5 9.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.500 1-1.500 2.100M12 18v.1",
        })));
}
