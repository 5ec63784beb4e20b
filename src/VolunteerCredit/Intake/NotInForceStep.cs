using VolunteerCredit.Measures;

namespace VolunteerCredit.Intake;

/// <summary>Holds what was served on days for which a step's figures are not known.</summary>
internal sealed class NotInForceStep(Period days) : IIntakeStep
{
    public string Reason => "not-in-force";

    public Disposition Disposition => Disposition.Held;

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace) => counted[block.RowsIn(days)].Clear();
}
