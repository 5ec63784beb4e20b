using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>
/// The public JSON form and the texts, held to approved files. A changed form shows here first: look at the difference, and copy the text
/// over the approved file only if it is meant (keys are never renamed or removed).
/// </summary>
public class ApprovedResultTests
{
    private static readonly CreditEngine Engine = CreditEngine.Create(options => options.Add(ShippedRuleSets.All));

    private static readonly Volunteer Applicant = new(
        "v-17",
        [
            new ServiceRecord { Id = "hr-1", VolunteerId = "v-17", Date = new(2019, 1, 5), Start = new(20, 0), End = new(2, 0), Source = "signed-in-out" },
            new ServiceRecord { Id = "hr-2", VolunteerId = "v-17", Date = new(2019, 1, 5), Start = new(9, 0), End = new(18, 0), Minutes = 541, Source = "administrator", Disputed = true },
            new ServiceRecord { Id = "hr-3", VolunteerId = "v-17", Date = new(2019, 1, 5), Start = new(10, 0), End = new(12, 0), Source = "signed-in-out" },
            new ServiceRecord { Id = "hr-3", VolunteerId = "v-17", Date = new(2019, 1, 5), Start = new(10, 0), End = new(12, 0), Source = "signed-in-out" },
            new ServiceRecord { Id = "hr-4", VolunteerId = "v-17", Date = new(2019, 2, 1), Source = "signed-in-out" },
            new ServiceRecord { Id = "hr-5", VolunteerId = "v-17", Date = new(2019, 2, 2), Minutes = 60, Category = "meal" },
            new ServiceRecord { Id = "hr-6", VolunteerId = "v-17", Date = new(2019, 2, 3), Category = "award", Quantity = 1, Unit = "city" },
            new ServiceRecord { Id = "hr-7", VolunteerId = "v-17", Date = new(2019, 4, 1), Minutes = 60 },
        ],
        [
            new Fact { Id = "f-1", SubjectId = "v-17", Name = "born", Value = "1990-02-28" },
            new Fact { Id = "f-2", SubjectId = "v-17", Name = "registered-with", Value = "zhiyuanhui" },
        ]);

    [Theory]
    [InlineData("example.volunteer-credit-score", false)]
    [InlineData("cn.tonglu.volunteer-loan", true)]
    [InlineData("cn.national-stars", false)]
    public void JSON_and_texts_are_as_approved(string ruleSet, bool computed)
    {
        var evaluation = new Evaluation
        {
            AsOf = new(2019, 3, 20),
            KnownAt = new(2019, 3, 20, 12, 0, 0, TimeSpan.FromHours(8)),
            Explain = true,
            Parameters = computed ? new Dictionary<string, string> { ["fallbackScore"] = "example.volunteer-credit-score" } : [],
        };
        CreditResult result = Engine.Score(ruleSet, Applicant, evaluation);

        string[] different =
        [
            .. Differs($"{ruleSet}.json", WithoutHash(result.ToJson(indented: true) + "\n")),
            .. Differs($"{ruleSet}.zh-Hans.json", WithoutHash(result.ToJson(Language.Chinese, indented: true) + "\n")),
            .. Differs($"{ruleSet}.txt", result.Explain()),
            .. Differs($"{ruleSet}.zh-Hans.txt", result.Explain(Language.Chinese)),
        ];
        Assert.True(different.Length == 0, string.Join('\n', different));
    }

    /// <summary>The hash of a shipped document changes whenever a worked case is added, which is no change of form.</summary>
    private static string WithoutHash(string json) =>
        System.Text.RegularExpressions.Regex.Replace(json, "sha256:[0-9a-f]{64}", "sha256:…");

    private static IEnumerable<string> Differs(string file, string received)
    {
        string approved = Path.Combine(Repository.Root, "tests", "VolunteerCredit.Tests", "Explanations", "Approved", file);
        if (!File.Exists(approved) || File.ReadAllText(approved) != received)
        {
            string beside = Path.Combine(Path.GetTempPath(), "received." + file);
            File.WriteAllText(beside, received);
            yield return $"Compare {approved} with {beside}.";
        }
    }
}
