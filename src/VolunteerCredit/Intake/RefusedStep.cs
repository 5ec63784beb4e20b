namespace VolunteerCredit.Intake;

/// <summary>Stands for a step whose options are refused: the document is refused with it, so that it never runs.</summary>
internal sealed class RefusedStep : IIntakeStep
{
    public string Reason => "refused";

    public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
    {
        // There is nothing to be done by what is not accepted.
    }
}
