using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>Measures and intake steps, with the keys that the engine owns, for each stretch of days of service.</summary>
internal sealed partial class Binder
{
    /// <summary>Binds a measure with the keys that the engine owns.</summary>
    public RowMeasure? BindMeasure(Spot spot, bool nested)
    {
        bool outer = _actsOnRecords;
        _actsOnRecords = false;
        List<(Period Days, bool IsInForce, RowMeasure? Measure)> stretches = EachServiceStretch(spot, () => BindMeasureOnce(spot, nested));
        _actsOnRecords = outer;
        if (stretches is [(_, true, var single)])
        {
            return single;
        }

        if (stretches.Exists(s => s.Measure is null))
        {
            return null;
        }

        if (stretches.Exists(s => !s.Measure!.Shape.IsAdditive || !s.Measure.Shape.Unit.Mixes(stretches[0].Measure!.Shape.Unit)))
        {
            Fault("VC3061", spot, "service", new("as-of: values of this measure cannot be added", "as-of：此度量的数值不能相加"));
            return null;
        }

        try
        {
            var dated = new DatedMeasure([.. stretches.Select(s => (s.Days, s.IsInForce ? s.Measure! : s.Measure!.NotInForce()))]);
            return new RowMeasure(dated, RowKinds.None, null, [], null, stretches[0].Measure!.Window);
        }
        catch (OverflowException fault)
        {
            Fault("VC3035", spot, fault.Message);
            return null;
        }
    }

    /// <summary>Binds something for each stretch of days of service within which its figures do not change.</summary>
    private List<(Period Days, bool IsInForce, T Bound)> EachServiceStretch<T>(Spot spot, Func<T> bind)
    {
        Stretches? outer = _service;
        _service = new Stretches();
        var stretches = _service.Bind(bind, () => FaultTooManyDates(spot));
        _service = outer;
        return stretches;
    }

    private void FaultTooManyDates(Spot spot) =>
        Fault("VC3062", spot, null, Words.Same(Stretches.Max.ToString(CultureInfo.InvariantCulture)));

    private RowMeasure? BindMeasureOnce(Spot spot, bool nested)
    {
        int before = FaultCount;
        (ComponentType Type, IMeasure Component)? bound =
            BindComponent<IMeasure>(spot, Seam.Measure, nested ? ["where", "steps", "coverage"] : ["where", "steps", "coverage", "window", "title"]);
        Spot target = Follow(spot) ?? spot;
        RowSelector? where = null;
        Window window = Window.Lifetime;
        var steps = new List<IIntakeStep>();
        string? coverage = null;
        foreach ((string key, Spot value) in target.Node.Kind == NodeKind.Map ? target.Members() : [])
        {
            bool fits = bound is null || key switch
            {
                "where" or "steps" or "coverage" => bound.Value.Type.Reads != RowKinds.None,
                "window" => bound.Value.Type.HasWindow,
                _ => true,
            };
            if (!fits)
            {
                FaultUnknownKey(value, key, bound!.Value.Type.Options.Select(o => o.Name));
            }
            else if (bound?.Type.Options.Any(o => o.Name == key) != true)
            {
                // Only which rows are read acts on records: window and coverage are of the as-of day.
                (Stretches? service, _service) = (_service, key is "window" or "coverage" ? null : _service);
                _actsOnRecords = key == "where";
                if (Follow(value) is { } followed)
                {
                    switch (key)
                    {
                        case "where":
                            where = BindWhere(followed);
                            break;
                        case "window":
                            window = WindowBinder.Bind(this, followed) ?? window;
                            break;
                        case "coverage":
                            coverage = Is(followed, NodeKind.Text) ? Records.FactNames.CoveragePrefix + followed.Node.Text : null;
                            break;
                        case "steps":
                            steps.AddRange(BindSteps(followed));
                            break;
                    }
                }

                (_service, _actsOnRecords) = (service, false);
            }
        }

        return bound is { } measure && FaultCount == before
            ? new RowMeasure(measure.Component, measure.Type.Reads, where, [.. steps], coverage, window)
            : null;
    }

    public List<IIntakeStep> BindSteps(Spot spot)
    {
        var steps = new List<IIntakeStep>();
        if (Is(spot, NodeKind.List))
        {
            bool outer = _actsOnRecords;
            _actsOnRecords = true;
            foreach (Spot item in spot.Items())
            {
                steps.AddRange(BindStep(item));
            }

            _actsOnRecords = outer;
        }

        return steps;
    }

    /// <summary>A step whose figures change by date of service is a step for each stretch of days.</summary>
    private IEnumerable<IIntakeStep> BindStep(Spot spot)
    {
        var stretches = EachServiceStretch(spot, () => BindComponent<IIntakeStep>(spot, Seam.Intake, [])?.Component);
        foreach ((Period days, bool inForce, IIntakeStep? step) in stretches)
        {
            if (step is not null)
            {
                SplitTimes.UnionWith(step.SplitTimes);
                yield return stretches.Count == 1 && inForce ? step : inForce ? new DatedStep(step, days) : new NotInForceStep(days);
            }
        }
    }
}
