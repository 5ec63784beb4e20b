using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.RuleSets.OwnProgrammes;

/// <summary>Programmes that exist nowhere, each described in ordinary words and written as one document without a line of code.</summary>
public sealed class OwnProgrammeTests
{
    /// <summary>Each programme, and a figure that, moved to another, contradicts its worked cases.</summary>
    public static TheoryData<string, string, string> Moved => new()
    {
        { "allotment-badges", "\"max\": \"150h\"", "\"max\": \"151h\"" }, // 40 + 151 = 191 h, not 190
        { "allotment-badges", "\"consume\": \"needed\"", "\"consume\": \"all\"" }, // what is over counts no more
        { "ferry-crew", "\"lasts\": \"30 days\"", "\"lasts\": \"31 days\"" }, // the trip of 1 April
        { "ferry-crew", "\"sample\": 5", "\"sample\": 2" }, // two trips are judged
        { "five-summers", "\"atLeast\": 6", "\"atLeast\": 5" }, // five months make a year
        { "five-summers", "\"repeat\": 5", "\"repeat\": 6" }, // 7 = 6 + 1
        { "garden-households", "\"max\": \"4h\"", "\"max\": \"5h\"" },
        { "harbour-watch", "\"max\": \"30h\"", "\"max\": \"31h\"" },
        { "harbour-watch", "\"count\": 2", "\"count\": 3" },
        { "harbour-watch", "\"max\": 230", "\"max\": 231" },
        { "lantern-nights", "\"times\": 1.5 } ]", "\"times\": 2 } ]" }, // Sundays
        { "lantern-nights", "\"from\": \"2020-01-01\", \"value\"", "\"from\": \"2020-01-02\", \"value\"" }, // a day without a table
        { "library-friends", "\"until\": \"2021-03-31\", \"value\"", "\"until\": \"2021-03-30\", \"value\"" },
        { "library-friends", "\"review\": [\"03-31\"], \"strippedBy\"", "\"review\": [\"04-30\"], \"strippedBy\"" },
        { "mountain-coins", "\"expires\": \"12 months\"", "\"expires\": \"13 months\"" },
        { "mountain-coins", "\"count\": 1", "\"count\": 2" },
    };

    public static TheoryData<string> Names => ["allotment-badges", "ferry-crew", "five-summers", "garden-households", "harbour-watch", "lantern-nights", "library-friends", "mountain-coins"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_loads_with_its_cases_and_says_in_words_what_it_is(string name)
    {
        CreditEngine engine = Loading.Load(Text(name));
        RuleSetInfo info = Assert.Single(engine.RuleSets);
        Assert.Equal("own." + name, info.Identity.Id);
        Assert.Equal("", string.Join('\n', engine.Lint(info.Identity.Id).Select(f => f.ToString())));
        Assert.All([Language.English, Language.Chinese], language => Assert.Contains(info.Title.In(language), engine.Describe(info.Identity.Id, language), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Moved))]
    public void A_figure_that_is_moved_fails_a_case(string name, string figure, string moved)
    {
        string text = Text(name);
        Assert.Contains(figure, text, StringComparison.Ordinal);
        IReadOnlyList<Notice> faults = Loading.Faults(text.Replace(figure, moved, StringComparison.Ordinal));
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.Equal("VC3040", fault.Code));
    }

    [Fact]
    public void Harbour_watch()
    {
        // January: five days of 7 h, each 6: 30 h, a sixth day is over the month. February at the pier: 2 × 6. December 2019 is another year.
        ServiceRecord[] records =
        [
            .. Days("2020-01-02", 6, 7 * 60, "pier"), .. Days("2020-02-02", 2, 6 * 60, "boat"), .. Days("2019-12-30", 2, 6 * 60, "pier"),
            Given.Act("s", "2020-05-01", "swimming", 3),
        ];
        CreditResult result = Score("harbour-watch", records, "2020-12-31");
        Assert.Equal(("42 h", "57", "none"), (result.Text("watch"), result.Score("points").Value.ToString(), result.Tier("whistle").Reached ?? "none")); // 30 + 12 = 42; 42 + 3 × 5 = 57
        Assert.Equal("activity 0, day 360, month 360, turns 0, year 0", Lost(result, "activity", "day", "month", "turns", "year")); // 6 × 1 h; 6 h of the sixth day
    }

    [Fact]
    public void Lantern_nights()
    {
        ServiceRecord[] records =
        [
            Given.Placed("a", "2020-05-01", "21:30", "06:30"), // Friday to Saturday: 0.5 + 8 × 2 + 0.5 = 17
            Given.Placed("b", "2020-05-02", "23:00", "00:30"), // Saturday to Sunday: 1 × 2 + 0.5 × 2 × 1.5 = 3.5
            Given.Act("c", "2019-12-31", "blood", 399, "mL"), // 1 × 2 = 2
            Given.Act("d", "2020-01-01", "blood", 399, "mL"), // 3 × 1.5 = 4.5
        ];
        CreditResult result = Score("lantern-nights", records, "2020-12-31");
        Assert.Equal(("20 h 30 min", "6.5", "27"), (result.Text("lantern"), result.Text("blood"), result.Score("points").Value.ToString())); // 20.5 + 6.5 = 27
    }

    [Fact]
    public void Five_summers()
    {
        // Good: 2012 to 2017, six in a row. 2018 has 40 h in four months. Good again: 2019.
        ServiceRecord[] records = [.. Enumerable.Range(2012, 6).SelectMany(year => Months(year, 6, 200)), .. Months(2018, 4, 600), .. Months(2019, 7, 180)];
        CreditResult result = Score("five-summers", records, "2020-02-01");
        Assert.Equal(("6", "1"), (result.Text("longest"), result.Text("current")));
        Assert.Equal(("leaf", 1L), (result.Tier("growth").Reached, result.Tier("growth").Cycle)); // 6 = 5 + 1
        Assert.Equal(Outcome.NotEligible, result.Decision("vote").Outcome);
        Assert.Equal("6", Score("five-summers", records, "2018-11-30").Text("current")); // 2018 may still become good
    }

    [Fact]
    public void Allotment_badges()
    {
        // 2019: 30 × 6 = 180 h, of which 150: badges after 9, 17 and 25 days (54, 102, 150 h). 2020: 8 × 6 = 48 h: 198; then 2 h: 200 h, the fourth.
        ServiceRecord[] records = [.. Days("2019-06-01", 30, 360), .. Days("2020-06-01", 8, 360), .. Days("2020-09-01", 1, 120)];
        CreditResult result = Score("allotment-badges", records, "2021-06-08");
        Assert.Equal("198 h", Score("allotment-badges", records, "2020-08-31").Text("dug"));
        Assert.Equal(
            ["2019-06-09 2021-06-08", "2019-06-17 2021-06-16", "2019-06-25 2021-06-24", "2020-09-01 2022-08-31"],
            result.Tier("badge").Awards.Select(a => $"{a.On:yyyy-MM-dd} {a.Until:yyyy-MM-dd}"));
        Assert.Equal(("4", "0 CNY"), (result.Score("valid").Value.ToString(), result.Decision("greenhouse").Offer.Single().Text));
        Assert.Equal("3", Score("allotment-badges", records, "2021-06-09").Score("valid").Value.ToString());
    }

    [Fact]
    public void Library_friends()
    {
        // Fiscal 2019: 4 × 8 = 32 h and 15 points; fiscal 2020: 3 × 6 = 18 h and 5 points. Together 50 h and 20 points, in fiscal 2020 only.
        ServiceRecord[] records =
        [
            .. Days("2020-03-10", 4, 480), Given.Act("s", "2019-10-01", "story", 15), .. Days("2020-07-01", 3, 360), Given.Act("t", "2020-08-01", "story", 5),
        ];
        Assert.Equal("32 h reader none reader", Ranks("2020-03-30"));
        Assert.Equal("32 h reader reader reader", Ranks("2020-03-31"));
        Assert.Equal("50 h friend reader friend", Ranks("2020-08-01"));
        Assert.Equal("50 h friend friend friend", Ranks("2021-03-31"));
        Assert.Equal("0 h none friend friend", Ranks("2021-04-01"));
        Assert.Equal("0 h none none friend", Ranks("2022-03-31"));
        Assert.Equal("0 h none none none", Ranks("2022-03-31", Given.Act("x", "2021-06-01", "complaint-upheld")));

        string Ranks(string asOf, params ServiceRecord[] more)
        {
            CreditResult result = Score("library-friends", [.. records, .. more], asOf);
            return string.Join(' ', [result.Text("hours"), .. result.Tiers.Select(t => t.Reached ?? "none")]);
        }
    }

    [Fact]
    public void Mountain_coins()
    {
        // 2 h 50 min: 2 coins to 2021-01-31. 8 h: 8 coins to 2021-02-28. Two nights of 3: the first takes 2 + 1, the second 3 of the 7 that are left.
        ServiceRecord[] records =
        [
            Given.Service("a", "2020-02-01", 170), Given.Service("b", "2020-03-01", 480), Given.Service("c", "2020-03-01", 480),
            Given.Act("n", "2020-12-24", "hut-night", -3, "coin"), Given.Act("m", "2020-12-25", "hut-night", -3, "coin"),
        ];
        GrantResult coins = Score("mountain-coins", records, "2021-01-31").Grant("coins");
        Assert.Equal("4", coins.Balance.ToString());
        Assert.Equal(["2020-02-01 2021-01-31 2 0", "2020-03-01 2021-02-28 8 4"], coins.Lots.Select(l => $"{l.EarnedOn:yyyy-MM-dd} {l.ExpiresOn:yyyy-MM-dd} {l.Amount} {l.Left}"));
        Assert.Equal("10", Score("mountain-coins", records, "2020-12-23").Grant("coins").Balance.ToString());
        Assert.Equal("0", Score("mountain-coins", records, "2021-03-01").Grant("coins").Balance.ToString());
    }

    [Fact]
    public void Garden_households()
    {
        ServiceRecord[] records =
        [
            Given.Service("1", "2020-05-01", 300) with { VolunteerId = "a" }, Given.Service("2", "2020-05-02", 240) with { VolunteerId = "a" }, // 4 + 4
            Given.Service("1", "2020-05-01", 120) with { VolunteerId = "b" }, Given.Service("2", "2020-09-01", 200) with { VolunteerId = "b" }, // 2 before the move; 3 h 20 min after it
        ];
        Fact[] facts =
        [
            Of("a", "household", "h1"), Of("b", "household", "h1") with { To = Given.Day("2020-08-31") }, Of("b", "household", "h2") with { From = Given.Day("2020-09-01") },
            Of("household:h1", "score:heads", "3"), Of("household:h2", "score:heads", "3"),
        ];
        CreditResult[] results = [.. Loading.Load(Text("garden-households"))
            .ScoreGroups("own.garden-households", Population.Create(records, facts).Volunteers, new() { AsOf = Given.Day("2020-12-31") })];
        Assert.Equal(
            ["household:h1 10 h 3 h 20 min green", "household:h2 3 h 20 min 1 h 6 min none"], // 10 / 3 = 3 h 20 min; 200 / 3 = 66 min
            results.Select(r => $"{r.VolunteerId} {r.Text("hours")} {r.Text("aHead")} {r.Tier("street").Reached ?? "none"}"));
    }

    [Fact]
    public void Ferry_crew()
    {
        // Born in 2004: 17 at the end of 2021. 2021: 12 h in 6 trips; 2022: 18 h in 9 trips and 4 h ashore; 2023: 20 h in 10. A no-show on 2022-12-01 costs the 2 h of 2022-12-05.
        ServiceRecord[] records =
        [
            .. Trips("2021-05-01", 6), .. Trips("2022-05-01", 9), Given.Act("n", "2022-12-01", "no-show"), .. Trips("2022-12-05", 1),
            Given.Service("ashore", "2022-12-20", 240) with { Category = "ashore" }, .. Trips("2023-05-01", 10),
        ];
        CreditResult result = Score("ferry-crew", records, "2023-12-31", Given.Fact("b", "born", "2004-06-01"));
        Assert.Equal("suspended 120", Lost(result, "suspended"));
        Assert.Equal("3", result.Text("crewYears")); // 12 ≥ 10; 18 + 4 = 22 ≥ 20; 20 ≥ 20
        Assert.Equal(("0.96", Outcome.Eligible), (result.Text("kept"), result.Decision("ticket").Outcome)); // 25 / 26 = 0.9615…
        Assert.Equal(("1", Given.Day("2024-12-30")), (result.Decision("ticket").Offer.Single().Text, result.Decision("ticket").ValidUntil!.Value));
        Assert.Equal(Outcome.Undetermined, Score("ferry-crew", records, "2023-12-31").Decision("ticket").Outcome); // nobody knows the age
    }

    private static Fact Of(string subject, string name, string value) => new() { Id = subject + name + value, SubjectId = subject, Name = name, Value = value };

    private static IEnumerable<ServiceRecord> Days(string first, int count, int minutes, string? activity = null) => Enumerable.Range(0, count)
        .Select(i => Given.Service($"{first}-{i}", first, minutes) with { Date = Given.Day(first).AddDays(i), Activity = activity });

    private static IEnumerable<ServiceRecord> Months(int year, int count, int minutes) => Enumerable.Range(1, count)
        .Select(month => Given.Service($"{year}-{month}", $"{year}-01-05", minutes) with { Date = new(year, month, 5) });

    private static IEnumerable<ServiceRecord> Trips(string first, int count) => Days(first, count, 120).Select(r => r with { Category = "trip" });

    private static string Lost(CreditResult result, params string[] reasons) =>
        string.Join(", ", reasons.Select(reason => $"{reason} {result.Time.Reasons.FirstOrDefault(r => r.Reason == reason)?.Lost ?? 0}"));

    private static CreditResult Score(string name, IReadOnlyList<ServiceRecord> records, string asOf, params Fact[] facts)
    {
        CreditResult result = Loading.Load(Text(name)).Score("own." + name, new Volunteer(Given.VolunteerId, records, facts), new() { AsOf = Given.Day(asOf) });
        Assert.Equal(ResultStatus.Computed, result.Status);
        return result;
    }

    private static string Text(string name)
    {
        using Stream stream = typeof(OwnProgrammeTests).Assembly.GetManifestResourceStream($"own/{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
