using System.Globalization;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>
/// By what a population is told apart: the volunteer's age, or any fact of the volunteer, as the baseline knows it on its as-of day (of several values
/// the one that began last; two since the same day are unknown). Who has none is in a group of his own, the unknown.
/// </summary>
public sealed class PopulationGrouping
{
    private readonly int[] _from;
    private readonly string[] _bands;

    private PopulationGrouping(string name, string fact, int[] from)
    {
        (Name, Fact, _from) = (name, fact, from);
        _bands = from.Length == 0 ? [] : [$"0-{Text(from[0] - 1)}", .. from.Skip(1).Select((next, i) => $"{Text(from[i])}-{Text(next - 1)}"), $"{Text(from[^1])}+"];
    }

    /// <summary>What it is called in results: <c>age</c>, or the name of the fact.</summary>
    public string Name { get; }

    /// <summary>The fact that is looked at.</summary>
    internal string Fact { get; }

    /// <summary>The groups that there are whoever is in them, in their order.</summary>
    internal IReadOnlyList<string> Bands => _bands;

    /// <summary>By age in whole years, from the fact <c>born</c>.</summary>
    /// <param name="from">The age at which each band but the first begins, ascending, 1 to 150: 18, 60 makes 0-17, 18-59 and 60+. Left out, it is 18, 25, 35, 45, 60.</param>
    /// <exception cref="ArgumentException">The ages do not ascend, or are out of bounds (VC5001).</exception>
    public static PopulationGrouping ByAge(params IReadOnlyList<int> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        int[] ages = from.Count == 0 ? [18, 25, 35, 45, 60] : [.. from];
        bool ascend = ages.Zip(ages.Skip(1)).All(next => next.First < next.Second) && ages[0] >= 1 && ages[^1] <= 150;
        OptionBounds.Demand(ascend, nameof(ByAge), string.Join(", ", ages.Select(Text)), new("ages from 1 to 150, ascending", "1 至 150 的年龄，由小到大"));
        return new("age", FactNames.Born, ages);
    }

    /// <summary>By a fact of the volunteer: <c>district</c>, <c>registered-with</c> …</summary>
    /// <param name="name">The name of the fact.</param>
    /// <exception cref="ArgumentException">The name is empty or longer than 200 characters (VC5001).</exception>
    public static PopulationGrouping ByFact(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        OptionBounds.Demand(RecordRules.IsId(name), nameof(ByFact), name.Length, new("a name of 1 to 200 characters", "1 至 200 个字符的名称"));
        return new(name, name, []);
    }

    /// <summary>The group of a volunteer; <see langword="null"/> where it is unknown.</summary>
    internal string? GroupOf(FactView facts, DateOnly asOf)
    {
        if (!facts.TryGet(Fact, asOf.DayNumber, out FactValue found))
        {
            return null;
        }

        if (_bands.Length == 0)
        {
            return found.Value;
        }

        if (!RecordRules.TryParseDate(found.Value, out DateOnly born) || born > asOf)
        {
            return null;
        }

        int age = Measures.Calendar.WholeYears(born, asOf), band = 0;
        while (band < _from.Length && age >= _from[band])
        {
            band++;
        }

        return _bands[band];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
