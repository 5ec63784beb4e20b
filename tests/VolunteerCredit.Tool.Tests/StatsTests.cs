using System.Text.Json;

namespace VolunteerCredit.Tool.Tests;

public sealed class StatsTests
{
    private static readonly string[] Asked = ["stats", "--rules", "cn.hangzhou.index-2018", "--as-of", "2026-12-31", "--quiet", "--records"];

    /// <summary>Two accounts: 90 minutes by acc-1, 30 by acc-2.</summary>
    [Fact]
    public async Task Who_keyed_how_much_is_ranked()
    {
        using var json = JsonDocument.Parse((await Run.Of([.. Asked, Given.Projects, "--by", "recorder", "--output", "json"])).Output);
        JsonElement[] groups = [.. json.RootElement.GetProperty("periods")[0].GetProperty("groups").EnumerateArray()];

        Assert.Equal(["acc-1", "acc-2"], groups.Select(group => group.GetProperty("id").GetString()));
        Assert.Equal([1, 2], groups.Select(group => group.GetProperty("rank").GetInt32()));
    }

    [Fact]
    public async Task People_read_it_and_a_board_too()
    {
        Run figures = await Run.Of([.. Asked, Given.Projects]), board = await Run.Of([.. Asked, Given.Projects, "--board", "projects"]), none = await Run.Of([.. Asked, Given.Projects, "--board", "project"]);

        Assert.Equal((0, ""), (figures.ExitCode, figures.Errors));
        Assert.Contains("2026", figures.Output, StringComparison.Ordinal);
        Assert.Contains("river", board.Output, StringComparison.Ordinal);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("projects", none.Errors, StringComparison.Ordinal);
    }

    /// <summary>90 minutes for the river, 30 for the forest; the board asks for no figure per head.</summary>
    [Fact]
    public async Task A_board_is_a_table_for_spreadsheets()
    {
        Run run = await Run.Of([.. Asked, Given.Projects, "--board", "projects", "--output", "csv"]);

        Assert.Equal(["rank,project,value,per_head,members", "1,river,90,,2", "2,forest,30,,1"], run.Lines);
    }

    [Fact]
    public async Task A_column_that_is_none_is_refused()
    {
        Run run = await Run.Of([.. Asked, Given.Projects, "--by", "no column"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("VC6026", run.Errors, StringComparison.Ordinal);
    }
}
