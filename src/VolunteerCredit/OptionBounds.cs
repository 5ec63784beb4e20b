using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit;

/// <summary>What options must be, with the one refusal (VC5001) for those that are not.</summary>
internal static class OptionBounds
{
    /// <summary>Demands a number from a least to a most, both included.</summary>
    /// <exception cref="ArgumentException">It is not so; the message has the code.</exception>
    public static void Demand(string option, long found, long least, long most = long.MaxValue) => Demand(
        found >= least && found <= most, option, found, Words.Same(string.Create(CultureInfo.InvariantCulture, $"{least:N0}..{(most == long.MaxValue ? "" : most.ToString("N0", CultureInfo.InvariantCulture))}")));

    /// <summary>Demands what cannot be said by two bounds.</summary>
    /// <exception cref="ArgumentException">It is not so; the message has the code.</exception>
    public static void Demand(bool isSo, string option, long found, Words expected) => Demand(isSo, option, found.ToString(CultureInfo.InvariantCulture), expected);

    /// <summary>Demands what is no number.</summary>
    /// <exception cref="ArgumentException">It is not so; the message has the code.</exception>
    public static void Demand(bool isSo, string option, string found, Words expected)
    {
        if (!isSo)
        {
            throw new ArgumentException(new Notice("VC5001", new Place { Name = option }, found, expected).ToString());
        }
    }
}
