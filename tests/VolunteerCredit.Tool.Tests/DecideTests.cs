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
            ["volunteer_id,loan,loan.monthlyRate,loan.amountMax,loan.amount,status", "V1,Eligible,4‰,300000 CNY,,Computed", "V3,Undetermined,,,,Computed"],
            run.Lines.Take(1).Concat(run.Lines.Skip(1).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task People_read_them_in_their_language()
    {
        Assert.Contains("V1  Loan: eligible (monthlyRate 4‰, amountMax 300000 CNY)", (await Run.Of(Loan)).Lines);
        Assert.Contains((await Run.Of([.. Loan, "--lang", "zh-Hans"])).Lines, line => line.StartsWith("V1  ", StringComparison.Ordinal) && line.Contains("符合（", StringComparison.Ordinal) | line.Contains("符合 (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_read_what_they_rest_on()
    {
        using var json = JsonDocument.Parse((await Run.Of([.. Loan, "--output", "json", "--volunteer", "V1"])).Output);
        JsonElement result = Assert.Single(json.RootElement.GetProperty("results").EnumerateArray()), loan = result.GetProperty("decisions").GetProperty("loan");

        Assert.Equal("cn.tonglu.volunteer-loan", json.RootElement.GetProperty("ruleSet").GetProperty("id").GetString());
        Assert.Equal("2019-03-20", json.RootElement.GetProperty("asOf").GetString());
        Assert.Equal(("V1", "Eligible", "4‰"), (result.GetProperty("volunteer").GetString(), loan.GetProperty("outcome").GetString(), loan.GetProperty("offer").GetProperty("monthlyRate")[0].GetString()));
    }
}
