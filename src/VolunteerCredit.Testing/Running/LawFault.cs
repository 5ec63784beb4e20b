namespace VolunteerCredit.Testing.Running;

/// <summary>A law does not hold for a case. <see cref="LawRunner"/> makes the report of it.</summary>
/// <param name="what">On what it failed and after what change.</param>
/// <param name="expected">What the law demands.</param>
/// <param name="actual">What was found.</param>
internal sealed class LawFault(string what, string expected, string actual) : Exception($"{what}\nExpected: {expected}\nFound:    {actual}")
{
    public string What { get; } = what;

    public string Expected { get; } = expected;

    public string Actual { get; } = actual;

    /// <summary>Demands that something holds.</summary>
    /// <exception cref="LawFault">It does not.</exception>
    public static void Unless(bool holds, string what, string expected, string actual)
    {
        if (!holds)
        {
            throw new LawFault(what, expected, actual);
        }
    }

    /// <summary>Demands two equal values.</summary>
    /// <exception cref="LawFault">They differ.</exception>
    public static void UnlessEqual<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new LawFault(what, Convert.ToString(expected, System.Globalization.CultureInfo.InvariantCulture) ?? "", Convert.ToString(actual, System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }
    }

    /// <summary>Demands the same text, and shows where it differs.</summary>
    /// <exception cref="LawFault">They differ.</exception>
    public static void UnlessSame(string expected, string actual, string what)
    {
        if (expected != actual)
        {
            int at = expected.AsSpan().CommonPrefixLength(actual);
            throw new LawFault(what, Around(expected, at), Around(actual, at));
        }
    }

    private static string Around(string text, int at) =>
        (at > 160 ? "…" : "") + text[Math.Max(0, at - 160)..at] + "►" + text[at..Math.Min(text.Length, at + 160)] + (text.Length > at + 160 ? "…" : "");
}
