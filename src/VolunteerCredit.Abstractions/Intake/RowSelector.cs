namespace VolunteerCredit.Intake;

/// <summary>A compiled <c>where</c>: which rows match. A missing cell matches nothing, not even a negated test.</summary>
public abstract class RowSelector
{
    /// <summary>Clears the mask of every row that does not match.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="mask">One flag a row, true on entry for the rows in question.</param>
    public abstract void Narrow(Block block, Span<bool> mask);
}
