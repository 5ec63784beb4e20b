using System.Xml.Linq;
using VolunteerCredit.Decisions;
using VolunteerCredit.Records;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>Why a decision is not Eligible: the score with its range, the reasons with who can mend them, whom to ask, and what a person decided beside it.</summary>
internal static class ReasonList
{
    public static XElement? Draw(Explanation explanation, DecisionResult decision, Wording words)
    {
        IReadOnlyList<DecisionReason> reasons = explanation.ReasonsOf(decision)?.Reasons ?? [];
        PersonReview[] reviews = [.. explanation.ReviewsOf(decision)];
        bool isAsked = decision.AskAPerson is not null && decision.Outcome != Outcome.Eligible;
        if (reasons.Count == 0 && reviews.Length == 0 && !isAsked)
        {
            return null;
        }

        DecisionReason[] further = [.. reasons.Where(r => !r.IsPrincipal)];
        return Tag(
            "section",
            Tag("h2", words.Say("page.found", words.Say("page.decision", decision.Label), Texts.Phrase("outcome." + decision.Outcome))),
            explanation.ScoresOf(decision).Select(score => Statement(explanation, score, words)),
            words.Shortfalls(reasons, explanation.Result).Select(shortfall => Tag("p", shortfall)),
            reasons.Count == further.Length ? null : Tag("h3", words.ReasonsOf(decision.Outcome).TrimEnd(':', '：')),
            reasons.Count == further.Length ? null : Tag("ol", ("class", "reasons"), reasons.Where(r => r.IsPrincipal).Select(r => Reason(explanation, r, words))),
            further.Length == 0 ? null : Tag("h3", words.Say("why.furtherReasons").TrimEnd(':', '：')),
            further.Length == 0 ? null : Tag("ul", ("class", "reasons"), further.Select(r => Reason(explanation, r, words))),
            isAsked ? Tag("h3", words.Say("page.askAPerson")) : null,
            isAsked ? Tag("p", decision.AskAPerson!.In(words.Language)) : null,
            reviews.Length == 0 ? null : Tag("h3", words.Say("page.review")),
            reviews.Select(review => Review(review, words.Say("outcome." + decision.Outcome), words)));
    }

    /// <summary>What persons decided of which nothing was computed.</summary>
    public static XElement? DrawOthers(Explanation explanation, Wording words)
    {
        PersonReview[] reviews = [.. explanation.OtherReviews()];
        return reviews.Length == 0 ? null : Tag("section", Tag("h2", words.Say("page.review")), reviews.Select(review => Review(review, "–", words)));
    }

    private static XElement? Statement(Explanation explanation, ScoreResult score, Wording words)
    {
        ScoreContributions? contributions = explanation.ScoreOf(score);
        return Pairs(
        [
            (score.Label.In(words.Language), words.Show(score.Value, score.Qualifier)),
            (words.Say("page.possible"), words.Range(contributions?.Least, contributions?.Most)),
            (words.Say("page.scoreDate"), words.DateOf(score, explanation.Result)),
            (words.Say("page.issuer"), Quoted(words.Issuer(score, contributions))),
        ]);
    }

    private static XElement Reason(Explanation explanation, DecisionReason reason, Wording words) => Tag(
        "li",
        Tag("p", Tag("strong", reason.Text.In(words.Language)), " ", Tag("code", Texts.Printable(reason.Code))),
        words.Cost(reason, explanation.Result) is { } cost ? Tag("p", ("class", "note"), cost) : null,
        Pairs([(words.Say("page.mendedBy"), reason.MendedBy.In(words.Language)), (words.Say("page.how"), reason.How.In(words.Language))]));

    /// <summary>A person's outcome stands beside the computed one; neither takes the place of the other.</summary>
    private static XElement Review(PersonReview review, string computed, Wording words) => Tag(
        "div", ("class", "review"),
        Tag("p", words.Say("page.computedOutcome", computed)),
        Tag("p", Tag("strong", words.Say("page.personOutcome", Texts.Phrase("outcome." + review.Outcome)))),
        Tag("p", Quoted(Texts.PrintableUpTo(review.Reason, Explained.ReviewMax))),
        Tag("p", ("class", "note"), Quoted(Texts.Printable(review.By)), " · ", RecordRules.Iso(review.On)));
}
