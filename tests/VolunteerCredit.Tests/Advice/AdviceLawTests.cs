using FsCheck;
using FsCheck.Xunit;
using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;
using Xunit;

namespace VolunteerCredit.Tests.Advice;

/// <summary>Sound and minimal, or a correct "impossible", for generated volunteers under every shipped rule set, and under random ones.</summary>
public sealed class AdviceLawTests
{
    /// <summary>Every shipped rule set about volunteers, under the parameters of its cases.</summary>
    public static TheoryData<string> Shipped => [.. Engines.All.Where(a => ShippedRuleSets.All.Any(s => IsOf(a, RuleSetDocument.Read(s)))).Select(a => a.RuleSetId).Distinct()];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Advice_for_a_hundred_volunteers_is_sound_and_minimal(string ruleSetId)
    {
        ArgumentNullException.ThrowIfNull(ruleSetId);
        Asked[] asked = [.. Engines.All.Where(a => a.RuleSetId == ruleSetId)];
        var found = new Dictionary<AdviceStatus, int>();
        for (int i = 0; i < 100; i++)
        {
            Scene scene = SceneMaker.Make((ulong)(i + 1) * 7919, i);
            if (Check(Engines.One, ruleSetId, scene, asked[i % asked.Length].Of(scene, explain: false), new Dice((ulong)i)) is { } advice)
            {
                found[advice.Status] = found.GetValueOrDefault(advice.Status) + 1;
            }
        }

        Assert.Equal(0, found.GetValueOrDefault(AdviceStatus.Refused));
        Assert.True(found.Values.Sum() == 100, "a volunteer had no goal");
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void Advice_under_any_rule_set_is_sound_and_minimal(Scene scene, DoNotSize<uint> seed)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var dice = new Dice(seed.Item);
        RuleSetDocument document = new RuleSetMaker(dice).Make("any");
        CreditEngine engine;
        try
        {
            engine = CreditEngine.Create(options => options.Documents.Add(document));
        }
        catch (RuleSetRefusedException refused) when (refused.Faults.All(f => f.Code is "VC3032" or "VC3101" or "VC3102" or "VC3109"))
        {
            return; // a bound that nobody can reach, which a random one may well be
        }

        Check(engine, "any", scene, new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt }, dice, new() { HorizonDays = 60, MinutesPerDayMax = dice.Between(30, 600) });
    }

    private static bool IsOf(Asked asked, RuleSetDocument document) => asked.RuleSetId == document.Id || asked.RuleSetId == $"{document.Id}@{document.Version}";

    private static AdviceResult? Check(CreditEngine engine, string ruleSetId, Scene scene, Evaluation evaluation, Dice dice, AdviceOptions? options = null)
    {
        CreditResult now = engine.Score(ruleSetId, scene.Volunteer, evaluation);
        return now.Status == ResultStatus.Refused || new GoalMaker(engine, ruleSetId, scene.Volunteer, evaluation, now).Any(dice) is not { } wanted ? null
            : new AdviceLaw(engine, ruleSetId, scene.Volunteer, evaluation, wanted.Goal, options ?? new()) { StepIds = wanted.Steps, Least = wanted.Least }.Check();
    }
}
