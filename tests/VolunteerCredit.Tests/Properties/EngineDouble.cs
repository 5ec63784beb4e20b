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

/// <summary>An engine that does one thing in a way of its own, for laws that take an engine; the rest is as that within does it.</summary>
/// <param name="inner">The engine whose rule sets it has.</param>
internal abstract class EngineDouble(CreditEngine inner) : ICreditEngine
{
    public IReadOnlyList<RuleSetInfo> RuleSets => inner.RuleSets;

    public abstract CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation);

    public virtual IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) =>
        volunteers.Select(volunteer => Score(ruleSetId, volunteer, evaluation));

    public RecordTableBuilder CreateTable(IReadOnlyList<BulkRequest> requests, RecordTableOptions? options = null) => inner.CreateTable(requests, options);

    public IReadOnlyList<BulkScores> ScoreTable(RecordTable table, IReadOnlyList<BulkRequest> requests, BulkOptions? options = null, CancellationToken cancellation = default) =>
        inner.ScoreTable(table, requests, options, cancellation);

    public virtual Explanation Explain(string ruleSetId, Volunteer volunteer, Evaluation evaluation) => inner.Explain(ruleSetId, volunteer, evaluation);

    public IEnumerable<Explanation> ExplainGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) => inner.ExplainGroups(ruleSetId, volunteers, evaluation);

    public virtual IEnumerable<CreditResult> ScoreGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) => inner.ScoreGroups(ruleSetId, volunteers, evaluation);

    public virtual BoardResult Rank(string ruleSetId, string board, IEnumerable<Volunteer> volunteers, Evaluation evaluation) => inner.Rank(ruleSetId, board, volunteers, evaluation);

    public virtual AdviceResult Advise(string ruleSetId, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, AdviceOptions? options = null) =>
        inner.Advise(ruleSetId, volunteer, evaluation, goal, options);

    public Receipt IssueReceipt(string ruleSetId, Volunteer volunteer, Evaluation evaluation, ReceiptOptions options) => inner.IssueReceipt(ruleSetId, volunteer, evaluation, options);

    public virtual ReceiptCheck Verify(Receipt receipt, Volunteer volunteer, ReceiptVerification verification) => inner.Verify(receipt, volunteer, verification);

    public IReadOnlyList<Finding> Lint(string ruleSetId) => inner.Lint(ruleSetId);

    public StatisticsResult Summarize(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation, StatisticsOptions? options = null) =>
        inner.Summarize(ruleSetId, volunteers, evaluation, options);

    public Comparison Compare(ComparisonRequest request, IEnumerable<Volunteer> volunteers, ComparisonOptions? options = null) => inner.Compare(request, volunteers, options);

    public Comparison CompareTables(
        ComparisonRequest request, IEnumerable<RecordTable> parts, ComparisonOptions? options = null, BulkOptions? how = null, CancellationToken cancellation = default) =>
        inner.CompareTables(request, parts, options, how, cancellation);

    public string Describe(string ruleSetId, Language language) => inner.Describe(ruleSetId, language);
}
