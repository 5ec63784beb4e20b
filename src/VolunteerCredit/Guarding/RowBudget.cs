using System.Globalization;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Guarding;

/// <summary>How many rows the measures of a run, and of the runs it asks in turn, may go through; a row counts each time.</summary>
internal sealed class RowBudget(long most)
{
    /// <summary>How many have been gone through.</summary>
    public long Spent { get; private set; }

    /// <exception cref="RunLimitException">There are more of them.</exception>
    public void Spend(long rows)
    {
        Spent += rows;
        if (Spent > most)
        {
            string bound = most.ToString(CultureInfo.InvariantCulture);
            throw new RunLimitException($"> {bound} rows", Words.Same(bound));
        }
    }
}
