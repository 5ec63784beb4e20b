using System.Text.Json;

namespace VolunteerCredit.Tool.Tests;

public sealed class DecideTests
{
    private static readonly string[] Loan = ["decide", "--rules", "cn.tonglu.volunteer-loan", "--as-of", "2019-03-20", "--quiet", "--volunteers", Given.People];

    /// <summary>610 points: 4‰ a month from 600, up to 300,000 yuan; without a score nothing is decided.</summary>
    [Fact]
    public async Task Outcomes_and_offers_are_columns()
    {
        Run run = await Run.Of([.. Loan, "--output", "csv"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            ["volunteer_id,loan,loan.monthlyRate,loan.amountMax,loan.amount,status,honesty", "V1,Eligible,4‰,300000 CNY,,Computed,official", "V3,Undetermined,,,,Computed,official"],
            run.Lines.Take(1).Concat(run.Lines.Skip(1).Order(StringComparer.Ordinal)));
    }

    /// <summary>A table holds no reasons: one volunteer's explanation does.</summary>
    [Theory]
    [InlineData("text")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task What_is_undetermined_says_where_the_reason_is(string output)
    {
        const string line = "Undetermined: loan ×1. vcredit explain --volunteer ID says what is missing, and who can supply it.";
        string[] loud = [.. Loan.Where(a => a != "--quiet"), "--output", output];

        Assert.Contains(line, (await Run.Of(loud)).Errors.Split('\n'));
        Assert.DoesNotContain("Undetermined", (await Run.Of([.. loud, "--volunteer", "V1"])).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Undetermined", (await Run.Of(["score", .. loud.Skip(1)])).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_them_in_their_language()
    {
        Assert.Contains("V1  Loan: eligible (monthlyRate 4‰, amountMax 300000 CNY)", (await Run.Of(Loan)).Lines);
        Assert.Contains((await Run.Of([.. Loan, "--lang", "zh-Hans"])).Lines, line => line.StartsWith("V1  ", StringComparison.Ordinal) && line.Contains("符合（", StringComparison.Ordinal) | line.Contains("符合 (", StringComparison.Ordinal));
    }

    /// <summary>The credit of the fallback score is a formula of our own.</summary>
    [Theory]
    [InlineData("score", "text", "(indicative: it rests on figures of our own)")]
    [InlineData("decide", "text", "(indicative: it rests on figures of our own)")]
    [InlineData("score", "json", "\"decisionHonesty\":{\"loan\":\"illustrative\"}")]
    [InlineData("decide", "json", "\"indicative\":true,\"honesty\":\"illustrative\"")]
    [InlineData("decide", "csv", ",Computed,illustrative\n")]
    public async Task What_rests_on_figures_of_our_own_is_said_to_be_indicative(string verb, string output, string words)
    {
        string[] files = ["--rules", "cn.tonglu.volunteer-loan", "--set", "fallbackScore=example.volunteer-credit-score", "--records", Given.Hours, "--volunteers", Given.People, "--as-of", "2026-06-30", "--quiet", "--output", output];
        Run own = await Run.Of([verb, .. files, "--volunteer", "V3"]), given = await Run.Of([verb, .. files, "--volunteer", "V1"]);

        Assert.Equal((0, 0), (own.ExitCode, given.ExitCode));
        Assert.Contains(words, own.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(words, given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_by_figures_of_our_own_is_indicative_and_one_of_a_published_rule_is_not()
    {
        string[] files = ["--records", Given.Hours, "--as-of", "2026-06-30", "--volunteer", "V1", "--quiet", "--lang", "zh-Hans"];
        Run own = await Run.Of(["score", "--rules", "example.volunteer-credit-score", .. files]), published = await Run.Of(["score", "--rules", "cn.national-stars", .. files]);

        Assert.Contains("（仅供参考：依据本项目自拟数值）", own.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("仅供参考", published.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_read_what_they_rest_on()
    {
        using var json = JsonDocument.Parse((await Run.Of([.. Loan, "--output", "json", "--volunteer", "V1"])).Output);
        JsonElement result = Assert.Single(json.RootElement.GetProperty("results").EnumerateArray()), loan = result.GetProperty("decisions").GetProperty("loan");

        Assert.Equal("cn.tonglu.volunteer-loan", json.RootElement.GetProperty("ruleSet").GetProperty("id").GetString());
        Assert.Equal("2019-03-20", json.RootElement.GetProperty("asOf").GetString());
        Assert.Equal(("V1", "eligible", "4‰"), (result.GetProperty("volunteer").GetString(), loan.GetProperty("outcome").GetString(), loan.GetProperty("offer").GetProperty("monthlyRate")[0].GetString()));
    }
}
