using System.Text.RegularExpressions;

namespace BankEligibility.Tests;

public sealed class HazardTests(BundledRuns runs) : IClassFixture<BundledRuns>
{
    /// <summary>Every hazard by a word of its heading, with what must stand below it.</summary>
    public static TheoryData<string, string[]> Hazards => new()
    {
        { "Ten records of 0.1 h", ["H01: Verified hours = 1 h; Active months of the last 24 = 1"] },
        { "past midnight", ["record h02-2 on 2019-03-01: 1 h lost (daily-limit:", "record h02-3 on 2019-03-05: 2 h recorded, 2 h counted", "H02: Verified hours = 16 h"] },
        { "Double booking", ["record h03-2 on 2019-03-02: 2 h lost (overlap:", "because of h03-1", "H03: Verified hours = 4 h"] },
        { "twice in a file", ["VC2001: record 'h04-1': the same record was handed in 3 times", "VC2001: record 'h04-2': the same record was handed in 2 times", "H04: Verified hours = 3 h"] },
        { "unknown is not 0", ["H05: records with unknown minutes: 1", "H05: Verified hours = 1 h (open:"] },
        { "after the as-of day", ["VC2009: record 'h06-2'", "H06: Verified hours = 1 h"] },
        { "Time zones", ["VC2009: record 'h07-2'", "H07: Verified hours = 1 h"] },
        { "Late and back-dated", ["4 h as known at 2019-03-20T23:59:59+08:00, 7 h as known today", "VC1222: record 'h08-3'", "H08: VC1223: "] },
        { "Negative minutes", ["VC1203: hazards.csv, record 'h09-1', line 30, column 7 'minutes': found '-30'"] },
        { "0001-01-01", ["VC1202: hazards.csv, record 'h10-1', line 32, column 4 'date': found '0001-01-01'"] },
        { "before the volunteer's birth", ["VC1208: record 'h11-1'", "H11: Verified hours = 1 h"] },
        { "More than a day", ["VC1220: hazards.csv, record 'h12-1', line 36", "Hours of service = 50 h"] },
        { "masked name", ["VC1004: hazards.csv, line 1, column 3 'name'", "VC2008: record 'h13-1'", "H13a: VC2010", "H13a: Verified hours = 1 h", "H13b: Verified hours = 1 h"] },
        { "byte order mark", ["hazards-resent.csv: rows 2, read 2, refused 0", "VC1007: hazards-gb18030.csv, line 3"] },
        { "Title rows", ["VC1003: hazards-title-rows.csv, line 1"] },
        { "2小时30分钟", ["record 'h16-1', line 39, column 7 'minutes': found '2小时30分钟'", "record 'h16-2', line 40, column 7 'minutes': found '2.5'", "record h16-3 on 2019-03-04: 2 h 30 min recorded, 2 h 30 min counted"] },
        { "=cmd", ["VC1108: hazards.csv, record 'h17-1', line 42, column 8 'activity'"] },
        { "command your terminal", [@"VC1203: hazards.csv, record 'h18-1', line 44, column 7 'minutes': found '\u{1b}[0m60'"] },
        { "334.5", ["H19, not eligible: Volunteer credit score: at least 335 (found 334.5)"] },
        { "29 February", ["as of 2022-02-28: Age = 21", "H20, not eligible: Age", "as of 2022-03-01: Age = 22", "H20, eligible: Age"] },
        { "bands are out of order", ["VC3033: hazards-rule-set.json, line 22, column 25"] },
        { "same bound", ["VC3031: hazards-rule-set.json, line 37, column 76"] },
        { "above the most that can be reached", ["VC3032: hazards-rule-set.json, line 41, column 72"] },
    };

    [Theory]
    [MemberData(nameof(Hazards))]
    public void A_hazard_is_met_and_shown(string heading, string[] expected)
    {
        string[] section = runs.English.Section("2 ");
        int start = Array.FindIndex(section, line => Regex.IsMatch(line, "^  [ 0-9][0-9][.] ") && line.Contains(heading, StringComparison.Ordinal));
        Assert.True(start >= 0, heading);
        string below = string.Join('\n', section.Skip(start + 1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)));

        Assert.All(expected, line => Assert.Contains(line, below, StringComparison.Ordinal));
    }

    [Fact]
    public void No_hazard_stays_silent()
    {
        Assert.Equal(Hazards.Count, runs.English.Section("2 ").Count(line => Regex.IsMatch(line, "^  [ 0-9][0-9][.] ")));
        Assert.DoesNotContain("did not show", runs.English.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("未显现", runs.Chinese.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_show_the_same_codes()
    {
        static string[] Codes(Run run) => [.. Regex.Matches(string.Join('\n', run.Lines), "VC[0-9]{4}").Select(match => match.Value)];

        Assert.Equal(Codes(runs.English), Codes(runs.Chinese));
        Assert.Equal(
            [
                "VC1003", "VC1004", "VC1007", "VC1108", "VC1202", "VC1203", "VC1208", "VC1220", "VC1222", "VC1223", "VC2001", "VC2008", "VC2009", "VC2010", "VC3031", "VC3032", "VC3033",
            ],
            Codes(runs.English).Distinct().Order());
    }

    [Fact]
    public void Made_up_data_say_so()
    {
        Assert.All(File.ReadLines(Run.Data("hazards.csv")).Skip(1), line => Assert.Contains(",made-up,", line, StringComparison.Ordinal));
        Assert.All(File.ReadLines(Run.Data("hazards-resent.csv")).Skip(1), line => Assert.Contains(",made-up,", line, StringComparison.Ordinal));
        Assert.All(File.ReadLines(Run.Data("applicants-records.csv")).Skip(1), line => Assert.Contains(",made-up,", line, StringComparison.Ordinal));
        Assert.All(File.ReadLines(Run.Data("applicants.csv")).Skip(1), line => Assert.Contains("made up: ", line, StringComparison.Ordinal));
        Assert.All(File.ReadLines(Run.Data("hazards-volunteers.csv")).Skip(1), line => Assert.Contains("made up: ", line, StringComparison.Ordinal));
        Assert.Equal(2, runs.English.Lines.Count(line => line.Contains("*** Everything in this section is made up", StringComparison.Ordinal)));
    }
}
