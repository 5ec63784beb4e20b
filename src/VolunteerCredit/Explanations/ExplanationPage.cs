using System.Xml.Linq;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations.Pages;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations;

/// <summary>
/// An explanation as a page of HTML that stands by itself: no script, no network, no font or picture from elsewhere. It is read on a telephone and printed on A4. Every
/// figure on it is in the object; places in pictures are rounded, figures never.
/// </summary>
public static class ExplanationPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> Style = new(() => ResultJson.ReadResource("page.css"));

    /// <summary>The page.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">The language.</param>
    /// <param name="layout">How long its lists may be; <see langword="null"/> for the defaults.</param>
    /// <returns>A whole document, HTML and well-formed XML at once, with line feeds.</returns>
    /// <exception cref="ArgumentException">A figure of the layout is out of its bounds (VC5001).</exception>
    public static string ToHtml(this Explanation explanation, Language language = Language.English, ExplanationLayout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var words = new Wording(language);
        string title = explanation.Basis.Title.In(language);
        return Html.Write(Tag(
            "html", ("lang", language == Language.Chinese ? "zh-Hans" : "en"), ("dir", "ltr"),
            Tag(
                "head",
                Tag("meta", ("charset", "utf-8")),
                Tag("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy)),
                Tag("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")),
                Tag("meta", ("name", "referrer"), ("content", "no-referrer")),
                Tag("title", words.Say("page.found", title, words.Subject(explanation.Result))),
                new XElement("style", Style.Value)),
            Tag("body", Tag("main", Head(explanation, words, title), Parts(explanation, words, ExplanationLayout.Checked(layout))))));
    }

    private static XElement Head(Explanation explanation, Wording words, string title)
    {
        CreditResult result = explanation.Result;
        return Tag(
            "header",
            Tag("h1", title),
            Tag("p", ("class", "about"), Quoted(words.Subject(result)), " · ", words.Say("page.byRules", $"{result.RuleSet.Id} {result.RuleSet.Version}"), " · ", Tag("span", words.Say("page.asOf", Records.RecordRules.Iso(result.AsOf)))),
            result.Honesty == Honesty.Illustrative ? Tag("p", ("class", "indicative"), words.Say("page.indicative")) : null);
    }

    private static IEnumerable<XElement?> Parts(Explanation explanation, Wording words, ExplanationLayout layout)
    {
        CreditResult result = explanation.Result;
        var lists = new ShareList(result, words, layout.SharesMax);
        yield return OutcomeCards.Draw(explanation, words);
        yield return ReasonList.DrawOthers(explanation, words);
        if (result.Status == ResultStatus.Computed)
        {
            foreach (DecisionResult decision in result.Decisions)
            {
                yield return ReasonList.Draw(explanation, decision, words);
            }

            yield return Gauge.DrawAll(explanation, words);
            foreach (ScoreResult score in result.Scores)
            {
                yield return ContributionBars.Draw(explanation, score, words, lists);
            }

            yield return Tables.Criteria(result, words);
            yield return TimelineChart.Draw(result, words);
            yield return Tables.Measures(explanation, words, lists);
            yield return Tables.Records(result, words, layout.RecordsMax);
            yield return Tables.Notices(result, words);
        }

        yield return Foot.Rules(explanation, words);
        yield return Foot.Sources(explanation, words);
        yield return Foot.Receipt(explanation, words);
    }
}
