using FsCheck;
using FsCheck.Xunit;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Bulk;
using VolunteerCredit.Tests.Explanations;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>The laws hold for whatever a rule set says: for rule sets made at random too.</summary>
public sealed class RandomRuleSetTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Every_law_holds_for_any_rule_set(Scene scene, DoNotSize<uint> seed) => EveryLaw.Holds(Make(new Dice(seed.Item)), scene);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void What_is_settled_stays_settled_under_any_rule_set_without_competition(Scene scene, DoNotSize<uint> seed) =>
        LoudLaws.What_is_settled_stays_settled(Engines.Trial(Make(new Dice(seed.Item), peaceful: true), scene), approvals: false);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Bulk_equals_one_by_one_under_any_rule_set(Scene scene, DoNotSize<uint> seed) => BulkLaw.Bulk_equals_one_by_one(Engines.Trial(Make(new Dice(seed.Item)), scene));

    [Property(MaxTest = 300, Arbitrary = [typeof(Scenes)])]
    public void What_is_explained_adds_up_under_any_rule_set(Scene scene, DoNotSize<uint> seed) => WhyLaw.What_is_explained_adds_up(Engines.Trial(Make(new Dice(seed.Item)), scene));

    private static CreditEngine Make(Dice dice, bool peaceful = false)
    {
        while (true)
        {
            try
            {
                return CreditEngine.Create(options => options.Documents.Add(new RuleSetMaker(dice, peaceful).Make("any")));
            }
            catch (RuleSetRefusedException refused) when (refused.Faults.All(f => f.Code is "VC3032" or "VC3101" or "VC3102" or "VC3109"))
            {
                // A bound that nobody can reach, which a random one may well be: another.
            }
        }
    }
}
