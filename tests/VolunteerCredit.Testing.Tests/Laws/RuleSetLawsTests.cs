using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Running;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Testing.Tests.Laws;

/// <summary>Each law is shown an engine that breaks it, on a rule set of which this package knows nothing, and must notice.</summary>
public sealed class RuleSetLawsTests
{
    private static readonly Dictionary<string, Func<ICreditEngine>> Broken = new(StringComparer.Ordinal)
    {
        ["nothing-remembered"] = () => BrokenEngine.Remembering(Strangers.Engine),
        ["culture-free"] = () => Wrong(result: r => r with { Parameters = [.. r.Parameters, new("x", (-1.5m).ToString(CultureInfo.CurrentCulture))] }),
        ["thread-free"] = Sharing,
        ["exact"] = () => Wrong(result: r => r with { Time = r.Time with { Recorded = (long)(float)r.Time.Recorded } }),
        ["order-free"] = () => BrokenEngine.Records(Strangers.Engine, (records, _) => records.Take(records.Count - 1)),
        ["sent-twice"] = () => BrokenEngine.Records(Strangers.Engine, (records, _) => records.GroupBy(r => r).SelectMany(g => g.Select((r, i) => i == 0 ? r : r with { Id = $"{r.Id}-{i}" }))),
        ["retracted"] = () => BrokenEngine.Records(Strangers.Engine, (records, _) => records.Where(r => r.Voids is null)),
        ["corrected"] = () => BrokenEngine.Records(Strangers.Engine, (records, _) => records.Select(r => records.Any(o => o.Id == r.Replaces && o.Replaces is not null) ? r with { Replaces = null } : r)),
        ["two-corrections"] = () => BrokenEngine.Records(Strangers.Engine, (records, _) => records.Where(r => r.Replaces is null || !records.Any(o => o.Replaces == r.Replaces && o.RecordedAt < r.RecordedAt))),
        ["later-changes-nothing"] = () => Wrong(asked: e => e with { KnownAt = null }),
        ["midnight"] = () => BrokenEngine.Records(Strangers.Engine, (records, _) => records.Select(r => r is { Start: not null, End: not null, IsAct: false } ? r with { Minutes = r.Minutes ?? 60, Start = null, End = null } : r)),
        ["adds-up"] = () => Wrong(result: r => r with { Time = r.Time with { Lost = 0 } }),
        ["explained-alike"] = () => new BrokenEngine(Strangers.Engine) { Handed = (v, e) => e.Explain ? v with { Records = [.. v.Records.Skip(1)] } : v },
        ["explained-adds-up"] = () => new BrokenEngine(Strangers.Engine) { Why = why => why with { Measures = [.. why.Measures.Select(m => m with { Records = [.. m.Records.Skip(1)] })] } },
        ["ranks"] = () => new BrokenEngine(Strangers.Engine) { Board = board => board with { Rows = [.. board.Rows.Select(r => r with { Rank = r.Rank + 1 })] } },
        ["many-as-one"] = () => new BrokenEngine(Strangers.Engine) { Many = many => many.Select((v, i) => i == 0 ? v : v with { Facts = [] }) },
        ["bulk-as-one"] = () => BrokenEngine.Records(Strangers.Engine, (records, _) => records.Take(records.Count - 1)),
        ["advice-sound"] = () => new BrokenEngine(Strangers.Engine) { Advice = a => a with { Plan = [.. a.Plan.Skip(1)] } },
        ["no-component-fails"] = () => Wrong(result: r => r.Time.Counted > 0 ? r with { Status = ResultStatus.Refused, Refusal = new Notice("VC4006", default, "m: OverflowException") } : r),
        ["missing-is-named"] = () => Wrong(result: r => r with { Decisions = new("decision", "x", [.. r.Decisions.Select(d => d with { Missing = [] })]) }),
        ["settled-stays"] = () => Wrong(result: r => r with { Measures = new("measure", "x", [.. r.Measures.Select(m => m with { Openness = Openness.Closed })]) }),
        ["says-under-what"] = () => Wrong(result: r => r with { KnownAt = null }),
        ["receipt-holds"] = () => new BrokenEngine(Strangers.Engine) { Verified = v => v with { Records = [.. v.Records.DistinctBy(r => r.Id)] } },
    };

    public static TheoryData<string> Laws => [.. RuleSetLaws.All.Select(law => law.Id)];

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law_that_an_engine_breaks_is_found_broken(string id)
    {
        Law law = RuleSetLaws.All.Single(l => l.Id == id);

        LawBrokenException broken = Assert.Throws<LawBrokenException>(() => RuleSetLaws.Check(law, Broken[id](), Strangers.Id, new() { Cases = 1000 }));

        Assert.Equal((law, "rule set zzz.dance"), (broken.Law, broken.Subject));
        Assert.Equal(CsvText.Of(broken.Volunteer), broken.Csv);
        Assert.Contains(broken.Csv, broken.Message, StringComparison.Ordinal);
        Assert.NotEqual(broken.Expected, broken.Actual);
        Assert.True(broken.Volunteer.Records.Count <= 6, broken.Message);
    }

    [Fact]
    public void The_same_rule_set_keeps_every_law_where_nothing_is_broken() => RuleSetLaws.Check(new BrokenEngine(Strangers.Engine), Strangers.Id, new() { Cases = 40 });

    [Fact]
    public void Ranks_that_know_no_ties_are_found()
    {
        var engine = new BrokenEngine(Strangers.Engine) { Board = board => board with { Rows = [.. board.Rows.Select((r, i) => r with { Rank = i + 1 })] } };

        Assert.Throws<LawBrokenException>(() => RuleSetLaws.Check(RuleSetLaws.All.Single(l => l.Id == "ranks"), engine, Strangers.Id));
    }

    /// <summary>Where a limit lets records compete, one record alone is asked about.</summary>
    [Fact]
    public void What_is_said_to_be_settled_and_is_not_is_found_under_a_limit_too()
    {
        CreditEngine engine = CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText("""
            {
              "id": "zzz.limit", "version": "1", "honesty": "illustrative", "reasons": { "day": { "en": "at most 8 hours a day", "zh-Hans": "每日至多 8 小时" } },
              "intake": [ { "type": "limit", "per": "day", "max": "8h", "reason": "day" } ], "measures": { "hours": { "type": "hours" } }
            }
            """)));
        var broken = new BrokenEngine(engine) { Result = r => r with { Measures = new("measure", "x", [.. r.Measures.Select(m => m with { Openness = Openness.Closed })]) } };
        Law law = RuleSetLaws.All.Single(l => l.Id == "settled-stays");

        RuleSetLaws.Check(law, engine, "zzz.limit");
        Assert.Throws<LawBrokenException>(() => RuleSetLaws.Check(law, broken, "zzz.limit"));
    }

    [Fact]
    public void A_rule_set_that_decides_nothing_is_not_asked_what_is_missing()
    {
        CreditEngine engine = CreditEngine.Create(options => options.RuleSets.Add(RuleSetSource.FromText("""{ "id": "zzz.hours", "version": "1", "honesty": "illustrative", "measures": { "hours": { "type": "hours" } } }""")));

        Assert.Equal(["ranks", "missing-is-named"], RuleSetLaws.All.Except(RuleSetLaws.Asked(engine, "zzz.hours")).Select(l => l.Id));
    }

    /// <summary>A document need not name the steps of a tier.</summary>
    [Fact]
    public void A_sound_tier_whose_steps_are_its_own_keeps_every_law()
    {
        CreditEngine engine = CreditEngine.Create(options =>
        {
            options.Components.Add(ComponentType.Tier("own-steps", new("steps of its own", "自带等级"), [OwnSteps.By], o => new OwnSteps(o.Get(OwnSteps.By))));
            options.RuleSets.Add(RuleSetSource.FromText("""
                { "id": "zzz.tier", "version": "1", "honesty": "illustrative", "measures": { "hours": { "type": "hours" } }, "tiers": { "t": { "type": "own-steps", "by": "hours" } } }
                """));
        });

        RuleSetLaws.Check(engine, "zzz.tier", new() { Cases = 40 });
    }

    [Fact]
    public void Ids_of_laws_are_unique_and_every_promise_has_one()
    {
        Assert.Equal(RuleSetLaws.All.Count, RuleSetLaws.All.Select(l => l.Id).Distinct().Count());
        Assert.Equal(["P1", "P10", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"], RuleSetLaws.All.Select(l => l.Promise).Distinct().Order(StringComparer.Ordinal));
        Assert.All(RuleSetLaws.All, law => Assert.True(law.Title is { English.Length: > 0, Chinese.Length: > 0 }));
    }

    [Fact]
    public void An_unknown_rule_set_and_a_law_of_others_are_refused()
    {
        Assert.Throws<UnknownNameException>(() => RuleSetLaws.Check(Strangers.Engine, "zzz.song"));
        Assert.Throws<ArgumentException>(() => RuleSetLaws.Check(new Law("mine", "P1", new("Mine.", "我的。")), Strangers.Engine, Strangers.Id));
    }

    private static BrokenEngine Wrong(Func<Evaluation, Evaluation>? asked = null, Func<CreditResult, CreditResult>? result = null) => new(Strangers.Engine) { Asked = asked, Result = result };

    /// <summary>All threads use one place to put the volunteer.</summary>
    private static BrokenEngine Sharing()
    {
        IReadOnlyList<ServiceRecord> shared = [];
        return BrokenEngine.Records(Strangers.Engine, (records, _) =>
        {
            shared = records;
            Thread.Sleep(1);
            return shared;
        });
    }

    private sealed class OwnSteps(ValueRef by) : ITierPolicy
    {
        public static Option<ValueRef> By { get; } = Option.Value("by", new("by", "依据")).Required();

        public IReadOnlyList<TierStep> Steps { get; } = [new("low", null, []), new("high", null, [])];

        public TierRank Rank(in Evidence evidence)
        {
            if (!evidence.Values.IsKnown(by))
            {
                return new(-1, IsUnknown: true);
            }

            long value = evidence.Values[by];
            return new(value >= 600 * by.Shape.Scale ? 1 : value > 0 ? 0 : -1, false, evidence.Values.OpennessOf(by));
        }
    }
}
