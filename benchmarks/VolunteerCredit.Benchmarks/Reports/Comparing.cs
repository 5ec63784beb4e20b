using System.Text.Json.Nodes;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>What it costs to compare two rule sets, in multiples of scoring one: the capped job, and the same with a lower daily limit and a higher bound for the loan.</summary>
internal static class Comparing
{
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(RuleSetSource.FromText(Document(root => root)), RuleSetSource.FromText(Document(Stricter))));

    private static readonly ComparisonRequest Request = new(new("bench.capped", Ours.Evaluation), new("bench.stricter", Ours.Evaluation));

    private static readonly BulkRequest[] One = [Request.Baseline];

    public static void Print(int records)
    {
        Machine.Print();
        ServiceColumns columns = Generator.Make(Shape.Capped(records));
        RecordColumns unsorted = columns.ToRecordColumns();
        Check(columns);
        Console.WriteLine(Unsorted(unsorted, 1).Multiple("compared from unsorted columns, one thread, against scoring one evaluation"));
        Console.WriteLine(Unsorted(unsorted, 2).Multiple("compared from unsorted columns, two threads, against scoring one evaluation"));
        Files(columns);
        ServiceColumns hangzhou = Generator.Make(Shape.Hangzhou);
        RecordColumns many = hangzhou.ToRecordColumns();
        Console.WriteLine(Unsorted(many, 1).Multiple("Hangzhou 2018 (2.68 million volunteers, 3.27 million records), compared from unsorted columns, one thread"));
        Console.WriteLine(Unsorted(many, 2).Multiple("Hangzhou 2018, compared from unsorted columns, two threads"));
    }

    /// <summary>The comparison against two evaluations by themselves, the first of which is the hand-written loop's.</summary>
    private static void Check(ServiceColumns columns)
    {
        RecordTable table = Build(columns.ToRecordColumns(), Request.Requests, 2);
        BulkScores before = Engine.ScoreTable(table, One)[0], after = Engine.ScoreTable(table, [Request.Candidate])[0];
        HandLoop.Capped(GroupedColumns.Of(columns)).MustEqual("the baseline", Ours.ToResult(before, columns, Job.QuantaPerMinute));
        Comparison found = Engine.CompareTables(Request, [table]);
        Must(found.Volunteers == before.Count && found.Decisions[0].Changed > 0);
        foreach (ComparedState from in found.Tiers[0].From)
        {
            foreach (ComparedState to in found.Tiers[0].To)
            {
                Must(found.Tiers[0].Count(from.Key, to.Key) == Count(v => Step(before, v) == from.Key && Step(after, v) == to.Key));
            }
        }

        foreach (ComparedState from in found.Decisions[0].From)
        {
            foreach (ComparedState to in found.Decisions[0].To)
            {
                Must(found.Decisions[0].Count(from.Key, to.Key) == Count(v => JsonForm.Word(before.Decisions[0][v]) == from.Key && JsonForm.Word(after.Decisions[0][v]) == to.Key));
            }
        }

        ValueChange score = found.Values.Single(value => value.Kind == "score");
        Must(score.Up == Count(v => after.Scores[0].Quanta[v] > before.Scores[0].Quanta[v]) && score.Down == Count(v => after.Scores[0].Quanta[v] < before.Scores[0].Quanta[v]));

        int Count(Func<int, bool> isMeant) => Enumerable.Range(0, table.VolunteerCount).Count(isMeant);
        static string Step(BulkScores scores, int volunteer) => scores.Tiers[0][volunteer]?.Id ?? ComparedState.None;
    }

    private static Pairs Unsorted(RecordColumns columns, int threads) => Pairs.Of(
        () => Engine.CompareTables(Request, [Build(columns, Request.Requests, threads)], how: new() { Threads = threads }),
        () => Engine.ScoreTable(Build(columns, One, threads), One, new() { Threads = threads }),
        9);

    private static void Files(ServiceColumns columns)
    {
        string folder = Directory.CreateTempSubdirectory("volunteercredit-bench-").FullName;
        try
        {
            string records = Path.Combine(folder, "records.csv"), scores = Path.Combine(folder, "scores.csv");
            CsvFile.Write(records, columns);
            Console.WriteLine(Pairs.Of(
                () => Must(!ComparisonFiles.CompareAsync(Engine, new() { Request = Request, Records = [records] }, new() { Threads = 2 }).GetAwaiter().GetResult().Summary.IsRefused),
                () => Must(!BulkFiles.ScoreAsync(Engine, new() { Requests = One, Records = [records], Outputs = [scores] }, new() { Threads = 2 }).GetAwaiter().GetResult().IsRefused))
                .Multiple("compared from CSV, two threads, against scoring one evaluation from CSV to CSV"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RecordTable Build(RecordColumns columns, IReadOnlyList<BulkRequest> requests, int threads)
    {
        using RecordTableBuilder builder = Engine.CreateTable(requests, new() { Threads = threads });
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            writer.Add(columns);
        }

        return builder.Build();
    }

    private static string Document(Func<JsonNode, JsonNode> change)
    {
        using Stream stream = typeof(Comparing).Assembly.GetManifestResourceStream("capped.json")!;
        return change(JsonNode.Parse(stream)!).ToJsonString();
    }

    /// <summary>Another limit and another bound, and so without its worked cases.</summary>
    private static JsonNode Stricter(JsonNode root)
    {
        root["id"] = "bench.stricter";
        root["intake"]![1]!["max"] = "6h";
        root["decisions"]!["loan"]!["require"]![0]!["min"] = 360;
        root.AsObject().Remove("verify");
        return root;
    }

    private static void Must(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("The comparison disagrees with two evaluations, or a file was refused.");
        }
    }
}
