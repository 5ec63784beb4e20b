using System.Globalization;
using BankEligibility.Reading;
using BankEligibility.Results;
using BankEligibility.Screens;
using VolunteerCredit;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Hazards;

/// <summary>The made-up records, rated in all the ways that the hazards need.</summary>
internal sealed class HazardFindings
{
    public const string ScoreRuleSet = "example.volunteer-credit-score";
    public const string StarsRuleSet = "cn.national-stars";
    public const string LoanRuleSet = "cn.tonglu.volunteer-loan";

    /// <summary>Rates the records.</summary>
    public HazardFindings(RuleSetShelf shelf, bool strict, Watch watch, SampleTexts texts)
    {
        string[] records = ["hazards.csv", "hazards-resent.csv", "hazards-gb18030.csv", "hazards-title-rows.csv"];
        Input = Input.Read(FileSet.Bundled(records, "hazards-facts.csv", "hazards-volunteers.csv"), watch, texts);
        Rating By(string ruleSet, DateOnly asOf, DateTimeOffset? knownAt = null) => Rating.Of(
            shelf.Engine, ruleSet, Input.Population.Volunteers, new Evaluation { AsOf = asOf, KnownAt = knownAt, Explain = true, Strict = strict }, watch, texts);
        Score = By(ScoreRuleSet, AsOf);
        ScoreAsKnown = By(ScoreRuleSet, AsOf, KnownAt);
        Stars = By(StarsRuleSet, AsOf);
        Loan = By(LoanRuleSet, AsOf);
        LoanOn28February = By(LoanRuleSet, new(2022, 2, 28));
        LoanOn1March = By(LoanRuleSet, new(2022, 3, 1));
        All = new Findings(Input, Score, ScoreAsKnown);
        Faults = FaultsOf(FileSet.PathOf("hazards-rule-set.json"));
    }

    /// <summary>The day for whose end the records are rated.</summary>
    public static DateOnly AsOf { get; } = new(2019, 3, 20);

    /// <summary>The same day as it was seen then.</summary>
    public static DateTimeOffset KnownAt { get; } = DateTimeOffset.Parse("2019-03-20T23:59:59+08:00", CultureInfo.InvariantCulture);

    public Input Input { get; }

    public Rating Score { get; }

    public Rating ScoreAsKnown { get; }

    public Rating Stars { get; }

    public Rating Loan { get; }

    public Rating LoanOn28February { get; }

    public Rating LoanOn1March { get; }

    public Findings All { get; }

    /// <summary>Why the faulty rule set is refused.</summary>
    public IReadOnlyList<Notice> Faults { get; }

    private static IReadOnlyList<Notice> FaultsOf(string path)
    {
        try
        {
            CreditEngine.Create(options => options.Documents.Add(RuleSetShelf.Read(path)));
            return [];
        }
        catch (RuleSetRefusedException refused)
        {
            return refused.Faults;
        }
    }
}
