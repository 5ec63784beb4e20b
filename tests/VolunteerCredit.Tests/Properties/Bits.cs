using VolunteerCredit.Explanations;
using VolunteerCredit.Tests.Properties.Generators;
using Xunit.Sdk;

namespace VolunteerCredit.Tests.Properties;

/// <summary>The same bits: results compared as the whole of their public JSON.</summary>
internal static class Bits
{
    /// <summary>Everything but the intake report, which speaks of what was handed in.</summary>
    public static string Of(CreditResult result) => (result with { Notices = [] }).ToJson();

    /// <summary>Demands the same result of two cases, for every rule set.</summary>
    public static void AreSame(ICreditEngine engine, Scene expected, Scene actual, string difference)
    {
        foreach (Asked asked in Engines.AskedOf(engine, expected))
        {
            AreSame(
                Of(engine.Score(asked.RuleSetId, expected.Volunteer, asked.Of(expected))),
                Of(engine.Score(asked.RuleSetId, actual.Volunteer, asked.Of(actual))),
                $"{asked}, {difference}");
        }
    }

    /// <summary>Demands the same text.</summary>
    public static void AreSame(string expected, string actual, string difference)
    {
        if (expected != actual)
        {
            int at = expected.AsSpan().CommonPrefixLength(actual);
            throw new XunitException($"{difference}: the results differ.\nExpected: {Around(expected, at)}\nFound:    {Around(actual, at)}");
        }
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 160)..at] + "►" + text[at..Math.Min(text.Length, at + 160)];
}
