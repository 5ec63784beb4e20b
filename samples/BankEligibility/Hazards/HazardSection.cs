using BankEligibility.Screens;

namespace BankEligibility.Hazards;

/// <summary>Prints the hazards with what the library says to each.</summary>
internal static class HazardSection
{
    /// <summary>Prints the section.</summary>
    public static void Print(Screen screen, SampleTexts texts, HazardFindings found)
    {
        IReadOnlyList<Hazard> hazards = new HazardList(found, texts).Hazards;
        screen.Heading(texts["hazards.title"]);
        screen.Emphasis(texts["madeUp"], 2);
        screen.Line(texts["hazards.about", hazards.Count, HazardFindings.ScoreRuleSet, HazardFindings.AsOf], 2);
        foreach (Reading.FileSummary file in found.Input.Files)
        {
            screen.Note(file.In(texts), 4);
        }

        for (int i = 0; i < hazards.Count; i++)
        {
            screen.Labelled(texts["hazards.number", i + 1], 3, hazards[i].Title, isStrong: true);
            foreach (string line in hazards[i].Evidence.DefaultIfEmpty(texts["hazards.silent"]))
            {
                screen.Line(line, 7);
            }
        }
    }
}
