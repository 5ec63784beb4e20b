using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Diagnostics;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Diagnostics;

[Collection(Alone.Name)]
public sealed class TelemetryTests
{
    private const string Document = """
        {
          "id": "town", "version": "1", "honesty": "illustrative",
          "measures": { "hours": { "type": "hours" } },
          "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "10h" } ] } },
          "decisions": { "loan": { "require": [ { "type": "compare", "of": "hours", "min": "10h" } ] } },
          "boards": { "best": { "type": "board", "group": "volunteer", "by": "hours" } }
        }
        """;

    private const string OfGroups = """
        { "id": "homes", "version": "1", "honesty": "illustrative", "subject": "household", "measures": { "hours": { "type": "hours" } } }
        """;

    private static readonly Evaluation Asked = Evaluation.On(new(2026, 6, 30));

    private static readonly ReceiptOptions Sealed = new() { Key = Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"), KeyInReceipt = true };

    /// <summary>Volunteers of 2, 11 and 1 records, of whom the second has too many.</summary>
    private static readonly Volunteer[] Three = [Of("v1", 2, 360), Of("v2", 11, 60), Of("v3", 1, 60)];

    private static CreditEngine Engine(ILoggerFactory? log = null) => CreditEngine.Create(options =>
    {
        options.Add(RuleSetSource.FromText(Document, "town.json"), RuleSetSource.FromText(OfGroups, "homes.json")).RecordsPerVolunteerMax = 10;
        options.LoggerFactory = log;
    });

    private static Volunteer Of(string id, int records, int minutes) => new(
        id, [.. Enumerable.Range(0, records).Select(r => new ServiceRecord { Id = $"r{r}", VolunteerId = id, Date = new DateOnly(2026, 5, 1).AddDays(r), Minutes = minutes })], []);

    private static RecordTable Table(CreditEngine engine, IEnumerable<Volunteer> volunteers, params BulkRequest[] requests)
    {
        using RecordTableBuilder builder = engine.CreateTable(requests);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (Volunteer volunteer in volunteers)
            {
                writer.AddRange(volunteer.Records);
            }
        }

        return builder.Build();
    }

    [Fact]
    public void What_is_scored_is_counted_by_status_code_and_outcome()
    {
        CreditEngine engine = Engine();
        using var listening = new Listening(traces: false);

        foreach (CreditResult result in engine.Score("town", Three, Asked))
        {
            _ = result;
        }

        engine.Explain("town", Three[1], Asked);

        Assert.Equal(
            [
                "volunteercredit.records 2 {record} rule_set.id=town",
                "volunteercredit.volunteers 1 {volunteer} rule_set.id=town status=computed",
                "volunteercredit.decisions 1 {decision} rule_set.id=town decision=loan outcome=eligible",
                "volunteercredit.operation.duration t s operation=score rule_set.id=town",
                "volunteercredit.records 11 {record} rule_set.id=town",
                "volunteercredit.volunteers 1 {volunteer} rule_set.id=town status=refused error.type=VC4008",
                "volunteercredit.operation.duration t s operation=score rule_set.id=town error.type=VC4008",
                "volunteercredit.records 1 {record} rule_set.id=town",
                "volunteercredit.volunteers 1 {volunteer} rule_set.id=town status=computed",
                "volunteercredit.decisions 1 {decision} rule_set.id=town decision=loan outcome=not_eligible",
                "volunteercredit.operation.duration t s operation=score rule_set.id=town",
                "volunteercredit.records 11 {record} rule_set.id=town",
                "volunteercredit.volunteers 1 {volunteer} rule_set.id=town status=refused error.type=VC4008",
                "volunteercredit.operation.duration t s operation=explain rule_set.id=town error.type=VC4008",
            ],
            listening.Measured);
    }

    [Fact]
    public void A_table_is_counted_as_its_volunteers_are()
    {
        CreditEngine engine = Engine();
        BulkRequest request = new("town", Asked);
        RecordTable table = Table(engine, Three, request);
        using var listening = new Listening();

        engine.ScoreTable(table, [request], new() { Threads = 2 });

        Assert.Equal(
            [
                "volunteercredit.decisions 1 {decision} rule_set.id=town decision=loan outcome=eligible",
                "volunteercredit.decisions 1 {decision} rule_set.id=town decision=loan outcome=not_eligible",
                "volunteercredit.operation.duration t s operation=score_table rule_set.id=town",
                "volunteercredit.records 14 {record} rule_set.id=town",
                "volunteercredit.volunteers 1 {volunteer} rule_set.id=town status=refused error.type=VC4008",
                "volunteercredit.volunteers 2 {volunteer} rule_set.id=town status=computed",
            ],
            listening.Measured.Order(StringComparer.Ordinal));
        Assert.Equal("volunteercredit.score_table rule_set.id=town rule_set.version=1 volunteer.count=3 rule_set.count=1", Listening.Show(Assert.Single(listening.Ended)));
    }

    [Fact]
    public void Groups_are_counted_as_they_are_asked_for()
    {
        CreditEngine engine = Engine();
        Volunteer[] homes = [new("v1", [], [new Fact { Id = "f", SubjectId = "v1", Name = "household", Value = "h1" }])];
        using var listening = new Listening();

        IEnumerable<CreditResult> results = engine.ScoreGroups("homes", homes, Asked);
        Assert.Empty(listening.Measured);
        Assert.Single(results);
        Assert.Single(engine.ExplainGroups("homes", homes, Asked));

        Assert.Equal(["volunteercredit.groups 1 {group} rule_set.id=homes status=computed", "volunteercredit.groups 1 {group} rule_set.id=homes status=computed"], listening.Measured);
    }

    [Fact]
    public void Every_way_of_asking_has_a_span_and_a_duration()
    {
        CreditEngine engine = Engine();
        Volunteer volunteer = Three[0];
        BulkRequest request = new("town", Asked);
        RecordTable table = Table(engine, Three, request);
        var listening = new Listening();
        using (listening)
        {
            Ask(engine, volunteer, request, table);
        }

        string[] operations = ["score", "explain", "rank", "summarize", "issue_receipt", "verify_receipt", "advise", "compare", "score_table", "compare"];
        Assert.Equal(
            operations.Select(o => o is "compare" or "score_table" ? $"volunteercredit.{o}" : $"volunteercredit.{o} rule_set.id=town rule_set.version=1"),
            listening.Ended.Select(a => Listening.Show(a).Split(" status")[0].Split(" volunteer.count")[0]));
        Assert.Equal(operations, listening.Measured.Where(m => m.StartsWith("volunteercredit.operation.duration", StringComparison.Ordinal)).Select(m => m.Split("operation=")[1].Split(' ')[0]));
        Assert.All(listening.Ended, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
    }

    private static void Ask(CreditEngine engine, Volunteer volunteer, BulkRequest request, RecordTable table)
    {
        engine.Score("town", volunteer, request.Evaluation);
        engine.Explain("town", volunteer, request.Evaluation);
        engine.Rank("town", "best", [volunteer], request.Evaluation);
        engine.Summarize("town", [volunteer], request.Evaluation);
        Receipt receipt = engine.IssueReceipt("town", volunteer, request.Evaluation, Sealed);
        engine.Verify(receipt, volunteer, new());
        engine.Advise("town", volunteer, request.Evaluation, AdviceGoal.Tier("stars", "one"));
        engine.Compare(new(request, request), [volunteer]);
        engine.CompareTables(new(request, request), [table]);
    }

    [Fact]
    public void Loading_has_a_span_with_one_for_each_rule_set_and_says_how_it_ended()
    {
        using var listening = new Listening();

        Engine();
        Assert.Throws<RuleSetRefusedException>(() => CreditEngine.Create(options => options.Add(RuleSetSource.FromText("{", "broken.json"))));

        Assert.Equal(
            ["volunteercredit.check_rule_set rule_set.id=homes rule_set.version=1", "volunteercredit.check_rule_set rule_set.id=town rule_set.version=1", "volunteercredit.load", "volunteercredit.load error.type=VC3001 Error"],
            listening.Ended.Select(Listening.Show));
        Assert.Equal(["volunteercredit.operation.duration t s operation=load", "volunteercredit.operation.duration t s operation=load error.type=VC3001"], listening.Measured);
    }

    [Fact]
    public void What_is_broken_off_is_told_as_an_error_without_the_text_of_the_exception()
    {
        CreditEngine engine = Engine();
        using var listening = new Listening();

        Assert.Throws<InvalidOperationException>(() => engine.Rank("town", "best", Throwing(), Asked));

        Assert.Equal("volunteercredit.rank rule_set.id=town rule_set.version=1 error.type=_OTHER Error", Listening.Show(Assert.Single(listening.Ended)));
        Assert.Equal(["volunteercredit.operation.duration t s operation=rank rule_set.id=town error.type=_OTHER"], listening.Measured);

        static IEnumerable<Volunteer> Throwing()
        {
            yield return Three[0];
            throw new InvalidOperationException("Zhang San");
        }
    }

    [Fact]
    public void Refusals_are_logged_by_code_and_count()
    {
        var log = new LogLines();
        CreditEngine engine = Engine(log);
        BulkRequest request = new("town", Asked);

        engine.Score("town", Three[1], Asked);
        engine.ScoreTable(Table(engine, [.. Three, Of("v4", 12, 60)], request), [request]);

        Assert.Equal(
            [(LogLevel.Debug, 11, "A volunteer was refused by town 1: VC4008"), (LogLevel.Warning, 12, "Volunteers were refused by town 1: 2 with VC4008")],
            log.All);
    }

    [Fact]
    public void Refused_groups_and_advice_are_logged_by_code()
    {
        var log = new LogLines();
        CreditEngine engine = Engine(log);
        Volunteer home = Three[1] with { Facts = [new Fact { Id = "f", SubjectId = "v2", Name = "household", Value = "h1" }] };

        Assert.Equal(["VC4020"], engine.ScoreGroups("homes", [home], Asked).Select(g => g.Refusal?.Code));
        Assert.Equal(["VC4020"], engine.ExplainGroups("homes", [home], Asked).Select(g => g.Result.Refusal?.Code));
        Assert.Equal("VC4008", engine.Advise("town", home, Asked, AdviceGoal.Eligible("loan")).Refusal?.Code);

        Assert.Equal(
            [
                (LogLevel.Debug, 13, "A group was refused by homes 1: VC4020"), (LogLevel.Debug, 13, "A group was refused by homes 1: VC4020"),
                (LogLevel.Debug, 11, "A volunteer was refused by town 1: VC4008"),
            ],
            log.All);
    }

    /// <summary>Whatever is in records and facts, and whoever recorded them: no piece of it is told to those who listen.</summary>
    [Fact]
    public void Nothing_of_a_person_is_told_to_those_who_listen()
    {
        const string secret = "ZHANG-SAN";
        var log = new LogLines();
        CreditEngine engine = Engine(log);
        var record = new ServiceRecord
        {
            Id = $"r-{secret}", VolunteerId = $"v-{secret}", Date = new(2026, 5, 1), Minutes = 700, Activity = $"a-{secret}", Organization = $"o-{secret}", Project = $"p-{secret}", Recorder = $"k-{secret}", Category = $"c-{secret}",
        };
        Fact[] facts = [new() { Id = $"f-{secret}", SubjectId = record.VolunteerId, Name = "born", Value = $"not a day {secret}" }, new() { Id = "g", SubjectId = record.VolunteerId, Name = "household", Value = $"h-{secret}" }];
        var volunteer = new Volunteer(record.VolunteerId, [record, record with { Id = $"s-{secret}", Minutes = -5 }], facts);
        Volunteer refused = volunteer with { Records = [.. Enumerable.Range(0, 11).Select(r => record with { Id = $"{r}-{secret}" })] };
        BulkRequest request = new("town", Asked with { WithoutRecorders = [$"x-{secret}"] });
        RecordTable table = Table(engine, [volunteer, refused with { Id = "w" }], request);
        var listening = new Listening();
        using (listening)
        {
            Ask(engine, volunteer, request, table);
            engine.Score("town", refused, request.Evaluation);
            Assert.NotEmpty(engine.ScoreGroups("homes", [volunteer], request.Evaluation));
            Assert.NotEmpty(engine.ExplainGroups("homes", [volunteer], request.Evaluation));
            Assert.Throws<UnknownNameException>(() => engine.Score(secret, volunteer, Asked));
        }

        string[] told =
        [
            .. listening.Measured, .. log.All.Select(l => l.Text),
            .. listening.Ended.SelectMany(a => new[] { Listening.Show(a), a.DisplayName, a.StatusDescription ?? "", string.Concat(a.Events.Select(e => e.Name)), string.Concat(a.Baggage.Select(b => b.Value)) }),
        ];
        Assert.True(told.Length > 60, $"{told.Length}");
        Assert.All(told, text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void While_nobody_listens_there_is_no_operation()
    {
        Assert.Null(Operation.Begin("score"));
        using (new Listening(traces: false))
        {
            Operation.Begin("score")!.Dispose();
        }

        using (new Listening(metrics: false))
        {
            Operation.Begin("score")!.Dispose();
        }

        Assert.Null(Operation.Begin("score"));
    }

    /// <summary>To the byte: what a score takes with the place where it may be listened to, and what it takes without.</summary>
    [Fact]
    public void Listening_takes_no_memory_while_nobody_does()
    {
        CreditEngine engine = Engine();
        RuleSetLibrary library = RuleSetLibrary.Load(new ComponentCatalog(ComponentCatalog.BuiltIn), [RuleSetSource.FromText(Document)], []);
        Volunteer volunteer = Three[0];
        using (new Listening())
        {
            engine.Score("town", volunteer, Asked);
        }

        long bare = Bytes(() => CreditEngine.Score(library.Plan("town", Asked.Parameters, Asked.AsOf).Plan, volunteer, Asked, RunBounds.None));
        Assert.InRange(bare, 1, 100_000);
        Assert.Equal(bare, Bytes(() => engine.Score("town", volunteer, Asked)));

        // Bytes can tell the difference.
        using (new Listening())
        {
            Assert.InRange(Bytes(() => engine.Score("town", volunteer, Asked)), bare + 1, long.MaxValue);
        }
    }

    /// <summary>What a call takes, once it has been made before: the least of many, since what is lent by pools may have been let go by a collection in between.</summary>
    private static long Bytes(Action call)
    {
        long least = long.MaxValue;
        for (int again = 0; again < 200; again++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
