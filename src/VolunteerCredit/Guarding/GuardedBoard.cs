using VolunteerCredit.Boards;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.Guarding;

/// <summary>What a board of others says, read once: it is never asked about a volunteer.</summary>
internal sealed class GuardedBoard : Guard, IBoard
{
    public GuardedBoard(IBoard board, string place)
        : base(board, place)
    {
        (Group, By, Top, PerHead) = (Named(board.Group), Sound(board.By), board.Top, board.PerHead);
        Demand(Binder.IsGroupKey(Group) && By is RowMeasure && Top is null or >= 1, "board");
    }

    public string Group { get; }

    public BoundMeasure By { get; }

    public int? Top { get; }

    public string? PerHead { get; }
}
