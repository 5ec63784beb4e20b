namespace VolunteerCredit.Tool.Tests;

public sealed class GenerateTests
{
    [Fact]
    public async Task A_seed_gives_the_same_files_which_can_be_scored()
    {
        string one = Given.Target("sample"), same = Given.Target("sample"), other = Given.Target("sample");
        Run made = await Run.Of("generate", "--volunteers", "20", "--records", "5", "--seed", "7", "--out", one);
        await Run.Of("generate", "--volunteers", "20", "--records", "5", "--seed", "7", "--out", same, "--quiet");
        await Run.Of("generate", "--volunteers", "20", "--records", "5", "--seed", "8", "--out", other);
        Run scored = await Run.Of("score", "--rules", "cn.national-stars", "--records", Path.Combine(one, "records.csv"), "--facts", Path.Combine(one, "facts.csv"), "--volunteers", Path.Combine(one, "volunteers.csv"), "--as-of", "2025-12-31", "--output", "csv");

        Assert.Equal((0, ""), (made.ExitCode, made.Output));
        Assert.Contains("vcredit score --rules cn.national-stars --records", made.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(one, "records.csv")), File.ReadAllBytes(Path.Combine(same, "records.csv")));
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(one, "records.csv")), File.ReadAllBytes(Path.Combine(other, "records.csv")));
        Assert.True(scored.ExitCode == 0, scored.Errors);
        Assert.Equal(21, scored.Lines.Length);
    }

    [Theory]
    [InlineData("--out", "generate", "--seed", "7")]
    [InlineData("VC5001", "generate", "--volunteers", "0", "--out", "x")]
    [InlineData("from 0", "generate", "--seed", "-1", "--out", "x")]
    [InlineData("/dev/null/x: VC6004: the file cannot be written: there is no such file or folder", "generate", "--out", "/dev/null/x")]
    public async Task What_cannot_be_followed_ends_with_2(string message, params string[] args)
    {
        Run run = await Run.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }
}
