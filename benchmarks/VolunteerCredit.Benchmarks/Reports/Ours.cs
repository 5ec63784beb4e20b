using System.Globalization;
using VolunteerCredit.Benchmarks.Baselines;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>The library, by its public API, with one of the benchmarks' documents.</summary>
internal sealed class Ours
{
    private readonly BulkRequest[] _requests;

    /// <param name="document">The document: <c>capped</c>, <c>uncapped</c> or <c>overlaps</c>.</param>
    /// <param name="configure">What else the engine is told.</param>
    public Ours(string document, Action<CreditEngineOptions>? configure = null)
    {
        RuleSet = "bench." + document;
        Engine = CreditEngine.Create(options =>
        {
            options.RuleSets.Add(new(document, () => typeof(Ours).Assembly.GetManifestResourceStream(document + ".json")!));
            configure?.Invoke(options);
        });
        _requests = [new(RuleSet, Evaluation)];
    }

    public static Evaluation Evaluation { get; } = new() { AsOf = Job.AsOf, KnownAt = Job.KnownAt };

    public CreditEngine Engine { get; }

    public string RuleSet { get; }

    public IReadOnlyList<BulkRequest> Requests => _requests;

    /// <summary>A table from columns, which one thread hands in and so many build.</summary>
    public RecordTable Build(IEnumerable<RecordColumns> columns, int threads)
    {
        using RecordTableBuilder builder = Engine.CreateTable(_requests, new() { Threads = threads });
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (RecordColumns some in columns)
            {
                writer.Add(some);
            }
        }

        return builder.Build();
    }

    /// <summary>From a file to a file.</summary>
    public void ScoreFile(string records, string scores, int threads)
    {
        BulkFilesSummary summary = BulkFiles.ScoreAsync(Engine, new() { Requests = _requests, Records = [records], Outputs = [scores] }, new() { Threads = threads }).GetAwaiter().GetResult();
        if (summary.IsRefused || summary.RowsRefused > 0)
        {
            throw new InvalidOperationException("Rows were refused.");
        }
    }

    /// <summary>Reads back what <see cref="ScoreFile"/> wrote of the capped job.</summary>
    public static JobResult ReadScores(string path, ServiceColumns columns)
    {
        var result = new JobResult(columns.VolunteerCount);
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] cells = line.Split(',');
            int volunteer = columns.VolunteerOf(cells[0]);
            result.Credit[volunteer] = (long)(decimal.Parse(cells[1], CultureInfo.InvariantCulture) * Job.QuantaPerMinute);
            result.Score[volunteer] = int.Parse(cells[2], CultureInfo.InvariantCulture);
            result.Star[volunteer] = StarOf(cells[3].Length == 0 ? null : cells[3]);
            result.Eligible[volunteer] = cells[4] == nameof(Outcome.Eligible);
        }

        return result;
    }

    /// <summary>A table from objects, by one thread.</summary>
    public RecordTable Build(IEnumerable<ServiceRecord> records)
    {
        using RecordTableBuilder builder = Engine.CreateTable(_requests);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (ServiceRecord record in records)
            {
                writer.Add(record);
            }
        }

        return builder.Build();
    }

    public BulkScores Score(RecordTable table, int threads) => Engine.ScoreTable(table, _requests, new() { Threads = threads })[0];

    /// <summary>Columns of scores as what all are compared by. A document without a score or a decision leaves them out.</summary>
    public static JobResult ToResult(BulkScores scores, ServiceColumns columns, int quantaPerMinute)
    {
        var result = new JobResult(columns.VolunteerCount);
        for (int i = 0; i < scores.Count; i++)
        {
            int volunteer = columns.VolunteerOf(scores.VolunteerId(i));
            result.Credit[volunteer] = Exact(scores.Measures[0][i], quantaPerMinute);
            if (scores.Scores.Count > 0)
            {
                result.Score[volunteer] = (int)Exact(scores.Scores[0][i], 1);
                result.Star[volunteer] = StarOf(scores.Tiers[0][i]?.Id);
                result.Eligible[volunteer] = scores.Decisions[0][i] == Outcome.Eligible;
            }

            foreach (ReasonColumn reason in scores.Reasons)
            {
                PlaceOf(result, reason.Reason)[volunteer] = new(reason.LostMinutes(i), reason.Rows[i]);
            }
        }

        return result;
    }

    /// <summary>The same from single scores, reasons included.</summary>
    public JobResult ScoreOneByOne(Volunteer[] volunteers, int quantaPerMinute)
    {
        var result = new JobResult(volunteers.Length);
        for (int volunteer = 0; volunteer < volunteers.Length; volunteer++)
        {
            CreditResult of = Engine.Score(RuleSet, volunteers[volunteer], Evaluation);
            result.Credit[volunteer] = Exact(of.Measures[0].Value, quantaPerMinute);
            if (of.Scores.Count > 0)
            {
                result.Score[volunteer] = (int)Exact(of.Scores[0].Value, 1);
                result.Star[volunteer] = StarOf(of.Tiers[0].Reached);
                result.Eligible[volunteer] = of.Decisions[0].Outcome == Outcome.Eligible;
            }

            foreach (ReasonTotal reason in of.Time.Reasons)
            {
                PlaceOf(result, reason.Reason)[volunteer] = new(reason.Lost, reason.Rows);
            }
        }

        return result;
    }

    private static Lost[] PlaceOf(JobResult result, string reason) => reason == "not-approved" ? result.Unapproved : result.Over;

    private static byte StarOf(string? step) => (byte)(step is null ? 0 : step[^1] - '0');

    private static long Exact(Measures.Amount? amount, long quantaPerUnit)
    {
        Measures.Amount of = amount ?? throw new InvalidOperationException("A value is unknown.");
        return of.Quanta * quantaPerUnit % of.Scale == 0 ? of.Quanta * quantaPerUnit / of.Scale : throw new InvalidOperationException("A value has a finer quantum.");
    }
}
