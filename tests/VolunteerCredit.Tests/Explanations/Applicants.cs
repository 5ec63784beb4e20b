using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>Applicants for a loan, one for each outcome, and others whose explanation must be seen: made up, all of them.</summary>
internal static class Applicants
{
    private const string Loan = "cn.tonglu.volunteer-loan", Model = "example.volunteer-credit-score", Stars = "cn.national-stars";

    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.All));

    private static readonly Fact[] Known = [Given.Fact("f1", "born", "1990-05-01"), Given.Fact("f2", "registered-with", "zhiyuanhui")];

    public static Explanation Eligible { get; } = Explain(Loan, [], [.. Known, Score("600 in 0..650")]);

    public static Explanation Refused { get; } = Explain(Loan, [], [.. Known, Score("334 in 0..650")]);

    /// <summary>Refused by a score that another rule set computed: with records lost, one of them twice over, and disputed ones.</summary>
    public static Explanation RefusedByModel { get; } = Explain(
        Loan,
        [
            Given.Placed("r1", "2019-01-05", "08:00", "20:00") with { Source = "signed-in-out" },
            Given.Placed("r2", "2019-01-05", "19:00", "22:00") with { Source = "signed-in-out", Disputed = true },
            Given.Service("r3", "2019-02-01", 240) with { Source = "signed-in-out", Disputed = true },
            Given.Service("r4", "2019-02-02", 60) with { Category = "meal" },
            Given.Act("r5", "2019-02-03", "no-show"),
        ],
        Known);

    public static Explanation Referred { get; } = Explain(Loan, [], [Given.Fact("f1", "born", "1958-03-20"), Known[1], Score("400 in 0..650")]) with
    {
        Reviews = [new("loan", Outcome.Eligible, "The limit of age is a general one; income is proven.", "branch-07/officer-3", new(2019, 3, 25))],
    };

    public static Explanation Undetermined { get; } = Explain(Loan, Many("u", 30, 240), [Known[0]]);

    public static Explanation Rated { get; } = Explain(Stars, Many("s", 200, 150), []);

    public static Explanation OfTwoThousandRecords { get; } = Explain(Model, Many("m", 2_000, 400), []);

    public static Explanation OfNothing { get; } = Explain(Stars, [], []);

    public static Explanation NotInForce { get; } = Explain(Loan, [], [], "2010-01-01");

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Explanation> All { get; } = new Dictionary<string, Explanation>
    {
        ["eligible"] = Eligible, ["refused"] = Refused, ["refused-by-model"] = RefusedByModel, ["referred"] = Referred, ["undetermined"] = Undetermined,
        ["rated"] = Rated, ["2000-records"] = OfTwoThousandRecords, ["nothing"] = OfNothing, ["not-in-force"] = NotInForce, ["hostile"] = Hostile(Enumerable.Repeat(0, 40)),
    };

    /// <summary>A volunteer whose ids, reasons and facts try to be something else.</summary>
    public static Explanation Hostile(IEnumerable<int> records)
    {
        const string Evil = "<script>alert(1)</script>&amp;\"' onload=x \u202Egnp.exe\u0007\uFFFF";
        string id = Evil + new string('w', 100);
        Explanation why = Engine.Explain(
            Model,
            new Volunteer(id, [.. records.Select((_, i) => Given.Service($"{i}{id}", "2019-01-05", 60) with { VolunteerId = id, Source = "signed-in-out" })], []),
            new() { AsOf = new(2019, 3, 20) });
        return why with
        {
            Basis = why.Basis with { Sources = [new("javascript:alert(1)", Evil, "https://example.org/" + new string('u', 500), Evil)], Note = Words.Same(Evil) },
            Rules = [new("intake", "1", Words.Same(Evil), Words.Same(Evil + "\n" + new string('r', 300)))],
            Reviews = [new("none", Outcome.Eligible, Evil, Evil, new(2019, 3, 20))],
        };
    }

    public static Explanation Explain(string ruleSet, IReadOnlyList<ServiceRecord> records, IReadOnlyList<Fact> facts, string asOf = "2019-03-20") => Engine.Explain(
        ruleSet,
        new Volunteer(Given.VolunteerId, records, facts),
        new() { AsOf = Given.Day(asOf), Parameters = ruleSet == Loan ? new Dictionary<string, string> { ["fallbackScore"] = Model } : [] });

    private static Fact Score(string value) => Given.Fact("f9", "score:zyh.credit-score", value, "2019-03-01") with { Source = "Zhiyuanhui" };

    /// <summary>One service a day up to March 2019, every seventh of them disputed, every tenth of unknown minutes.</summary>
    private static ServiceRecord[] Many(string id, int count, int minutes) =>
    [
        .. Enumerable.Range(0, count).Select(i => Given.Service($"{id}{i}", "2019-03-20", i % 10 == 9 ? null : minutes + (i % 200)) with
        {
            Date = new DateOnly(2019, 3, 20).AddDays(-i), Source = i % 3 == 0 ? "administrator" : "signed-in-out", Disputed = i % 7 == 0, Status = i % 11 == 10 ? null : "approved",
        }),
    ];
}
