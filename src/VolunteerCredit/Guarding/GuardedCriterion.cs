using VolunteerCredit.Decisions;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Guarding;

/// <summary>A criterion of others, with those inside it.</summary>
internal sealed class GuardedCriterion : ReadingGuard, ICriterion
{
    private const int InnerMax = 1_000;

    private readonly ICriterion _criterion;

    public GuardedCriterion(ICriterion criterion, ValueRef[] reads, string place)
        : this(criterion, reads, place, new(InnerMax), DocumentReader.DepthMax)
    {
    }

    private GuardedCriterion(ICriterion criterion, ValueRef[] reads, string place, Allowance left, int depth)
        : base(criterion, reads, place)
    {
        _criterion = criterion;
        Requirement = Sound(criterion.Requirement);
        DemandWords(Requirement);
        Thresholds = [.. Sound<IReadOnlyList<ValueBounds>>(criterion.Thresholds)];
        Demand(Thresholds.All(asked => (IsGiven(asked.Of) || IsOfTier(asked)) && asked.Bounds.Min <= asked.Bounds.Max), "value");
        Facts = [.. Sound(criterion.Facts).Select(Named)];
        Direction = criterion.Direction;
        Demand(Enum.IsDefined(Direction), "enum");
        ICriterion[] inner = Sound(criterion.Inner);
        Demand(inner.Length == 0 || (depth > 0 && inner.Length <= left.Inner), "inner");
        left.Inner -= inner.Length;

        // Those that the document gave to it have guards, or are the engine's own; it may hold others.
        Inner = [.. inner.Select(one => one.GetType().Assembly == typeof(GuardedCriterion).Assembly ? one : new GuardedCriterion(one, reads, place, left, depth - 1))];
    }

    /// <summary>The criteria of others in one, itself included: a document does not tell how they answer, and they are asked.</summary>
    public static IEnumerable<GuardedCriterion> In(ICriterion criterion) => criterion.Inner.SelectMany(In).Concat(criterion is GuardedCriterion one ? [one] : []);

    public Words Requirement { get; }

    public IReadOnlyList<ICriterion> Inner { get; }

    public IReadOnlyList<ValueBounds> Thresholds { get; }

    public IReadOnlyList<string> Facts { get; }

    public Direction Direction { get; }

    /// <summary>Whether it asks for a tier by the tier's own threshold.</summary>
    public bool IsOfTier(ValueBounds asked) => OfTiers.Any(own => own.Of == asked.Of && own.AtLeast.Figure.CeilingAt(own.Of.Shape.Scale) == asked.Bounds.Min);

    public Verdict Judge(in Evidence evidence)
    {
        Verdict verdict;
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            verdict = _criterion.Judge(evidence);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            call.Leave();
        }

        Demand(verdict.Outcome is >= Outcome.Eligible and <= Outcome.NotEligible, "enum"); // whether it is in force is not the criterion's to say
        DemandNoHoles(verdict.MissingFacts);
        if (verdict.Found?.Words is { } words)
        {
            DemandWords(words);
        }

        Demand(verdict.Outcome != Outcome.Undetermined || verdict.MissingFacts is { Count: > 0 } || Inner.Count > 0 || !IsAllSettled(evidence), "unknown");
        return verdict;
    }

    /// <summary>How many more criteria may lie inside: they may go round in a circle.</summary>
    private sealed class Allowance(int inner)
    {
        public int Inner { get; set; } = inner;
    }
}
