using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Components;

/// <summary>The duties of a curve.</summary>
internal static class CurveLaws
{
    private static readonly Seam[] Curves = [Seam.Curve];

    public static IReadOnlyList<ComponentLaw> All { get; } =
    [
        ComponentLaw.For("within-bounds", "P2", new("Every result lies within the bounds that it declares for its input.", "每个结果都在其为该输入声明的范围内。"), Curves, (bench, scene) => Each(bench, scene, WithinBounds)),
        ComponentLaw.For("direction", "P8", new("More input moves the result only in the direction that it declares.", "输入增多时，结果只沿所声明的方向变化。"), Curves, (bench, scene) => Each(bench, scene, Direction)),
        ComponentLaw.For("exact", "P2", new("Large amounts are as exact as small ones: nothing is rounded to a double.", "大额与小额同样精确：不按双精度舍入。"), Curves, (bench, scene) => Each(bench, scene, Exact)),
        ComponentLaw.For("overflow", "P2", new("What is too large to be computed is an OverflowException and never a wrong number.", "过大而无法计算时为 OverflowException，绝不给出错误数字。"), Curves, (bench, scene) => Each(bench, scene, Overflow)),
    ];

    private static void Each(Bench bench, Scene scene, Action<ValueShape, ICurve, long[]> check)
    {
        TakenIn taken = TakenIn.Of(bench.One, scene);
        foreach ((ValueShape input, ICurve curve) in bench.One.Curves)
        {
            check(input, curve, [.. MountedComponent.InputsOf(input, taken).Order()]);
        }
    }

    private static void WithinBounds(ValueShape input, ICurve curve, long[] amounts)
    {
        foreach (long amount in amounts)
        {
            Bounds.Demand(curve.Shape, curve.At(amount), $"the result for {amount} quanta of 1/{input.Scale}");
        }
    }

    private static void Direction(ValueShape input, ICurve curve, long[] amounts)
    {
        foreach ((long less, long more) in amounts.Zip(amounts.Skip(1)).Concat(amounts.Where(a => a < amounts[^1]).Select(a => (a, a + 1))))
        {
            Bounds.DemandDirection(curve.Shape, curve.At(less), curve.At(more), $"from {less} to {more} quanta of 1/{input.Scale}");
        }
    }

    private static void Exact(ValueShape input, ICurve curve, long[] amounts) =>
        Exactness.Demand(curve.At, Math.Max(0, amounts[0]), Interval.IsNone(input.Bounds.Max) ? long.MaxValue : input.Bounds.Max, $"quanta of 1/{input.Scale}");

    private static void Overflow(ValueShape input, ICurve curve, long[] amounts)
    {
        if (!Interval.IsNone(input.Bounds.Max))
        {
            return;
        }

        long before = curve.At(amounts[^1]);
        foreach (long huge in (long[])[1L << 56, 1L << 60, 1L << 62, long.MaxValue - 1])
        {
            try
            {
                long after = curve.At(huge);
                string what = $"{huge} quanta of 1/{input.Scale}";
                Bounds.Demand(curve.Shape, after, what);
                Bounds.DemandDirection(curve.Shape, before, after, what);
                before = after;
            }
            catch (OverflowException)
            {
                return;
            }
        }
    }
}
