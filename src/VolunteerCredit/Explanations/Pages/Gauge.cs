using System.Xml.Linq;
using VolunteerCredit.Measures;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>A value on its scale: a bar up to the value, and a line at each figure at which a tier, criterion or offer turns.</summary>
internal static class Gauge
{
    /// <summary>The narrowest screen that is provided for leaves a picture so many pixels.</summary>
    private const int NarrowestWidth = 300;

    /// <summary>The sizes of the letters of figures and of the value, in pixels.</summary>
    private const int FigureSize = 12, ValueSize = 15;

    public static XElement? DrawAll(Explanation explanation, Wording words) => explanation.Scales.Count == 0 ? null : Tag(
        "section",
        Tag("h2", words.Say("page.scales")),
        explanation.Scales.Select((scale, i) => Draw(scale, i, OpennessOf(explanation.Result, scale), words)));

    private static XElement Draw(Scale scale, int number, Openness openness, Wording words)
    {
        string label = scale.Label.In(words.Language), value = words.Show(scale.Value), range = words.Range(scale.Least, scale.Most);
        string title = $"g{number}", text = $"d{number}";
        Axis axis = AxisOf(scale);
        return Tag(
            "div", ("class", "gauge"),
            Tag("h3", words.Say("page.found", label, value)),
            openness == Openness.Closed ? null : Tag("p", ("class", "note"), words.Open(openness)),
            Tag(
                "svg", ("role", "img"), ("aria-labelledby", $"{title} {text}"), ("width", "100%"), ("height", "84"),
                Tag("title", ("id", title), words.Say("page.gauge", label)),
                Tag("desc", ("id", text), words.Say("page.gaugeOf", label, value, range)),
                Tag("rect", ("class", scale.Value is null ? "ground unknown" : "ground"), ("y", "28"), ("width", "100%"), ("height", "14")),
                scale.Value is { } at ? Tag("rect", ("class", "plus"), ("y", "28"), ("width", axis.At(at.Figure)), ("height", "14")) : null,
                scale.Marks.GroupBy(mark => mark.At.Figure).Select(same => same.Select((mark, i) => Sign(mark, axis.At(same.Key), 44, 15 * i))),
                Figures(scale, axis, words),
                Value(scale, axis, value)),
            scale.Marks.Count == 0 ? null : Table(
                words.Say("page.gauge", label), "marks", [words.Say("page.figure"), words.Say("page.turns"), words.Say("page.standing")],
                scale.Marks.Select(mark => Tag(
                    "tr",
                    RowHead(words.Show(mark.At)),
                    Tag("td", Tag("svg", ("class", "key"), ("width", "14"), ("height", "14"), ("aria-hidden", "true"), Sign(mark, "50%", 0, 0)), words.Say("page.found", Texts.Phrase("page.mark." + mark.Kind), mark.Label)),
                    Tag("td", Standing(scale, mark, words))))));
    }

    /// <summary>Each kind of mark has a form of its own.</summary>
    private static XElement Sign(ScaleMark mark, string x, int top, int aside) => Tag(
        "svg", ("x", x), ("y", $"{top}"), ("overflow", "visible"),
        top == 0 || aside > 0 ? null : Tag("path", ("class", "edge"), ("d", "M-1 -20h2v20h-2z")),
        Tag("path", ("class", "form"), ("transform", $"translate({aside})"), ("d", mark.Kind switch
        {
            ScaleMarkKind.Tier => "M0 1l6 10h-12z",
            ScaleMarkKind.Criterion => "M0 1l6 6-6 6-6-6z",
            _ => "M-5 2h10v10h-10z",
        })));

    /// <summary>The value above the bar.</summary>
    private static object?[] Value(Scale scale, Axis axis, string text)
    {
        int place = scale.Value is { } value ? axis.PlaceOf(value.Figure) : 5_000;
        return
        [
            scale.Value is null ? null : Tag("svg", ("x", Axis.Percent(place)), ("y", "28"), ("overflow", "visible"), Tag("path", ("class", "needle"), ("d", "M-1 -6h2v24h-2z"))),
            Tag("text", ("class", "value"), ("x", Axis.Percent(place)), ("y", "18"), ("text-anchor", Anchor(place, WidthOf(text, ValueSize))), text),
        ];
    }

    /// <summary>The figures of the bounds and marks below the bar, in two rows; what has no room stands only in the table.</summary>
    private static IEnumerable<XElement> Figures(Scale scale, Axis axis, Wording words)
    {
        int[] taken = [int.MinValue, int.MinValue];
        IEnumerable<Amount?> all = [scale.Least, .. scale.Marks.Select(m => (Amount?)m.At), scale.Most];
        foreach (Amount amount in all.OfType<Amount>().DistinctBy(a => a.Figure).OrderBy(a => a.Figure))
        {
            string text = words.Show(amount);
            int place = axis.PlaceOf(amount.Figure), width = WidthOf(text, FigureSize);
            int left = Anchor(place, width) switch { "start" => place, "end" => place - width, _ => place - (width / 2) };
            int row = Array.FindIndex(taken, end => end <= left);
            if (row >= 0)
            {
                taken[row] = left + width;
                yield return Tag("text", ("x", Axis.Percent(place)), ("y", row == 0 ? "70" : "82"), ("text-anchor", Anchor(place, width)), text);
            }
        }
    }

    /// <summary>In the middle, unless it would stand out at an edge.</summary>
    private static string Anchor(int place, int width) => place < width / 2 ? "start" : place > 10_000 - (width / 2) ? "end" : "middle";

    /// <summary>How much of the narrowest picture a text takes, in hundredths of a per cent: a Chinese character is as wide as it is high, others two thirds of that.</summary>
    private static int WidthOf(string text, int size) => text.Sum(c => c < 0x2e80 ? size * 2 / 3 : size) * 10_000 / NarrowestWidth;

    private static string Standing(Scale scale, ScaleMark mark, Wording words) =>
        scale.Value is not { } value ? words.Say("explain.unknown") : words.Say(value.Figure >= mark.At.Figure ? "page.atOrAbove" : "page.below");

    /// <summary>From bound to bound; without one, as far as there is something to see, and a little further.</summary>
    private static Axis AxisOf(Scale scale)
    {
        Fraction[] seen = [default, .. scale.Marks.Select(m => m.At.Figure), .. scale.Value is { } value ? [value.Figure] : Array.Empty<Fraction>()];
        Fraction least = scale.Least?.Figure ?? seen.Min();
        Fraction most = scale.Most?.Figure ?? seen.Max() * new Fraction(11, 10);
        return new(least, most);
    }

    private static Openness OpennessOf(CreditResult result, Scale scale) =>
        result.Scores.FirstOrDefault(s => s.Name == scale.Name)?.Openness ?? result.Measures.FirstOrDefault(m => m.Name == scale.Name)?.Openness ?? Openness.Closed;
}
