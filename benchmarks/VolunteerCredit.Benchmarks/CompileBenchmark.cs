using BenchmarkDotNet.Attributes;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.Benchmarks;

/// <summary>
/// A document of so many bands, tiers and parts each: compiled alone; loaded with its worked case and the linter; and one volunteer scored.
/// Compiling is to grow in proportion, scoring through a table of bands with its logarithm (each part is a line of the result).
/// </summary>
[ShortRunJob]
[MemoryDiagnoser]
public class CompileBenchmark
{
    private static readonly Volunteer Someone = new("v", [.. Enumerable.Range(0, 40).Select(i =>
        new ServiceRecord { Id = $"r{i}", VolunteerId = "v", Date = new DateOnly(2024, 1, 1).AddDays(7 * i), Minutes = 480 })]);

    private RuleSetDocument _document = null!;
    private CreditEngine _bands = null!;

    /// <summary>How many bands, tiers and parts.</summary>
    [Params(100, 1_000, 10_000)]
    public int Size { get; set; }

    /// <summary>Makes the documents, and asserts what is scored.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _document = Document(Size, parts: Size, tiers: Size);
        _bands = CreditEngine.Create(options => options.Documents.Add(Document(Size, parts: 1, tiers: 1)));

        // 40 days of 8 h are 320 h; every band gives a point an hour.
        if (ScoreThroughBands().Score("score").Value is not { } score || score.Figure != new Fraction(320))
        {
            throw new InvalidOperationException("The score is not 320.");
        }
    }

    /// <summary>Compiled alone.</summary>
    [Benchmark]
    public object Compile() => RuleSetCompiler.Compile(_document, new ComponentCatalog(ComponentCatalog.BuiltIn), new Dictionary<string, string>(), _ => default, [])
        ?? throw new InvalidOperationException("The document does not compile.");

    /// <summary>Loaded: compiled, its worked case run, and linted.</summary>
    [Benchmark]
    public object Load() => CreditEngine.Create(options => options.Documents.Add(_document));

    /// <summary>One volunteer through a table of so many bands.</summary>
    [Benchmark]
    public CreditResult ScoreThroughBands() => _bands.Score("bench", Someone, Evaluation.On(new(2024, 12, 31)));

    private static RuleSetDocument Document(int bands, int parts, int tiers)
    {
        DocumentNode curve = Map(("type", "marginal-bands"), ("bands", List(Enumerable.Range(0, bands).Select(i => Map(("from", $"{i}h"), ("per", "1h"), ("gives", 1))))));
        IEnumerable<DocumentNode> all = Enumerable.Range(0, parts).Select(i => i == 0
            ? Map(("id", "p0"), ("of", "hours"), ("through", curve))
            : Map(("id", $"p{i}"), ("of", "days")));
        return RuleSetDocument.Create(Map(
            ("id", "bench"), ("version", "1"), ("honesty", "illustrative"),
            ("measures", Map(("hours", Map(("type", "hours"))), ("days", Map(("type", "count"), ("distinct", "day"))))),
            ("scores", Map(("score", Map(("type", "points"), ("parts", List(all)))))),
            ("tiers", Map(("tier", Map(("type", "ladder"), ("by", "hours"), ("steps", List(Enumerable.Range(0, tiers).Select(i => Map(("id", $"t{i}"), ("at", $"{i + 1}h"))))))))),
            ("verify", List(Map(("name", "nothing"), ("asOf", "2024-12-31"), ("expect", Map(("hours", "0h"))))))));
    }
}
