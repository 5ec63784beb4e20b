using BankEligibility.Reading;
using BankEligibility.Results;
using BankEligibility.Screens;
using VolunteerCredit;

namespace BankEligibility.Stars;

/// <summary>Real volunteers of six open-source projects, rated by the national stars.</summary>
internal sealed class StarSection
{
    public const string RuleSet = "cn.national-stars";

    private readonly RuleSetShelf _shelf;
    private readonly Input _input;

    /// <summary>Rates the volunteers.</summary>
    public StarSection(RuleSetShelf shelf, bool strict, Watch watch, SampleTexts texts)
    {
        _shelf = shelf;
        _input = Input.Read(FileSet.Bundled(["open-source-sessions.csv"]), watch, texts);
        Rating = Rating.Of(shelf.Engine, RuleSet, _input.Population.Volunteers, new Evaluation { AsOf = AsOf, Strict = strict }, watch, texts);
        Findings = new(_input, Rating);
    }

    /// <summary>The end of the last month of the data.</summary>
    public static DateOnly AsOf { get; } = new(2026, 8, 31);

    public Rating Rating { get; }

    public Findings Findings { get; }

    /// <summary>Prints the section.</summary>
    public void Print(Screen screen, SampleTexts texts)
    {
        screen.Heading(texts["stars.title"]);
        screen.Line(texts["stars.about"], 2);
        screen.Line("");
        RatingSummary.Print(screen, texts, _input, Rating, Findings, withTime: true);
        TierChart.Print(screen, texts, Rating, ladder => _shelf.TiersOf(RuleSet, ladder));
        RatingSummary.PrintWithoutService(screen, texts, Rating);
    }
}
