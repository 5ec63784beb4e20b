using VolunteerCredit.Measures;

namespace VolunteerCredit.Boards;

/// <summary>A board: which groups it ranks, and by what. The engine takes the rows in, evaluates and ranks.</summary>
/// <remarks>One instance serves all threads and keeps nothing between calls. The engine owns <c>period</c>.</remarks>
public interface IBoard
{
    /// <summary>What is ranked: <c>volunteer</c>, a column (<c>organization</c>, <c>project</c>, <c>activity</c>, <c>campaign</c>, <c>district</c>), or the name of the fact by which volunteers belong to a group (<c>household</c> …).</summary>
    string Group { get; }

    /// <summary>By which measure, the largest value first.</summary>
    BoundMeasure By { get; }

    /// <summary>The last rank that is listed, from 1; ties at it are kept. <see langword="null"/> for all.</summary>
    int? Top { get; }

    /// <summary>The name of the given number (a fact <c>score:NAME</c> of the group) that the value is also divided by, where there is one.</summary>
    string? PerHead { get; }
}
