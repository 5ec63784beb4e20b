namespace VolunteerCredit.RuleSets;

/// <summary>What is known of one volunteer at known-at, versions resolved.</summary>
public interface IFactView
{
    /// <summary>Finds the value of a fact that has one value at a time.</summary>
    /// <param name="name">The fact's name.</param>
    /// <param name="day">The day, as a day number.</param>
    /// <param name="fact">The fact: of those in force, the one that began last.</param>
    /// <returns>Whether there is just one value; two different ones that began on the same day are none.</returns>
    bool TryGet(string name, int day, out FactValue fact);

    /// <summary>Whether any fact of that name is in force on a day.</summary>
    /// <param name="name">The fact's name.</param>
    /// <param name="day">The day, as a day number.</param>
    bool Any(string name, int day);

    /// <summary>Whether a fact of that name and value is in force on a day.</summary>
    /// <param name="name">The fact's name.</param>
    /// <param name="value">The value, compared as bytes.</param>
    /// <param name="day">The day, as a day number.</param>
    bool Has(string name, string value, int day);

    /// <summary>Whether facts of that name are in force on every day from the first to the last.</summary>
    /// <param name="name">The fact's name.</param>
    /// <param name="from">The first day, as a day number.</param>
    /// <param name="to">The last day, as a day number.</param>
    bool Covers(string name, int from, int to);
}

/// <summary>A fact in force.</summary>
/// <param name="Value">Its value.</param>
/// <param name="From">The day number from which it holds, or <see langword="null"/> for ever.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Reason">Why.</param>
public readonly record struct FactValue(string Value, int? From, string? Source, string? Reason)
{
    /// <summary>The last day number on which it holds, or <see langword="null"/> for until further notice.</summary>
    public int? To { get; init; }

    /// <summary>Who stated it: an account or office.</summary>
    public string? Author { get; init; }
}
