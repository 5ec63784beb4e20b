using System.Numerics;
using BankEligibility.Screens;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Results;

/// <summary>
/// Prints how many volunteers reached each tier, as bars on a logarithmic scale: ten times as many are one step more, so that one
/// volunteer can be seen beside a thousand. The steps are marked, and the count stands at each bar.
/// </summary>
internal static class TierChart
{
    /// <summary>Places of a bar for each power of ten; a single volunteer has one step.</summary>
    private const int Step = 8;

    /// <summary>Prints the chart of every ladder of the rule set.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="rating">The volunteers; those without service are not in the chart.</param>
    /// <param name="tiersOf">The tiers of a ladder, from the lowest.</param>
    public static void Print(Screen screen, SampleTexts texts, Rating rating, Func<string, IReadOnlyList<(string Id, Words Title)>> tiersOf)
    {
        CreditResult[] rated = [.. rating.WithService];
        foreach (TierResult ladder in rated.Take(1).SelectMany(result => result.Tiers))
        {
            TierResult[] reached = [.. rated.Select(result => result.Tier(ladder.Name))];
            screen.Line("");
            screen.Emphasis(texts["chart.title", texts.In(ladder.Label), reached.Length], 2);
            screen.Line("");
            PrintBars(screen, texts, Count(texts, reached, tiersOf(ladder.Name)));
        }
    }

    private static List<(string Label, int Count)> Count(SampleTexts texts, TierResult[] reached, IReadOnlyList<(string Id, Words Title)> tiers)
    {
        Dictionary<string, int> counts = reached.Where(tier => tier.Reached is not null).CountBy(tier => tier.Reached!).ToDictionary();
        var bars = new List<(string, int)> { (texts["chart.none"], reached.Count(tier => tier is { Reached: null, IsUnknown: false })) };
        bars.AddRange(tiers.Select(tier => (texts.In(tier.Title), counts.GetValueOrDefault(tier.Id))));
        bars.AddRange(counts.Where(count => !tiers.Any(tier => tier.Id == count.Key)).Select(count => (count.Key, count.Value)));
        if (reached.Count(tier => tier.IsUnknown) is > 0 and int unknown)
        {
            bars.Add((texts["chart.unknown"], unknown));
        }

        return bars;
    }

    private static void PrintBars(Screen screen, SampleTexts texts, List<(string Label, int Count)> bars)
    {
        int width = bars.Max(bar => Screen.WidthOf(bar.Label));
        foreach ((string label, int count) in bars)
        {
            screen.Bar(label, width, Length(count), texts["figure", count]);
        }

        int decades = bars.Max(bar => bar.Count).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        string marks = string.Concat(Enumerable.Range(0, decades).Select(decade => texts["figure", BigInteger.Pow(10, decade)].PadLeft(Step)));
        screen.Note(new string(' ', width + 4) + marks);
        screen.Note(texts["chart.scale"], 2);
    }

    /// <summary>Step × (1 + log10 of the count), to the nearest place; 0 for nobody.</summary>
    private static int Length(int count) =>
        count == 0 ? 0 : Step + (int)Math.Round(Step * Math.Log10(count), MidpointRounding.AwayFromZero);
}
