using System.Text.Json;
using System.Text.RegularExpressions;

namespace BankEligibility.Tests;

public sealed class LoanTests(BundledRuns runs) : IClassFixture<BundledRuns>
{
    /// <summary>Written by hand from the programme's rule: age 22 to 60, above it a person decides; registered with Zhiyuanhui; score from 335; 4.98‰, from 600 4‰.</summary>
    public static TheoryData<string, string, string, string, string> Applicants => new()
    {
        { "A01-age-21", "21", "400", "not eligible", "" },
        { "A02-age-22", "22", "400", "eligible", "4.98‰" },
        { "A03-age-60", "60", "400", "eligible", "4.98‰" },
        { "A04-age-61", "61", "400", "refer to a person", "" },
        { "A05-score-334", "28", "334", "not eligible", "" },
        { "A06-score-334.5", "28", "334.5", "not eligible", "" },
        { "A07-score-335", "28", "335", "eligible", "4.98‰" },
        { "A08-score-599", "28", "599", "eligible", "4.98‰" },
        { "A09-score-600", "28", "600", "eligible", "4‰" },
        { "A10-61-and-334", "61", "334", "not eligible", "" },
        { "A11-29-february", "23", "420", "eligible", "4.98‰" },
        { "A12-born-unknown", "–", "400", "undetermined", "" },
        { "A13-reg-unknown", "28", "400", "undetermined", "" },
        { "A14-elsewhere", "28", "400", "not eligible", "" },
        { "A15-two-platforms", "28", "400", "eligible", "4.98‰" },
        { "A16-ours-382", "28", "382", "eligible, indicative", "4.98‰" },
        { "A17-ours-335", "28", "335", "eligible, indicative", "4.98‰" },
        { "A18-ours-334", "28", "334", "not eligible, indicative", "" },
        { "A19-ours-no-hours", "28", "150", "not eligible, indicative", "" },
        { "A20-minutes-open", "28", "334", "undetermined, indicative", "" },
        { "A21-open-enough", "28", "335", "eligible, indicative", "4.98‰" },
        { "A22-approval-open", "28", "334", "undetermined, indicative", "" },
    };

    [Theory]
    [MemberData(nameof(Applicants))]
    public void An_applicant_is_decided_as_the_rule_says(string id, string age, string score, string outcome, string rate)
    {
        string[] cells = Row(runs.English, id);

        Assert.Equal([id, age, score, outcome, .. rate.Length > 0 ? [rate, "300000 CNY"] : Array.Empty<string>()], cells);
    }

    [Fact]
    public void Nobody_else_applied() =>
        Assert.Equal(Applicants.Count, File.ReadLines(Run.Data("applicants.csv")).Skip(1).Count());

    [Theory]
    [InlineData("A12-born-unknown", "missing born: ask the applicant, by identity card")]
    [InlineData("A13-reg-unknown", "missing registered-with: ask the volunteer or the platform Zhiyuanhui")]
    [InlineData("A20-minutes-open", "missing record:a20-open: ask whoever keyed or approves the record")]
    [InlineData("A22-approval-open", "missing record:a22-open: ask whoever keyed or approves the record")]
    [InlineData("A01-age-21", "Age: at least 22, to a person above 60 (found 21)")]
    [InlineData("A06-score-334.5", "Volunteer credit score: at least 335 (found 334.5)")]
    public void What_kept_an_applicant_out_is_said(string id, string reason)
    {
        string line = runs.English.Section("3 ").Single(line => line.StartsWith($"    {id}, ", StringComparison.Ordinal));

        Assert.Contains(reason, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A02-age-22", "符合")]
    [InlineData("A04-age-61", "转人工")]
    [InlineData("A05-score-334", "不符合")]
    [InlineData("A12-born-unknown", "无法判定")]
    [InlineData("A16-ours-382", "符合（仅供参考）")]
    public void Outcomes_are_in_Chinese_where_that_is_asked(string id, string outcome) => Assert.Equal(outcome, Row(runs.Chinese, id)[3]);

    [Fact]
    public async Task Strict_lets_no_score_of_ours_decide()
    {
        Run strict = await Run.Plain("--strict");

        Assert.Equal(1, strict.ExitCode); // the hazards hold refused rows
        Assert.Equal("eligible", Row(strict, "A07-score-335")[3]);
        Assert.All(["A16-ours-382", "A17-ours-335", "A19-ours-no-hours", "A21-open-enough"], id => Assert.Equal("undetermined, indicative", Row(strict, id)[3]));
    }

    [Fact]
    public async Task A_parameter_given_by_the_user_is_taken()
    {
        Run run = await Run.Plain("--set", "scoreMaxAge=3 months");

        // Scores without a date are then too old to be taken.
        Assert.Equal("undetermined", Row(run, "A07-score-335")[3]);
    }

    [Fact]
    public void Decisions_json_holds_every_decision()
    {
        using var json = JsonDocument.Parse(runs.English.Decisions);
        Dictionary<string, string> outcomes = json.RootElement.EnumerateArray().ToDictionary(
            result => result.GetProperty("volunteer").GetString()!,
            result => result.GetProperty("decisions").GetProperty("loan").GetProperty("outcome").GetString()!);

        Assert.Equal(Applicants.Count, outcomes.Count);
        Assert.All(Applicants, applicant => Assert.Equal(
            ((string)applicant[3]).Split(',')[0],
            outcomes[(string)applicant[0]] switch { "not-eligible" => "not eligible", "refer" => "refer to a person", var other => other }));
    }

    [Fact]
    public void One_decision_is_explained_in_full_in_either_language()
    {
        string english = string.Join('\n', runs.English.Section("4 ")), chinese = string.Join('\n', runs.Chinese.Section("4 "));

        Assert.Contains("Decision Loan: eligible (indicative", english, StringComparison.Ordinal);
        Assert.Contains("computed by example.volunteer-credit-score 1.0, since none was given", english, StringComparison.Ordinal);
        Assert.Contains("决定 贷款：符合", chinese, StringComparison.Ordinal);
        Assert.Equal(
            Regex.Matches(english, "[+-][0-9]+ ").Select(match => match.Value),
            Regex.Matches(chinese, "[+-][0-9]+ ").Select(match => match.Value));
    }

    private static string[] Row(Run run, string id) =>
        Regex.Split(run.Section("3 ").Single(line => line.StartsWith($"  {id} ", StringComparison.Ordinal)).Trim(), "  +");
}
