using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>Where a volunteer stands: a step of a tier or an outcome, or one of those in brackets.</summary>
/// <param name="Key">The id of the step, the outcome as in JSON (<c>not-eligible</c>), or <c>(none)</c>, <c>(unknown)</c>, <c>(not-in-force)</c>, <c>(refused)</c>.</param>
/// <param name="Title">The same for people.</param>
public sealed record ComparedState(string Key, Words Title)
{
    /// <summary>No step is reached.</summary>
    public const string None = "(none)";

    /// <summary>An input that decides the tier is missing.</summary>
    public const string Unknown = "(unknown)";

    /// <summary>The rule set is not in force on the as-of day.</summary>
    public const string NotInForce = "(not-in-force)";

    /// <summary>The volunteer could not be computed.</summary>
    public const string Refused = "(refused)";
}

/// <summary>From where to where volunteers go in a tier or decision; the whole population is in it.</summary>
public sealed class TransitionMatrix
{
    private readonly long[] _counts;

    internal TransitionMatrix(string name, Words label, IReadOnlyList<ComparedState> from, IReadOnlyList<ComparedState> to, long[] counts) =>
        (Name, Label, From, To, _counts) = (name, label, from, to, counts);

    /// <summary>The name in both documents.</summary>
    public string Name { get; }

    /// <summary>The candidate's name for people.</summary>
    public Words Label { get; }

    /// <summary>The rows: what there is in the baseline. Of a tier none, the steps, lowest first, and what is not known; of a decision the outcomes.</summary>
    public IReadOnlyList<ComparedState> From { get; }

    /// <summary>The columns: what there is in the candidate.</summary>
    public IReadOnlyList<ComparedState> To { get; }

    /// <summary>How many volunteers go from one to another.</summary>
    /// <param name="from">The number of the row.</param>
    /// <param name="to">The number of the column.</param>
    public long this[int from, int to] => _counts[(from * To.Count) + to];

    /// <summary>How many volunteers go from one to another; 0 where there is no such row or column.</summary>
    /// <param name="from">The row's key.</param>
    /// <param name="to">The column's key.</param>
    public long Count(string from, string to) => Sum((row, column) => From[row].Key == from && To[column].Key == to);

    /// <summary>How many come to a state who were in another.</summary>
    /// <param name="key">The state's key.</param>
    public long Into(string key) => Sum((row, column) => To[column].Key == key && From[row].Key != key);

    /// <summary>How many leave a state for another.</summary>
    /// <param name="key">The state's key.</param>
    public long OutOf(string key) => Sum((row, column) => From[row].Key == key && To[column].Key != key);

    /// <summary>How many are in a state of another key than before.</summary>
    public long Changed => Sum((row, column) => From[row].Key != To[column].Key);

    /// <summary>How many were in the state of each row.</summary>
    public IReadOnlyList<long> Before => [.. Enumerable.Range(0, From.Count).Select(of => Sum((row, _) => row == of))];

    /// <summary>How many are in the state of each column.</summary>
    public IReadOnlyList<long> After => [.. Enumerable.Range(0, To.Count).Select(of => Sum((_, column) => column == of))];

    private long Sum(Func<int, int, bool> isMeant)
    {
        long sum = 0;
        for (int row = 0; row < From.Count; row++)
        {
            for (int column = 0; column < To.Count; column++)
            {
                sum += isMeant(row, column) ? this[row, column] : 0;
            }
        }

        return sum;
    }
}
