using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>One plan of a document under the eyes of the rules.</summary>
internal sealed class LintContext
{
    private readonly string _source;
    private readonly Action<Finding> _report;
    private readonly Func<DocumentNode, RuleSetPlan?> _compile;

    public LintContext(
        RuleSetDocument document, RuleSetPlan plan, DocumentView view, WitnessMaker witnesses,
        IReadOnlyList<LintCase> cases, Func<DocumentNode, RuleSetPlan?> compile, Action<Finding> report)
    {
        (_source, Document, Plan, View, Witnesses, Cases, _compile, _report) = (document.Source, document, plan, view, witnesses, cases, compile, report);
        Values = plan.Measures.Select(m => m.Value).Concat(plan.ByDependency.Select(d => d.Value)).ToDictionary(v => v.Name, StringComparer.Ordinal);
        Thresholds = new(view, Values);
    }

    public RuleSetDocument Document { get; }

    public RuleSetPlan Plan { get; }

    public DocumentView View { get; }

    public WitnessMaker Witnesses { get; }

    public IReadOnlyList<LintCase> Cases { get; }

    /// <summary>Measures, scores and tiers by name.</summary>
    public IReadOnlyDictionary<string, ValueRef> Values { get; }

    public ThresholdReader Thresholds { get; }

    public void Report(string code, Spot spot, string? found, Words? expected = null, Witness? witness = null) =>
        _report(new(new Notice(code, spot.PlaceIn(_source), found, expected), witness));

    /// <summary>The plan of the document without some of its parts; <see langword="null"/> where it does not compile so.</summary>
    public RuleSetPlan? Without(IReadOnlySet<DocumentNode> parts) =>
        DocumentPruning.Without(Document.Root, parts) is { } rest ? _compile(rest) : null;
}
