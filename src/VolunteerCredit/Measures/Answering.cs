namespace VolunteerCredit.Measures;

/// <summary>What becomes of openness and direction where one value answers to another.</summary>
internal static class Answering
{
    /// <summary>In which direction a value may still move that answers to an open one.</summary>
    public static Openness Turn(Openness open, Direction direction) => direction switch
    {
        Direction.Rising => open,
        Direction.Falling => (open.Includes(Openness.Above) ? Openness.Below : 0) | (open.Includes(Openness.Below) ? Openness.Above : 0),
        _ => open == Openness.Closed ? open : Openness.Above | Openness.Below,
    };

    /// <summary>The direction of one answer upon another.</summary>
    public static Direction Then(Direction first, Direction second) =>
        first == Direction.Mixed || second == Direction.Mixed ? Direction.Mixed
        : first == second ? Direction.Rising : Direction.Falling;
}
