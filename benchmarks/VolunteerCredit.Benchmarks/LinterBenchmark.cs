using BenchmarkDotNet.Attributes;
using VolunteerCredit.Guarding;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Benchmarks;

/// <summary>The linter alone, which scores made-up volunteers to prove what it finds, beside the compiler, on the benchmarks' documents and on a shipped one.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class LinterBenchmark
{
    private RuleSetDocument _document = null!;

    /// <summary>Which document.</summary>
    [Params("capped", "overlaps", "cn.tonglu.joint-incentive", "example.volunteer-credit-score")]
    public string Document { get; set; } = "";

    /// <summary>Reads the document, and asserts that it compiles.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        string resource = Document + ".json";
        _document = RuleSetDocument.Read(typeof(LinterBenchmark).Assembly.GetManifestResourceStream(resource) is null
            ? ShippedRuleSets.Source(Document)
            : new(resource, () => typeof(LinterBenchmark).Assembly.GetManifestResourceStream(resource)!));
        Lint();
    }

    /// <summary>Compiled.</summary>
    [Benchmark(Baseline = true)]
    public object Compile() => Compile(_document) ?? throw new InvalidOperationException("The document does not compile.");

    /// <summary>Compiled and linted.</summary>
    [Benchmark]
    public object Lint() => Linter.Lint(_document, (RuleSetPlans)Compile(), [], [], changed => Compile(RuleSetDocument.Create(changed)), RunBounds.None);

    private static RuleSetPlans? Compile(RuleSetDocument document) =>
        RuleSetCompiler.Compile(document, new ComponentCatalog(ComponentCatalog.BuiltIn), new Dictionary<string, string>(), _ => default, []);
}
