using System.Text;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.RuleSets.Linting.Witnesses;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Advice;

/// <summary>What advice must know of a plan beside what scoring tells: which records feed it, and how it answers to them. Found once for each plan.</summary>
internal sealed class RuleSetReading
{
    private static readonly Recipe Plain = new() { For = "plain", Template = new() { Id = "", VolunteerId = "", Date = default }, Days = [] };

    private readonly RuleSetPlan _plan;
    private readonly DocumentView _view;
    private readonly Dictionary<string, MeasureReading> _measures;
    private readonly Dictionary<string, Recipe[]> _recipes;
    private readonly Dictionary<string, ValueRef> _values;
    private readonly ThresholdReader _thresholds;

    public RuleSetReading(RuleSetPlan plan, DateOnly day)
    {
        _plan = plan;
        _view = new DocumentView(plan.Document.Root, plan.Parameters.ToDictionary(p => p.Key, p => NodeOf(p.Value), StringComparer.Ordinal), day);
        var maker = new RecipeMaker(_view, day);
        _measures = _view.Section("measures").Join(plan.Measures, s => s.Name, m => m.Value.Name, (s, m) => (s.Name, Reading: new MeasureReading(_view, s.Spot, m.Measure)), StringComparer.Ordinal)
            .ToDictionary(m => m.Name, m => m.Reading, StringComparer.Ordinal);
        var reads = plan.Measures.ToDictionary(m => m.Value.Name, m => m.Measure.Reads, StringComparer.Ordinal);
        _recipes = _view.Section("measures").ToDictionary(
            s => s.Name, s => maker.For(s.Name, s.Spot, new(day.DayNumber, day.DayNumber), reads.GetValueOrDefault(s.Name, RowKinds.Any)).ToArray(), StringComparer.Ordinal);
        _values = plan.Measures.Select(m => m.Value).Concat(plan.ByDependency.Select(d => d.Value)).ToDictionary(v => v.Name, StringComparer.Ordinal);
        _thresholds = new(_view, _values);
        MovesDaily = _measures.Values.Any(m => m.MovesDaily) || plan.Measures.Any(m => !_measures.ContainsKey(m.Value.Name))
            || Derived().Any(s => s.Spot.Find("keep") is not null || _view.Below(s.Spot).Any(p => _view.Find(p, "maxAge") is not null))
            || _view.Section("tiers").Any(t => _view.Text(t.Spot, "type") != "ladder")
            || _view.Section("scores").Any(s => _view.Text(s.Spot, "type") is not ("points" or "given"))
            || plan.Decisions.SelectMany(d => d.Criteria.Select(c => c.Criterion)).Concat(plan.Tiers.SelectMany(t => Required(t.Policy))).SelectMany(GuardedCriterion.In).Any();
    }

    /// <summary>Whether anything may change from one day to the next for no reason that is looked for.</summary>
    public bool MovesDaily { get; }

    public MeasureReading? Of(ValueRef measure) => _measures.GetValueOrDefault(measure.Name);

    /// <summary>Whether every needed measure rises with service, and, where asked for, takes each day by itself.</summary>
    public bool IsRising(bool[] needs, bool dayByDay) => !ReadsRows(needs) && _plan.Measures.All(m => !needs[m.Value.Slot]
        || (m.Value.Shape.Direction == Direction.Rising && (!dayByDay || (_measures.TryGetValue(m.Value.Name, out MeasureReading? reading) && reading.IsIndependent))));

    /// <summary>
    /// Whether a needed tier or score looks at records or earlier days by itself, so that named measures do not tell what moves it. Those of others see named values and facts
    /// alone; but a score may ask for that of another rule set.
    /// </summary>
    private bool ReadsRows(bool[] needs) => _plan.ByDependency.Any(d => needs[d.Value.Slot] && d switch
    {
        TierPlan tier => tier.Policy is AwardPolicy || tier.Keeping is not null,
        ScorePlan score => score.Model is not (PointsScore or GivenScoreModel) && _plan.Others.Count > 0,
        _ => true,
    });

    /// <summary>Records that feed needed measures: those that feed as many as possible first, service before acts; acts that can only hurt are left out.</summary>
    public IReadOnlyList<AdviceTemplate> Templates(AdviceTarget target)
    {
        bool[] falling = Falling(target);
        bool any = ReadsRows(target.Needs);
        Recipe[] recipes = [.. _plan.Measures.Where(m => any || target.Needs[m.Value.Slot])
            .SelectMany(m => _recipes.GetValueOrDefault(m.Value.Name, []).Where(r => !r.IsAct || !falling[m.Value.Slot]))];
        Recipe[] service = [.. recipes.Where(r => !r.IsAct), .. any ? [Plain] : (Recipe[])[]];
        IEnumerable<Recipe> all = service.Length > 1 ? service.Prepend(service.Aggregate(Join)) : service;
        return [.. all.Select(r => new AdviceTemplate(r with { Template = r.Template with { Unit = null, Quantity = null } }, 0))
            .Concat(recipes.Where(r => r.IsAct).Select(r => new AdviceTemplate(r, QuantityOf(r)))).Where(t => t.IsSound).DistinctBy(t => t.Kind)];
    }

    /// <summary>Minutes that a day or period must reach for some needed measure.</summary>
    public IEnumerable<long> Steps(bool[] needs) => _plan.Measures.Where(m => needs[m.Value.Slot])
        .SelectMany(m => _view.Section("measures").Where(s => s.Name == m.Value.Name).SelectMany(s => MeasureReading.Steps(_view, s.Spot))).Distinct();

    /// <summary>The measures of which more may be worse for a goal, by slot: what reads them falls, or is bounded above.</summary>
    public bool[] Falling(AdviceTarget target)
    {
        var worse = new HashSet<ValueRef>();
        foreach (DerivedPlan derived in _plan.ByDependency.Where(d => target.Needs[d.Value.Slot]))
        {
            if (derived is ScorePlan score)
            {
                worse.UnionWith(score.Model is IHasLimits limits ? limits.Reach.Leaves.Where(l => l.Direction != Direction.Rising).Select(l => l.Of)
                    : score.Value.Shape.Direction == Direction.Rising ? [] : score.Reads);
            }
            else if (derived is TierPlan { Policy: GuardedTier } other)
            {
                worse.UnionWith(other.Value.Shape.Direction == Direction.Rising ? [] : other.Reads);
            }
            else if (derived is TierPlan { Policy: var policy } && Required(policy).Any(c => MayFall(c, isTurned: false)))
            {
                worse.UnionWith(derived.Reads);
            }
            else if (Find("tiers", derived.Value.Name) is { } tier && _view.Text(tier, "type") == "ladder" && tier.Find("keep") is null)
            {
                worse.UnionWith(BoundedAbove(tier));
            }
            else
            {
                worse.UnionWith(derived.Reads);
            }
        }

        if (target.Value is null && Find("decisions", _plan.Decisions[target.Decision].Name) is { } decision)
        {
            worse.UnionWith(BoundedAbove(decision));
            worse.UnionWith(_plan.Decisions[target.Decision].Criteria.Where(c => MayFall(c.Criterion, isTurned: false)).SelectMany(c => c.Reads));
        }

        return AdviceTarget.NeedsOf(_plan, worse);
    }

    /// <summary>Whether a criterion, or one inside it, is of others and may be met the less for more of what it reads: a document does not tell how those answer.</summary>
    private static bool MayFall(ICriterion criterion, bool isTurned)
    {
        bool falls = isTurned || criterion.Direction != Direction.Rising;
        return (falls && criterion is GuardedCriterion) || criterion.Inner.Any(inner => MayFall(inner, falls));
    }

    private static IEnumerable<ICriterion> Required(ITierPolicy policy) => policy.Steps.SelectMany(step => step.Require);

    /// <summary>What has an upper bound, or must not be met, by the built-in components of a part of the document.</summary>
    private IEnumerable<ValueRef> BoundedAbove(Spot spot)
    {
        foreach (Spot place in _view.Below(spot))
        {
            foreach (ValueRef of in _thresholds.OwnBounds(place).Where(t => !t.IsLower).Select(t => t.Of))
            {
                yield return of;
            }

            if (_view.Text(place, "type") == "not")
            {
                foreach (ValueRef of in _view.Below(place).Select(p => _view.Text(p, "of")).OfType<string>().Select(n => _values.GetValueOrDefault(n)).OfType<ValueRef>())
                {
                    yield return of;
                }
            }
        }
    }

    private IEnumerable<(string Name, Spot Spot)> Derived() => _view.Section("scores").Concat(_view.Section("tiers")).Concat(_view.Section("decisions"));

    private Spot? Find(string section, string name) => _view.Section(section).Where(s => s.Name == name).Select(s => (Spot?)s.Spot).FirstOrDefault();

    /// <summary>A record that matches the filters of both, where their columns leave room for it.</summary>
    private static Recipe Join(Recipe first, Recipe second)
    {
        ServiceRecord joined = first.Template;
        foreach (string column in TextColumns.ByName.Keys)
        {
            joined = TextColumns.Of(joined, column) is null ? TextColumns.With(joined, column, TextColumns.Of(second.Template, column)) : joined;
        }

        return first with
        {
            Template = joined with { Tags = [.. joined.Tags.Union(second.Template.Tags)] },
            Start = first.Start ?? second.Start, EachMax = Math.Min(first.EachMax, second.EachMax), Distinct = [.. first.Distinct.Union(second.Distinct)],
        };
    }

    /// <summary>The quantity of one act: what its filter asks for, or as much as its unit counts at once.</summary>
    private decimal QuantityOf(Recipe recipe)
    {
        if (recipe.Template.Quantity is { } asked)
        {
            return asked;
        }

        foreach (Spot unit in _view.Section("measures").SelectMany(m => _view.Below(m.Spot)).SelectMany(p => _view.List(p, "units")))
        {
            if (recipe.Template.Unit is { } name && _view.Text(unit, "unit") == name && _view.Figure(unit, "per") is { } per && per.Figure.Denominator == 1)
            {
                return per.Figure.Numerator;
            }
        }

        return 1;
    }

    private static DocumentNode NodeOf(string text) =>
        text.StartsWith('[') ? DocumentReader.Read(Encoding.UTF8.GetBytes(text), "", []) ?? DocumentNode.Null : DocumentNode.FromString(text);
}
