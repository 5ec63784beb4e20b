using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;
using VolunteerCredit.Tests.RuleSets.Schema;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>The plain text of an explanation.</summary>
public sealed class ExplanationTextTests
{
    [Fact]
    public void A_refusal_says_score_range_date_issuer_reasons_and_whom_to_ask()
    {
        string[] lines = Lines(Applicants.Refused);
        int decision = Array.IndexOf(lines, "Decision Loan: not eligible");
        Assert.Equal("Volunteer v, by cn.tonglu.volunteer-loan 2019.03 (official), as of 2019-03-20", lines[1]);
        Assert.Equal("Known at: everything that was handed in", lines[2]);
        Assert.Equal(3, decision);
        Assert.Contains("  not eligible: Volunteer credit score: at least 335; found 334", lines);
        Assert.Contains("  Volunteer credit score: 334; possible 0 to 650; score date 2019-03-01; issuer: Zhiyuanhui", lines);
        Assert.Contains("  Volunteer credit score: 1 wanting altogether", lines);
        int reasons = Array.IndexOf(lines, "  Principal reasons:");
        Assert.StartsWith("    [given:score] Volunteer credit score: 334, at least 335 is asked; 1 wanting.", lines[reasons + 1], StringComparison.Ordinal);
        Assert.StartsWith("      who can mend it: Zhiyuanhui, the platform that issues the volunteer credit score; how: ", lines[reasons + 2], StringComparison.Ordinal);
        Assert.Equal("  Ask the bank's branch for a person's decision; dispute the score with the platform that issued it.", lines[reasons + 3]);
    }

    [Fact]
    public void A_line_says_what_it_may_give_what_it_lost_and_which_records_gave_it()
    {
        string[] lines = Lines(Applicants.RefusedByModel);
        int hours = Array.IndexOf(lines, "          +6  Verified hours (verified: 12 h)");
        Assert.Equal(
            ["              may give 0 to 250; 244 wanting to the most", "              2019-01-05 r1: +4", "              2019-02-01 r3: +2 (disputed)"],
            lines[(hours + 1)..(hours + 4)]);
        Assert.Contains("  2019-01-05 r2: 3 h recorded, 3 h counted (disputed)", lines);
    }

    [Fact]
    public void At_most_four_reasons_are_named_before_the_others()
    {
        string[] lines = Lines(Applicants.RefusedByModel);
        int first = Array.IndexOf(lines, "  Principal reasons:"), further = Array.IndexOf(lines, "  Further reasons:");
        Assert.Equal(4, lines[first..further].Count(line => line.StartsWith("    [", StringComparison.Ordinal)));
        Assert.Equal(4, lines[further..].Count(line => line.StartsWith("    [", StringComparison.Ordinal)));
        Assert.Contains("      Volunteer credit score: it cost 244", lines);
    }

    [Fact]
    public void A_persons_outcome_stands_beside_the_computed_one() => Assert.Contains(
        "  A person decided: eligible, on 2019-03-25, by branch-07/officer-3: The limit of age is a general one; income is proven. (computed: refer to a person)", Lines(Applicants.Referred));

    [Fact]
    public void A_persons_outcome_is_told_also_where_nothing_was_computed()
    {
        Explanation why = Applicants.NotInForce with { Reviews = Applicants.Referred.Reviews };
        Assert.Contains("A person decided: eligible, on 2019-03-25, by branch-07/officer-3: The limit of age is a general one; income is proven. (computed: –)", Lines(why));
        Assert.Contains("A person decided: eligible", why.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Recorders_that_are_left_out_are_named()
    {
        Explanation why = Given.Engine(Given.Hours).Explain("t", Given.Volunteer(Given.Service("a", "2024-05-01", 60) with { Recorder = "acc-1" }), Evaluation.On(new(2024, 12, 31)) with { WithoutRecorders = ["acc-1", "acc-2"] });
        Assert.Contains("Without the records of: acc-1, acc-2", Lines(why));
        Assert.Contains("<dd>acc-1, acc-2</dd>", why.ToHtml(), StringComparison.Ordinal);
        Assert.Empty(new SchemaValidator(ExplanationJson.Schema).Faults(why.ToJson()));
    }

    [Fact]
    public void Of_a_long_list_the_largest_are_shown_and_the_others_summed()
    {
        // One service a day: 150, 151 … 349 minutes; each tenth is unknown, each eleventh not approved.
        string[] lines = Lines(Applicants.Rated, new() { SharesMax = 2, RecordsMax = 3 });
        int hours = Array.FindIndex(lines, line => line.StartsWith("  Hours of service = ", StringComparison.Ordinal));
        MeasureContributions measure = Applicants.Rated.Measures[0];
        Assert.Equal([348L, 346], measure.Records.Select(r => r.Share!.Value.Quanta).OrderDescending().Take(2));
        long rest = measure.Records.Sum(r => r.Share!.Value.Quanta) - 348 - 346;
        Assert.Equal(
            ["    2018-09-03 s198: +5 h 48 min", "    2018-09-05 s196: +5 h 46 min (disputed)", $"    other records: {measure.Records.Count - 2}, together +{rest / 60} h {rest % 60} min"],
            lines[(hours + 1)..(hours + 4)]);
        int listed = Array.FindIndex(lines, line => line.StartsWith("Records: 200; ", StringComparison.Ordinal));
        Assert.StartsWith("  other records: ", lines[(listed + 1)..].First(line => !line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("  20", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(3, lines[(listed + 1)..].TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Count(line => line.StartsWith("  20", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_rules_are_quoted_with_their_sources_and_whose_figures_they_are()
    {
        string text = Applicants.RefusedByModel.ToText();
        Assert.Contains("\n  Decision: Loan\n    1. Age (age): 22 or more; above 60 a person decides.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  Intake, step: 1 (of example.volunteer-credit-score)\n", text, StringComparison.Ordinal);
        Assert.Contains("\nSource: 青春杭州 2019 年第 2 期 · 2019-03-20\n", text, StringComparison.Ordinal);
        Assert.Contains("\nHash: sha256:", text, StringComparison.Ordinal);
        Assert.EndsWith("\nComputed by rule set cn.tonglu.volunteer-loan 2019.03. VolunteerCredit is a calculator, not a credit bureau.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_wrote_starts_no_line_and_hides_nothing()
    {
        string text = Applicants.All["hostile"].ToText();
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u0007' or '\uFFFF');
        Assert.All(text.Split('\n'), line => Assert.True(line.Length < 2_100, line));
    }

    [Fact]
    public void Before_a_rule_set_is_in_force_there_is_no_outcome_to_explain() => Assert.Equal(
        ["The rule set is not in force on that day.", "Known at: everything that was handed in", "The rules"], Lines(Applicants.NotInForce)[2..5]);

    [Property(MaxTest = 15, Arbitrary = [typeof(Scenes)])]
    public void Every_figure_of_the_text_is_in_the_object_and_both_languages_have_the_same(Scene scene)
    {
        var layout = new ExplanationLayout { SharesMax = (int)(scene.Seed % 4), RecordsMax = (int)(scene.Seed % 5) };
        foreach (Asked asked in Engines.For(scene))
        {
            Explanation why = Engines.One.Explain(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            HasFiguresOfJson(why, layout);

            // A title may spell out in one language what it leaves out in the other, and rules are held alike where they are described.
            Explanation ours = why with { Rules = [], Basis = why.Basis with { Title = Words.Same("") } };
            Assert.Equal(
                ShownFigures.Of(ours.ToText(Language.English, layout)).Order(StringComparer.Ordinal), ShownFigures.Of(ours.ToText(Language.Chinese, layout)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_figure_of_the_applicants_texts_is_in_the_object() => Assert.All(Applicants.All.Values, why => HasFiguresOfJson(why, new()));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1_001, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 100_001)]
    public void A_layout_out_of_its_bounds_is_refused(int shares, int records)
    {
        var layout = new ExplanationLayout { SharesMax = shares, RecordsMax = records };
        Assert.StartsWith("VC5001: 'ExplanationLayout.", Assert.Throws<ArgumentException>(() => Applicants.Refused.ToText(layout: layout)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Applicants.Refused.ToJson(layout: layout));
        Assert.Throws<ArgumentException>(() => Applicants.Refused.ToHtml(layout: layout));
    }

    private static void HasFiguresOfJson(Explanation why, ExplanationLayout layout) => Assert.All(Enum.GetValues<Language>(), language =>
        Assert.Empty(ShownFigures.Of(why.ToText(language, layout)).Except(ShownFigures.OfJson(why.ToJson(language, layout: layout)))));

    private static string[] Lines(Explanation why, ExplanationLayout? layout = null) => why.ToText(layout: layout).Split('\n');
}
