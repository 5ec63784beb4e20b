using System.Reflection;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>Twins of built-in components from another assembly, so that the engine knows of them only what they say of themselves.</summary>
internal static class Twins
{
    private const string Prefix = "twin-";

    /// <summary>
    /// Those that have twins. The others rest on what only the engine can do: measures of measures (what a record gave), numbers from outside that lie in a range, curves that carry, scores and
    /// tiers by limits, rows of their own, or earlier days.
    /// </summary>
    private static readonly string[] Twinned =
    [
        "split-at", "exclude", "fill-minutes", "merge-overlaps", "round", "limit", "hours", "count", "quantity", "elapsed", "marginal-bands", "step-bands",
        "compare", "fact", "tier", "some", "all", "not", "rows",
    ];

    public static IReadOnlyList<ComponentType> Types { get; } = [.. ComponentCatalog.BuiltIn.Where(type => Twinned.Contains(type.Name, StringComparer.Ordinal)).Select(Of)];

    /// <summary>A document in which twins stand for the components of some names; for all where none are given.</summary>
    public static string Put(string document, params IReadOnlyList<string> names) => (names.Count > 0 ? names : Twinned)
        .Aggregate(document, (text, name) => text.Replace($"\"type\": \"{name}\"", $"\"type\": \"{Prefix}{name}\"", StringComparison.Ordinal));

    private static ComponentType Of(ComponentType type)
    {
        T Made<T>(OptionValues options) => (T)((Func<OptionValues, object>)typeof(ComponentType).GetProperty("Create", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(type)!)(options);
        string name = Prefix + type.Name;
        return type.Seam switch
        {
            Seam.Intake => ComponentType.Intake(name, type.Summary, type.Options, options => new Step(Made<IIntakeStep>(options))),
            Seam.Measure => ComponentType.Measure(name, type.Summary, type.Reads, type.HasWindow, type.Options, options => new Measure(Made<IMeasure>(options))),
            Seam.Curve => ComponentType.Curve(name, type.Summary, type.Options, options => new Curve(Made<ICurve>(options))),
            Seam.Criterion => ComponentType.Criterion(name, type.Summary, type.Options, options => new Criterion(Made<ICriterion>(options))),
            _ => ComponentType.Offer(name, type.Summary, type.Options, options => new Offer(Made<IOffer>(options))),
        };
    }

    private sealed class Step(IIntakeStep one) : IIntakeStep
    {
        public string Reason => one.Reason;

        public Disposition Disposition => one.Disposition;

        public bool MayAdd => one.MayAdd;

        public Remedy? Remedy => one.Remedy;

        public IReadOnlyList<int> SplitTimes => one.SplitTimes;

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace) => one.Apply(block, counted, trace);
    }

    private sealed class Measure(IMeasure one) : IMeasure
    {
        public ValueShape Shape => one.Shape;

        public MovedBy MovedBy => one.MovedBy;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) => one.Evaluate(block, selected, periods, values);
    }

    private sealed class Curve(ICurve one) : ICurve
    {
        public ValueShape Shape => one.Shape;

        public long At(long quanta) => one.At(quanta);
    }

    private sealed class Criterion(ICriterion one) : ICriterion
    {
        public Words Requirement => one.Requirement;

        public IReadOnlyList<ICriterion> Inner => one.Inner;

        public IReadOnlyList<ValueBounds> Thresholds => one.Thresholds;

        public IReadOnlyList<string> Facts => one.Facts;

        public Direction Direction => one.Direction;

        public Verdict Judge(in Evidence evidence) => one.Judge(evidence);
    }

    private sealed class Offer(IOffer one) : IOffer
    {
        public IReadOnlyList<string> Columns => one.Columns;

        public IEnumerable<OfferTurn> Turns => one.Turns;

        public void Fill(in Values values, ICollection<OfferItem> items) => one.Fill(values, items);
    }
}
