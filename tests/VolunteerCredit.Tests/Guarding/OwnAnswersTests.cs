using VolunteerCredit.Advice;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>What components of others say of themselves: refusals, advice and the linter go by it, and take nothing for granted where it is not said.</summary>
public sealed class OwnAnswersTests
{
    private static readonly Words Summary = new("a plug-in", "插件");
    private static readonly Option<ValueRef> By = Option.Value("by", Summary).Required();
    private static readonly Option<ICriterion> Inner = Option.Criterion("inner", Summary).Required();
    private static readonly Remedy Station = new(new("the station", "站点"), new("Have the log corrected.", "请更正日志。"));

    private static readonly Evaluation AtTheEnd = new() { AsOf = Day("2024-12-31"), Explain = true };

    [Theory]
    [InlineData(true, "the station", "Have the log corrected.")]
    [InlineData(false, "the organisation, if the record is wrong", null)]
    public void Who_can_mend_what_a_step_took_is_the_steps_to_say(bool says, string who, string? how)
    {
        ComponentType halves = ComponentType.Intake("halves", Summary, [], _ => new Halves { Remedy = says ? Station : null });
        DecisionReason reason = Reasons(halves, """ "intake": [ { "type": "halves" } ], "measures": { "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "h", "min": "3h" } ] } } """, Service("a", "2024-05-01", 240))
            .Single(r => r.Code == "intake:halves");

        Assert.Equal((who, "2 h"), (reason.MendedBy.English, reason.Lost.ToString()));
        Assert.True(how is null || reason.How.English == how);
    }

    /// <summary>So it is where its figures change by the date of service; a step of the engine's own says the same then as otherwise.</summary>
    [Theory]
    [InlineData("8h")]
    [InlineData("""{ "byDate": [ { "until": "2024-01-31", "value": "7h" }, { "from": "2024-02-01", "value": "8h" } ], "decides": "service" }""")]
    public void What_a_limit_took_the_volunteer_can_mend(string max) => Assert.Equal(
        "the volunteer, by spreading service",
        Reasons(null, $$""" "intake": [ { "type": "limit", "per": "day", "max": {{(max[0] == '{' ? max : $"\"{max}\"")}}, "reason": "daily" } ], "measures": { "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "h", "min": "9h" } ] } } """, Service("a", "2024-05-01", 600))
            .Single(r => r.Code == "intake:daily").MendedBy.English);

    /// <summary>The criterion refuses though the hours are open.</summary>
    [Fact]
    public void What_a_limit_holds_an_approval_would_release()
    {
        ComponentType enough = ComponentType.Criterion("enough", Summary, [By], options => new AtLeast(options.Get(By), 540) { Thresholds = [new(options.Get(By), new(540, Interval.Unbounded))] });
        DecisionReason reason = Reasons(
            enough, """ "intake": [ { "type": "limit", "per": "day", "max": "8h", "over": "hold", "reason": "daily" } ], "measures": { "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "enough", "by": "h" } ] } } """, Service("a", "2024-05-01", 600))
            .Single(r => r.Code == "intake:daily");

        Assert.Equal(("the authority whose approval is awaited", "2 h"), (reason.MendedBy.English, reason.Lost.ToString()));
    }

    /// <summary>One that joins others is not met for those that are not; one that is met the less for them is not: a criterion that it wants unmet is no reason.</summary>
    [Theory]
    [InlineData(Direction.Rising, "measure:n")]
    [InlineData(Direction.Falling, "criterion:d.1")]
    [InlineData(Direction.Mixed, "criterion:d.1")]
    public void What_is_not_met_inside_a_criterion_is_the_reason_only_where_it_is_met_the_rather_for_it(Direction direction, string code)
    {
        ComponentType around = ComponentType.Criterion("around", Summary, [Inner], options => new Around(options.Get(Inner), direction));
        DecisionReason reason = Assert.Single(Reasons(
            around, """ "measures": { "n": { "type": "count" } }, "decisions": { "d": { "require": [ { "type": "around", "inner": { "type": "compare", "of": "n", "min": 5 } } ] } } """, Service("a", "2024-05-01", 60)));

        Assert.Equal(code, reason.Code);
    }

    [Fact]
    public void A_criterion_that_names_facts_has_their_suppliers_in_its_refusal()
    {
        ComponentType asks = ComponentType.Criterion("asks", Summary, [], _ => new Never { Facts = ["licence", "blood-type"] });
        DecisionReason reason = Assert.Single(Reasons(
            asks, """ "inputs": { "licence": { "suppliedBy": { "en": "the police", "zh-Hans": "公安" } }, "blood-type": { "suppliedBy": { "en": "the clinic", "zh-Hans": "诊所" } } }, "measures": { "n": { "type": "count" } }, "decisions": { "d": { "require": [ { "type": "asks" } ] } } """));

        Assert.Equal(("fact:licence+blood-type", "the police; the clinic", "Have the fact changed or supplied, if it is wrong."), (reason.Code, reason.MendedBy.English, reason.How.English));
        Assert.Equal("公安；诊所", reason.MendedBy.Chinese);
    }

    [Theory]
    [InlineData(MovedBy.Days | MovedBy.Facts, "nobody; time", "nobody")]
    [InlineData(MovedBy.Facts, "whoever issued it", null)]
    [InlineData(MovedBy.Anything, "the volunteer", null)]
    public void What_moves_a_measure_says_who_can_mend_it(MovedBy moved, string low, string? high)
    {
        ComponentType fixedly = ComponentType.Measure("fixed", Summary, RowKinds.None, hasWindow: false, [], _ => new Fixed { MovedBy = moved });
        string Who(string bound) => Assert.Single(Reasons(fixedly, $$""" "measures": { "m": { "type": "fixed" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", {{bound}} } ] } } """)).MendedBy.English;

        Assert.StartsWith(low, Who("\"min\": 20"), StringComparison.Ordinal);
        Assert.True(high is null || Who("\"max\": 5") == high);
    }

    /// <summary>No service gives what comes from outside; "impossible" would be false, since its issuer may give another number tomorrow.</summary>
    [Theory]
    [InlineData(MovedBy.Facts, AdviceStatus.NotComputable)]
    [InlineData(MovedBy.None, AdviceStatus.Impossible)]
    public void What_comes_from_outside_is_not_called_impossible(MovedBy moved, AdviceStatus status)
    {
        ComponentType fixedly = ComponentType.Measure("fixed", Summary, RowKinds.None, hasWindow: false, [], _ => new Fixed { MovedBy = moved });
        CreditEngine engine = Make(fixedly, """ "measures": { "m": { "type": "fixed" }, "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 20 }, { "type": "compare", "of": "h", "min": "1h" } ] } } """);

        Assert.Equal(status, Advise(engine).Status);
    }

    /// <summary>More than two hours are too many for the one that falls. It is named as a kind of offer is, and its value by a key of its own: neither the name nor the key tells what it does.</summary>
    [Theory]
    [InlineData(Direction.Rising, true)]
    [InlineData(Direction.Mixed, false)]
    [InlineData(Direction.Falling, false)]
    public void The_earliest_day_is_claimed_only_where_a_criterion_says_that_more_is_never_worse(Direction direction, bool claimed)
    {
        ComponentType rows = ComponentType.Criterion("rows", Summary, [By], options => new UpTo(options.Get(By), direction == Direction.Rising ? long.MaxValue : 120, direction));
        CreditEngine engine = Make(rows, """ "measures": { "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "rows", "by": "h" }, { "type": "compare", "of": "h", "min": "1h" } ] } } """);
        AdviceResult advice = Advise(engine);

        // A full day of 8 h is over the bound, which an hour is not.
        Assert.Equal(claimed, advice is { Status: AdviceStatus.Reachable, IsEarliest: true });
        Assert.False(advice.Status is AdviceStatus.Impossible || (!claimed && advice.IsEarliest));
    }

    /// <summary>In a built-in that negates it, a rising one is as bad.</summary>
    [Fact]
    public void Nothing_is_claimed_of_a_rising_criterion_that_must_not_be_met()
    {
        ComponentType enough = ComponentType.Criterion("enough", Summary, [By], options => new AtLeast(options.Get(By), 121));
        CreditEngine engine = Make(enough, """ "measures": { "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "not", "of": { "type": "enough", "by": "h" } }, { "type": "compare", "of": "h", "min": "1h" } ] } } """);
        AdviceResult advice = Advise(engine);

        Assert.False(advice.Status is AdviceStatus.Impossible || advice.IsEarliest);
    }

    /// <summary>A score of others sees named values and facts alone: where it says that it rises, all plans are bounded by the full one.</summary>
    [Fact]
    public void The_earliest_day_and_the_least_are_claimed_of_a_score_that_rises()
    {
        ComponentType doubled = ComponentType.Score("doubled", Summary, [By], options => new Doubled(options.Get(By)));
        CreditEngine engine = Make(doubled, """ "measures": { "h": { "type": "hours" } }, "scores": { "s": { "type": "doubled", "by": "h" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "s", "min": 1200 } ] } } """);
        AdviceResult advice = Advise(engine);

        // 600 minutes, twice: two days of at most 480.
        Assert.Equal((AdviceStatus.Reachable, 600L, Day("2025-01-02"), true, true), (advice.Status, advice.Minutes, advice.ReachedOn!.Value, advice.IsEarliest, advice.IsLeast));
    }

    /// <summary>A criterion in a step of the engine's own ladder may go by the day.</summary>
    [Fact]
    public void A_day_on_which_a_criterion_of_a_tier_alone_turns_is_not_passed_over()
    {
        ComponentType later = ComponentType.Criterion("later", Summary, [], _ => new From(Day("2025-01-08").DayNumber));
        CreditEngine engine = Make(later, """ "measures": { "h": { "type": "hours" } }, "tiers": { "t": { "type": "ladder", "by": "h", "steps": [ { "id": "one", "at": "0h", "require": { "type": "later" } } ] } } """);
        AdviceResult advice = engine.Advise("t", Volunteer(), AtTheEnd, AdviceGoal.Tier("t", "one"), new AdviceOptions { HorizonDays = 20 });

        Assert.Equal((AdviceStatus.Reachable, Day("2025-01-08"), 0L), (advice.Status, advice.ReachedOn, advice.Minutes));
    }

    /// <summary>Days that change nothing are looked at together, where a measure says that they do not.</summary>
    [Fact]
    public void Advice_looks_at_every_day_only_where_days_may_move_a_measure()
    {
        int Asked(MovedBy moved)
        {
            int asked = 0;
            ComponentType fixedly = ComponentType.Measure("fixed", Summary, RowKinds.Service, hasWindow: true, [], _ => new Fixed { MovedBy = moved, Asked = () => asked++ });
            Advise(Make(fixedly, """ "measures": { "m": { "type": "fixed" }, "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 1 }, { "type": "compare", "of": "h", "min": "10h" } ] } } """));
            return asked;
        }

        Assert.True(Asked(MovedBy.Anything) > Asked(MovedBy.Rows) + 50);
    }

    [Theory]
    [InlineData("illness-leave", 1)]
    [InlineData("licence", 0)]
    public void The_linter_sees_the_facts_that_a_criterion_asks_for(string fact, int findings)
    {
        ComponentType asks = ComponentType.Criterion("asks", Summary, [], _ => new Never { Facts = [fact] });
        CreditEngine engine = Make(asks, """ "purpose": "credit", "measures": { "n": { "type": "count" } }, "decisions": { "d": { "require": [ { "type": "all", "of": [ { "type": "asks" } ] } ], "askAPerson": { "en": "ask", "zh-Hans": "询问" } } } """);

        Assert.Equal(findings, engine.Lint("t").Count(f => f.Code == "VC3112"));
    }

    /// <summary>Who was at a drill is eligible with nothing, so that the first row is not beyond reach.</summary>
    [Fact]
    public void The_linter_takes_no_bound_of_a_criterion_for_all_that_it_accepts()
    {
        ComponentType either = ComponentType.Criterion("either", Summary, [Of, Least], options => new Either(options.Get(Of), options.Get(Least)));
        CreditEngine engine = Make(either, """
            "measures": { "n": { "type": "count" } },
            "decisions": { "d": { "require": [ { "type": "either", "of": "n", "atLeast": 10 } ],
              "offer": { "type": "rows", "columns": { "c": "number" }, "by": "n", "rows": [ { "at": 0, "c": 1 }, { "at": 10, "c": 2 } ] } } }
            """);

        Assert.DoesNotContain("VC3104", engine.Lint("t").Select(f => f.Code));
    }

    [Theory]
    [InlineData(Direction.Mixed, 1)]
    [InlineData(Direction.Rising, 0)]
    public void The_linter_tries_whether_more_is_worse_unless_a_criterion_says_never(Direction direction, int findings)
    {
        ComponentType upTo = ComponentType.Criterion("up-to", Summary, [By], options => new UpTo(options.Get(By), direction == Direction.Rising ? long.MaxValue : 0, direction));
        CreditEngine engine = Make(upTo, """ "measures": { "h": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "up-to", "by": "h" } ] } } """);

        Assert.Equal(findings, engine.Lint("t").Count(f => f.Code == "VC3108"));
    }

    /// <summary>30 h are wanting to 40 h, of which 20 h are held: once they are approved, only 10 h are.</summary>
    [Fact]
    public void What_is_held_of_a_measure_inside_another_that_falls_may_lower_it()
    {
        ComponentType wanting = ComponentType.Measure("wanting", Summary, RowKinds.None, hasWindow: true, [Whole], options => new Wanting(options.Get(Whole)));
        CreditResult result = Make(wanting, """
            "intake": [ { "type": "exclude", "where": { "status": "pending" }, "reason": "pending", "as": "held" } ],
            "measures": { "w": { "type": "wanting", "whole": { "type": "hours" } } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "w", "min": "25h" } ] } }
            """).Score("t", Volunteer(Service("a", "2024-05-01", 600), Service("b", "2024-05-02", 1200) with { Status = "pending" }), AtTheEnd);

        Assert.Equal("30 h", result.Measure("w").Value.ToString());
        Assert.Equal(Outcome.Undetermined, result.Decision("d").Outcome);
    }

    /// <summary>By seam: what is said, and is nonsense.</summary>
    public static TheoryData<string> Nonsense => ["remedy", "facts", "no facts", "direction", "moved by"];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Nonsense_refuses_the_document(string what)
    {
        (ComponentType type, string sections) = what switch
        {
            "remedy" => (ComponentType.Intake("odd", Summary, [], _ => new Halves { Remedy = new(null!, Summary) }), """ "intake": [ { "type": "odd" } ], "measures": { "n": { "type": "count" } } """),
            "moved by" => (ComponentType.Measure("odd", Summary, RowKinds.None, hasWindow: false, [], _ => new Fixed { MovedBy = (MovedBy)8 }), """ "measures": { "n": { "type": "odd" } } """),
            _ => (ComponentType.Criterion("odd", Summary, [], _ => new Never { Facts = what == "facts" ? [null!] : what == "no facts" ? null! : [], Direction = what == "direction" ? (Direction)7 : Direction.Rising }),
                """ "measures": { "n": { "type": "count" } }, "decisions": { "d": { "require": [ { "type": "odd" } ] } } """),
        };

        Assert.Equal("VC4046", Assert.Single(Assert.Throws<RuleSetRefusedException>(() => Make(type, sections)).Faults).Code);
    }

    private static readonly Option<BoundMeasure> Whole = Option.Measure("whole", Summary).Required();
    private static readonly Option<ValueRef> Of = Option.Value("of", Summary).Required();
    private static readonly Option<Amount> Least = Option.Figure("atLeast", Summary).Required();

    private static CreditEngine Make(ComponentType? type, string sections) => CreditEngine.Create(options =>
    {
        if (type is not null)
        {
            options.Add([type]);
        }

        options.Add(RuleSetSource.FromText(Loading.Document(sections)));
    });

    private static IReadOnlyList<DecisionReason> Reasons(ComponentType? type, string sections, params ServiceRecord[] records) =>
        Make(type, sections).Explain("t", Volunteer(records), AtTheEnd).Decisions.Single().Reasons;

    private static AdviceResult Advise(CreditEngine engine) => engine.Advise("t", Volunteer(), AtTheEnd, AdviceGoal.Eligible("d"), new AdviceOptions { HorizonDays = 60, MinutesPerDayMax = 480 });

    private sealed class Halves : IIntakeStep
    {
        public string Reason => "halves";

        public Remedy? Remedy { get; init; }

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
            foreach (ref long minutes in counted)
            {
                minutes = minutes > 1 ? minutes / 2 : minutes;
            }
        }
    }

    private sealed class Wanting(BoundMeasure whole) : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Minutes, 1, new(-Interval.Unbounded, 2_400)) { Direction = Direction.Falling };

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            whole.Evaluate(block, periods, values);
            foreach (ref long value in values)
            {
                value = 2_400 - value;
            }
        }
    }

    /// <summary>Ten, whoever it is.</summary>
    private sealed class Fixed : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, new(0, 1_000));

        public MovedBy MovedBy { get; init; }

        public Action? Asked { get; init; }

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            Asked?.Invoke();
            values.Fill(10);
        }
    }

    /// <summary>Not eligible; what is inside it is not met either.</summary>
    private sealed class Around(ICriterion inner, Direction direction) : ICriterion
    {
        public Words Requirement { get; } = new("around", "包含");

        public IReadOnlyList<ICriterion> Inner { get; } = [inner];

        public Direction Direction => direction;

        public Verdict Judge(in Evidence evidence) => new(Outcome.NotEligible, null);
    }

    private sealed class Never : ICriterion
    {
        public Words Requirement { get; } = new("never", "从不");

        public IReadOnlyList<string> Facts { get; init; } = [];

        public Direction Direction { get; init; } = Direction.Rising;

        public Verdict Judge(in Evidence evidence) => new(Outcome.NotEligible, null);
    }

    private sealed class UpTo(ValueRef by, long most, Direction direction) : ICriterion
    {
        public Words Requirement { get; } = new("not too much", "不过多");

        public Direction Direction => direction;

        public Verdict Judge(in Evidence evidence) => new(evidence.Values[by] <= most ? Outcome.Eligible : Outcome.NotEligible, null);
    }

    private sealed class AtLeast(ValueRef by, long least) : ICriterion
    {
        public Words Requirement { get; } = new("enough", "足够");

        public Direction Direction => Direction.Rising;

        public IReadOnlyList<ValueBounds> Thresholds { get; init; } = [];

        public Verdict Judge(in Evidence evidence) => new(evidence.Values[by] >= least ? Outcome.Eligible : Outcome.NotEligible, null);
    }

    private sealed class From(int day) : ICriterion
    {
        public Words Requirement { get; } = new("later", "稍后");

        public Verdict Judge(in Evidence evidence) => new(evidence.AsOf == day ? Outcome.Eligible : Outcome.NotEligible, null);
    }

    private sealed class Either(ValueRef of, Amount least) : ICriterion
    {
        public Words Requirement { get; } = new("either", "任一");

        public IReadOnlyList<ValueBounds> Thresholds { get; } = [new(of, new(least.Figure.CeilingAt(of.Shape.Scale), Interval.Unbounded))];

        public Verdict Judge(in Evidence evidence) => new(evidence.Values[of] >= 10 || !evidence.Facts.Any("kept-away", evidence.AsOf) ? Outcome.Eligible : Outcome.NotEligible, null);
    }

    private sealed class Doubled(ValueRef by) : IScoreModel
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        public void Score(in Evidence evidence, ScoreSheet sheet) => sheet.Add(ScoreLineKind.Part, "twice", checked(evidence.Values[by] * 2), by);
    }
}
