using BankEligibility.Screens;
using VolunteerCredit.Explanations;

namespace BankEligibility.Results;

/// <summary>Prints one result in full: every figure with what it comes from.</summary>
internal static class ExplanationBlock
{
    private const int LinesMax = 200;

    /// <summary>Prints the library's explanation of a result.</summary>
    public static void Print(Screen screen, SampleTexts texts, CreditResult result)
    {
        string[] lines = result.Explain(texts.Language).TrimEnd('\n').Split('\n');
        foreach (string line in lines.Take(LinesMax))
        {
            screen.Line(line.TrimStart(' '), 2 + line.Length - line.TrimStart(' ').Length);
        }

        if (lines.Length > LinesMax)
        {
            screen.Note(texts["table.more", lines.Length - LinesMax], 2);
        }
    }
}
