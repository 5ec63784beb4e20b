using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Properties;

/// <summary>An engine from which one mechanism has been taken: what it is given, or what it gives, is spoiled on the way.</summary>
/// <param name="before">Spoils the volunteer and the question.</param>
/// <param name="after">Spoils the result.</param>
internal sealed class BrokenEngine(Func<Volunteer, Evaluation, (Volunteer Volunteer, Evaluation Evaluation)>? before, Func<CreditResult, CreditResult>? after = null) : ICreditEngine
{
    public IReadOnlyList<RuleSetInfo> RuleSets => Engines.One.RuleSets;

    public AdviceResult Advise(string ruleSetId, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, VolunteerCredit.Advice.AdviceOptions? options = null) => throw new NotSupportedException();

    public IReadOnlyList<VolunteerCredit.RuleSets.Linting.Finding> Lint(string ruleSetId) => Engines.One.Lint(ruleSetId);

    public static BrokenEngine Records(Func<IReadOnlyList<ServiceRecord>, Evaluation, IEnumerable<ServiceRecord>> spoil) =>
        new((volunteer, evaluation) => (volunteer with { Records = [.. spoil(volunteer.Records, evaluation)] }, evaluation));

    public CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation)
    {
        (Volunteer spoiled, Evaluation asked) = before?.Invoke(volunteer, evaluation) ?? (volunteer, evaluation);
        CreditResult result = Engines.One.Score(ruleSetId, spoiled, asked) with { AsOf = evaluation.AsOf, KnownAt = evaluation.KnownAt };
        return after?.Invoke(result) ?? result;
    }

    public IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) =>
        volunteers.Select(volunteer => Score(ruleSetId, volunteer, evaluation));

    public IEnumerable<CreditResult> ScoreGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation) =>
        throw new NotSupportedException();

    public BoardResult Rank(string ruleSetId, string board, IEnumerable<Volunteer> volunteers, Evaluation evaluation) =>
        throw new NotSupportedException();

    public RecordTableBuilder CreateTable(IReadOnlyList<BulkRequest> requests, RecordTableOptions? options = null) => Engines.One.CreateTable(requests, options);

    public IReadOnlyList<BulkScores> ScoreTable(RecordTable table, IReadOnlyList<BulkRequest> requests, BulkOptions? options = null, CancellationToken cancellation = default) =>
        Engines.One.ScoreTable(table, requests, options, cancellation);

    public string Describe(string ruleSetId, Language language) => throw new NotSupportedException();
}
