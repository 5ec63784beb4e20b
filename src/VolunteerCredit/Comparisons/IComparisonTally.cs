namespace VolunteerCredit.Comparisons;

/// <summary>
/// Counts one thing of every volunteer. Each tally goes over the volunteers by itself, so that several may do so at the same time, and holds a bounded number of counts
/// that do not depend on the order.
/// </summary>
internal interface IComparisonTally
{
    /// <summary>Counts volunteers.</summary>
    void Add(ComparedVolunteers volunteers, CancellationToken cancellation);

    /// <summary>Asks now and then whether to go on.</summary>
    static void Check(int volunteer, CancellationToken cancellation)
    {
        if ((volunteer & 0xFFFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>A tally of a tier or score, of which it can be told how it moves.</summary>
internal interface IMovingTally : IComparisonTally
{
    /// <summary><c>tier</c> or <c>score</c>.</summary>
    string Kind { get; }

    /// <summary>The name in both documents.</summary>
    string Name { get; }

    /// <summary>The candidate's name for people.</summary>
    RuleSets.Words Label { get; }

    /// <summary>How it moves for a volunteer.</summary>
    Move MoveOf(ComparedSide before, ComparedSide after, int volunteer);
}

/// <summary>How a tier or score moves.</summary>
internal enum Move
{
    Up,
    Down,
    Same,
    Other,
}
