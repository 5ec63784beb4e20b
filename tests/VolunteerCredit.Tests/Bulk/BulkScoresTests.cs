using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Results in columns, and what is asked of them wrongly.</summary>
public sealed class BulkScoresTests
{
    private static readonly BulkRequest[] Requests = [new("cn.national-stars", Evaluation.On(new(2024, 12, 31))), new("cn.binjiang.leading-volunteers", Evaluation.On(new(2024, 12, 31)))];

    [Fact]
    public void Rows_tell_what_the_columns_hold()
    {
        // 13 days of 8 h are 104 h: one star, from 100 h; far from the 1,500 h of a leading volunteer.
        IReadOnlyList<BulkScores> scores = Score("a", days: 13);
        BulkRow stars = Assert.Single(scores[0]);
        Assert.Equal(("a", ResultStatus.Computed, null, "star-1"), (stars.VolunteerId, stars.Status, stars.Refusal, stars.Tier("stars")!.Id));
        BulkRow leading = Assert.Single(scores[1]);
        Assert.Equal(("104 h", Outcome.NotEligible), (leading.Measure("creditHours").ToString(), leading.Decision("leading")));
        Assert.Equal((6240, 6240, 0), (scores[1].RecordedMinutes[0], scores[1].CountedMinutes[0], scores[1].UnknownRows[0]));
    }

    /// <summary>Both have an hour; the second has ten too, for which there are two gifts. What nobody asked for is not kept, and who is not eligible is offered nothing.</summary>
    [Fact]
    public void Offers_are_those_of_the_single_result_where_they_are_asked_for()
    {
        CreditEngine engine = CreditEngine.Create(o => o.RuleSets.Add(RuleSetSource.FromText("""
            {
              "id": "t.gifts", "version": "1", "honesty": "illustrative", "measures": { "hours": { "type": "hours" } },
              "decisions": { "gift": {
                "require": [ { "type": "compare", "of": "hours", "min": "1h" } ],
                "offer": { "type": "rows", "columns": { "gift": "text", "worth": "CNY" }, "by": "hours", "take": "all", "rows": [ { "at": "1h", "gift": "tea" }, { "at": "10h", "gift": "rice" } ], "always": { "worth": "5 CNY" } } } }
            }
            """)));
        BulkRequest[] asked = [new("t.gifts", Evaluation.On(new(2024, 12, 31)))];
        using RecordTableBuilder builder = engine.CreateTable(asked);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach ((string id, int minutes) in new[] { ("a", 60), ("b", 600), ("c", 59) })
            {
                writer.Add(new ServiceRecord { Id = $"r{id}", VolunteerId = id, Date = new(2024, 1, 1), Minutes = minutes });
            }
        }

        RecordTable table = builder.Build();
        DecisionColumn gift = engine.ScoreTable(table, asked, new() { KeepOffers = true })[0].Decision("gift"), unasked = engine.ScoreTable(table, asked)[0].Decision("gift");

        Assert.Equal(["gift", "worth"], gift.OfferColumns);
        Assert.Equal(["tea", "5 CNY"], gift.OfferOf(table.IndexOf("a")).Select(item => item.Text));
        Assert.Equal(["tea", "rice", "5 CNY"], gift.OfferOf(table.IndexOf("b")).Select(item => item.Text));
        Assert.Equal((Outcome.NotEligible, 0), (gift[table.IndexOf("c")], gift.OfferOf(table.IndexOf("c")).Count));
        Assert.Empty(unasked.OfferOf(table.IndexOf("a")));
    }

    /// <summary>The runs of a plan are used again, with what they found out about the table's texts.</summary>
    [Fact]
    public void Whom_one_run_leaves_out_the_next_does_not()
    {
        static BulkRequest[] Without(string recorder) => [new("cn.binjiang.leading-volunteers", Evaluation.On(new(2024, 12, 31)) with { WithoutRecorders = [recorder] })];
        using RecordTableBuilder builder = Engines.One.CreateTable(Without("a"));
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(new ServiceRecord { Id = "r1", VolunteerId = "v", Date = new(2024, 1, 1), Minutes = 60, Source = "signed-in-out", Recorder = "a" });
            writer.Add(new ServiceRecord { Id = "r2", VolunteerId = "v", Date = new(2024, 1, 2), Minutes = 90, Source = "signed-in-out", Recorder = "b" });
        }

        RecordTable table = builder.Build();
        foreach ((string recorder, string left) in new[] { ("a", "1 h 30 min"), ("b", "1 h"), ("a", "1 h 30 min") })
        {
            BulkScores scores = Engines.One.ScoreTable(table, Without(recorder), new() { Threads = 1 })[0];
            Assert.Equal(left, scores.Measure("creditHours")[0].ToString());
        }
    }

    [Fact]
    public void A_name_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.Equal(["creditHours"], Assert.Throws<UnknownNameException>(() => Score("a", 1)[1][0].Measure("hours")).Known);

    [Fact]
    public void A_table_that_lacks_a_column_is_refused_by_its_name()
    {
        using RecordTableBuilder builder = Engines.One.CreateTable([Requests[1]]);
        builder.OpenWriter().Dispose();
        RecordTable table = builder.Build();
        var refused = Assert.Throws<ArgumentException>(() => Engines.One.ScoreTable(table, [new("test.everything", Requests[0].Evaluation)]));
        Assert.Contains("VC4026", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_ids_is_refused_by_a_rule_set_that_splits_at_clock_times()
    {
        BulkRequest[] plain = [new("example.volunteer-credit-score", Evaluation.On(new(2024, 12, 31)))];
        CreditEngine engine = CreditEngine.Create(o => o.Add(ShippedRuleSets.All).Add(RuleSetSource.FromText("""
            { "id": "t.night", "version": "1", "honesty": "illustrative", "intake": [ { "type": "split-at", "times": ["22:00"] } ], "measures": { "hours": { "type": "hours" } } }
            """)));
        using RecordTableBuilder builder = engine.CreateTable(plain);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(new ServiceRecord { Id = "r", VolunteerId = "a", Date = new(2024, 1, 1), Start = new(20, 0), End = new(23, 0), Minutes = 180 });
        }

        RecordTable table = builder.Build();
        var refused = Assert.Throws<ArgumentException>(() => engine.ScoreTable(table, [new("t.night", plain[0].Evaluation)]));
        Assert.Contains("KeepRecordIds", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "a b")]
    [InlineData(false, "")]
    public void Ids_of_records_are_kept_where_they_are_asked_for(bool kept, string expected)
    {
        // In the order of days, not of arrival.
        using RecordTableBuilder builder = Engines.One.CreateTable(Requests, new() { KeepRecordIds = kept });
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(new ServiceRecord { Id = "b", VolunteerId = "v", Date = new(2024, 1, 2), Minutes = 60 });
            writer.Add(new ServiceRecord { Id = "a", VolunteerId = "v", Date = new(2024, 1, 1), Minutes = 60 });
        }

        RecordTable table = builder.Build();
        Assert.Equal(expected, string.Join(' ', table.RecordIdsOf(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.RecordIdsOf(1));
    }

    [Fact]
    public void Parts_are_read_once()
    {
        using RecordTableBuilder builder = Engines.One.CreateTable(Requests, new() { MemoryBudget = 1_000_000 });
        builder.OpenWriter().Dispose();
        IEnumerable<RecordTable> parts = builder.BuildParts();
        Assert.Single(parts);
        Assert.Throws<InvalidOperationException>(() => parts.Count());
    }

    [Fact]
    public void Groups_are_not_scored_in_bulk() => Assert.Equal(
        "VC4021",
        Assert.Single(Assert.Throws<RuleSetRefusedException>(() => Engines.One.CreateTable([new("cn.yuyao.moral-bank", Requests[0].Evaluation), new(GroupRuleSet, Requests[0].Evaluation)])).Faults).Code);

    [Fact]
    public void No_request_and_no_thread_are_refused()
    {
        Assert.Contains("VC5001", Assert.Throws<ArgumentException>(() => Engines.One.CreateTable([])).Message, StringComparison.Ordinal);
        using RecordTableBuilder builder = Engines.One.CreateTable(Requests);
        builder.OpenWriter().Dispose();
        RecordTable table = builder.Build();
        Assert.Contains("VC5001", Assert.Throws<ArgumentException>(() => Engines.One.ScoreTable(table, Requests, new() { Threads = 0 })).Message, StringComparison.Ordinal);
        Assert.All(Engines.One.ScoreTable(table, Requests), scores => Assert.Empty(scores));
    }

    [Fact]
    public void A_run_that_is_cancelled_ends_so()
    {
        using RecordTableBuilder builder = Engines.One.CreateTable(Requests);
        builder.OpenWriter().Dispose();
        RecordTable table = builder.Build();
        Assert.Throws<OperationCanceledException>(() => Engines.One.ScoreTable(table, Requests, null, new CancellationToken(canceled: true)));
    }

    private static string GroupRuleSet => Engines.One.RuleSets.First(r => r.Subject != "volunteer").Identity.Id;

    private static IReadOnlyList<BulkScores> Score(string id, int days)
    {
        using RecordTableBuilder builder = Engines.One.CreateTable(Requests);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.AddRange(Enumerable.Range(0, days).Select(d => new ServiceRecord
            {
                Id = $"r{d}", VolunteerId = id, Date = new DateOnly(2024, 1, 1).AddDays(d), Minutes = 480, Source = "signed-in-out",
            }));
        }

        return Engines.One.ScoreTable(builder.Build(), Requests);
    }
}
