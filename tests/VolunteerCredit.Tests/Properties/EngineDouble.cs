using VolunteerCredit.Advice;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Explanations;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Statistics;

namespace VolunteerCredit.Tests.Properties;

/// <summary>An engine that scores in a way of its own, for laws that take an engine; what it does not say it cannot do.</summary>
/// <param name="inner">The engine whose rule sets it has.</param>
internal abstract class EngineDouble(CreditEngine inner) : ICreditEngine
{
    public IReadOnlyList<RuleSetInfo> RuleSets => inner.RuleSets;

    public abstract CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation);

    public IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) =>
        volunteers.Select(volunteer => Score(ruleSetId, volunteer, evaluation));

    public RecordTableBuilder CreateTable(IReadOnlyList<BulkRequest> requests, RecordTableOptions? options = null) => inner.CreateTable(requests, options);

    public IReadOnlyList<BulkScores> ScoreTable(RecordTable table, IReadOnlyList<BulkRequest> requests, BulkOptions? options = null, CancellationToken cancellation = default) =>
        inner.ScoreTable(table, requests, options, cancellation);

    public IReadOnlyList<Finding> Lint(string ruleSetId) => throw new NotSupportedException();

    public Explanation Explain(string ruleSetId, Volunteer volunteer, Evaluation evaluation) => throw new NotSupportedException();

    public IEnumerable<Explanation> ExplainGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) => throw new NotSupportedException();

    public IEnumerable<CreditResult> ScoreGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) => throw new NotSupportedException();

    public BoardResult Rank(string ruleSetId, string board, IEnumerable<Volunteer> volunteers, Evaluation evaluation) => throw new NotSupportedException();

    public StatisticsResult Summarize(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation, StatisticsOptions? options = null) => throw new NotSupportedException();

    public AdviceResult Advise(string ruleSetId, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, AdviceOptions? options = null) => throw new NotSupportedException();

    public Receipt IssueReceipt(string ruleSetId, Volunteer volunteer, Evaluation evaluation, ReceiptOptions options) => throw new NotSupportedException();

    public ReceiptCheck Verify(Receipt receipt, Volunteer volunteer, ReceiptVerification verification) => throw new NotSupportedException();

    public Comparison Compare(ComparisonRequest request, IEnumerable<Volunteer> volunteers, ComparisonOptions? options = null) => throw new NotSupportedException();

    public Comparison CompareTables(
        ComparisonRequest request, IEnumerable<RecordTable> parts, ComparisonOptions? options = null, BulkOptions? how = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public string Describe(string ruleSetId, Language language) => throw new NotSupportedException();
}
