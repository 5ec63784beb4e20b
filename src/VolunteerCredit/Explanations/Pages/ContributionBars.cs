using System.Xml.Linq;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>A score as a waterfall: each bar begins where the one before ended, and the last one is the score.</summary>
internal static class ContributionBars
{
    public static XElement? Draw(Explanation explanation, ScoreResult score, Wording words, ShareList shares)
    {
        ScoreResult made = score.Computed?.Score ?? score;
        if (made.Lines.Count == 0)
        {
            return null;
        }

        Fraction[] ends = [.. Ends(made.Lines)];
        var axis = new Axis(ends.Min(), ends.Max());
        IReadOnlyList<LineContributions> lines = explanation.ScoreOf(score)?.Lines ?? [];
        IEnumerable<XElement?> rows = made.Lines.SelectMany((line, i) =>
        {
            LineContributions? why = i < lines.Count ? lines[i] : null;
            string value = line.Kind is ScoreLineKind.Given or ScoreLineKind.Computed ? words.Qualified(words.Signed(line.Value), score.Qualifier) : words.Signed(line.Value);
            string label = line.Label.In(words.Language);
            string[] notes =
            [
                .. line.Found is null ? Array.Empty<string>() : [words.Say("page.found", words.Value(explanation.Result, line.Of), words.Show(line.Found))],
                .. why is not null && words.Bounds(why) is { } bounds ? [bounds] : Array.Empty<string>(),
            ];
            return new[]
            {
                Tag("tr", RowHead(label), Bar(axis, ends[i], ends[i + 1], line.Value.Quanta < 0 ? "less" : "plus", words.Say("page.found", label, value)), Figure(value)),
                shares.Row(3, string.Join(" · ", notes), why?.Records ?? [], why?.AtNothing),
            };
        });
        string name = words.Say("page.contributions", score.Label), sum = words.Show(score.Value, score.Qualifier);
        return Tag(
            "section",
            Tag("h2", name),
            score.Computed is { } computed ? Tag("p", ("class", "note"), words.Say("explain.computedBy", $"{computed.By.Id} {computed.By.Version}")) : null,
            Table(name, "bars", [words.Say("page.part"), words.Say("page.bar"), words.Say("page.gives")],
            [
                .. rows,
                Tag("tr", ("class", "sum"), RowHead(words.Say("page.total")), Bar(axis, default, ends[^1], "total", words.Say("page.found", words.Say("page.total"), sum)), Figure(sum)),
            ]));
    }

    /// <summary>Nothing, and the sum after each line.</summary>
    private static IEnumerable<Fraction> Ends(IReadOnlyList<ScoreLine> lines)
    {
        Fraction sum = default;
        yield return sum;
        foreach (ScoreLine line in lines)
        {
            yield return sum += line.Value.Figure;
        }
    }

    /// <summary>A bar from one figure to another, with a line where it ends: that is seen also where it gives nothing.</summary>
    private static XElement Bar(Axis axis, Fraction from, Fraction to, string kind, string title)
    {
        (Fraction left, Fraction right) = from < to ? (from, to) : (to, from);
        return Tag("td", ("class", "bar"), Tag(
            "svg", ("role", "img"), ("width", "100%"), ("height", "20"),
            Tag("title", title),
            Tag("rect", ("class", "ground"), ("y", "9"), ("width", "100%"), ("height", "2")),
            Tag("rect", ("class", kind), ("data-figure", (to - from).ToString()), ("x", axis.At(left)), ("y", "4"), ("width", axis.Between(left, right)), ("height", "12")),
            Tag("rect", ("class", "edge"), ("x", axis.At(to)), ("y", "1"), ("width", "2"), ("height", "18"), ("transform", axis.PlaceOf(to) == 0 ? "translate(0)" : "translate(-2)"))));
    }
}
