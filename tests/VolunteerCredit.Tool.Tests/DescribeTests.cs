namespace VolunteerCredit.Tool.Tests;

public sealed class DescribeTests
{
    [Theory]
    [InlineData("en", "# National star ratings of volunteers")]
    [InlineData("zh-Hans", "# 志愿者星级评定（全国）")]
    public async Task A_shipped_rule_set_is_described_in_the_language_asked_for(string language, string title)
    {
        Run run = await Run.Of("describe", "cn.national-stars", "--lang", language);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith(title, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_ones_own_is_described_and_one_with_faults_is_not()
    {
        string file = Run.NewPath("town.json");
        await Run.Of("new", file);
        Run sound = await Run.Of("describe", file), faulty = await Run.Of("describe", Run.OwnFile("{}")), missing = await Run.Of("describe", "cn.nationalstars");

        Assert.StartsWith("# Thanks for volunteers", sound.Output, StringComparison.Ordinal);
        Assert.Equal((3, "", 2), (faulty.ExitCode, faulty.Output, missing.ExitCode));
        Assert.Contains("cn.national-stars? (", missing.Errors, StringComparison.Ordinal);
    }

    /// <summary>A document may be another's.</summary>
    [Fact]
    public async Task Control_characters_of_a_document_are_shown()
    {
        string file = Run.OwnFile("""{ "id": "a", "version": "1", "honesty": "illustrative", "title": { "en": "x\u001b[2Jy", "zh-Hans": "z" } }""");
        Run described = await Run.Of("describe", file), listed = await Run.Of("rules", "--rules", file);

        Assert.DoesNotContain('\u001b', described.Output + described.Errors + listed.Output + listed.Errors);
    }
}
