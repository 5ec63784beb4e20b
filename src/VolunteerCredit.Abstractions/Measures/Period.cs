namespace VolunteerCredit.Measures;

/// <summary>Days from a first to a last, both included, as day numbers (<see cref="DateOnly.DayNumber"/>).</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; before <paramref name="From"/> where the period is empty.</param>
public readonly record struct Period(int From, int To)
{
    /// <summary>Whether the day lies in the period.</summary>
    /// <param name="day">A day number.</param>
    public bool Contains(int day) => day >= From && day <= To;
}
