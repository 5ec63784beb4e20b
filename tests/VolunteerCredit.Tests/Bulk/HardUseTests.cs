using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>What is too large, and what is wrongly used.</summary>
public sealed class HardUseTests
{
    private const string Document = """
        { "id": "t", "version": "1", "honesty": "illustrative",
          "intake": [ { "type": "merge-overlaps" }, { "type": "limit", "per": "week", "max": "20h" } ],
          "measures": { "hours": { "type": "hours" } } }
        """;

    /// <summary>Minutes times a weight of twelve decimals: more than 9,223 are too many.</summary>
    private const string Weighted = """
        { "id": "w", "version": "1", "honesty": "illustrative",
          "measures": { "hours": { "type": "hours" }, "weighted": { "type": "hours", "weights": [ { "where": { "disputed": false }, "times": 999.999999999999 } ] } } }
        """;

    private const string Districts = """
        { "id": "d", "version": "1", "honesty": "illustrative", "measures": { "hours": { "type": "hours", "where": { "district": "x" } } } }
        """;

    private static readonly Evaluation Asked = Evaluation.On(new(2024, 12, 31));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whose_amounts_overflow_is_refused_and_the_others_are_scored_as_if_he_were_not_there(int threads)
    {
        CreditEngine engine = Engine();
        ServiceRecord[] records = [.. Enumerable.Range(0, 20_000).Select(i =>
            Given.Service($"r{i}", "2024-05-01", i % 10_000 % 100 == 7 ? int.MaxValue : 60) with { VolunteerId = $"v{i % 10_000}" })];

        BulkScores scores = engine.ScoreTable(Table(engine, "w", records), [new("w", Asked)], new() { Threads = threads })[0];

        for (int i = 0; i < 10_000; i++)
        {
            int at = scores.Table.IndexOf($"v{i}");
            (ResultStatus, string?, decimal?, decimal?) expected = i % 100 == 7 ? (ResultStatus.Refused, "VC4005", null, null) : (ResultStatus.Computed, null, 120m, 120_000m - 0.000_000_000_12m);
            Assert.Equal(expected, (scores.StatusOf(at), scores.RefusalOf(at)?.Code, Minutes(scores, 0, at), Minutes(scores, 1, at)));
        }
    }

    [Fact]
    public void A_million_records_of_one_volunteer_are_scored_and_one_more_is_refused()
    {
        // A thousand hours on each of 1,000 days; of a week at most 20 count. The first day is a Monday: 142 whole weeks and six days.
        CreditEngine engine = Engine();
        int first = new DateOnly(2021, 1, 4).DayNumber;
        BulkScores Scored(int rows)
        {
            using RecordTableBuilder builder = engine.CreateTable([new("t", Asked)]);
            using (RecordTableWriter writer = builder.OpenWriter())
            {
                int[] dates = [.. Enumerable.Range(0, rows).Select(row => first + (row % 1_000))], minutes = new int[rows];
                Array.Fill(minutes, 60);
                writer.Add(new RecordColumns { VolunteerIds = ["v"], Volunteers = new int[rows], Dates = dates, Minutes = minutes });
            }

            return engine.ScoreTable(builder.Build(), [new("t", Asked)])[0];
        }

        BulkScores scores = Scored(1_000_000), over = Scored(1_000_001);

        Assert.Equal((1, ResultStatus.Computed), (scores.Count, scores.StatusOf(0)));
        Assert.Equal((60_000_000L, 143L * 1_200), (scores.RecordedMinutes[0], scores.CountedMinutes[0]));
        Assert.Equal((1, ResultStatus.Refused, "VC4008"), (over.Count, over.StatusOf(0), over.RefusalOf(0)!.Code));
    }

    [Fact]
    public void Tens_of_thousands_of_overlapping_records_of_one_day_take_no_longer_for_each()
    {
        // An hour from every minute from 00:00 to 16:39 on, over and over: 00:00 to 17:39 are 1,059 minutes.
        CreditEngine engine = Engine();
        IEnumerable<ServiceRecord> records = Enumerable.Range(0, 50_000).Select(i => Given.Service($"r{i}", "2024-05-01", 60) with
        {
            Start = TimeOnly.MinValue.AddMinutes(i % 1_000),
            End = TimeOnly.MinValue.AddMinutes((i % 1_000) + 60),
        });

        BulkScores scores = engine.ScoreTable(Table(engine, "t", records), [new("t", Asked)])[0];

        Assert.Equal((3_000_000L, 1_059L), (scores.RecordedMinutes[0], scores.CountedMinutes[0]));
    }

    [Fact]
    public void Wrong_use_is_an_exception_and_never_an_answer()
    {
        CreditEngine engine = Engine();
        RecordTable table = Table(engine, "t", [Given.Service("r", "2024-05-01", 60)]);
        BulkScores scores = engine.ScoreTable(table, [new("t", Asked)])[0];
        Assert.Equal((1, "v", null), (scores.Count, scores.VolunteerId(0), scores.RefusalOf(0)));

        foreach (int volunteer in new[] { -1, 1 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => scores.VolunteerId(volunteer));
            Func<object?>[] reads =
            [
                () => scores.StatusOf(volunteer), () => scores.RefusalOf(volunteer), () => scores.Measures[0][volunteer], () => scores.Measures[0].OpennessOf(volunteer),
                () => scores.Reasons[0].LostMinutes(volunteer), () => scores.Reasons[0].AddedMinutes(volunteer), () => scores.CountedMinutes[volunteer],
            ];
            Assert.All(reads, read => Assert.Throws<IndexOutOfRangeException>(read));
        }

        string Refused(Action act) => Assert.Throws<ArgumentException>(act).Message[..6];
        Assert.Equal("VC4026", Refused(() => engine.ScoreTable(table, [new("t", Asked), new("d", Asked)])));
        Assert.Equal("VC5001", Refused(() => engine.ScoreTable(table, [])));
        Assert.Equal("VC5001", Refused(() => engine.CreateTable([])));
        Assert.Equal("VC5001", Refused(() => engine.ScoreTable(table, [new("t", Asked)], new() { Threads = 0 })));
        Assert.Equal("VC5001", Refused(() => engine.ScoreTable(table, [new("t", Asked)], new() { Threads = 1_025 })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_listener_that_throws_ends_the_run_with_its_exception(int threads)
    {
        CreditEngine engine = Engine();
        RecordTable table = Table(engine, "t", Enumerable.Range(0, 20_000).Select(i => Given.Service("r", "2024-05-01", 60) with { VolunteerId = $"v{i}" }));

        var fault = Assert.Throws<InvalidDataException>(() => engine.ScoreTable(table, [new("t", Asked)], new() { Threads = threads, Progress = new Failing() }));
        Assert.Equal("of the listener", fault.Message);
    }

    private static CreditEngine Engine() => CreditEngine.Create(options => options.Add(RuleSetSource.FromText(Document), RuleSetSource.FromText(Weighted), RuleSetSource.FromText(Districts)));

    private static RecordTable Table(CreditEngine engine, string ruleSet, IEnumerable<ServiceRecord> records)
    {
        using RecordTableBuilder builder = engine.CreateTable([new(ruleSet, Asked)]);
        return Tables.Of(builder, records);
    }

    private static decimal? Minutes(BulkScores scores, int measure, int volunteer) =>
        scores.Measures[measure][volunteer] is { } amount ? amount.Quanta / (decimal)amount.Scale : null;

    private sealed class Failing : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => throw new InvalidDataException("of the listener");
    }
}
