using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Statistics;

namespace VolunteerCredit;

/// <summary>Scores volunteers by rule sets. Safe for any number of threads.</summary>
public interface ICreditEngine
{
    /// <summary>The rule sets there are, by id; several versions of one id in the order in which they take effect.</summary>
    IReadOnlyList<RuleSetInfo> RuleSets { get; }

    /// <summary>Scores one volunteer.</summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>.</param>
    /// <param name="volunteer">The volunteer with records and facts.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>The result. Bad records are left out and reported in it; they never throw.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">The rule set scores groups, a parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation);

    /// <summary>Scores many volunteers, one after the other, as they are asked for.</summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>.</param>
    /// <param name="volunteers">The volunteers.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>A result for each volunteer, in the order given; the same as scoring one by one.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">The rule set scores groups, a parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation);

    /// <summary>Scores one volunteer and says why: what every record gave, the reasons of every refusal, the rules in words.</summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>.</param>
    /// <param name="volunteer">The volunteer with records and facts.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters. <see cref="Evaluation.Explain"/> makes no difference.</param>
    /// <returns>The explanation, with the result that <see cref="Score(string, Volunteer, Evaluation)"/> gives.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">The rule set scores groups, a parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    Explanation Explain(string ruleSetId, Volunteer volunteer, Evaluation evaluation);

    /// <summary>Scores groups, as <see cref="ScoreGroups"/> does, and says why. What intake took away has no figure in the reasons, since it runs for each member by himself.</summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>.</param>
    /// <param name="volunteers">The volunteers, with the facts of groups among theirs.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>An explanation for each group, in the order of ids as bytes. As for <see cref="ScoreGroups"/>, all volunteers and rows are held in memory.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">The rule set scores volunteers (VC4022), a parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    IEnumerable<Explanation> ExplainGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation);

    /// <summary>
    /// Scores groups by a rule set whose <c>subject</c> is one: households, teams, organisations … Intake runs for each volunteer by
    /// himself; a row belongs to the group that its record's column names, or of which a fact of the volunteer is in force on its day.
    /// All volunteers, and the rows that intake leaves of them, are held in memory from the first result to the last.
    /// </summary>
    /// <param name="ruleSetId">The rule set.</param>
    /// <param name="volunteers">All who may be members, in any order; one who comes twice is taken together. They are read when the results are.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <returns>
    /// A result for each group that has rows, members or facts of its own up to the as-of day, ordered by id as bytes;
    /// <see cref="CreditResult.VolunteerId"/> is the group, such as <c>household:h1</c>.
    /// </returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">It scores volunteers, a parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    IEnumerable<CreditResult> ScoreGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation);

    /// <summary>
    /// Ranks groups, or volunteers, on a board of a rule set. Intake runs for each volunteer by himself, over all his records. All volunteers, and the rows that
    /// intake leaves of them, are held in memory until the board is there.
    /// </summary>
    /// <param name="ruleSetId">The rule set, whatever its subject.</param>
    /// <param name="board">The board's name in the document.</param>
    /// <param name="volunteers">All whose service may count, in any order.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters; the rest of it changes nothing.</param>
    /// <returns>The board: ranks 1, 2, 2, 4; groups whose value is not known are listed without a rank.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set or board; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    BoardResult Rank(string ruleSetId, string board, IEnumerable<Volunteer> volunteers, Evaluation evaluation);

    /// <summary>
    /// Counts a population under a rule set's intake, by year and, where asked, by a column or fact: registered volunteers, volunteers with counted service, activities,
    /// person-times, hours, and what is not known of each. Volunteers are read once, one at a time, and none is kept.
    /// </summary>
    /// <param name="ruleSetId">The rule set, whatever its subject; only its <c>intake</c> matters.</param>
    /// <param name="volunteers">The volunteers, in any order, each of them once with all his records and facts.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters; the rest of it changes nothing.</param>
    /// <param name="options">Which years, by what they are grouped and ranked; <see langword="null"/> for the year of the as-of day as a whole.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001), no name of a column or fact (VC4080), or no figure (VC4081).</exception>
    /// <exception cref="InvalidOperationException">There are more groups and activities than may be kept (VC4082).</exception>
    StatisticsResult Summarize(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation, StatisticsOptions? options = null);

    /// <summary>Scores a volunteer, and puts on record by which rule set, on which records and facts, and with what result.</summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>.</param>
    /// <param name="volunteer">The volunteer with records and facts. What is not visible at known-at, or concerns others, does not stand in the receipt.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters; <see cref="Evaluation.Explain"/> changes nothing.</param>
    /// <param name="options">The key, and what else the caller wants in it.</param>
    /// <returns>The receipt. Unless it is signed, the same arguments give the same bytes.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set, or a review is of a decision that it does not make.</exception>
    /// <exception cref="RuleSetRefusedException">The rule set scores groups, a parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001).</exception>
    Receipt IssueReceipt(string ruleSetId, Volunteer volunteer, Evaluation evaluation, ReceiptOptions options);

    /// <summary>
    /// Recomputes a receipt and names the first difference: of signature, key, semantics, rule sets, volunteer, records and facts, or figures. Only the records and facts
    /// that the receipt names are scored; later ones are left aside.
    /// </summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="volunteer">The volunteer with the records and facts at hand, in any order.</param>
    /// <param name="verification">The key of its digests, who must have signed it, and where rule sets are kept that this engine does not hold.</param>
    /// <returns>Whether it holds, and if not the first difference. What is wrong with a receipt never throws.</returns>
    ReceiptCheck Verify(Receipt receipt, Volunteer volunteer, ReceiptVerification verification);

    /// <summary>
    /// Says what a volunteer can do to reach a goal: the earliest day, and the least service on it, with the plan that proves it; what time
    /// alone changes; what would not help; or why it cannot be reached. Found by scoring hypothetical records.
    /// </summary>
    /// <param name="ruleSetId">The rule set: <c>ID</c> (of several versions the one in effect on the as-of day), or <c>ID@VERSION</c>. The same version is taken for every later day.</param>
    /// <param name="volunteer">The volunteer with records and facts.</param>
    /// <param name="evaluation">As of which day, with whose knowledge, under which parameters.</param>
    /// <param name="goal">What is to be reached.</param>
    /// <param name="options">What may be planned with; <see langword="null"/> for the defaults.</param>
    /// <returns>The advice. A volunteer who cannot be scored is refused in it.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set, result or step; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">The rule set scores groups, a parameter is missing or does not fit, the as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001), the goal's figure does not fit (VC4041), or a template is refused as a record (VC4042).</exception>
    AdviceResult Advise(string ruleSetId, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, AdviceOptions? options = null);

    /// <summary>Begins a table of records in columns, which holds what these rule sets read.</summary>
    /// <param name="requests">What is to be scored, at least one request. Known-at does not matter to the table; the as-of day chooses the version of the rule set. The first names the rule set for which scoring is fastest.</param>
    /// <param name="options">How the table is built; <see langword="null"/> for the defaults.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A rule set scores groups, a parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    /// <exception cref="ArgumentException">There is no request, or an option is out of its bounds (VC5001).</exception>
    /// <exception cref="IOException">There is a memory budget, and temporary files cannot be written (VC4032).</exception>
    RecordTableBuilder CreateTable(IReadOnlyList<BulkRequest> requests, RecordTableOptions? options = null);

    /// <summary>Scores every volunteer of a table: the same bits as one by one.</summary>
    /// <param name="table">The table, made for at least these rule sets.</param>
    /// <param name="requests">What is asked.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>For each request its scores in columns.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A rule set scores groups, a parameter is missing or does not fit, or the as-of day is out of bounds.</exception>
    /// <exception cref="ArgumentException">
    /// The table was not made for a rule set: a column that it reads is not there (VC4026). Or there is no request, or an option is out of its bounds (VC5001).
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    IReadOnlyList<BulkScores> ScoreTable(RecordTable table, IReadOnlyList<BulkRequest> requests, BulkOptions? options = null, CancellationToken cancellation = default);

    /// <summary>What the linter found in a rule set when it was loaded: warnings, those that the document accepts included. Errors would have refused it.</summary>
    /// <param name="ruleSetId">The rule set.</param>
    /// <returns>The findings, in the order of the document.</returns>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    IReadOnlyList<Finding> Lint(string ruleSetId);

    /// <summary>
    /// A rule set in words: Markdown with tables, complete enough that a person can compute a case by hand. Every figure of the document
    /// stands in it, those of its worked cases excepted; what a plug-in's component means comes from its declaration.
    /// </summary>
    /// <param name="ruleSetId">The rule set.</param>
    /// <param name="language">The language. Texts that a document has in one language only (its note, its sources) stay in that.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    string Describe(string ruleSetId, Language language);

    /// <summary>Compares two evaluations of one population, volunteer by volunteer: who moves where, who is decided otherwise, how values change, and whom it strikes.</summary>
    /// <param name="request">The two evaluations.</param>
    /// <param name="volunteers">The volunteers, each once, in any order; they are asked for one after the other.</param>
    /// <param name="options">What is told; <see langword="null"/> for the defaults.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A rule set scores groups (VC4021), a parameter is missing or does not fit, an as-of day is out of bounds, or several versions are in effect on it and none is named.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001).</exception>
    Comparison Compare(ComparisonRequest request, IEnumerable<Volunteer> volunteers, ComparisonOptions? options = null);

    /// <summary>The same of a table, or of the parts of one that is larger than memory, in one pass: the same bits.</summary>
    /// <param name="request">The two evaluations.</param>
    /// <param name="parts">Tables that were made for both (<see cref="ComparisonRequest.Requests"/>), no volunteer in two of them; each is asked for when the one before is done with.</param>
    /// <param name="options">What is told; <see langword="null"/> for the defaults.</param>
    /// <param name="how">Threads and progress of each part's scoring.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">As above.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds (VC5001), or a table does not hold a column that a rule set reads (VC4026).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Comparison CompareTables(
        ComparisonRequest request, IEnumerable<RecordTable> parts, ComparisonOptions? options = null, BulkOptions? how = null, CancellationToken cancellation = default);
}

/// <summary>A rule set as an engine knows it.</summary>
/// <param name="Identity">Id, version and hash.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Honesty">The lowest honesty of any part; where that depends on a parameter that must be given, the document's own.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record RuleSetInfo(RuleSetIdentity Identity, Words Title, Honesty Honesty, Purpose Purpose)
{
    /// <summary>Whom it scores: <c>volunteer</c>, a column (<c>organization</c>, <c>project</c> …) or a kind of group that facts name (<c>household</c> …).</summary>
    public string Subject { get; init; } = "volunteer";

    /// <summary>What the linter found, accepted warnings included; the default is nothing.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The document, with what it builds on put in: for the laws of VolunteerCredit.Testing, which make volunteers of what it names.</summary>
    internal RuleSetDocument? Document { get; init; }

    /// <summary>Facts without which its values may be unknown, for the same end: a component may ask for one that the document does not name.</summary>
    internal IReadOnlyList<string> Inputs { get; init; } = [];
}
