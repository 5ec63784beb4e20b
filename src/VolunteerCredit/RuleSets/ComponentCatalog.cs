using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Grants;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.RuleSets;

/// <summary>Every component that documents may name, by seam and <c>type</c>. The built-in ones are registered just as a plug-in's are.</summary>
public sealed class ComponentCatalog
{
    private readonly Dictionary<(Seam, string), ComponentType> _types = [];

    /// <summary>A catalog of given components.</summary>
    /// <param name="types">The components; none may have another's seam and name.</param>
    /// <exception cref="ArgumentException">Two components have the same seam and name.</exception>
    public ComponentCatalog(IEnumerable<ComponentType> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        foreach (ComponentType type in types)
        {
            if (!_types.TryAdd((type.Seam, type.Name), type))
            {
                throw new ArgumentException($"There are two components of seam {type.Seam} named '{type.Name}'. Give one of them another name.", nameof(types));
            }
        }
    }

    /// <summary>The components of this package.</summary>
    public static IReadOnlyList<ComponentType> BuiltIn { get; } =
    [
        ExcludeStep.Type, SplitAtStep.Type, MergeOverlapsStep.Type, FillMinutesStep.Type, RoundStep.Type, LimitStep.Type,
        HoursMeasure.Type, QuantityMeasure.Type, CountMeasure.Type, ElapsedMeasure.Type, GivenMeasure.Type, EachPeriodMeasure.Type, RatioMeasure.Type,
        RateCurve.Type, PerWholeCurve.Type, MarginalBandsCurve.Type, StepBandsCurve.Type,
        PointsScore.Type, GivenScoreModel.Type,
        LadderPolicy.Type, AwardPolicy.Type,
        CompareCriterion.Type, FactCriterion.Type, TierCriterion.Type, AllCriterion.Type, SomeCriterion.Type, NotCriterion.Type,
        MeasuredGrant.Type,
        RowsOffer.Type,
        MeasureBoard.Type,
    ];

    /// <summary>What bounds the making of components.</summary>
    internal RunBounds Bounds { get; init; } = RunBounds.None;

    /// <summary>All components, by seam and name.</summary>
    public IEnumerable<ComponentType> Types => _types.Values.OrderBy(t => t.Seam).ThenBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>Finds a component.</summary>
    /// <param name="seam">The seam it must fill.</param>
    /// <param name="name">The <c>type</c> in the document.</param>
    public ComponentType? Find(Seam seam, string name) => _types.GetValueOrDefault((seam, name));

    internal IEnumerable<string> NamesOf(Seam seam) => _types.Keys.Where(k => k.Item1 == seam).Select(k => k.Item2).Order(StringComparer.Ordinal);
}
