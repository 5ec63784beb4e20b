using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Statistics;

namespace VolunteerCredit.Files.Tests;

/// <summary>Statistics as CSV.</summary>
public sealed class StatisticsFileTests
{
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText("""{ "id": "t", "version": "1", "honesty": "illustrative", "measures": { "hours": { "type": "hours" } } }""")));

    [Fact]
    public void Each_period_has_a_line_of_the_whole_and_one_for_each_group()
    {
        Volunteer[] people =
        [
            new("v", [Row("v", "1", 60, "=cmd"), Row("v", "2", 30, null)], [new Fact { Id = "f", SubjectId = "v", Name = "registered", Value = "2018-01-01" }]),
            new("w", [Row("w", "1", null, "b;\"c\"")], []),
        ];
        StatisticsResult statistics = Engine.Summarize("t", people, Evaluation.On(new(2018, 12, 31)), new() { GroupBy = "recorder", Given = [new("registered", "2680000+"), new("residents", "9780000")] });

        Assert.Equal(
            "year,scope,group,rank,share,registered,registered_unknown,volunteers,volunteers_open,volunteers_recorded,activities,activities_open,activities_unnamed,person_times,person_times_open,minutes,minutes_held,minutes_recorded,records,records_unknown,given\n"
            + "2018,whole,,,,1,1,1,1,2,0,0,2,2,1,90,0,90,3,1,registered=over 2680000; residents=9780000\n"
            + "2018,group,\"'=cmd\",1,2/3,0,0,1,0,1,0,0,1,1,0,60,0,60,1,0,\n"
            + "2018,group,\"b;\"\"c\"\"\",2,0,0,0,0,1,1,0,0,0,0,1,0,0,0,1,1,\n"
            + "2018,unknown,,,1/3,0,0,1,0,1,0,0,1,1,0,30,0,30,1,0,\n",
            Written(statistics));
    }

    [Fact]
    public void All_years_together_have_no_year_and_nothing_computed_no_line()
    {
        Assert.Equal(["", "", "2017", "2017", "2018", "2018"], Written(Engine.Summarize("t", [new("v", Row("v", "1", 60, null), Row("v", "0", 60, null) with { Date = new(2017, 1, 1) })], Evaluation.On(new(2018, 12, 31)), new() { FirstYear = 2017, GroupBy = "project" })).TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(',')[0]));
        Assert.Single(Written(Engine.Summarize("t", [], Evaluation.On(new(2018, 12, 31))) with { Periods = [] }).TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_stream_is_written_alike_with_a_mark_if_asked()
    {
        StatisticsResult statistics = Engine.Summarize("t", [], Evaluation.On(new(2018, 12, 31)));
        using var plain = new MemoryStream();
        using var marked = new MemoryStream();
        CsvStatistics.Write(plain, statistics);
        CsvStatistics.Write(marked, statistics, byteOrderMark: true);

        Assert.Equal(Written(statistics), System.Text.Encoding.UTF8.GetString(plain.ToArray()));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. plain.ToArray()], marked.ToArray());
    }

    private static ServiceRecord Row(string volunteer, string id, int? minutes, string? recorder) => new() { Id = id, VolunteerId = volunteer, Date = new(2018, 5, 1), Minutes = minutes, Recorder = recorder };

    private static string Written(StatisticsResult statistics)
    {
        using var text = new StringWriter();
        CsvStatistics.Write(text, statistics);
        return text.ToString();
    }
}
