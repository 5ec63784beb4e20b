using System.Text.RegularExpressions;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Description;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.RuleSets.Description;

/// <summary>Rule sets in words: the shipped ones are held to approved files, and no figure of any document is left out.</summary>
public partial class DescriptionTests
{
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.All));

    private static readonly ComponentCatalog Catalog = new(ComponentCatalog.BuiltIn);

    /// <summary>What documents may hold beyond what the built-in components of today declare: nothing of it is passed over.</summary>
    private static readonly DocumentNode Everything = RuleSetDocument.Read(RuleSetSource.FromText("""
        {
          "id": "x", "version": "1", "honesty": "official", "purpose": "credit", "title": { "en": "X", "zh-Hans": "某" },
          "approval": { "by": "the council", "on": "2020-02-01", "reference": "No. 5" },
          "sources": [ { "title": "a", "date": "2019-01-02", "url": "https://example.org/a_b" } ],
          "effective": { "from": "2020-01-01", "to": "2022-12-31" },
          "builds": ["base@2"], "overrides": ["measures.hours", "intake"], "subject": "household", "reviewed": ["06-30", "12-31"],
          "parameters": {
            "least": { "is": "figure", "unit": "h", "min": "1h", "max": "90min", "default": "1h 15min" },
            "rate": { "is": "figure", "default": { "byDate": [ { "until": "2020-12-31", "value": 41 }, { "from": "2021-01-01", "value": 40 } ] } }
          },
          "intake": [
            { "type": "limit", "per": "day", "max": { "byDate": [ { "until": "2020-12-31", "value": "8h" }, { "from": "2021-01-01", "value": "6h" } ] } },
            { "type": "new-step", "to": "15min", "where": { "minutes": { "above": 30 } }, "during": { "opens": { "category": "no-show" }, "lasts": "3 months" } }
          ],
          "measures": {
            "hours": { "type": "hours", "window": { "fiscal-year": 4, "years": -1 }, "weights": [ { "where": { "within": "22:00-05:00" }, "times": { "byDate": [ { "from": "2020-05-01", "value": 1.5 } ], "decides": "service" } } ] },
            "best": { "type": "hours", "window": { "best": "12 months" }, "where": { "age": { "below": { "param": "rate" } } } },
            "since": { "type": "count", "window": { "anniversary": "registered" }, "distinct": ["project", { "fiscal-year": 9 }] },
            "each": { "type": "each-period", "per": { "fiscal-year": 10 }, "of": "hours", "fold": "count", "byAge": [ { "from": 0, "atLeast": "20h" }, { "from": 60, "atLeast": "10h" } ], "require": [ { "of": "since", "atLeast": 2 } ] },
            "share": { "type": "ratio", "of": { "type": "count", "where": { "rating": { "min": 4 } } }, "to": { "type": "count" }, "sample": 5, "round": { "to": 0.01, "mode": "half-up" } }
          },
          "scores": {
            "score": { "byDate": [ { "until": "2020-12-31", "value": { "type": "points", "base": 7 } }, { "from": "2021-01-01", "value": { "type": "points", "base": 9, "honesty": "illustrative" } } ] }
          },
          "tiers": {
            "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": { "param": "least" } } ], "keep": "sticky", "repeat": "100h", "tables": [ { "by": ["hours", "since"], "at": [["3h", 4], ["5h", 6]], "when": [ { "type": "fact", "name": "student", "is": "yes" } ] } ] },
            "prize": { "type": "award", "needs": [ { "of": "hours", "atLeast": "30h" } ], "valid": "2 years", "most": 3 }
          },
          "decisions": {
            "loan": { "require": [ { "type": "not", "of": { "type": "compare", "of": "hours", "referBelow": "50h" } }, { "type": "some", "of": [ { "type": "tier", "of": "stars", "atLeast": "one" } ], "atLeast": 1 } ],
              "offer": { "type": "rows", "columns": { "coupon": "number" }, "by": "hours", "take": "all", "rows": [ { "at": "11h", "coupon": 3 }, { "at": "13h", "coupon": 4 } ] }, "valid": "6 months" }
          },
          "grants": { "coin": { "type": "grant", "currency": "coin", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 10 }, "expires": "18 months" } },
          "boards": { "top": { "type": "board", "group": "project", "by": "hours", "top": 17, "period": { "calendar-year": 0 } } },
          "manual": ["stars"], "suspension": "Refer", "accept": [ { "code": "VC3101", "at": "tiers.stars", "reason": { "en": "a | b", "zh-Hans": "甲" } } ],
          "later": { "figure": 23 }
        }
        """)).Root;

    public static TheoryData<string> Ids => [.. ShippedRuleSets.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_rule_set_is_described_as_approved(string id) =>
        Assert.All(Enum.GetValues<Language>(), language => AssertApproved(id, language));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void Every_figure_of_a_document_stands_in_its_description(Language language)
    {
        foreach (DocumentNode root in Trees.Documents.Append(Everything))
        {
            AssertNamesEveryFigure(root, language);
        }
    }

    [Property(MaxTest = 40)]
    public void Every_figure_of_a_random_document_stands_in_its_description(uint seed)
    {
        DocumentNode root = new RuleSetMaker(new Dice(seed)).Make("any").Root;
        AssertNamesEveryFigure(root, seed % 2 == 0 ? Language.English : Language.Chinese);
    }

    [Fact]
    public void Figures_are_found_and_one_that_is_left_out_is_missed()
    {
        Figures.Moved[] moved = [.. Figures.Of(Everything)];

        Assert.Contains(moved, m => m.Path == "/intake/0/max/byDate/0/value" && m.Digits is ["7919"]);
        Assert.Contains(moved, m => m.Path == "/measures/hours/weights/0/where/within" && m.Digits.Length == 2);
        Assert.True(moved.Length > 60);
        string unmoved = Describe(Everything, Language.English);
        Assert.All(moved, m => Assert.All(m.Digits, digits => Assert.False(Holds(unmoved, digits))));
    }

    [Theory]
    [InlineData("at most the value by date in table 2 (the day of service decides", "至多计表 2 按日期的值（由服务日决定")]
    [InlineData("| until 2020-12-31 | 8 h |", "| 至 2020-12-31 止 | 8 小时 |")]
    [InlineData("the year 1 before the one from the 1st of month 4 that holds the as-of day", "自 4 月 1 日起、含基准日的年度之前第 1 个年度")]
    [InlineData("whichever 12 months on end give the most", "任意连续 12 个月中取最大值")]
    [InlineData("since the last anniversary of the date `registered`", "自日期 `registered` 最近的周年日")]
    [InlineData("the parameter `least` (1 h 15 min unless given otherwise)", "参数 `least`（未另行提供时为 1 小时 15 分钟）")]
    [InlineData("Taken over from `base@2`", "沿用 `base@2`")]
    [InlineData("Replaced by this document's own: `measures.hours` and `intake`", "由本文档自行替换：`measures.hours`、`intake`")]
    [InlineData("Computed as of the last of these days (month-day): 06-30 and 12-31", "以最近的下列日期（月-日）为基准日：06-30、12-31")]
    [InlineData("Approved by the council on 2020-02-01 (No. 5)", "批准：the council，2020-02-01（No. 5）")]
    [InlineData("<https://example.org/a_b>", "<https://example.org/a_b>")]
    [InlineData("valid for 6 months", "有效期：6 个月")]
    [InlineData("every decision is: refer to a person", "各项决定一律为：转人工")]
    [InlineData("| `VC3101` | `tiers.stars` | a \\| b |", "| `VC3101` | `tiers.stars` | 甲 |")]
    [InlineData("| from 11 h to below 13 h |", "| 11 小时以上、不满 13 小时 |", false)]
    [InlineData("`later` (`figure` 23)", "`later`（`figure` 23）")]
    public void What_a_document_says_is_said_in_both_languages(string english, string chinese, bool said = true)
    {
        Assert.Equal(said, Describe(Everything, Language.English).Contains(english, StringComparison.Ordinal));
        Assert.Equal(said, Describe(Everything, Language.Chinese).Contains(chinese, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.English, "**Rain on the parade**: of services where the source is `a`; how hard it rains: heavily \\*wet\\*; the drops: 12; kinds: table 1.")]
    [InlineData(Language.Chinese, "**游行遇雨**：取来源为 `a` 的服务；雨势：heavily \\*wet\\*；雨滴：12；种类：表 1。")]
    public void A_component_of_a_plug_in_is_described_by_its_declaration(Language language, string sentence)
    {
        Option<string> name = Option.Text("name", new("the name", "名称")).Required();
        ComponentType type = ComponentType.Measure(
            "rain", new("rain on the parade", "游行遇雨"), RowKinds.Service, hasWindow: false,
            [
                Option.Title("how", new("how hard it rains; the default is dry", "雨势；默认无雨")),
                Option.Whole("drops", new("the drops, such as 7", "雨滴，如 7"), 0, 99),
                Option.Fields("kinds", new("kinds", "种类"), () => [name, Option.Figure("much", new("how much", "多少"))]).List(),
            ],
            _ => throw new InvalidOperationException("A description makes no component."));
        DocumentNode root = DocumentNode.Map(("id", "p"), ("measures", DocumentNode.Map(("m", DocumentNode.Map(
            ("type", "rain"), ("where", DocumentNode.Map(("source", "a"))),
            ("how", DocumentNode.Map(("en", "heavily *wet*"), ("zh-Hans", "heavily *wet*"))), ("drops", 12),
            ("kinds", DocumentNode.List(DocumentNode.Map(("name", "x|y"), ("much", "3.5 mm")))))))));

        string text = RuleSetDescription.Render(root, new ComponentCatalog([type]), null, language);

        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Contains("| “x\\|y” | 3.5 mm |", text, StringComparison.Ordinal);
    }

    /// <summary>Lines begin as headings, items, tables or sentences of ours, whatever a document says.</summary>
    [Theory]
    [InlineData("a|b")]
    [InlineData("a\n# b")]
    [InlineData("a\n\n- b\n| c | d |")]
    [InlineData("`a` ``b`")]
    [InlineData("\u2028> a\u202e")]
    [InlineData("<script>alert(1)</script> [a](http://b) *c* _d_ ~~e~~ &amp;")]
    [InlineData("\\| a")]
    [InlineData("# a")]
    public void Texts_of_a_document_stay_texts(string text)
    {
        DocumentNode title = DocumentNode.Map(("en", text), ("zh-Hans", text));
        DocumentNode root = DocumentNode.Map(
            ("id", "t"), ("version", "1"), ("honesty", "official"), ("title", title), ("note", text), ("askAPerson", title),
            ("sources", DocumentNode.List(DocumentNode.Map(("title", text), ("url", "https://" + text)))),
            ("reasons", DocumentNode.Map(("r", title))),
            ("measures", DocumentNode.Map(("m", DocumentNode.Map(("title", title), ("type", "hours"), ("where", DocumentNode.Map(("category", text))))))),
            ("decisions", DocumentNode.Map(("d", DocumentNode.Map(("require", DocumentNode.List()))))));

        string description = Describe(root, Language.English);
        string plain = Describe(Replace(root, text, "plain"), Language.English);

        Assert.DoesNotContain("<script>", description, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', description);
        Assert.Equal(plain.Split('\n').Select(Shape), description.Split('\n').Select(Shape));
    }

    [Fact]
    public void An_unknown_rule_set_is_an_error_that_lists_those_there_are() =>
        Assert.Contains("cn.national-stars", Assert.Throws<UnknownNameException>(() => Engine.Describe("none", Language.English)).Message, StringComparison.Ordinal);

    private static string Describe(DocumentNode root, Language language) => RuleSetDescription.Render(root, Catalog, null, language);

    private static void AssertApproved(string id, Language language)
    {
        string received = Cases().Replace(Engine.Describe(id, language), "…");
        string file = $"{id}{(language == Language.Chinese ? ".zh-Hans" : "")}.md";
        string approved = Path.Combine(Repository.Root, "tests", "VolunteerCredit.Tests", "RuleSets", "Description", "Approved", file);
        string beside = Path.Combine(Path.GetTempPath(), "received." + file);
        bool same = File.Exists(approved) && File.ReadAllText(approved) == received;
        if (!same)
        {
            File.WriteAllText(beside, received);
        }

        Assert.True(same, $"Compare {approved} with {beside}.");
    }

    private static void AssertNamesEveryFigure(DocumentNode root, Language language)
    {
        // A text in the other language is not shown.
        string other = language == Language.English ? "/zh-Hans" : "/en";
        foreach (Figures.Moved moved in Figures.Of(root).Where(m => !m.Path.EndsWith(other, StringComparison.Ordinal)))
        {
            string text = Describe(moved.Root, language);
            Assert.All(moved.Digits, digits => Assert.True(Holds(text, digits), $"{digits} of {moved.Path} is not in:\n{text}"));
            Assert.DoesNotMatch(@"\{[0-9]\}|describe\.", text);
        }
    }

    /// <summary>The digits as a figure of their own, and no part of a longer one.</summary>
    private static bool Holds(string text, string digits)
    {
        for (int at = 0; (at = text.IndexOf(digits, at, StringComparison.Ordinal)) >= 0; at++)
        {
            int end = at + digits.Length;
            bool begins = at == 0 || !(char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '.');
            bool ends = end == text.Length || !(char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));
            if (begins && ends)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How a line begins, and its cells.</summary>
    private static string Shape(string line) =>
        Regex.Match(line, @"^(#+ |- |[0-9]+\. |\| )?").Value + Regex.Count(line, @"(?<!\\)(\\\\)*\|");

    private static DocumentNode Replace(DocumentNode node, string text, string other) => node.Kind switch
    {
        NodeKind.Map => DocumentNode.Map(node.Members.Select(m => (m.Key, Replace(m.Value, text, other)))),
        NodeKind.List => DocumentNode.List(node.Items.Select(i => Replace(i, text, other))),
        NodeKind.Text => node.Text.Replace(text, other, StringComparison.Ordinal),
        _ => node,
    };

    /// <summary>How many worked cases there are, which grows without a change of words.</summary>
    [GeneratedRegex("(?<=holds |文档含 )[0-9]+(?= worked| 个)")]
    private static partial Regex Cases();
}
