using FsCheck.Xunit;
using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Advice;
using VolunteerCredit.Tests.Properties;
using Xunit;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>A component from outside that does and says what a built-in one does and says is met everywhere as that is.</summary>
public sealed class TwinTests
{
    /// <summary>Their rule sets use every component that has a twin.</summary>
    private static readonly Lazy<(CreditEngine Own, CreditEngine Twin)> Engines = new(() => (Make(text => text), Make(text => Twins.Put(text))));

    /// <summary>But for the rules in words, of which the engine has phrases for its own: a service gives the same, the same is lost, the same reasons are told with the same words, and who can mend them; the scales turn at the same points.</summary>
    [Property(MaxTest = 40, Arbitrary = [typeof(Scenes)])]
    public void An_explanation_has_the_same_words_and_figures(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        foreach (RuleSetInfo own in Engines.Value.Own.RuleSets)
        {
            string id = own.Identity.Id;
            Explanation one = Engines.Value.Own.Explain(id, scene.Volunteer, new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt });
            Explanation other = Engines.Value.Twin.Explain(id, scene.Volunteer, new() { AsOf = scene.AsOf, KnownAt = scene.KnownAt });
            foreach (Language language in (Language[])[Language.English, Language.Chinese])
            {
                Assert.Equal(one.ToText(language).Replace(own.Identity.Hash, "", StringComparison.Ordinal), (other with { Rules = one.Rules }).ToText(language).Replace(other.Result.RuleSet.Hash, "", StringComparison.Ordinal));
            }

            Assert.Equal(one.Decisions.SelectMany(d => d.Reasons), other.Decisions.SelectMany(d => d.Reasons));
            Assert.Equal(one.Scales.SelectMany(s => s.Marks.Select(m => (s.Name, m))), other.Scales.SelectMany(s => s.Marks.Select(m => (s.Name, m))));
        }
    }

    /// <summary>Less may be claimed where the engine cannot look inside; what is claimed holds, and is what it claims of its own.</summary>
    [Property(MaxTest = 6, Arbitrary = [typeof(Scenes)])]
    public void Advice_claims_nothing_that_it_would_not_claim_of_its_own(Scene scene, FsCheck.DoNotSize<uint> seed)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var evaluation = new Evaluation { AsOf = scene.AsOf, KnownAt = scene.KnownAt };
        var options = new AdviceOptions { HorizonDays = 40 };
        foreach (string id in Engines.Value.Own.RuleSets.Select(r => r.Identity.Id))
        {
            CreditResult now = Engines.Value.Own.Score(id, scene.Volunteer, evaluation);
            if (now.Status != ResultStatus.Computed || new GoalMaker(Engines.Value.Own, id, scene.Volunteer, evaluation, now).Any(new Dice(seed.Item)) is not { } wanted)
            {
                continue;
            }

            AdviceResult one = Engines.Value.Own.Advise(id, scene.Volunteer, evaluation, wanted.Goal, options), other = Engines.Value.Twin.Advise(id, scene.Volunteer, evaluation, wanted.Goal, options);
            new AdviceLaw(Engines.Value.Twin, id, scene.Volunteer, evaluation, wanted.Goal, options) { StepIds = wanted.Steps, Least = wanted.Least }.Check();
            Assert.True(one.IsEarliest || !other.IsEarliest || other.Status == AdviceStatus.AlreadyReached, $"{id}: earliest");
            Assert.True(!one.IsEarliest || other.ReachedOn is null || one.ReachedOn <= other.ReachedOn, $"{id}: an earlier day than the earliest");
            Assert.True(!other.IsLeast || !one.IsLeast || one.ReachedOn != other.ReachedOn || one.Minutes == other.Minutes, $"{id}: least");
            Assert.True(other.Status != AdviceStatus.Impossible || one.Status == AdviceStatus.Impossible, $"{id}: {one.Status} is called impossible");
        }
    }

    private static CreditEngine Make(Func<string, string> change) => CreditEngine.Create(options =>
    {
        options.Add(Twins.Types);
        foreach (RuleSetSource source in Properties.Engines.AllSources.Where(s => s.Name.EndsWith("everything.json", StringComparison.Ordinal) || IsUsed(s.Name)))
        {
            using var reader = new StreamReader(source.Open());
            options.Add(RuleSetSource.FromText(change(reader.ReadToEnd())));
        }
    });

    private static bool IsUsed(string name) => name.Contains("volunteer-loan", StringComparison.Ordinal) || name.Contains("national-stars", StringComparison.Ordinal) || name.Contains("volunteer-credit-score", StringComparison.Ordinal);
}
