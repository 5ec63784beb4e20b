using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>What options must be, with the one refusal (VC5001) for those that are not: thrown, or listed with all else that is wrong.</summary>
internal static class OptionBounds
{
    /// <summary>Demands a number from a least to a most, both included.</summary>
    /// <exception cref="ArgumentException">It is not so; the message has the code.</exception>
    public static void Demand(string option, long found, long least, long most = long.MaxValue) => Demand(found >= least && found <= most, option, found, Bounds(least, most));

    /// <summary>Demands what cannot be said by two bounds.</summary>
    /// <exception cref="ArgumentException">It is not so; the message has the code.</exception>
    public static void Demand(bool isSo, string option, long found, Words expected) => Demand(isSo, option, found.ToString(CultureInfo.InvariantCulture), expected);

    /// <summary>Demands what is no number.</summary>
    /// <exception cref="ArgumentException">It is not so; the message has the code.</exception>
    public static void Demand(bool isSo, string option, string found, Words expected)
    {
        if (!isSo)
        {
            throw new ArgumentException(Refusal(option, found, expected).ToString());
        }
    }

    /// <summary>Lists a number that is not from a least to a most, both included.</summary>
    /// <returns>Whether it is.</returns>
    public static bool Check(List<Notice> faults, string option, long found, long least, long most) =>
        Check(faults, found >= least && found <= most, option, found.ToString(CultureInfo.InvariantCulture), Bounds(least, most));

    /// <summary>Lists what is not so.</summary>
    /// <returns>Whether it is so.</returns>
    public static bool Check(List<Notice> faults, bool isSo, string option, string found, Words expected)
    {
        if (!isSo)
        {
            faults.Add(Refusal(option, found, expected));
        }

        return isSo;
    }

    /// <summary>The refusal of an option.</summary>
    public static Notice Refusal(string option, string? found, Words expected) => new("VC5001", new Place { Name = option }, found, expected);

    private static Words Bounds(long least, long most) =>
        Words.Same(string.Create(CultureInfo.InvariantCulture, $"{least:N0}..{(most == long.MaxValue ? "" : most.ToString("N0", CultureInfo.InvariantCulture))}"));
}
