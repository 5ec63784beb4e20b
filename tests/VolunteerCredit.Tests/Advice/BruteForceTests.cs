using FsCheck;
using FsCheck.Xunit;
using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties.Generators;
using Xunit;

namespace VolunteerCredit.Tests.Advice;

/// <summary>Every plan of a small domain is tried, and the advice compared.</summary>
public sealed class BruteForceTests
{
    private static readonly DateOnly Today = new(2024, 5, 29);

    [Property(MaxTest = 100)]
    public void Advice_is_what_trying_every_plan_finds(DoNotSize<uint> seed) => Compare(seed.Item);

    /// <summary>Cases that once failed.</summary>
    [Theory]
    [InlineData(2566270390)]
    [InlineData(3449527784)]
    [InlineData(2662322178)]
    public void Advice_is_what_trying_every_plan_found(uint seed) => Compare(seed);

    [Fact]
    public void Of_rules_by_which_service_never_hurts_nearly_every_advice_is_proven()
    {
        int proven = 0, least = 0, all = 0;
        for (uint seed = 1; seed <= 100; seed++)
        {
            (AdviceResult advice, bool mayHurt) = Compare(seed * 7919);
            if (!mayHurt && advice.Status is AdviceStatus.Reachable)
            {
                (all, proven, least) = (all + 1, proven + (advice.IsEarliest ? 1 : 0), least + (advice.IsLeast ? 1 : 0));
            }
        }

        Assert.True(all > 25, $"{all} reachable");
        Assert.Equal(all, proven);
        Assert.True(least * 100 >= all * 75, $"{least} of {all} are shown to be the least");
    }

    [Fact]
    public void A_rolling_window_a_daily_cap_whole_hours_and_two_measures_at_once()
    {
        CreditEngine engine = Given.Engine("""
            "intake": [ { "type": "limit", "per": "day", "max": "4min" }, { "type": "round", "per": "record", "to": "2min", "mode": "down" } ],
            "measures": {
              "hours": { "type": "hours", "window": { "rolling": "4 days" } },
              "days": { "type": "each-period", "per": "day", "of": { "type": "hours" }, "atLeast": "2min", "fold": "count", "window": { "rolling": "5 days" } }
            },
            "decisions": { "goal": { "require": [ { "type": "compare", "of": "hours", "min": "10min" }, { "type": "compare", "of": "days", "min": 4 } ] } }
            """);
        Volunteer volunteer = Given.Volunteer(Given.Service("a", "2024-05-28", 4), Given.Service("b", "2024-05-29", 3));
        var options = new AdviceOptions { MinutesPerDayMax = 5, HorizonDays = 5 };

        AdviceResult advice = engine.Advise("t", volunteer, Evaluation.On(Today), AdviceGoal.Eligible("goal"), options);

        // Four and two minutes count now. By 31 May the window holds them and two days of at most four: 14; and four days. Ten are enough: 2 + 2.
        Assert.Equal(new DateOnly(2024, 5, 31), advice.ReachedOn);
        Assert.Equal(4, advice.Minutes);
        Assert.True(advice.IsEarliest && advice.IsLeast);
        Assert.Equal((new DateOnly(2024, 5, 31), 4), new PlanBruteForce(engine, volunteer, Today, "goal", options).First());
    }

    private static (AdviceResult Advice, bool MayHurt) Compare(uint seed)
    {
        var dice = new Dice(seed);
        var rules = new SmallRules(dice);
        CreditEngine engine;
        try
        {
            engine = rules.Make();
        }
        catch (RuleSetRefusedException refused) when (refused.Faults.All(f => f.Code is "VC3032" or "VC3101" or "VC3102" or "VC3109"))
        {
            return Compare(unchecked((seed * 31) + 1)); // a bound that nobody can reach: another
        }

        Volunteer volunteer = rules.Volunteer(Today);
        var options = new AdviceOptions { MinutesPerDayMax = dice.Between(2, 3), HorizonDays = 4 };
        AdviceGoal goal = AdviceGoal.Eligible("goal");
        AdviceResult advice = new AdviceLaw(engine, "t", volunteer, Evaluation.On(Today), goal, options).Check();
        var every = new PlanBruteForce(engine, volunteer, Today, "goal", options);
        switch (advice.Status)
        {
            case AdviceStatus.AlreadyReached:
                break;
            case AdviceStatus.Reachable:
                (DateOnly day, int minutes) = every.First()!.Value;
                Assert.True(day <= advice.ReachedOn, advice.ToJson());
                Assert.True(!advice.IsEarliest || day == advice.ReachedOn, $"{day} {advice.ToJson()}");
                int least = day == advice.ReachedOn ? minutes : every.LeastOn(advice.ReachedOn!.Value)!.Value;
                Assert.True(least <= advice.Minutes, advice.ToJson());
                Assert.True(!advice.IsLeast || least == advice.Minutes, $"{least} {advice.ToJson()}");
                break;
            case AdviceStatus.Impossible:
                Assert.True(every.First() is null, $"{every.First()} {advice.ToJson()}");
                break;
            case AdviceStatus.BeyondHorizon when advice.IsEarliest:
                Assert.True(every.First() is null, $"{every.First()} {advice.ToJson()}");
                break;
            default:
                Assert.Equal(AdviceStatus.BeyondHorizon, advice.Status);
                break;
        }

        return (advice, rules.MayHurt);
    }
}
