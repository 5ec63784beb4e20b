using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Witnesses;

/// <summary>
/// Makes small volunteers for a rule set, aimed at what its measures count, and scores them. It tries the same volunteers in the
/// same order every time, and only so many.
/// </summary>
internal sealed class WitnessMaker
{
    /// <summary>The volunteer that every witness is about.</summary>
    public const string VolunteerId = "v";

    private const int WorkMax = 60_000;
    private const int RowsMax = 3_000;
    private const long RowsLookedAtMax = 1_000_000_000;
    private const int SmallMax = 12;
    private const int FeedingMax = 12;

    private readonly Dictionary<string, IReadOnlyList<Recipe>> _feeding = new(StringComparer.Ordinal);
    private readonly RuleSetPlan _plan;
    private readonly DocumentView _view;
    private readonly RunBounds _bounds;
    private readonly Lazy<(Dictionary<string, IReadOnlyList<Recipe>> Recipes, Fact[] Facts)> _read;
    private readonly Lazy<Trial?> _nothing;
    private readonly Lazy<Trial?> _plain;
    private readonly Lazy<Trial?> _most;
    private readonly Lazy<Trial?[]> _small;
    private long _workLeft = WorkMax;
    private long _rowsLeft = RowsLookedAtMax;

    public WitnessMaker(RuleSetPlan plan, DocumentView view, DateOnly asOf, IReadOnlyDictionary<string, string> parameters, RunBounds bounds)
    {
        (_plan, _view, AsOf, Parameters, _bounds) = (plan, view, asOf, parameters, bounds);
        _read = new(Read);
        _nothing = new(() => Try([], []));
        _plain = new(() => Try([], Facts));
        _most = new(() => Most([.. Recipes]));
        _small = new(() => [.. Recipes.Take(SmallMax).Select(r => Try([.. r.Rows(1)], Facts))]);
    }

    public DateOnly AsOf { get; }

    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>All recipes.</summary>
    public IEnumerable<Recipe> Recipes => _read.Value.Recipes.Values.SelectMany(r => r);

    /// <summary>Facts that criteria and measures ask for, so that as much as possible is known.</summary>
    public IReadOnlyList<Fact> Facts => _read.Value.Facts;

    /// <summary>The volunteer of whom nothing is known.</summary>
    public Trial? Nothing => _nothing.Value;

    /// <summary>The volunteer with all facts that are asked for, and no records.</summary>
    public Trial? Plain => _plain.Value;

    /// <summary>The volunteer with as much of everything as is tried.</summary>
    public Trial? Greatest => _most.Value;

    /// <summary>Volunteers who were tried anyway, those with least first.</summary>
    public IEnumerable<Trial> Usual => new[] { Nothing, Plain }.Concat(_small.Value).Append(Greatest).OfType<Trial>();

    /// <summary>The recipes of one measure.</summary>
    public IReadOnlyList<Recipe> RecipesOf(string measure) => _read.Value.Recipes.GetValueOrDefault(measure, []);

    /// <summary>Scores a volunteer; <see langword="null"/> where enough was tried, or the result is not computed.</summary>
    public Trial? Try(IReadOnlyList<ServiceRecord> records, IReadOnlyList<Fact> facts, RuleSetPlan? other = null)
    {
        // About what it costs: every measure goes through every record. A document of a thousand measures gets fewer trials.
        _workLeft -= (records.Count + 20L) * (_plan.ValueCount + 8) / 16;
        if (_workLeft < 0)
        {
            return null;
        }

        var volunteer = new Volunteer(VolunteerId, records, facts);
        CreditResult result = Score(other ?? _plan, volunteer);
        return result.Status == ResultStatus.Computed ? new(volunteer, result) : null;
    }

    /// <summary>The volunteer with as many records of some recipes as are tried.</summary>
    public Trial? Most(IReadOnlyList<Recipe> recipes) =>
        Try([.. recipes.SelectMany(r => r.Rows(Math.Clamp(RowsMax / Math.Max(1, recipes.Count), 1, Recipe.RowsMax), r.EachMax, 1000))], Facts);

    /// <summary>Makes what a recipe makes match a filter too.</summary>
    public Recipe Fit(Recipe recipe, Filter filter) => new RecipeMaker(_view, AsOf).Fit(recipe, filter, new(0, AsOf.DayNumber));

    /// <summary>The same volunteer under another plan.</summary>
    public Trial? Again(Trial trial, RuleSetPlan other) => Try(trial.Volunteer.Records, trial.Volunteer.Facts, other);

    /// <summary>Volunteers whose value lies in a range of quanta (to the end not included); with some, a search was in vain.</summary>
    public IEnumerable<Trial> Within(ValueRef value, long from, long to)
    {
        foreach (Trial usual in Usual.Where(t => IsIn(t)))
        {
            yield return usual;
        }

        foreach (Trial aimed in Aimed(value, from, to).Where(IsIn))
        {
            yield return aimed;
        }

        bool IsIn(Trial trial) => QuantaOf(trial, value) is { } quanta && quanta >= from && quanta < to;
    }

    /// <summary>A measure or score of a volunteer in quanta; <see langword="null"/> where it is unknown.</summary>
    public static long? QuantaOf(Trial trial, ValueRef value)
    {
        Amount? amount = trial.Result.Measures.FirstOrDefault(m => m.Name == value.Name)?.Value
            ?? trial.Result.Scores.FirstOrDefault(s => s.Name == value.Name)?.Value;
        return amount?.Quanta;
    }

    /// <summary>A result by its name in a worked case, or the outcome of a criterion.</summary>
    public WitnessResult Show(Trial trial, string name) => new(trial.Volunteer, name, Found(trial, name));

    public string? Found(Trial trial, string name) => ResultNames.Find(trial.Result, _plan, name);

    /// <summary>A witness of some volunteers.</summary>
    public Witness Witness(params IReadOnlyList<WitnessResult> shows) => new(AsOf, Parameters, shows);

    /// <summary>Scores a volunteer with a part of the work that is left, since measures within measures may take any amount of it.</summary>
    /// <exception cref="ComponentException">The volunteer was not computed in time.</exception>
    private CreditResult Score(RuleSetPlan plan, Volunteer volunteer)
    {
        var budget = new RowBudget(_rowsLeft / 4);
        CreditResult result = _bounds.Ask(
            plan, (volunteer, Evaluation: new Evaluation { AsOf = AsOf }, budget),
            static (run, it) =>
            {
                run.Budget = it.budget;
                return run.Score(it.volunteer, it.Evaluation);
            },
            static (_, _, refusal) => throw new ComponentException(refusal));
        _rowsLeft -= budget.Spent;
        return result;
    }

    /// <summary>Volunteers made for one value: by its own facts, or by halving the amount of what feeds it.</summary>
    private IEnumerable<Trial> Aimed(ValueRef value, long from, long to)
    {
        foreach (string input in value.Shape.Inputs)
        {
            foreach (string text in TextsFor(value, input, from))
            {
                if (Try([], [.. Facts.Where(f => f.Name != input), RecipeMaker.Fact(input, text)]) is { } trial)
                {
                    yield return trial;
                }
            }
        }

        foreach (Recipe recipe in Feeding(value).Take(6))
        {
            // Towards the range by halves; the answer need not be monotone, which then is found in vain.
            long low = 0, high = recipe.IsAct || recipe.Stride > 1 ? Recipe.RowsMax : 1_000_000;
            for (int i = 0; i < 22 && low <= high; i++)
            {
                long middle = i == 0 ? Math.Min(high, Math.Max(1, from / Math.Max(1, value.Shape.Scale))) : low + ((high - low) / 2);
                if (Try(Amount(recipe, middle), Facts) is not { } trial || QuantaOf(trial, value) is not { } quanta)
                {
                    break;
                }

                yield return trial;
                if (quanta >= from && quanta < to)
                {
                    break;
                }

                (low, high) = quanta < from ? (middle + 1, high) : (low, middle - 1);
            }
        }
    }

    private static ServiceRecord[] Amount(Recipe recipe, long amount) =>
        [.. recipe.IsAct || recipe.Stride > 1 ? recipe.Rows((int)amount) : recipe.Total(amount)];

    /// <summary>Recipes of the measure, or of measures that the score reads.</summary>
    public IReadOnlyList<Recipe> Feeding(ValueRef value)
    {
        if (!_feeding.TryGetValue(value.Name, out IReadOnlyList<Recipe>? recipes))
        {
            ScorePlan? score = _plan.Scores.FirstOrDefault(s => s.Value.Name == value.Name);
            recipes = score is null ? RecipesOf(value.Name) : [.. score.Reads.SelectMany(Feeding).DistinctBy(r => r.For).Take(FeedingMax)];
            _feeding.Add(value.Name, recipes);
        }

        return recipes;
    }

    private IEnumerable<string> TextsFor(ValueRef value, string input, long quanta)
    {
        if (input.StartsWith(FactNames.ScorePrefix, StringComparison.Ordinal))
        {
            yield return value.Shape.Amount(quanta).Figure.ToString();
            yield break;
        }

        int whole = (int)Math.Clamp(quanta / value.Shape.Scale, 0, 40_000);
        DateOnly? years = whole < 115 ? AsOf.AddYears(-whole) : null, months = whole < 1_300 ? AsOf.AddMonths(-whole) : null;
        foreach (DateOnly? day in (DateOnly?[])[years, months, AsOf.AddDays(-whole)])
        {
            if (day is { } date && date >= RecordRules.FirstDay)
            {
                yield return RecordRules.Iso(date);
            }
        }
    }

    private (Dictionary<string, IReadOnlyList<Recipe>> Recipes, Fact[] Facts) Read()
    {
        var maker = new RecipeMaker(_view, AsOf);
        foreach ((_, Spot decision) in _view.Section("decisions"))
        {
            foreach (Spot place in _view.Below(decision))
            {
                maker.WantFacts(place);
            }
        }

        var recipes = new Dictionary<string, IReadOnlyList<Recipe>>(StringComparer.Ordinal);
        foreach ((string name, Spot spot) in _view.Section("measures"))
        {
            if (_plan.Measures.FirstOrDefault(m => m.Value.Name == name) is { } measure)
            {
                recipes[name] = maker.For(name, spot, measure.Measure.Window.At(AsOf.DayNumber), measure.Measure.Reads);
            }
        }

        foreach ((_, Spot score) in _view.Section("scores"))
        {
            maker.WantFacts(score);
        }

        return (recipes, [.. maker.Facts]);
    }
}
