using System.Text.Json;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Statistics;

namespace VolunteerCredit.Tests.Statistics;

/// <summary>A year of five people, counted by hand.</summary>
public sealed class StatisticsTests
{
    private const string Intake = """
        "intake": [
          { "type": "exclude", "where": { "status": "rejected" }, "reason": "rejected" },
          { "type": "exclude", "where": { "status": "pending" }, "reason": "pending", "as": "held" },
          { "type": "limit", "per": "day", "max": "8h" } ],
        "measures": { "hours": { "type": "hours" } }
        """;

    /// <summary>
    /// a: 10 h on 1 May, of which 8 count (acc-1), and 2 h keyed by nobody; b: 3 h that nobody approved yet; c: a shift over New Year and one of unknown minutes;
    /// d: 1 h that was rejected; e has no record.
    /// </summary>
    private static readonly Volunteer[] People =
    [
        Of("a", [Row("a1", "2018-05-01", 600, "x", "acc-1"), Row("a2", "2018-06-01", 120, null, null)], Fact("registered", "2017-01-01"), Fact("district", "west")),
        Of("b", [Row("b1", "2018-05-01", 180, "y", "acc-1") with { Status = "pending" }], Fact("registered", "2018-12-31")),
        Of("c", [Row("c1", "2018-12-31", 240, "z", "acc-2") with { Start = new(22, 0), End = new(2, 0) }, Row("c2", "2018-07-01", null, "x", "acc-2")], Fact("registered-with", "zhiyuanhui")),
        Of("d", [Row("d1", "2018-08-01", 60, "w", "acc-3") with { Status = "rejected" }], Fact("registered", "2019-01-01")),
        Of("e", []),
    ];

    [Fact]
    public void A_year_is_counted_and_what_is_not_known_stands_apart()
    {
        StatisticsResult statistics = Summarize("2018-12-31");
        ServiceFigures whole = Assert.Single(statistics.Periods).Whole;

        Assert.Equal((5, 0, 0), (statistics.VolunteersRead, statistics.VolunteersRefused, statistics.VolunteersUndecided));
        Assert.Equal((3, 1), (whole.Registered, whole.RegisteredUnknown)); // d registers next year, of e nothing is known
        Assert.Equal((2, 1, 4), (whole.Volunteers, whole.VolunteersOpen, whole.VolunteersRecorded)); // a and c; b
        Assert.Equal((2, 1, 1), (whole.Activities, whole.ActivitiesOpen, whole.ActivitiesUnnamed)); // x and z; y; a2
        Assert.Equal((3, 2), (whole.PersonTimes, whole.PersonTimesOpen)); // a1, a2, c1; b1, c2
        Assert.Equal((480 + 120 + 120, 180, 600 + 120 + 180 + 120 + 60), (whole.Minutes, whole.MinutesHeld, whole.MinutesRecorded));
        Assert.Equal((6, 1), (whole.Records, whole.RecordsUnknown));
    }

    [Fact]
    public void A_shift_over_New_Year_is_one_persontime_and_its_minutes_are_of_both_years()
    {
        StatisticsResult statistics = Summarize("2019-06-30", new() { FirstYear = 2017 });

        Assert.Equal(["", "2017", "2018", "2019"], statistics.Periods.Select(p => $"{p.Year}"));
        Assert.Equal([840, 0, 720, 120], statistics.Periods.Select(p => p.Whole.Minutes));
        Assert.Equal([3, 0, 3, 0], statistics.Periods.Select(p => p.Whole.PersonTimes));
        Assert.Equal([6, 0, 6, 0], statistics.Periods.Select(p => p.Whole.Records));
        Assert.Equal([2, 0, 2, 1], statistics.Periods.Select(p => p.Whole.Volunteers));
        Assert.Equal([2, 0, 2, 1], statistics.Periods.Select(p => p.Whole.Activities));
        Assert.Equal([4, 2, 3, 4], statistics.Periods.Select(p => p.Whole.Registered)); // on the last day of each; zhiyuanhui since ever
        Assert.Equal((Given.Day("2017-01-01"), Given.Day("2019-06-30")), (statistics.Periods[0].From, statistics.Periods[0].To));
    }

    [Fact]
    public void Who_keyed_how_much_with_what_nobody_keyed()
    {
        PeriodStatistics year = Summarize("2018-12-31", new() { GroupBy = "recorder" }).Periods[0];

        Assert.Equal(
            ["1 acc-1: 480 of 780, 2 records, 1 of 2 volunteers, 2/3", "2 acc-2: 120 of 120, 2 records, 1 of 1 volunteers, 1/6", "3 acc-3: 0 of 60, 1 records, 0 of 1 volunteers, 0", " : 120 of 120, 1 records, 1 of 1 volunteers, 1/6"],
            year.Groups.Select(g => $"{g.Rank} {g.Id}: {g.Figures.Minutes} of {g.Figures.MinutesRecorded}, {g.Figures.Records} records, {g.Figures.Volunteers} of {g.Figures.VolunteersRecorded} volunteers, {g.Share}"));
        Assert.Equal((4, 0, new Fraction(1)), (year.GroupsInAll, year.Groups.Sum(g => g.Figures.Registered), year.Groups.Aggregate(default(Fraction), (sum, g) => sum + g.Share!.Value)));
    }

    [Fact]
    public void Groups_are_ranked_by_any_figure_with_ties_and_the_unknown_one_is_always_there()
    {
        PeriodStatistics year = Summarize("2018-12-31", new() { GroupBy = "activity", RankBy = RankingFigure.Volunteers, Top = 1 }).Periods[0];

        Assert.Equal(["1 x", "1 z", " "], year.Groups.Select(g => $"{g.Rank} {g.Id}"));
        Assert.Equal(5, year.GroupsInAll);
    }

    [Fact]
    public void A_fact_groups_volunteers_and_those_without_it_are_unknown()
    {
        Volunteer[] people = [.. People.Select(p => p with { Facts = [.. p.Facts.Where(f => f.Name != "district"), .. p.Id is "a" ? (Fact[])[Fact("team", "t1", "2018-05-31"), Fact("team", "t0", null, "2018-05-30")] : []] })];
        PeriodStatistics year = Given.Engine(Intake).Summarize("t", people.Select(Renamed), On("2018-12-31"), new() { GroupBy = "team" }).Periods[0];

        Assert.Equal(["1 t0: 480, 0", "2 t1: 120, 1", " : 120, 2"], year.Groups.Select(g => $"{g.Rank} {g.Id}: {g.Figures.Minutes}, {g.Figures.Registered}")); // on the day of the service, and on the last day
    }

    [Fact]
    public void Registered_volunteers_are_of_a_district_that_a_fact_names()
    {
        Volunteer[] people = [.. People.Select(p => p with { Records = [.. p.Records.Select(r => r with { District = "east" })] })];
        PeriodStatistics year = Given.Engine(Intake).Summarize("t", people, On("2018-12-31"), new() { GroupBy = "district" }).Periods[0];

        Assert.Equal(["1 east: 720, 0", "2 west: 0, 1"], year.Groups.Select(g => $"{g.Rank} {g.Id}: {g.Figures.Minutes}, {g.Figures.Registered}"));
    }

    [Fact]
    public void A_published_figure_keeps_its_qualifier()
    {
        StatisticsResult statistics = Summarize("2018-12-31", new()
        {
            GroupBy = "district",
            Given = [new("registered", "2680000+"), new("residents", "近900000", Group: "north"), new("share", "27.4", 2018)],
        });

        Assert.Equal(["registered = over 2680000", "share = 27.4"], statistics.Periods[0].Given.Select(g => $"{g.Name} = {g}"));
        Assert.Equal("residents = nearly 900000", statistics.Periods[0].Groups.Where(g => g.Id == "north").Select(g => $"{g.Given[0].Name} = {g.Given[0]}").Single());
        Assert.Contains("published: registered = over 2680000", statistics.Explain(), StringComparison.Ordinal);
        Assert.Contains("\"given\":[{\"name\":\"registered\",\"value\":\"2680000\",\"qualifier\":\"over\"}", statistics.ToJson(), StringComparison.Ordinal);
        foreach (GivenFigure wrong in (GivenFigure[])[new("registered", "many"), new("a b", "1"), new("registered", "1", 2017), new("registered", "1 in 0..2")])
        {
            Assert.Contains("VC4081", Assert.Throws<ArgumentException>(() => Summarize("2018-12-31", new() { Given = [wrong] })).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whether_somebody_is_registered_is_known_or_not()
    {
        (string Name, Fact[] Facts)[] cases =
        [
            ("1 0", [Fact("registered", "2018-12-31")]), ("0 0", [Fact("registered", "2019-01-01")]), ("0 1", []),
            ("0 1", [Fact("registered", "2018-01-01", "2018-01-01"), Fact("registered", "2018-01-02", "2018-01-01")]), // two since one day
            ("0 0", [Fact("coverage:registered", "complete", "2018-01-01")]), ("0 1", [Fact("coverage:registered", "complete", "2018-01-01", "2018-12-30")]),
            ("0 1", [Fact("registered-with", "zhiyuanhui", null, "2018-12-30")]), ("1 0", [Fact("registered-with", "zhiyuanhui", "2018-12-31"), Fact("registered", "2019-05-05")]),
        ];

        Assert.Equal(cases.Select(c => c.Name), cases.Select(c => Given.Engine(Intake).Summarize("t", [Of("v", [], c.Facts)], On("2018-12-31")).Periods[0].Whole).Select(w => $"{w.Registered} {w.RegisteredUnknown}"));
    }

    [Fact]
    public void Who_cannot_be_taken_in_is_in_no_figure_and_told()
    {
        CreditEngine engine = CreditEngine.Create(options =>
        {
            options.RuleSets.Add(RuleSetSource.FromText($$"""{ "id": "t", "version": "1", "honesty": "illustrative", "intake": [ { "type": "exclude", "where": { "age": { "below": 14 } }, "reason": "child" } ], "measures": { "hours": { "type": "hours" } } }"""));
            options.RecordsPerVolunteerMax = 3;
        });
        StatisticsResult statistics = engine.Summarize("t", People.Append(Of("f", [Row("1", "2018-01-01", -5, null, null)])), On("2018-12-31"));

        Assert.Equal((6, 1, 3), (statistics.VolunteersRead, statistics.VolunteersRefused, statistics.VolunteersUndecided)); // a has four; the age of b, c and d is not known
        Assert.Equal(["VC1203 1", "VC4008 1"], statistics.Notices.Select(n => $"{n.Key} {n.Value}"));
    }

    [Fact]
    public void Both_languages_say_the_same_and_JSON_has_every_figure()
    {
        StatisticsResult statistics = Summarize("2018-12-31", new() { GroupBy = "recorder" });
        string english = statistics.Explain(), chinese = statistics.Explain(Language.Chinese);

        Assert.Contains("  registered volunteers: 3 (not known of: 1)\n", english, StringComparison.Ordinal);
        Assert.Contains("    1. acc-1: 8 h counted of 13 h recorded; records: 2; person-times: 1; volunteers: 1; share: 66.7%\n", english, StringComparison.Ordinal);
        Assert.Contains("    – unknown: 2 h counted of 2 h recorded; records: 1; person-times: 1; volunteers: 1; share: 16.7%\n", english, StringComparison.Ordinal);
        Assert.Equal(Figures(english), Figures(chinese));
        using JsonDocument json = JsonDocument.Parse(statistics.ToJson());
        JsonElement whole = json.RootElement.GetProperty("periods")[0].GetProperty("whole");
        Assert.Equal(ServiceFigures.Names, whole.EnumerateObject().Select(f => f.Name));
        Assert.Equal(typeof(ServiceFigures).GetProperties().Count(p => p.PropertyType == typeof(long)), ServiceFigures.Names.Count);
    }

    /// <summary>The index counts a volunteer once for each activity, statistics each record; hours and activities are the same.</summary>
    [Fact]
    public void The_year_of_the_Hangzhou_index_has_its_hours_and_activities()
    {
        Volunteer[] people =
        [
            Of("a", [Row("1", "2018-05-01", 90, "x", null), Row("2", "2018-05-02", 60, "x", null), Row("3", "2017-05-02", 600, "w", null)], Fact("city", "hz")),
            Of("b", [Row("1", "2018-05-01", 30, "y", null) with { Status = "pending" }, Row("2", "2018-05-01", 45, "x", null)], Fact("city", "hz")),
        ];
        CreditEngine engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.Source("cn.hangzhou.index-2018")));
        CreditResult city = engine.ScoreGroups("cn.hangzhou.index-2018", people, On("2018-12-31")).Single();
        ServiceFigures year = engine.Summarize("cn.hangzhou.index-2018", people, On("2018-12-31")).Periods[0].Whole;

        Assert.Equal(("3 h 15 min", "1", "2"), (city.Text("hours"), city.Text("activities"), city.Text("personTimes")));
        Assert.Equal((195, 1, 3), (year.Minutes, year.Activities, year.PersonTimes));
    }

    [Fact]
    public void Outside_the_effective_period_nothing_is_counted()
    {
        CreditEngine engine = CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText("""{ "id": "t", "version": "1", "honesty": "illustrative", "effective": { "from": "2020-01-01" }, "measures": { "hours": { "type": "hours" } } }""")));
        StatisticsResult statistics = engine.Summarize("t", People, On("2018-12-31"));

        Assert.Equal((ResultStatus.NotInForce, 0), (statistics.Status, statistics.Periods.Count));
        Assert.Contains("ot in force", statistics.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_their_bounds_are_refused_and_memory_is_bounded()
    {
        foreach ((StatisticsOptions options, string code) in ((StatisticsOptions, string)[])
            [(new() { FirstYear = 2019 }, "VC5001"), (new() { LastYear = 2019 }, "VC5001"), (new() { FirstYear = 1899 }, "VC5001"), (new() { Top = 0 }, "VC5001"), (new() { KeptMax = 0 }, "VC5001"), (new() { GroupBy = "volunteer" }, "VC4080"), (new() { GroupBy = "a b" }, "VC4080")])
        {
            Assert.Contains(code, Assert.Throws<ArgumentException>(() => Summarize("2018-12-31", options)).Message, StringComparison.Ordinal);
        }

        Assert.Contains("VC4082", Assert.Throws<InvalidOperationException>(() => Summarize("2018-12-31", new() { KeptMax = 4 })).Message, StringComparison.Ordinal); // the whole, and w, x, y, z
        Assert.Single(Summarize("2018-12-31", new() { KeptMax = 5 }).Periods);
    }

    private static StatisticsResult Summarize(string asOf, StatisticsOptions? options = null) => Given.Engine(Intake).Summarize("t", People, On(asOf), options);

    private static Evaluation On(string asOf) => Evaluation.On(Given.Day(asOf));

    private static Volunteer Of(string id, ServiceRecord[] records, params IEnumerable<Fact> facts) =>
        new(id, [.. records.Select(r => r with { VolunteerId = id })], [.. facts.Select((f, i) => f with { Id = $"{id}{i}", SubjectId = id })]);

    private static Volunteer Renamed(Volunteer volunteer) => Of(volunteer.Id, [.. volunteer.Records], volunteer.Facts);

    private static ServiceRecord Row(string id, string date, int? minutes, string? activity, string? recorder) => Given.Service(id, date, minutes) with { Activity = activity, Recorder = recorder };

    private static Fact Fact(string name, string value, string? from = null, string? to = null) => Given.Fact("f", name, value, from, to);

    private static string Figures(string text) => string.Join(' ', text.Split('\n').Select(line => string.Concat(line.Where(char.IsAsciiDigit))));
}
