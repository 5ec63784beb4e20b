using System.Numerics;
using System.Xml.Linq;
using VolunteerCredit.Measures;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>The hours along the calendar, and where they went: pillars of what counted, waits and was lost, with the figures below.</summary>
internal static class TimelineChart
{
    private const int Height = 120, Top = 16;

    /// <summary>Pillars are no wider than if there were so many, and a label takes so much of the narrowest picture, in hundredths of a per cent.</summary>
    private const int PillarsMin = 6, LabelWidth = 1_700;

    public static XElement Draw(CreditResult result, Wording words)
    {
        TimeBalance time = result.Time;
        var timeline = HoursTimeline.Of(result.Records);
        return Tag(
            "section",
            Tag("h2", words.Say("page.hours")),
            Tag("p", words.Say("explain.time", words.Time(time.Recorded), words.Time(time.Added), words.Time(time.Counted), words.Time(time.Held), words.Time(time.Lost))),
            time.UnknownRecords == 0 ? null : Tag("p", ("class", "note"), words.Say("explain.unknownRecords", time.UnknownRecords)),
            time.Reasons.Count == 0 ? null : Table(
                words.Say("page.reason"), "plain", [words.Say("page.reason"), words.Say("page.minutes"), words.Say("page.rows")],
                time.Reasons.Select(r => Tag("tr", RowHead(r.Text.In(words.Language)), Figure(words.Changed(r.Added, r.Held, r.Lost)), Figure(Wording.Number(r.Rows))))),
            timeline.Periods.Count == 0 ? null : Picture(timeline, words),
            timeline.Periods.Count == 0 ? null : Table(
                words.Say("page.timeline"), "periods", [words.Say("page.period"), words.Say("page.counted"), words.Say("page.held"), words.Say("page.lost")],
                timeline.Periods.Where(p => p.Records.Count > 0).Select(p => Tag(
                    "tr", RowHead(p.Label), Figure(words.Time(p.Counted)), Figure(words.Time(p.Held)), Figure(words.Time(p.Lost))))));
    }

    private static XElement Picture(HoursTimeline timeline, Wording words)
    {
        IReadOnlyList<HoursPeriod> periods = timeline.Periods;
        int slot = 10_000 / Math.Max(PillarsMin, periods.Count), every = Math.Max(1, (LabelWidth + slot - 1) / slot);
        return Tag(
            "figure",
            Tag("h3", words.Say("page.timeline")),
            Tag(
                "svg", ("role", "img"), ("aria-labelledby", "t0 t1"), ("class", "timeline"), ("width", "100%"), ("height", $"{Top + Height + 20}"),
                Tag("title", ("id", "t0"), words.Say("page.timeline")),
                Tag("desc", ("id", "t1"), words.Say("page.timelineOf", periods[0].Label, periods[^1].Label)),
                Tag("defs", Tag("pattern", ("id", "hatch"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"), Tag("rect", ("class", "hatch"), ("width", "3"), ("height", "6")))),
                Tag("rect", ("class", "ground"), ("y", $"{Top}"), ("width", "100%"), ("height", "1")),
                Tag("text", ("y", $"{Top - 4}"), words.Say("page.mostInAPeriod", words.Time(timeline.Largest))),
                periods.Select((period, i) => Pillar(period, timeline.Largest, i * slot, slot * 7 / 10)),
                Tag("rect", ("class", "edge"), ("y", $"{Top + Height}"), ("width", "100%"), ("height", "1")),
                periods.Select((period, i) => i % every == 0 && (i * slot) + LabelWidth <= 10_000
                    ? Tag("text", ("x", Axis.Percent(i * slot)), ("y", $"{Top + Height + 15}"), period.Label)
                    : null)),
            Tag("figcaption", Legend("counted", words.Say("page.counted")), Legend("held", words.Say("page.held")), Legend("lost", words.Say("page.lost"))));
    }

    private static IEnumerable<XElement> Pillar(HoursPeriod period, long largest, int x, int width)
    {
        long below = 0;
        foreach ((string kind, long minutes) in new[] { ("counted", period.Counted), ("held", period.Held), ("lost", period.Lost) })
        {
            (int bottom, int top) = (Rise(below), Rise(below += minutes));
            if (minutes > 0)
            {
                yield return Tag(
                    "rect", ("class", kind), ("data-figure", new Fraction(minutes).ToString()), ("x", Axis.Percent(x)), ("y", $"{Top + Height - top}"), ("width", Axis.Percent(width)), ("height", $"{top - bottom}"));
            }
        }

        int Rise(long sum) => (int)((BigInteger)sum * Height / Math.Max(1, largest));
    }

    private static XElement Legend(string kind, string name) => Tag(
        "span", Tag("svg", ("class", "key"), ("width", "14"), ("height", "14"), ("aria-hidden", "true"), Tag("rect", ("class", kind), ("x", "1"), ("y", "1"), ("width", "12"), ("height", "12"))), name);
}
