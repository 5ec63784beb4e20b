using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Guarding;

/// <summary>A curve of others.</summary>
internal sealed class GuardedCurve : Guard, ICurve
{
    private readonly ICurve _curve;
    private readonly Interval _input;

    public GuardedCurve(ICurve curve, ValueShape input, string place)
        : base(curve, place) => (_curve, _input, Shape) = (curve, input.Bounds, Sound(curve.Shape));

    public ValueShape Shape { get; }

    public long At(long quanta)
    {
        long result;
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            result = _curve.At(quanta);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            call.Leave();
        }

        // An explanation, or a worked case, may put in what the measure itself never gives.
        Demand(result != IMeasure.Unknown && (IsWithin(Shape.Bounds, result) || !IsWithin(_input, quanta)), "bounds");
        return result;
    }
}
