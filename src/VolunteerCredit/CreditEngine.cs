using System.Globalization;
using Microsoft.Extensions.Logging;
using VolunteerCredit.Advice;
using VolunteerCredit.Boards;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Diagnostics;
using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Receipts;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Statistics;

namespace VolunteerCredit;

/// <summary>The engine. It is as usable without dependency injection: <c>new CreditEngine(options)</c>.</summary>
public sealed class CreditEngine : ICreditEngine
{
    private static readonly Words AnyDay = new("a day from 1900-01-01 to 2199-12-31", "1900-01-01 至 2199-12-31 之间的日期");

    private readonly RuleSetLibrary _library;
    private readonly RunBounds _bounds;
    private readonly ReceiptDesk _receipts;
    private readonly ParameterDefaults? _defaults;
    private readonly ILogger _log;

    /// <summary>Makes an engine: reads, checks and compiles every rule set, and runs its worked cases.</summary>
    /// <param name="options">What it is made of.</param>
    /// <exception cref="RuleSetRefusedException">Options or rule sets are refused; all faults are listed.</exception>
    public CreditEngine(CreditEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using Operation? operation = Operation.Begin("load");
        var faults = new List<Notice>(options.Faults);
        OptionBounds.Check(faults, nameof(options.RecordsPerVolunteerMax), options.RecordsPerVolunteerMax, 1, 100_000_000);
        OptionBounds.Check(
            faults, options.RuleSets.Count + options.Documents.Count + options.Faults.Count > 0, nameof(options.RuleSets), "0", new("at least one rule set", "至少一个规则集"));
        try
        {
            _bounds = new(options.RecordsPerVolunteerMax, options.Watchdog.Make(faults));
            _log = EngineLog.For(options);
            _library = RuleSetLibrary.Load(CatalogOf(options, _bounds, faults), options.RuleSets, options.Documents);
            _receipts = new(_library);
            _defaults = options.Parameters.Count > 0 ? new(options.Parameters) : null;
            faults.AddRange(_defaults?.FaultsIn(_library, options.SetAt) ?? []);
        }
        catch (RuleSetRefusedException refused)
        {
            throw Refused(options, [.. faults, .. refused.Faults], operation);
        }

        if (faults.Count > 0)
        {
            throw Refused(options, faults, operation);
        }

        RuleSets = [.. _library.Infos];
        operation?.Complete();
    }

    /// <inheritdoc/>
    public IReadOnlyList<RuleSetInfo> RuleSets { get; }

    /// <summary>How many computations the watchdog has left behind that have not come back: each holds a thread.</summary>
    internal int Abandoned => _bounds.Abandoned;

    /// <summary>Makes an engine.</summary>
    /// <param name="configure">Says what it is made of.</param>
    /// <exception cref="RuleSetRefusedException">Options or rule sets are refused; all faults are listed.</exception>
    public static CreditEngine Create(Action<CreditEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new CreditEngineOptions();
        configure(options);
        return new(options);
    }

    /// <inheritdoc/>
    public string Describe(string ruleSetId, Language language)
    {
        ArgumentNullException.ThrowIfNull(ruleSetId);
        return _library.InWords(ruleSetId, language);
    }

    /// <inheritdoc/>
    public CreditResult Score(string ruleSetId, Volunteer volunteer, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(volunteer);
        (RuleSetPlan plan, Evaluation asked) = PlanForVolunteers(ruleSetId, evaluation);
        return ScoreTold(plan, volunteer, asked, _bounds.Anew());
    }

    /// <inheritdoc/>
    public IEnumerable<CreditResult> Score(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(volunteers);
        (RuleSetPlan plan, Evaluation asked) = PlanForVolunteers(ruleSetId, evaluation); // wrong set-up throws now, not when the results are read
        return ScoreTold(plan, volunteers, asked);
    }

    /// <inheritdoc/>
    public Explanation Explain(string ruleSetId, Volunteer volunteer, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(volunteer);
        (RuleSetPlan plan, Evaluation asked) = PlanForVolunteers(ruleSetId, evaluation);
        using Operation? operation = Operation.Begin("explain", plan.Identity);
        RuleSetStory story = _library.Story(ruleSetId, evaluation.AsOf);
        RunBounds bounds = _bounds.Anew();
        if ((long)volunteer.Records.Count + volunteer.Facts.Count > bounds.RecordsMax)
        {
            return story.Of(Told(Score(plan, volunteer, asked, bounds), volunteer, operation));
        }

        Explanation explanation = bounds.Ask(
            plan, (volunteer, asked, story),
            static (run, it) => run.Explain(it.volunteer, it.asked, it.story),
            static (run, it, refusal) => it.story.Of(run.Refuse(it.volunteer, it.asked, refusal)));
        Told(explanation.Result, volunteer, operation);
        return explanation with { Rules = [.. explanation.Rules, .. RulesOfOthers(explanation.Result.Scores, asked.AsOf)] };
    }

    /// <inheritdoc/>
    public IEnumerable<Explanation> ExplainGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(volunteers);
        (RuleSetPlan plan, Evaluation asked) = PlanForGroups(ruleSetId, evaluation);
        RuleSetStory story = _library.Story(ruleSetId, evaluation.AsOf);
        return GroupsTold(bounds => GroupScoring.Explain(plan, volunteers, asked, story, bounds), e => e.Result);
    }

    /// <inheritdoc/>
    public IEnumerable<CreditResult> ScoreGroups(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(volunteers);
        (RuleSetPlan plan, Evaluation asked) = PlanForGroups(ruleSetId, evaluation);
        return GroupsTold(bounds => GroupScoring.Score(plan, volunteers, asked, bounds), r => r);
    }

    /// <inheritdoc/>
    public BoardResult Rank(string ruleSetId, string board, IEnumerable<Volunteer> volunteers, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(volunteers);
        (RuleSetPlan plan, Evaluation asked) = Plan(ruleSetId, evaluation);
        BoardPlan found = plan.Boards.FirstOrDefault(b => b.Name == board)
            ?? throw new UnknownNameException("board", board, ruleSetId, [.. plan.Boards.Select(b => b.Name)]);
        using Operation? operation = Operation.Begin("rank", plan.Identity);
        return operation.Completed(BoardRanking.Rank(plan, found, volunteers, asked with { Explain = false }, _bounds.Anew()));
    }

    /// <inheritdoc/>
    public StatisticsResult Summarize(string ruleSetId, IEnumerable<Volunteer> volunteers, Evaluation evaluation, StatisticsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(volunteers);
        (RuleSetPlan plan, Evaluation asked) = Plan(ruleSetId, evaluation);
        using Operation? operation = Operation.Begin("summarize", plan.Identity);
        return operation.Completed(new StatisticsRun(plan, asked with { Explain = false }, options ?? new()).Run(volunteers, _bounds.Anew()));
    }

    /// <inheritdoc/>
    public Receipt IssueReceipt(string ruleSetId, Volunteer volunteer, Evaluation evaluation, ReceiptOptions options)
    {
        ArgumentNullException.ThrowIfNull(volunteer);
        ArgumentNullException.ThrowIfNull(options);
        (RuleSetPlan plan, Evaluation used) = PlanForVolunteers(ruleSetId, evaluation);
        using Operation? operation = Operation.Begin("issue_receipt", plan.Identity);
        return operation.Completed(ReceiptDesk.Issue(plan, used with { AsOf = evaluation.AsOf }, used, volunteer, options, _bounds.Anew()));
    }

    /// <inheritdoc/>
    public ReceiptCheck Verify(Receipt receipt, Volunteer volunteer, ReceiptVerification verification)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(volunteer);
        ArgumentNullException.ThrowIfNull(verification);
        using Operation? operation = Operation.Begin("verify_receipt", RuleSets.FirstOrDefault(r => r.Identity.Hash == receipt.RuleSet.Hash)?.Identity);
        return operation.Completed(_receipts.Verify(receipt, volunteer, verification, _bounds.Anew()));
    }

    /// <inheritdoc/>
    public AdviceResult Advise(string ruleSetId, Volunteer volunteer, Evaluation evaluation, AdviceGoal goal, AdviceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(volunteer);
        ArgumentNullException.ThrowIfNull(goal);
        (RuleSetPlan plan, _) = PlanForVolunteers(ruleSetId, evaluation);
        options ??= new();
        options.Check();
        using Operation? operation = Operation.Begin("advise", plan.Identity);
        var adviser = new Adviser(plan, volunteer, evaluation with { Explain = false }, goal, options);
        RunBounds bounds = _bounds.Anew();
        AdviceResult advice = bounds.Watched(plan.CallsForeign, () => adviser.Advise(bounds.RecordsMax), adviser.Refused);
        if (advice.Refusal is { } refusal)
        {
            EngineLog.VolunteerRefused(_log, plan.Identity.Id, plan.Identity.Version, refusal.Code);
        }

        return operation.Completed(advice);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Lint(string ruleSetId)
    {
        ArgumentNullException.ThrowIfNull(ruleSetId);
        return _library.Findings(ruleSetId);
    }

    /// <inheritdoc/>
    public RecordTableBuilder CreateTable(IReadOnlyList<BulkRequest> requests, RecordTableOptions? options = null)
    {
        (RuleSetPlan Plan, Evaluation Asked)[] plans = PlansFor(requests);
        options ??= new();

        // Parts that a rule set splits off are ordered by their records' ids.
        bool splits = plans.Any(p => p.Plan.Splits);
        return new(
            new(plans[0].Plan.Literals, ColumnsFor(plans).ToHashSet(), _bounds.RecordsMax),
            splits ? options with { KeepRecordIds = true } : options);
    }

    /// <inheritdoc/>
    public IReadOnlyList<BulkScores> ScoreTable(RecordTable table, IReadOnlyList<BulkRequest> requests, BulkOptions? options = null, CancellationToken cancellation = default) =>
        ScoreTable(table, requests, options, _bounds.Anew(), cancellation);

    private BulkScores[] ScoreTable(RecordTable table, IReadOnlyList<BulkRequest> requests, BulkOptions? options, RunBounds bounds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        (RuleSetPlan Plan, Evaluation Asked)[] plans = PlansFor(requests);
        List<string> absent = [.. ColumnsFor(plans).Distinct().Where(c => table.Texts[c] is null).Select(c => c.ToString())];
        if (plans.Any(p => p.Plan.Splits) && table.Segments.Any(s => s.Starts is not null && s.RecordIds is null))
        {
            absent.Add(nameof(RecordTableOptions.KeepRecordIds)); // parts that are split off are ordered by them
        }

        if (absent.Count > 0)
        {
            throw new ArgumentException(new Notice("VC4026", new Place { Name = nameof(table) }, string.Join(", ", absent), Words.Same(string.Join(", ", requests.Select(r => r.RuleSetId)))).ToString());
        }

        using Operation? operation = Operation.Begin("score_table", plans.Length == 1 ? plans[0].Plan.Identity : null);
        BulkScores[] scores = BulkRun.Score(table, plans, options ?? new(), bounds, cancellation);
        operation?.Complete(table, scores);
        foreach (BulkScores of in scores)
        {
            foreach ((string code, int count) in of.RefusalsByCode())
            {
                EngineLog.VolunteersRefused(_log, of.RuleSet.Id, of.RuleSet.Version, count, code);
            }
        }

        return scores;
    }

    /// <inheritdoc/>
    public Comparison Compare(ComparisonRequest request, IEnumerable<Volunteer> volunteers, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(volunteers);
        (RuleSetPlan Plan, Evaluation Asked)[] plans = [.. PlansFor(request.Requests).Select(p => (p.Plan, p.Asked with { Explain = false }))];
        using Operation? operation = Operation.Begin("compare");
        (BulkScores, BulkScores) names = (new(RecordTable.Empty, plans[0].Plan, plans[0].Asked), new(RecordTable.Empty, plans[1].Plan, plans[1].Asked));
        var run = new ComparisonRun(names.Item1, names.Item2, options ?? new());
        RunBounds bounds = _bounds.Anew();
        foreach (Volunteer volunteer in volunteers)
        {
            run.Add(
                new SingleVolunteer(volunteer, Score(plans[0].Plan, volunteer, plans[0].Asked, bounds), Score(plans[1].Plan, volunteer, plans[1].Asked, bounds), names),
                threads: 1,
                CancellationToken.None);
        }

        return operation.Completed(run.Result());
    }

    /// <inheritdoc/>
    public Comparison CompareTables(
        ComparisonRequest request, IEnumerable<RecordTable> parts, ComparisonOptions? options = null, BulkOptions? how = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(parts);
        (RuleSetPlan Plan, Evaluation Asked)[] plans = PlansFor(request.Requests);
        using Operation? operation = Operation.Begin("compare");
        var run = new ComparisonRun(new(RecordTable.Empty, plans[0].Plan, plans[0].Asked), new(RecordTable.Empty, plans[1].Plan, plans[1].Asked), options ?? new());
        RunBounds bounds = _bounds.Anew();
        foreach (RecordTable part in parts)
        {
            BulkScores[] scores = ScoreTable(part, request.Requests, how, bounds, cancellation);
            TableExplaining[] explaining = [.. plans.Select(p => new TableExplaining(part, p.Plan, p.Asked, bounds))];
            run.Add(new TableVolunteers(part, explaining[0], explaining[1], scores[0], scores[1]), (how ?? new()).Threads, cancellation);
        }

        return operation.Completed(run.Result());
    }

    /// <summary>All that is wrong, with options named where they were set.</summary>
    private static RuleSetRefusedException Refused(CreditEngineOptions options, List<Notice> faults, Operation? operation)
    {
        operation?.Refuse(faults[0].Code);
        return new([.. faults.Select(f => f.Place.Name is { } name && options.SetAt.TryGetValue(name, out string? key) ? f with { Place = f.Place with { Name = key } } : f)]);
    }

    /// <summary>The rules of rule sets that computed a score.</summary>
    private IEnumerable<RuleText> RulesOfOthers(IEnumerable<ScoreResult> scores, DateOnly asOf)
    {
        foreach (RuleSetIdentity by in scores.Select(s => s.Computed?.By).OfType<RuleSetIdentity>().Distinct())
        {
            foreach (RuleText rule in _library.Story($"{by.Id}@{by.Version}", asOf).Rules)
            {
                yield return rule with { RuleSetId = by.Id };
            }
        }
    }

    private static ComponentCatalog CatalogOf(CreditEngineOptions options, RunBounds bounds, List<Notice> faults)
    {
        ILookup<(Seam, string), ComponentType> types = options.Components.ToLookup(t => (t.Seam, t.Name));
        faults.AddRange(types.Where(same => same.Count() > 1).Select(same => OptionBounds.Refusal(
            nameof(options.Components), $"{same.Key.Item1} {same.Key.Item2} ×{same.Count().ToString(CultureInfo.InvariantCulture)}", new("components of one seam with names of their own", "同类组件名称各不相同"))));
        return new ComponentCatalog(types.Select(same => same.First())) { Bounds = bounds };
    }

    private (RuleSetPlan Plan, Evaluation Asked)[] PlansFor(IReadOnlyList<BulkRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        OptionBounds.Demand(requests.Count > 0, nameof(requests), 0, new("at least one request", "至少一项请求"));
        return [.. requests.Select(r => PlanForVolunteers(r.RuleSetId, r.Evaluation))];
    }

    /// <summary>The text columns that the requests read.</summary>
    private static IEnumerable<Column> ColumnsFor((RuleSetPlan Plan, Evaluation Asked)[] plans) =>
        plans.SelectMany(p => p.Plan.All.SelectMany(one => one.Columns).Concat(p.Asked.WithoutRecorders.Count > 0 ? [Column.Recorder] : []));

    private (RuleSetPlan Plan, Evaluation Asked) PlanForVolunteers(string ruleSetId, Evaluation evaluation)
    {
        (RuleSetPlan plan, Evaluation asked) = Plan(ruleSetId, evaluation);
        return plan.Subject.IsVolunteer ? (plan, asked) : throw new RuleSetRefusedException([new Notice("VC4021", new Place { Source = ruleSetId }, plan.Subject.Name)]);
    }

    private (RuleSetPlan Plan, Evaluation Asked) PlanForGroups(string ruleSetId, Evaluation evaluation)
    {
        (RuleSetPlan plan, Evaluation asked) = Plan(ruleSetId, evaluation);
        return plan.Subject.IsVolunteer ? throw new RuleSetRefusedException([new Notice("VC4022", new Place { Source = ruleSetId })]) : (plan, asked);
    }

    /// <summary>The plan, and what is asked of it: as of the last review day where the rule set has any.</summary>
    private (RuleSetPlan Plan, Evaluation Asked) Plan(string ruleSetId, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(ruleSetId);
        ArgumentNullException.ThrowIfNull(evaluation);
        if (evaluation.AsOf < RecordRules.FirstDay || evaluation.AsOf > RecordRules.LastDay)
        {
            throw new RuleSetRefusedException([new Notice("VC4010", default, RecordRules.Iso(evaluation.AsOf), AnyDay)]);
        }

        if (evaluation.WithoutRecorders.FirstOrDefault(recorder => !RecordRules.IsId(recorder)) is { } none)
        {
            throw new RuleSetRefusedException([new Notice("VC4070", default, none.Length.ToString(CultureInfo.InvariantCulture))]);
        }

        evaluation = _defaults?.FillIn(evaluation, _library.Meant(ruleSetId, evaluation.AsOf)) ?? evaluation;
        (RuleSetPlan plan, DateOnly asOf) = _library.Plan(ruleSetId, evaluation.Parameters, evaluation.AsOf);
        return (plan, asOf == evaluation.AsOf ? evaluation : evaluation with { AsOf = asOf });
    }

    private CreditResult ScoreTold(RuleSetPlan plan, Volunteer volunteer, Evaluation asked, RunBounds bounds)
    {
        using Operation? operation = Operation.Begin("score", plan.Identity);
        return Told(Score(plan, volunteer, asked, bounds), volunteer, operation);
    }

    /// <summary>Scores one after the other, as they are asked for; each time that they are is a run of its own.</summary>
    private IEnumerable<CreditResult> ScoreTold(RuleSetPlan plan, IEnumerable<Volunteer> volunteers, Evaluation asked)
    {
        RunBounds bounds = _bounds.Anew();
        foreach (Volunteer volunteer in volunteers)
        {
            yield return ScoreTold(plan, volunteer, asked, bounds);
        }
    }

    /// <summary>Tells those who listen of groups, as they are asked for; each time that they are is a run of its own.</summary>
    private IEnumerable<T> GroupsTold<T>(Func<RunBounds, IEnumerable<T>> run, Func<T, CreditResult> resultOf)
    {
        foreach (T group in run(_bounds.Anew()))
        {
            CreditResult result = resultOf(group);
            Operation.CountGroup(result);
            if (result.Refusal is { } refusal)
            {
                EngineLog.GroupRefused(_log, result.RuleSet.Id, result.RuleSet.Version, refusal.Code);
            }

            yield return group;
        }
    }

    /// <summary>Tells those who listen of a result.</summary>
    private CreditResult Told(CreditResult result, Volunteer volunteer, Operation? operation)
    {
        operation?.Complete(volunteer, result);
        if (result.Refusal is { } refusal)
        {
            EngineLog.VolunteerRefused(_log, result.RuleSet.Id, result.RuleSet.Version, refusal.Code);
        }

        return result;
    }

    internal static CreditResult Score(RuleSetPlan plan, Volunteer volunteer, Evaluation evaluation, RunBounds bounds)
    {
        long count = (long)volunteer.Records.Count + volunteer.Facts.Count;
        Notice? tooMany = count > bounds.RecordsMax ? PlanRun.TooMany(count, bounds.RecordsMax) : null;
        return bounds.Ask(
            plan, (volunteer, evaluation, tooMany),
            static (run, it) => it.tooMany is { } refusal ? run.Refuse(it.volunteer, it.evaluation, refusal) : run.Score(it.volunteer, it.evaluation),
            static (run, it, refusal) => run.Refuse(it.volunteer, it.evaluation, refusal));
    }
}
