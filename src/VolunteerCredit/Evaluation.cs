using System.Collections.Frozen;
using VolunteerCredit.Records;

namespace VolunteerCredit;

/// <summary>What is asked: as of which day, with whose knowledge, under which parameters.</summary>
public sealed record Evaluation
{
    /// <summary>The day for whose end the result holds: what is served later counts nothing. 1900-01-01 to 2199-12-31. There is no default, and never today's date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The moment of knowledge, included: what was recorded later is not seen. The default is everything given.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>Values of the rule set's parameters, as text: <c>41h</c>, <c>0.5</c>, <c>example.volunteer-credit-score</c>. Those left out take their default.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the result says what became of each record. The default is <see langword="false"/>.</summary>
    public bool Explain { get; init; }

    /// <summary>Whether a criterion that rests on an illustrative figure decides nothing (Undetermined), where otherwise the decision is only marked indicative. The default is <see langword="false"/>.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Accounts whose records are left out, as if the fact <c>voided</c> of <c>recorder:ACCOUNT</c> were in force for ever. They are compared as bytes; here
    /// each stands once, in the order of bytes. The default is none. An empty one, or one longer than 200 characters, is refused (VC4070).
    /// </summary>
    public IReadOnlyList<string> WithoutRecorders
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value.Distinct(StringComparer.Ordinal).Order(Comparer<string>.Create(Ids.Compare))];
            LeftOut = field.ToFrozenSet(StringComparer.Ordinal);
        }
    } = [];

    /// <summary>The same, to be asked for each record.</summary>
    internal FrozenSet<string> LeftOut { get; private init; } = [];

    /// <summary>An evaluation as of a day, with everything given.</summary>
    /// <param name="asOf">The day.</param>
    public static Evaluation On(DateOnly asOf) => new() { AsOf = asOf };
}
