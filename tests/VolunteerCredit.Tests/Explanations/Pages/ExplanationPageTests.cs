using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;
using VolunteerCredit.Tests.RuleSets.Schema;

namespace VolunteerCredit.Tests.Explanations.Pages;

/// <summary>The page: well-formed, by itself, with the object's figures and no others, and safe whatever stands in the records.</summary>
public sealed class ExplanationPageTests
{
    private static readonly string[] Fetching = ["script", "link", "img", "iframe", "object", "embed", "base", "form", "a", "use", "image", "audio", "video", "source"];

    public static TheoryData<string> Names => [.. Applicants.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_well_formed_stands_by_itself_and_forbids_all_else(string name) => Assert.All(Enum.GetValues<Language>(), language =>
    {
        XElement page = Read(Applicants.All[name].ToHtml(language));
        Assert.Equal(language == Language.Chinese ? "zh-Hans" : "en", (string?)page.Attribute("lang"));
        Assert.DoesNotContain(page.Descendants(), e => Fetching.Contains(e.Name.LocalName));
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "src" or "href" or "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotMatch("url\\((?!#)|@import|@font-face|[<>&]", page.Descendants("style").Single().Value);
        XElement policy = page.Element("head")!.Elements("meta").Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy");
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'", (string?)policy.Attribute("content"));
        Assert.Equal("utf-8", (string?)page.Element("head")!.Elements().First().Attribute("charset"));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_told_to_those_who_do_not_see_it(string name)
    {
        XElement page = Read(Applicants.All[name].ToHtml());
        int[] levels = [.. page.Descendants().Select(e => e.Name.LocalName).Where(n => n is "h1" or "h2" or "h3").Select(n => n[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants("svg").Where(svg => (string?)svg.Attribute("role") == "img"), svg =>
        {
            Assert.NotEmpty(svg.Element("title")!.Value);
            Assert.All(((string?)svg.Attribute("aria-labelledby"))?.Split(' ') ?? [], id => Assert.Contains(id, ids));
        });
        Assert.All(page.Descendants("svg").Where(svg => !svg.Ancestors("svg").Any()), svg =>
            Assert.True((string?)svg.Attribute("role") == "img" || (string?)svg.Attribute("aria-hidden") == "true", svg.ToString()));
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.Descendants("thead").Elements("tr").Elements(), head => Assert.Equal("col", (string?)head.Attribute("scope")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_of_it_is_in_the_object(string name) => HasFiguresOfJson(Applicants.All[name], new());

    [Property(MaxTest = 15, Arbitrary = [typeof(Scenes)])]
    public void Of_any_volunteer_under_any_rule_set_the_page_is_well_formed_with_the_objects_figures(Scene scene)
    {
        foreach (Asked asked in Engines.For(scene))
        {
            Explanation why = Engines.One.Explain(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            HasFiguresOfJson(why, new() { SharesMax = (int)(scene.Seed % 4), RecordsMax = (int)(scene.Seed % 5) });
            BarsAddUp(why);

            // A title may spell out in one language what it leaves out in the other, and rules are held alike where they are described.
            Explanation ours = why with { Rules = [], Basis = why.Basis with { Title = Words.Same("") } };
            Assert.Equal(FiguresOf(ours, Language.English), FiguresOf(ours, Language.Chinese));
        }
    }

    [Fact]
    public void The_bars_sum_to_the_score_and_the_pillars_to_the_hours() => Assert.All(Applicants.All.Values, BarsAddUp);

    [Fact]
    public void Bars_begin_where_the_one_before_ended()
    {
        // 150 of base, +6, 0, +6, +2, 0, 0, −5, 0: the highest sum is 164, the score 159.
        XElement[] bars = [.. Bars(Read(Applicants.RefusedByModel.ToHtml())).SelectMany(b => b.Elements("rect")).Where(r => r.Attribute("data-figure") is not null)];
        Assert.Equal(
            ["plus 150 0.00% 91.46%", "plus 6 91.46% 3.66%", "plus 0 95.12% 0.00%", "plus 6 95.12% 3.66%", "plus 2 98.78% 1.22%", "plus 0 100.00% 0.00%", "plus 0 100.00% 0.00%", "less -5 96.95% 3.05%", "plus 0 96.95% 0.00%", "total 159 0.00% 96.95%"],
            bars.Select(b => $"{(string?)b.Attribute("class")} {(string?)b.Attribute("data-figure")} {(string?)b.Attribute("x")} {(string?)b.Attribute("width")}"));
    }

    [Fact]
    public void The_gauge_has_the_value_the_bounds_and_a_mark_where_something_turns()
    {
        XElement gauge = Read(Applicants.Refused.ToHtml()).Descendants("svg").First(svg => ((string?)svg.Attribute("aria-labelledby"))?.StartsWith('g') == true);
        Assert.Equal("Volunteer credit score: 334; possible 0 to 650", gauge.Element("desc")!.Value);
        Assert.Equal("51.38%", (string?)gauge.Elements("rect").Single(r => (string?)r.Attribute("class") == "plus").Attribute("width"));
        Assert.Equal(["51.53%", "51.53%", "92.30%"], gauge.Elements("svg").Where(s => s.Elements("path").Any(p => (string?)p.Attribute("class") == "form")).Select(s => (string?)s.Attribute("x")));
        Assert.Equal(["0", "335", "600", "650", "334"], gauge.Elements("text").Select(t => t.Value));
    }

    [Fact]
    public void An_unknown_value_has_no_bar()
    {
        XElement[] gauges = [.. Read(Applicants.Explain("cn.tonglu.volunteer-loan", [], []).ToHtml()).Descendants("svg").Where(svg => ((string?)svg.Attribute("aria-labelledby"))?.StartsWith('g') == true)];
        XElement age = gauges.Single(g => g.Element("desc")!.Value.StartsWith("Age: unknown", StringComparison.Ordinal));
        Assert.DoesNotContain(age.Elements("rect"), r => (string?)r.Attribute("class") == "plus");
        Assert.Contains(age.Elements("text"), t => t.Value == "unknown");
    }

    [Fact]
    public void What_others_wrote_is_text_and_nothing_else()
    {
        string html = Applicants.All["hostile"].ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(html, c => c is '\u202E' or '\u0007' or '\uFFFF');
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("\\u{202e}gnp.exe\\u{7}", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_with_three_cuts_lists_three_reasons()
    {
        const string Limits = """
            "intake": [ { "type": "merge-overlaps" }, { "type": "limit", "per": "day", "max": "8h", "reason": "day" }, { "type": "limit", "per": "week", "max": "10h", "reason": "week" } ],
            "measures": { "hours": { "type": "hours" } }
            """;

        // Of the last record's 12 h one overlaps the second; with its 2 h 6 h remain of the day's 8; the week's 10 are used up by the two before it.
        Explanation why = Given.Engine(Limits).Explain(
            "t",
            Given.Volunteer(Given.Placed("a", "2024-05-06", "08:00", "18:00"), Given.Placed("b", "2024-05-07", "07:00", "09:00"), Given.Placed("c", "2024-05-07", "08:00", "20:00")),
            Evaluation.On(new(2024, 12, 31)));
        XElement table = Read(why.ToHtml()).Descendants("table").Single(t => (string?)t.Attribute("class") == "records");

        Assert.Equal(
            ["Recorded: 12 h", "1 h lost: overlaps another service because of b", "5 h lost: above the limit", "6 h lost: above the limit"],
            table.Element("tbody")!.Elements("tr").Last().Descendants("li").Select(li => li.Value.Replace("day", "above the limit").Replace("week", "above the limit")));
    }

    [Fact]
    public void Of_a_group_the_members_stand_before_their_records()
    {
        CreditEngine engine = CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText("""
            { "id": "g", "version": "1", "honesty": "illustrative", "subject": "household", "measures": { "hours": { "type": "hours" } } }
            """)));
        Volunteer[] members = [.. new[] { "ann", "bob" }.Select(id => new Volunteer(
            id, [Given.Service("r1", "2024-05-01", 60) with { VolunteerId = id }], [Given.Fact("f", "household", "h1") with { SubjectId = id }]))];
        Explanation why = engine.ExplainGroups("g", members, Evaluation.On(new(2024, 12, 31))).Single();
        XElement page = Read(why.ToHtml());

        Assert.Equal("Group household:h1", page.Descendants("bdi").First().Value);
        Assert.Equal(["2024-05-01 ann/r1: +1 h", "2024-05-01 bob/r1: +1 h"], page.Descendants("tr").Single(r => (string?)r.Attribute("class") == "below").Descendants("li").Select(li => li.Value));
        Assert.Empty(new SchemaValidator(ExplanationJson.Schema).Faults(why.ToJson()));
        HasFiguresOfJson(why, new());
    }

    [Fact]
    public void Records_that_are_not_listed_are_counted()
    {
        XElement page = Read(Applicants.Rated.ToHtml(layout: new() { RecordsMax = 3 }));
        Assert.Equal(3, page.Descendants("table").Single(t => (string?)t.Attribute("class") == "records").Element("tbody")!.Elements("tr").Count());
        Assert.Contains("other records: 197", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_records_make_a_page_of_less_than_half_a_megabyte()
    {
        string html = Applicants.Hostile(Enumerable.Repeat(0, 10_000)).ToHtml();
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 50_000, 500_000);
        Assert.InRange(Read(html).Descendants("tr").Count(), 200, 400);
    }

    [Fact]
    public void It_is_the_same_in_every_culture()
    {
        string expected = Applicants.RefusedByModel.ToHtml();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "minus", NumberDecimalSeparator = "!" } };
            Assert.Equal(expected, Applicants.RefusedByModel.ToHtml());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void BarsAddUp(Explanation why)
    {
        XElement page = Read(why.ToHtml(Language.Chinese));
        foreach (XElement table in page.Descendants("table").Where(t => (string?)t.Attribute("class") == "bars"))
        {
            XElement[] bars = [.. table.Descendants("rect").Where(r => r.Attribute("data-figure") is not null)];
            Assert.Equal(FigureOf(bars[^1]), bars[..^1].Aggregate(default(Fraction), (sum, bar) => sum + FigureOf(bar)));
        }

        if (why.Result.Status == ResultStatus.Computed)
        {
            Assert.Equal(why.Result.Time.Counted, Pillars(page, "counted"));
            Assert.Equal(why.Result.Time.Held, Pillars(page, "held"));
            Assert.Equal(why.Result.Time.Lost, Pillars(page, "lost"));
        }
    }

    private static IEnumerable<XElement> Bars(XElement page) =>
        page.Descendants("table").Where(t => (string?)t.Attribute("class") == "bars").Descendants("svg");

    private static long Pillars(XElement page, string kind) => page.Descendants("rect")
        .Where(r => (string?)r.Attribute("class") == kind && r.Attribute("data-figure") is not null).Sum(r => long.Parse((string)r.Attribute("data-figure")!, CultureInfo.InvariantCulture));

    private static Fraction FigureOf(XElement bar)
    {
        string[] parts = ((string)bar.Attribute("data-figure")!).Split('/');
        Assert.True(Fraction.TryParse(parts[0], out Fraction over));
        return parts.Length == 1 ? over : over / new Fraction(long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static void HasFiguresOfJson(Explanation why, ExplanationLayout layout) => Assert.All(Enum.GetValues<Language>(), language =>
        Assert.Empty(FiguresOf(why, language, layout).Except(ShownFigures.OfJson(why.ToJson(language, layout: layout)))));

    /// <summary>All figures of the page, those in the descriptions of pictures included, sorted.</summary>
    private static IEnumerable<string> FiguresOf(Explanation why, Language language, ExplanationLayout? layout = null) =>
        Read(why.ToHtml(language, layout)).Element("body")!.DescendantNodes().OfType<XText>().SelectMany(t => ShownFigures.Of(t.Value)).Order(StringComparer.Ordinal);

    private static XElement Read(string html)
    {
        const string Doctype = "<!DOCTYPE html>\n";
        Assert.StartsWith(Doctype, html, StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(html[Doctype.Length..]), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }
}
