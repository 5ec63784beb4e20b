using System.Text.Json.Nodes;
using VolunteerCredit;
using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static CustomRuleSet.Tests.Rescuers;

namespace CustomRuleSet.Tests;

/// <summary>Wherever a built-in component is met, the plug-in's is: in bulk, on boards, in explanations and advice, in words, in the schema and before the linter.</summary>
public class EverywhereTests
{
    [Fact]
    public void In_bulk_the_same_is_computed()
    {
        Volunteer[] people = [Wen, Lin, Hao];
        BulkRequest[] requests = [new(RuleSet, AtEndOfApril)];
        using RecordTableBuilder builder = Engine.CreateTable(requests);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (Fact fact in people.SelectMany(person => person.Facts))
            {
                writer.Add(fact);
            }

            writer.AddRange(people.SelectMany(person => person.Records));
        }

        BulkScores scores = Engine.ScoreTable(builder.Build(), requests)[0];

        Assert.Equal(3, scores.Count);
        Assert.All(Enumerable.Range(0, 3), v =>
        {
            CreditResult single = Engine.Score(RuleSet, people.Single(person => person.Id == scores.VolunteerId(v)), AtEndOfApril);
            Assert.Equal(single.Measure("night").Value, scores.Measure("night")[v]);
            Assert.Equal(single.Score("merit").Value, scores.Score("merit")[v]);
            Assert.Equal(single.Tier("grade").Reached, scores.Tier("grade")[v]?.Id);
            Assert.Equal(single.Grant("rest").Balance, scores.Grant("rest")[v]);
            Assert.Equal(single.Decision("deployment").Outcome, scores.Decision("deployment")[v]);
            Assert.Equal(single.Time.Counted, scores.CountedMinutes[v]);
        });
    }

    [Fact]
    public void On_a_board_the_teams_that_did_most_stand_first()
    {
        BoardResult teams = Engine.Rank(RuleSet, "teams", [Wen, Lin, Hao], AtEndOfApril);

        // Lin's 36 h and Wen's 8 h are both of the north.
        Assert.Equal(["1 north 44 h", "2 south 0 h"], teams.Rows.Select(row => $"{row.Rank} {row.Id} {row.Value}"));
    }

    [Fact]
    public void An_explanation_has_what_each_record_gave_what_was_lost_and_what_is_wanting()
    {
        Explanation why = Engine.Explain(RuleSet, Wen, AtEndOfApril);

        LineContributions[] lines = [.. why.Scores.Single().Lines];
        Assert.Equal(["n1 2026-04-01 20", "n2 2026-04-08 0"], lines[0].Records.Select(share => $"{share.RecordId} {share.Date:yyyy-MM-dd} {share.Share}")); // √4 is 2 already, √8 too
        Assert.Equal("10", lines[2].Lost.ToString());
        Assert.Equal("0", lines[0].Least.ToString());
        Assert.Equal(["n1 4 h", "n2 4 h"], why.Measures.Single(measure => measure.Name == "night").Records.Select(share => $"{share.RecordId} {share.Share}"));

        DecisionReason reason = Assert.Single(why.Decisions.Single().Reasons);
        Assert.Equal(("measure:night", "12 h", Outcome.NotEligible), (reason.Code, reason.Shortfall.ToString(), reason.Outcome));
        Assert.Equal(
            ["Offer 20", "Tier 20", "Tier 60", "Tier 120"],
            why.Scales.Single(scale => scale.Name == "merit").Marks.OrderBy(mark => mark.At.Figure).ThenBy(mark => mark.Kind.ToString(), StringComparer.Ordinal).Select(mark => $"{mark.Kind} {mark.At}"));
        Assert.Contains("Criterion 20 h", why.Scales.Single(scale => scale.Name == "night").Marks.Select(mark => $"{mark.Kind} {mark.At}"));
    }

    [Theory]
    [InlineData(Language.English, "cut to the balance of the parts", "In practice: Service at night at least 20 h, or a drill within 12 months")]
    [InlineData(Language.Chinese, "各部分平衡的扣减", "保持熟练：夜间服务 不低于 20 小时，或 12 个月内参加过演练")]
    public void Its_words_stand_in_explanations(Language language, params string[] words) =>
        Assert.All(words, word => Assert.Contains(word, Engine.Explain(RuleSet, Wen, AtEndOfApril).ToText(language), StringComparison.Ordinal));

    [Fact]
    public void Advice_finds_the_least_service()
    {
        AdviceResult deployed = Engine.Advise(RuleSet, Wen, AtEndOfApril, AdviceGoal.Eligible("deployment"));

        // 12 h are wanting to 20 h. A shift from 22:00 has 2 h before midnight, so that six days do.
        Assert.Equal((AdviceStatus.Reachable, 720L, new DateOnly(2026, 5, 6)), (deployed.Status, deployed.Minutes, deployed.ReachedOn!.Value));
        Assert.Equal(720, deployed.MinutesCounted);
        Assert.All(deployed.Plan, record => Assert.Equal(("call-out", new TimeOnly(22, 0)), (record.Category, record.Start)));

        // 20 points of the nights are cut to 10 beside one training, and stand whole beside two.
        AdviceResult helper = Engine.Advise(RuleSet, Wen, AtEndOfApril, AdviceGoal.Tier("grade", "helper"));
        Assert.Equal((AdviceStatus.Reachable, 1, new DateOnly(2026, 5, 1)), (helper.Status, helper.Acts, helper.ReachedOn!.Value));
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void Describe_says_every_component_and_option_in_its_words(Language language)
    {
        string described = Engine.Describe(RuleSet, language);

        Assert.All(NightRescue.Components, type => Assert.Contains(type.Summary.In(language), described, StringComparison.OrdinalIgnoreCase));
        string[] options = language == Language.English
            ? ["how much of each counts, in per cent: 25", "when the night begins: 22:00", "how many times all others together one part may give: 2", "the register of certificates: `certificates`", "how long a voucher lasts: 90 days"]
            : ["每条计入的百分比：25", "夜间开始时刻：22:00", "任何一项至多为其余之和的几倍：2", "证书登记册：`certificates`", "有效期：90 天"];
        Assert.All(options, option => Assert.Contains(option, described, StringComparison.Ordinal));
    }

    /// <summary>What is written into code stands in no document, and is told all the same: what a criterion asks, the tiers, what an offer turns on, who ranks.</summary>
    [Theory]
    [InlineData(
        Language.English,
        "what it takes away is lost under the reason `stand-by`; who can mend it: the station, if the log of its calls is wrong",
        "what is asked: In practice: Service at night at least 20 h, or a drill within 12 months; it asks for the facts `last-drill`",
        "the tiers from the lowest: Helper (`helper`) (Merit at least 20); Rescuer (`rescuer`) (Merit at least 60); Team leader (`leader`) (Merit at least 120)",
        "what is offered: `allowance`; Merit at least 20 (allowance: 2 CNY for each point)",
        "granted in “rest voucher”",
        "ranked by group: `team`; the first 3 ranks are listed, with ties")]
    [InlineData(
        Language.Chinese,
        "所扣除的按原因 `stand-by` 计为失去；可更正者：如出勤日志有误，由值守站更正",
        "要求：保持熟练：夜间服务 不低于 20 小时，或 12 个月内参加过演练；所需事实：`last-drill`",
        "由低到高各级：助理队员（`helper`）（功绩分不低于 20）；救援队员（`rescuer`）（功绩分不低于 60）；队长（`leader`）（功绩分不低于 120）",
        "给予：`allowance`；功绩分不低于 20（allowance：每分 2 CNY）",
        "以“rest voucher”计",
        "排名对象：`team`；列出前 3 名，含并列")]
    public void Describe_tells_what_a_component_says_of_itself(Language language, params string[] said)
    {
        string described = Engine.Describe(RuleSet, language);

        Assert.All(said, words => Assert.Contains(Bare(words), Bare(described), StringComparison.Ordinal));

        static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal); // between Chinese and figures the page has spaces of its own
    }

    /// <summary>Twelve hours are wanting, of which the step took six.</summary>
    [Fact]
    public void What_the_step_took_its_own_station_can_mend()
    {
        using var reader = new StreamReader(NightRescue.RuleSet.Open());
        var engine = CreditEngine.Create(options => options.Add(NightRescue.Components).Add(RuleSetSource.FromText(
            reader.ReadToEnd().Replace("\"of\": \"night\", \"atLeast\": \"20h\"", "\"of\": \"hours\", \"atLeast\": \"20h\"", StringComparison.Ordinal)
                .Replace("\"expect\": { \"merit\": 15, \"deployment\": \"Undetermined\" }", "\"expect\": { \"merit\": 15 }", StringComparison.Ordinal)
                .Replace("\"expect\": { \"merit\": 60, \"deployment\": \"Eligible\", \"deployment.allowance\": \"120 CNY\" }", "\"expect\": { \"merit\": 60 }", StringComparison.Ordinal))));
        var waits = new Volunteer("mei", [new ServiceRecord { Id = "s1", VolunteerId = "mei", Date = new(2026, 4, 1), Minutes = 480, Category = "stand-by" }], [new Fact { Id = "d", SubjectId = "mei", Name = "last-drill", Value = "2020-01-01" }]);

        DecisionReason took = engine.Explain(RuleSet, waits, AtEndOfApril).Decisions.Single().Reasons.Single(reason => reason.Code == "intake:stand-by");

        Assert.Equal(("6 h", "the station, if the log of its calls is wrong", "请值守站更正出勤日志。"), (took.Lost.ToString(), took.MendedBy.English, took.How.Chinese));
    }

    [Fact]
    public void The_schema_knows_every_component_and_its_options()
    {
        string schema = RuleSetSchema.Create(ComponentCatalog.BuiltIn.Concat(NightRescue.Components));
        string[] own = [.. NightRescue.Components.SelectMany(type => type.Options.Select(option => option.Name).Prepend(type.Name))];

        Assert.All(own, name => Assert.Contains($"\"{name}\"", schema, StringComparison.Ordinal));
        Assert.Contains("how many times all others together one part may give", schema, StringComparison.Ordinal);
        Assert.Contains("任何一项至多为其余之和的几倍", schema, StringComparison.Ordinal);
        Assert.All(NightRescue.Components, type => Assert.DoesNotContain($"\"{type.Name}\"", RuleSetSchema.Create(ComponentCatalog.BuiltIn), StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_as_it_is_shipped_is_clean() =>
        Assert.Equal([], Engine.Lint(RuleSet).Where(finding => finding.Accepted is null).Select(finding => finding.ToString()));

    /// <summary>The linter knows a plug-in's bounds by what its shapes declare.</summary>
    [Fact]
    public void The_linter_finds_a_grade_that_nobody_can_reach()
    {
        // At most 40 for nights and 50 for trainings are 90, and the team leader asks for 120.
        string[] faults = FaultsOf(text =>
        {
            JsonObject document = JsonNode.Parse(text)!.AsObject();
            document.Remove("verify"); // its cases are about other figures
            JsonNode parts = document["scores"]!["merit"]!["parts"]!;
            parts[0]!["through"] = JsonNode.Parse("""{ "type": "step-bands", "bands": [ { "from": "1h", "gives": 10 }, { "from": "16h", "gives": 40 } ] }""");
            parts[1]!["through"] = JsonNode.Parse("""{ "type": "step-bands", "bands": [ { "from": 1, "gives": 5 }, { "from": 10, "gives": 50 } ] }""");
            return document.ToJsonString();
        });

        Assert.Contains("VC3102 tiers.grade.steps[2]", faults);
    }

    /// <summary>What a component refuses is located as any fault is.</summary>
    [Theory]
    [InlineData("\"percent\": 25", "\"percent\": 101", "VC3010 intake[0].percent")]
    [InlineData("\"per\": \"1h\"", "\"per\": \"1 CNY\"", "VC3012 scores.merit.parts[0].through.per")]
    [InlineData("\"gives\": 5 }", "\"gives\": -5 }", "VC3030 scores.merit.parts[1].through")]
    [InlineData("\"at\": 60", "\"at\": 20", "VC3033 tiers.grade.steps[1].at")]
    [InlineData("\"max\": \"300 CNY\"", "\"max\": \"300 EUR\"", "VC3012 decisions.deployment.offer.max")]
    [InlineData("\"atLeast\": \"20h\"", "\"atLeast\": 20", "VC3012 decisions.deployment.require[0].atLeast")]
    [InlineData("\"lasts\": \"90 days\"", "\"lasts\": \"soon\"", "VC3006 grants.rest.lasts")]
    [InlineData("\"outweigh\": 2", "\"outweighs\": 2", "VC3004 scores.merit.outweighs")]
    public void A_fault_in_an_option_is_found_where_it_stands(string written, string instead, string fault) =>
        Assert.Contains(fault, FaultsOf(text => text.Replace(written, instead, StringComparison.Ordinal)));

    private static string[] FaultsOf(Func<string, string> change)
    {
        using var reader = new StreamReader(NightRescue.RuleSet.Open());
        string text = reader.ReadToEnd(), changed = change(text);
        Assert.NotEqual(text, changed);
        return [.. Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(options => options.Add(NightRescue.Components).Add(RuleSetSource.FromText(changed))))
            .Faults.Select(fault => $"{fault.Code} {fault.Place.Name}")];
    }
}
