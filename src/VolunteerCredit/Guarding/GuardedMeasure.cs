using VolunteerCredit.Intake;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Guarding;

/// <summary>A measure of others.</summary>
internal sealed class GuardedMeasure : Guard, IMeasure
{
    /// <summary>Stands where nothing was written yet: no value lies so low, since it stands for "no bound".</summary>
    private const long Unwritten = -Interval.Unbounded;

    private readonly IMeasure _measure;

    public GuardedMeasure(IMeasure measure, string place)
        : base(measure, place)
    {
        (_measure, Shape, MovedBy) = (measure, Sound(measure.Shape), measure.MovedBy);
        Demand((MovedBy & ~MovedBy.Anything) == 0, "enum");
    }

    public ValueShape Shape { get; }

    public MovedBy MovedBy { get; }

    public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
    {
        values.Fill(Unwritten);
        Openness before = block.Workspace.Openness;
        block.Workspace.Openness = Openness.Closed;
        ForeignCall call = ForeignCall.Into(Place);
        try
        {
            _measure.Evaluate(block, selected, periods, values);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw Failed(fault);
        }
        finally
        {
            call.Leave();
        }

        // What a measure inside it leaves open, it leaves open as it answers to that, which it does not say; where it does not rise, either way.
        Openness opened = block.Workspace.Openness;
        block.Workspace.Openness = before | (opened == Openness.Closed || Shape.Direction == Direction.Rising ? opened : Openness.Above | Openness.Below);
        foreach (long value in values)
        {
            Demand(value != Unwritten, "unwritten");
            if (value == IMeasure.Unknown)
            {
                Demand(Shape.Inputs.Count > 0 || block.Workspace.Missing.Any, "unknown");
            }
            else
            {
                Demand(IsWithin(Shape.Bounds, value), "bounds");
            }
        }
    }
}
