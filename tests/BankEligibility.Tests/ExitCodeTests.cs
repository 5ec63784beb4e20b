namespace BankEligibility.Tests;

public sealed class ExitCodeTests
{
    private static readonly string Records = Run.Data("applicants-records.csv");

    public static TheoryData<string, string[]> WrongUse => new()
    {
        { "--bogus", ["--bogus"] },
        { "stray", ["stray"] },
        { "--records", ["--records"] },
        { "--as-of needs files of your own", ["--as-of", "2019-03-20"] },
        { "--as-of YYYY-MM-DD is required", ["--records", Records] },
        { "'2019-02-29' is no day", ["--records", Records, "--as-of", "2019-02-29"] },
        { "'0001-01-01' is no day", ["--records", Records, "--as-of", "0001-01-01"] },
        { "is no moment with its offset", ["--records", Records, "--as-of", "2019-03-20", "--known-at", "2019-03-20T17:05:00"] },
        { "'fr' not recognized", ["--lang", "fr"] },
        { "'fallbackScore' is no parameter", ["--set", "fallbackScore"] },
        { "VC3020", ["--set", "fallbackscore=example.volunteer-credit-score"] },
        { "VC1001: no-such.csv: the file cannot be read", ["--records", "no-such.csv", "--as-of", "2019-03-20"] },
        { "VC1001: no-such.csv: the file cannot be read", ["--records", Records, "--facts", "no-such.csv", "--as-of", "2019-03-20"] },
        { "VC1003", ["--records", Run.Data("hazards-title-rows.csv"), "--as-of", "2019-03-20"] },
        { "VC4002: '--rule-set': there is no rule set 'no-such'", ["--records", Records, "--as-of", "2019-03-20", "--rule-set", "no-such"] },
    };

    [Theory]
    [MemberData(nameof(WrongUse))]
    public async Task Wrong_use_ends_with_2_says_why_and_writes_nothing(string message, string[] args)
    {
        Run run = await Run.Plain(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Empty(run.Files);
    }

    [Fact]
    public async Task Wrong_use_is_told_in_Chinese_where_that_is_asked()
    {
        Run run = await Run.Plain("--records", Records, "--lang", "zh-Hans");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("使用自己的文件时必须给出 --as-of", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "expected a bound above")]
    [InlineData("zh-Hans", "应为高于下一级的界限")]
    public async Task A_refused_rule_set_ends_with_3_and_all_its_faults(string language, string words)
    {
        Run run = await Run.Plain("--records", Records, "--as-of", "2019-03-20", "--rule-set", Run.Data("hazards-rule-set.json"), "--lang", language);

        Assert.Equal(3, run.ExitCode);
        Assert.All(["VC3031", "VC3032", "VC3033"], code => Assert.Contains(code, run.Errors, StringComparison.Ordinal));
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Empty(run.Files);
    }

    [Fact]
    public async Task A_text_that_is_no_rule_set_ends_with_3()
    {
        Run run = await Run.Plain("--records", Records, "--as-of", "2019-03-20", "--rule-set", Records);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("VC3001: applicants-records.csv, line 1", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_set_of_ones_own_takes_the_place_of_a_shipped_one()
    {
        string own = Run.OwnFile(
            """
            { "id": "cn.national-stars", "version": "mine", "honesty": "illustrative", "title": { "en": "Mine", "zh-Hans": "我的" }, "measures": { "hours": { "type": "hours" } },
              "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "any", "at": "1min" } ] } } }
            """,
            "own.json");
        Run run = await Run.Plain("--records", Records, "--as-of", "2019-03-20", "--rule-set", own);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("cn.national-stars mine (illustrative)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_version_end_with_0()
    {
        Run help = await Run.Plain("--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("--known-at", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_cannot_be_written_end_with_2_and_leave_what_was_there()
    {
        Run first = await Run.Plain("--records", Records, "--as-of", "2019-03-20");
        string aFile = Path.Combine(first.Directory, "scores.csv");
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int exitCode = await Running.Session.RunAsync(
            ["--records", Records, "--as-of", "2019-03-20", "--out", aFile], new(output, errors, false, false, 80, false));

        Assert.Equal(2, exitCode);
        Assert.Contains("cannot be written", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(["decisions.json", "scores.csv"], first.Files);
    }
}
