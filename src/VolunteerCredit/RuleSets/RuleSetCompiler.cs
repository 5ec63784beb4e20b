using System.Globalization;
using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.RuleSets;

/// <summary>Compiles a document with given parameters into a plan, or says everything that is wrong with it.</summary>
internal sealed partial class RuleSetCompiler
{
    private const int NamingsMax = 10_000;

    private readonly RuleSetDocument _document;
    private readonly List<Notice> _faults = [];
    private readonly Spot _root;
    private readonly ParameterValues _parameters;
    private readonly Binder _binder;
    private readonly Func<RuleSetScore, (RuleSetPlans? Plans, Notice? Fault)> _findOther;
    private readonly Stretches _asOf;

    private readonly Dictionary<string, (Spot Spot, string Section)> _valueSpots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ValueRef? Value, Honesty Honesty)> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underway = new(StringComparer.Ordinal);
    private readonly List<MeasurePlan> _measures = [];
    private readonly List<DerivedPlan> _derived = [];
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private List<ValueRef> _reads = [];
    private int _namings;
    private Honesty _documentHonesty;
    private bool _isAboutVolunteers;
    private Honesty _intakeHonesty;
    private Honesty _lowest;

    private RuleSetCompiler(
        RuleSetDocument document,
        ComponentCatalog catalog,
        IReadOnlyDictionary<string, string> parameters,
        Func<RuleSetScore, (RuleSetPlans? Plans, Notice? Fault)> findOther,
        Stretches asOf)
    {
        _asOf = asOf;
        _document = document;
        _findOther = findOther;
        _root = new Spot(document.Root, "");
        _faults.AddRange(document.ReadingFaults);
        var declarations = new ScalarBinder(document.Source, _faults);
        _parameters = ParameterValues.Bind(_root.Find("parameters"), parameters, declarations);
        _binder = new Binder(document.Source, catalog, _faults, _parameters, asOf, ResolveValue, BindNamedMeasure);
    }

    /// <summary>Compiles a document: a plan for each stretch of as-of days within which no value changes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="catalog">The components it may name.</param>
    /// <param name="parameters">Values of its parameters, as text.</param>
    /// <param name="findOther">Finds the plans of another rule set.</param>
    /// <param name="faults">Receives all faults, in the order of the document.</param>
    /// <returns>The plans, or <see langword="null"/> if there are faults.</returns>
    public static RuleSetPlans? Compile(
        RuleSetDocument document,
        ComponentCatalog catalog,
        IReadOnlyDictionary<string, string> parameters,
        Func<RuleSetScore, (RuleSetPlans? Plans, Notice? Fault)> findOther,
        List<Notice> faults)
    {
        var found = new List<Notice>();
        var stretches = new Stretches();
        var compiled = stretches.Bind(
            () =>
            {
                var compiler = new RuleSetCompiler(document, catalog, parameters, findOther, stretches);
                RuleSetPlan? plan = compiler.Compile();
                found.AddRange(compiler._faults);
                return plan;
            },
            () => found.Add(new Notice("VC3062", new Place { Source = document.Source }, null, Words.Same(Stretches.Max.ToString(CultureInfo.InvariantCulture)))));
        faults.AddRange(found.Distinct().OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column));
        return found.Count > 0 ? null : new RuleSetPlans(compiled.Select(c => (c.Days, c.Bound!)));
    }

    /// <summary>What a document says of itself, whatever its parameters.</summary>
    public static RuleSetHeader HeaderOf(RuleSetDocument document, ComponentCatalog catalog)
    {
        var compiler = new RuleSetCompiler(document, catalog, new Dictionary<string, string>(), _ => default, new Stretches());
        return new RuleSetHeader(compiler._root, compiler._binder);
    }

    private RuleSetPlan? Compile()
    {
        if (!_binder.Is(_root, NodeKind.Map))
        {
            return null;
        }

        var header = new RuleSetHeader(_root, _binder);
        _documentHonesty = _lowest = header.Honesty;
        _isAboutVolunteers = header.Subject.IsVolunteer;
        DeclareValues();

        _binder.Honesty = _documentHonesty;
        List<IIntakeStep> intake = _root.Find("intake") is { } steps && _binder.Follow(steps) is { } followed ? _binder.BindSteps(followed) : [];
        _intakeHonesty = Lower(_binder.Honesty);
        foreach (string name in _valueSpots.Keys)
        {
            BindValue(name);
        }

        List<GrantPlan> grants = [.. _root.Section("grants", _binder).Select(BindGrant).OfType<GrantPlan>()];
        List<DecisionPlan> decisions = [.. _root.Section("decisions", _binder).Select(d => BindDecision(d, header.AskAPerson)).OfType<DecisionPlan>()];
        List<BoardPlan> boards = [.. _root.Section("boards", _binder).Select(BindBoard).OfType<BoardPlan>()];
        HashSet<string> manual = ManualBinder.BindManual(_root, _binder);
        Outcome? suspension = ManualBinder.BindSuspension(_root, _binder);
        Dictionary<RuleSetScore, RuleSetPlans> others = FindOthers(header.Subject.IsVolunteer);
        if (_faults.Count > 0)
        {
            return null;
        }

        return new RuleSetPlan
        {
            Identity = new(header.Id, header.Version, _document.Hash, Semantics.Version),
            Document = _document,
            Title = header.Title,
            Purpose = header.Purpose,
            Subject = header.Subject,
            Honesty = _lowest,
            EffectiveFrom = header.From,
            EffectiveTo = header.To,
            Reviewed = header.Reviewed,
            HasValues = !_asOf.IsMissing,
            Parameters = _parameters.Texts,
            Literals = [.. _binder.Literals],
            Columns = [.. _binder.Columns.Order()],
            CallsForeign = _binder.CallsForeign || others.Values.Any(plans => plans.All.Any(plan => plan.CallsForeign)),
            Intake = intake,
            SplitTimes = [.. _binder.SplitTimes],
            Measures = [.. _measures.OrderBy(m => m.Value.Slot)],
            Scores = [.. _derived.OfType<ScorePlan>().OrderBy(s => s.Value.Slot)],
            Tiers = [.. _derived.OfType<TierPlan>().OrderBy(t => t.Value.Slot)],
            ByDependency = [.. _derived],
            Grants = grants,
            Decisions = [.. decisions],
            Boards = boards,
            Manual = manual,
            Guards = [.. _binder.Foreign],
            Suspension = suspension,
            Reasons = header.Reasons,
            Suppliers = header.Suppliers,
            Others = others,
        };
    }

    /// <summary>Names first: measures, scores and tiers may be read before they are written. All names share one space.</summary>
    private void DeclareValues()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string section in (string[])["measures", "scores", "tiers", "grants", "decisions", "boards"])
        {
            foreach ((string name, Spot spot) in _root.Section(section, _binder))
            {
                if (!Expected.IsIdentifier(name))
                {
                    _binder.Fault("VC3006", spot, name, Expected.IdentifierWords);
                }
                else if (!names.Add(name))
                {
                    _binder.Fault("VC3013", spot, name);
                }
                else if (section is "measures" or "scores" or "tiers")
                {
                    _slots.Add(name, _slots.Count);
                    _valueSpots.Add(name, (spot, section));
                }
            }
        }
    }

    private ValueRef? ResolveValue(Spot spot)
    {
        string name = spot.Node.Text;
        if (!_valueSpots.ContainsKey(name))
        {
            _binder.Fault("VC3008", spot, name, Words.Same(Expected.OneOf(name, _valueSpots.Keys)));
            return null;
        }

        if (_underway.Contains(name))
        {
            _binder.Fault("VC3014", spot, name);
            return null;
        }

        if (_underway.Count >= DocumentReader.DepthMax)
        {
            _binder.Fault("VC3002", spot, name, Words.Same(DocumentReader.DepthMax.ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        (ValueRef? value, Honesty honesty) = BindValue(name);
        if (value is not null)
        {
            _reads.Add(value);
            _binder.Honesty = (Honesty)Math.Min((int)_binder.Honesty, (int)honesty);
        }

        return value;
    }

    /// <summary>A measure named where one is nested: its definition is bound there once more, so that it works on the rows it finds there.</summary>
    private RowMeasure? BindNamedMeasure(Spot spot)
    {
        string name = spot.Node.Text;
        if (!_valueSpots.TryGetValue(name, out (Spot Spot, string Section) named) || named.Section != "measures")
        {
            _binder.Fault("VC3008", spot, name, Words.Same(Expected.OneOf(name, _valueSpots.Where(v => v.Value.Section == "measures").Select(v => v.Key))));
            return null;
        }

        if (_underway.Contains(name))
        {
            _binder.Fault("VC3014", spot, name);
            return null;
        }

        // Each naming is one measure more to evaluate, and a few names that name others could stand for very many.
        if (_underway.Count >= DocumentReader.DepthMax || _namings >= NamingsMax)
        {
            bool deep = _underway.Count >= DocumentReader.DepthMax;
            _binder.Fault(deep ? "VC3002" : "VC3086", spot, name, Expected.BoundsWords(null, deep ? DocumentReader.DepthMax : NamingsMax));
            return null;
        }

        _namings++;
        _underway.Add(name);
        RowMeasure? measure = _binder.BindMeasure(named.Spot, nested: false);
        _underway.Remove(name);
        if ((_binder.Follow(named.Spot) ?? named.Spot).Find("window") is not null || (measure is not null && measure.Window != Window.Lifetime))
        {
            _binder.Fault("VC3085", spot, name, new("a measure without a window of its own", "没有自己的 window 的度量"));
            return null;
        }

        return measure;
    }

    private (ValueRef? Value, Honesty Honesty) BindValue(string name)
    {
        if (_values.TryGetValue(name, out (ValueRef?, Honesty) bound))
        {
            return bound;
        }

        (Spot spot, string section) = _valueSpots[name];
        (Honesty outerHonesty, List<ValueRef> outerReads) = (_binder.Honesty, _reads);
        (_binder.Honesty, _reads) = (section == "measures" ? _intakeHonesty : _documentHonesty, []);
        _underway.Add(name);
        int before = _faults.Count;
        ValueRef? value = section switch
        {
            "measures" => BindMeasure(name, spot),
            "scores" => BindScore(name, spot),
            _ => BindTier(name, spot),
        };
        if (value is null && _faults.Count == before && _binder.Follow(spot) is null)
        {
            _binder.Fault("VC3005", spot, null, Words.Same(name)); // an optional parameter that is not given stands here
        }

        _underway.Remove(name);
        _values[name] = (value, Lower(_binder.Honesty));
        (_binder.Honesty, _reads) = (outerHonesty, outerReads);
        return _values[name];
    }

    private ValueRef? BindMeasure(string name, Spot spot)
    {
        if (_binder.BindMeasure(spot, nested: false) is not { } measure)
        {
            return null;
        }

        var value = new ValueRef(_slots[name], name, measure.Shape) { Label = LabelOf(name, spot) };
        _measures.Add(new(value, measure));
        return value;
    }

    private ValueRef? BindScore(string name, Spot spot)
    {
        if (_binder.BindComponent<IScoreModel>(spot, Seam.Score, ["title"]) is not { } score)
        {
            return null;
        }

        var value = new ValueRef(_slots[name], name, score.Component.Shape) { Label = LabelOf(name, spot) };
        _derived.Add(new ScorePlan(value, score.Component, _binder.Honesty, [.. _reads.Distinct()]));
        return value;
    }

    private Words LabelOf(string name, Spot spot) => ((_binder.Follow(spot) ?? spot).Find("title") is { } title ? _binder.BindTitle(title) : null) ?? Words.Same(name);

    private ValueRef? BindTier(string name, Spot spot)
    {
        if (_binder.BindComponent<ITierPolicy>(spot, Seam.Tier, ["title"]) is not { } tier)
        {
            return null;
        }

        var value = new ValueRef(_slots[name], name, tier.Component.Shape) { Label = LabelOf(name, spot), Steps = tier.Component.Steps };
        HashSet<int> needs = NeedsOf(_reads);
        _derived.Add(new TierPlan(value, tier.Component, _binder.Honesty, [.. _reads.Distinct()], needs));
        if (IsKept(tier.Component) && !_isAboutVolunteers)
        {
            _binder.Fault("VC3074", spot, name);
        }

        if (IsKept(tier.Component) && _derived.OfType<TierPlan>().Any(t => needs.Contains(t.Value.Slot) && IsKept(t.Policy)))
        {
            _binder.Fault("VC3071", spot, name); // each would look back from every day that the other looks back to
        }

        return value;
    }

    /// <summary>Whether the engine looks back for a tier; a policy of others cannot ask for that.</summary>
    private static bool IsKept(ITierPolicy policy) => policy is LadderPolicy { Keeping: not null };

    /// <summary>The slots of values, and of those that they read in turn.</summary>
    private HashSet<int> NeedsOf(IEnumerable<ValueRef> reads)
    {
        var needs = reads.Select(r => r.Slot).ToHashSet();
        for (int i = _derived.Count - 1; i >= 0; i--)
        {
            // What a value reads stands before it.
            if (needs.Contains(_derived[i].Value.Slot))
            {
                needs.UnionWith(_derived[i].Reads.Select(r => r.Slot));
            }
        }

        return needs;
    }

    private GrantPlan? BindGrant((string Name, Spot Spot) grant)
    {
        _binder.Honesty = _intakeHonesty;
        return _binder.BindComponent<IGrant>(grant.Spot, Seam.Grant, ["title"]) is { } bound
            ? new(grant.Name, LabelOf(grant.Name, grant.Spot), bound.Component, Lower(_binder.Honesty))
            : null;
    }

    /// <summary>A board is a measure over the board's own period; its value has a slot after all named ones.</summary>
    private BoardPlan? BindBoard((string Name, Spot Spot) board)
    {
        (_binder.Honesty, _reads) = (_intakeHonesty, []);
        (ComponentType Type, IBoard Component)? bound = _binder.BindComponent<IBoard>(board.Spot, Seam.Board, ["period", "title"]);
        Spot target = _binder.Follow(board.Spot) ?? board.Spot;
        Window? window = target.Find("period") is not { } period || _binder.Follow(period) is not { } followed ? Window.Lifetime : WindowBinder.Bind(_binder, followed);
        Honesty honesty = Lower(_binder.Honesty);
        if (window is { IsCommon: false })
        {
            _binder.Fault("VC3010", target.Find("period")!.Value, "best, anniversary", new("a window that is the same for everybody", "对所有人相同的时间窗"));
            return null;
        }

        if (bound is not { } of || window is null)
        {
            return null;
        }

        RowMeasure by = ((RowMeasure)of.Component.By).Over(window);
        var value = new ValueRef(_slots.Count, board.Name, by.Shape) { Label = LabelOf(board.Name, target) };
        return new(new(value, by), new(of.Component.Group), of.Component.Top, of.Component.PerHead, honesty);
    }

    /// <summary>Finds the rule sets whose scores are taken: those of volunteers, for volunteers.</summary>
    private Dictionary<RuleSetScore, RuleSetPlans> FindOthers(bool forVolunteers)
    {
        var others = new Dictionary<RuleSetScore, RuleSetPlans>();
        foreach ((RuleSetScore score, Spot spot) in _binder.OtherScores)
        {
            (RuleSetPlans? plans, Notice? fault) = _findOther(score);
            if (fault is not null)
            {
                _binder.Fault(fault.Code, spot, fault.Found, fault.Expected);
            }
            else if (plans is not null)
            {
                foreach (RuleSetPlan plan in plans.All)
                {
                    CheckOther(score, plan, spot, forVolunteers);
                }

                others[score] = plans;
            }
        }

        return others;
    }

    private void CheckOther(RuleSetScore score, RuleSetPlan plan, Spot spot, bool forVolunteers)
    {
        string[] names = [.. plan.Scores.Select(s => s.Value.Name)];
        if (!forVolunteers || !plan.Subject.IsVolunteer)
        {
            _binder.Fault("VC3091", spot, $"{score}: {plan.Subject.Name}");
        }
        else if (score.Score is null ? names.Length != 1 : !names.Contains(score.Score))
        {
            _binder.Fault("VC3036", spot, score.ToString(), Words.Same(string.Join(", ", names.Select(n => $"{score.RuleSetId}#{n}"))));
        }
        else if ((plan.Scores.FirstOrDefault(s => s.Value.Name == score.Score) ?? plan.Scores[0]).Value.Shape is { } shape && GivenLookup.Scale % shape.Scale != 0)
        {
            _binder.Fault("VC3035", spot, $"{score}: 1/{shape.Scale}"); // a taken score has six decimals, as a given one
        }
    }

    private Honesty Lower(Honesty honesty)
    {
        _lowest = (Honesty)Math.Min((int)_lowest, (int)honesty);
        return honesty;
    }
}
