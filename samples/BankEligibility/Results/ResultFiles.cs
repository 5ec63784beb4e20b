using System.Text;
using BankEligibility.Running;
using BankEligibility.Screens;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Results;

/// <summary>Writes scores.csv, a line for each volunteer, and decisions.json, a list of results in the library's public form, one on each line.</summary>
internal static class ResultFiles
{
    public const string Scores = "scores.csv";
    public const string Decisions = "decisions.json";

    /// <summary>Writes both files; both are complete before either takes its place.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="scores">Results of one rule set.</param>
    /// <param name="decisions">Results of one rule set.</param>
    /// <param name="texts">The language of the texts in decisions.json.</param>
    /// <param name="watch">Follows the writing.</param>
    /// <exception cref="UsageException">They cannot be written there.</exception>
    public static void Write(string directory, Rating scores, Rating decisions, SampleTexts texts, Watch watch)
    {
        try
        {
            Directory.CreateDirectory(directory);
            WriteBoth(directory, scores, decisions, texts, watch);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(texts["usage.out", SafeText.Of(directory), problem.GetType().Name]);
        }
    }

    private static void WriteBoth(string directory, Rating scores, Rating decisions, SampleTexts texts, Watch watch)
    {
        using var csv = new AsideFile(Path.Combine(directory, Scores));
        using var json = new AsideFile(Path.Combine(directory, Decisions));
        Watch.Stage stage = watch.Begin(texts["progress.write"], scores.Results.Count + decisions.Results.Count);
        CsvResults.Write(csv.Stream, Followed(scores.Results, stage));
        WriteJson(json.Stream, Followed(decisions.Results, stage), texts.Language);
        csv.Place();
        json.Place();
    }

    private static void WriteJson(Stream stream, IEnumerable<CreditResult> results, Language language)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        string before = "[\n";
        foreach (CreditResult result in results)
        {
            text.Write(before);
            text.Write(result.ToJson(language));
            before = ",\n";
        }

        text.Write(before == "[\n" ? "[]\n" : "\n]\n");
    }

    private static IEnumerable<CreditResult> Followed(IEnumerable<CreditResult> results, Watch.Stage stage)
    {
        foreach (CreditResult result in results)
        {
            stage.Add(1);
            yield return result;
        }
    }
}
