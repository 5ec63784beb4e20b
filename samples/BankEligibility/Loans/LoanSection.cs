using BankEligibility.Reading;
using BankEligibility.Results;
using BankEligibility.Screens;
using VolunteerCredit;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;

namespace BankEligibility.Loans;

/// <summary>Made-up applicants for the volunteer-credit loan of Tonglu, decided as of the day it was announced.</summary>
internal sealed class LoanSection
{
    public const string RuleSet = "cn.tonglu.volunteer-loan";

    private const string FallbackScore = "fallbackScore";
    private const string ScoreRuleSet = "example.volunteer-credit-score";

    private readonly Input _input;

    /// <summary>Decides.</summary>
    public LoanSection(RuleSetShelf shelf, IReadOnlyDictionary<string, string> parameters, bool strict, Watch watch, SampleTexts texts)
    {
        _input = Input.Read(FileSet.Bundled(["applicants-records.csv"], volunteers: "applicants.csv"), watch, texts);
        var given = new Dictionary<string, string>(parameters);
        given.TryAdd(FallbackScore, ScoreRuleSet);
        Rating = Rating.Of(shelf.Engine, RuleSet, _input.Population.Volunteers, new Evaluation { AsOf = AsOf, Parameters = given, Strict = strict }, watch, texts);
        Findings = new(_input, Rating);
    }

    /// <summary>The day of the announcement.</summary>
    public static DateOnly AsOf { get; } = new(2019, 3, 20);

    public Rating Rating { get; }

    public Findings Findings { get; }

    /// <summary>Prints the section.</summary>
    public void Print(Screen screen, SampleTexts texts)
    {
        screen.Heading(texts["loans.title"]);
        screen.Emphasis(texts["madeUp"], 2);
        screen.Line(texts["loans.about"], 2);
        screen.Line("");
        RatingSummary.Print(screen, texts, _input, Rating, Findings, withTime: false);
        screen.Line("");
        DecisionTable.Print(screen, texts, Rating);
    }

    /// <summary>Prints one decision in full: the first that is eligible by a score of ours.</summary>
    public void PrintExplanation(Screen screen, SampleTexts texts)
    {
        CreditResult chosen = Rating.Results.FirstOrDefault(result => result.Scores[0].Computed is not null && result.Decisions[0].Outcome == Outcome.Eligible)
            ?? Rating.Results.FirstOrDefault(result => result.Scores[0].Computed is not null)
            ?? Rating.Results[0];
        screen.Heading(texts["explanation.title", Texts.Printable(chosen.VolunteerId)]);
        ExplanationBlock.Print(screen, texts, Rating.Explained(chosen));
    }
}
