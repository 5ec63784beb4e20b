using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tests.Bulk;
using VolunteerCredit.Tests.Guarding;
using VolunteerCredit.Tiers;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Components of others: registered as the built-in ones are, and harmless to all but the volunteer in hand.</summary>
public class PluginTests
{
    private static readonly Words Summary = new("a plug-in", "插件");

    [Theory]
    [InlineData(1, false, "VC4006: the component 'intake[0]: InvalidOperationException' failed")]
    [InlineData(2, false, "VC4007: the component 'intake[0]' broke its contract: it left a negative amount, or more of an act than there was")]
    [InlineData(3, false, "VC4007: the component 'intake[0]' broke its contract")]
    [InlineData(4, false, "VC4007: the component 'intake[0]' broke its contract")]
    [InlineData(5, false, "VC4006: the component 'intake[0]: IndexOutOfRangeException' failed")]
    [InlineData(1, true, "VC4006: the component 'measures.m.steps[0]: InvalidOperationException' failed")]
    [InlineData(2, true, "VC4007: the component 'measures.m.steps[0]' broke its contract")]
    [InlineData(3, true, "VC4007: the component 'measures.m.steps[0]' broke its contract")]
    [InlineData(4, true, "VC4007: the component 'measures.m.steps[0]' broke its contract")]
    public void A_step_that_fails_or_breaks_its_contract_harms_its_volunteer_alone(int fault, bool inMeasure, string refusal)
    {
        ComponentType type = ComponentType.Intake("plug-in", Summary, [], _ => new Step(fault));
        string sections = inMeasure
            ? """ "measures": { "m": { "type": "count", "steps": [ { "type": "plug-in" } ] } } """
            : """ "intake": [ { "type": "plug-in" } ], "measures": { "m": { "type": "count" } } """;

        AssertHarmsOne(type, sections, refusal);
    }

    [Fact]
    public void A_step_may_add_minutes_and_know_unknown_ones()
    {
        CreditEngine engine = With(ComponentType.Intake("plug-in", Summary, [], _ => new Step(6)), """ "intake": [ { "type": "plug-in" } ], "measures": { "m": { "type": "hours" } } """);

        CreditResult result = engine.Score("t", new Volunteer(VolunteerId, Service("2020-01-01", 30), Service("2020-01-02", null), Act("2020-01-03", 1)), Evaluation.On(Day("2020-06-30")));

        Assert.Equal((30L, 90L, 120L, 0), (result.Time.Recorded, result.Time.Added, result.Time.Counted, result.Time.UnknownRecords));
        Assert.Equal(("2 h", Openness.Closed), (result.Measure("m").Value.ToString(), result.Measure("m").Openness));
    }

    [Fact]
    public void A_step_takes_notes_only_where_an_explanation_is_asked()
    {
        var noted = new List<bool>();
        CreditEngine engine = With(Does((_, _, trace) => noted.Add(trace is not null)), """ "intake": [ { "type": "plug-in" } ], "measures": { "m": { "type": "hours" } } """);

        engine.Score("t", new Volunteer(VolunteerId, Service("2020-01-01", 30)), Evaluation.On(Day("2020-06-30")));
        engine.Score("t", new Volunteer(VolunteerId, Service("2020-01-01", 30)), Evaluation.On(Day("2020-06-30")) with { Explain = true });

        Assert.Equal([false, true], noted);
    }

    [Theory]
    [InlineData(0, "30 min")]
    [InlineData(1, null)] // the record of b is not the measure's
    public void A_step_of_a_measure_writes_to_rows_that_the_measure_selects_alone(int row, string? value)
    {
        CreditEngine engine = With(
            Does((_, counted, _) => counted[row] = 30), """ "measures": { "m": { "type": "hours", "where": { "source": "a" }, "steps": [ { "type": "plug-in" } ] } } """);

        CreditResult result = engine.Score(
            "t", new Volunteer(VolunteerId, Service("2020-01-01", 60) with { Source = "a" }, Service("2020-01-02", 60) with { Source = "b" }), Evaluation.On(Day("2020-06-30")));

        Assert.Equal(value, result.Measure("m").Value?.ToString());
        AssertOwn(result, value is null ? "measures.m.steps[0]" : null);
    }

    /// <summary>30 minutes to 2019, 45 from 2020: each figure's step sees the rows of its days.</summary>
    [Theory]
    [InlineData(0, 0, "1 h 15 min")]
    [InlineData(30, 1, null)] // the figure of 2019 writes to the row of 2020
    [InlineData(45, 0, null)] // the figure of 2020 writes to the row of 2019
    public void A_step_whose_figure_changes_by_date_writes_to_rows_of_its_own_days_alone(int figure, int row, string? value)
    {
        Option<int> most = Option.Whole("most", Summary, 0, 60).Required();
        ComponentType type = ComponentType.Intake("plug-in", Summary, [most], options =>
        {
            int cut = options.Get(most);
            return new Doing((_, counted, _) =>
            {
                foreach (ref long minutes in counted)
                {
                    minutes = Math.Min(minutes, cut);
                }

                counted[row] = figure == cut ? 1 : counted[row];
            });
        });
        CreditEngine engine = With(
            type, """ "intake": [ { "type": "plug-in", "most": { "byDate": [ { "until": "2019-12-31", "value": 30 }, { "from": "2020-01-01", "value": 45 } ] } } ], "measures": { "m": { "type": "hours" } } """);

        CreditResult result = engine.Score("t", new Volunteer(VolunteerId, Service("2019-12-31", 60), Service("2020-01-01", 60)), Evaluation.On(Day("2020-06-30")));

        Assert.Equal(value, result.Measure("m").Value?.ToString());
        AssertOwn(result, value is null ? "intake[0]" : null);
    }

    /// <summary>The first is split at 22:00 and at midnight, and so is the second, whose plan is unknown.</summary>
    [Fact]
    public void Of_a_record_that_is_split_the_first_part_has_all_planned_minutes()
    {
        var seen = new List<long[]>();
        CreditEngine engine = With(
            Does((block, _, _) => seen.Add(block.Planned.ToArray())), """ "intake": [ { "type": "split-at", "times": ["22:00"] }, { "type": "plug-in" } ], "measures": { "m": { "type": "hours" } } """);
        var volunteer = new Volunteer(VolunteerId, Placed("2020-01-01", "20:00", "02:00") with { PlannedMinutes = 300 }, Placed("2020-02-01", "20:00", "02:00"));

        engine.Score("t", volunteer, Evaluation.On(Day("2020-06-30")));
        Tables.Scored(engine, volunteer, Evaluation.On(Day("2020-06-30")));

        Assert.Equal([[300, 0, 0, Block.UnknownMinutes, 0, 0], [300, 0, 0, Block.UnknownMinutes, 0, 0]], seen);
    }

    [Fact]
    public void A_measure_may_be_unknown_for_a_record_that_is_open_in_bulk_too()
    {
        CreditEngine engine = With(
            ComponentType.Measure("plug-in", Summary, RowKinds.Service, hasWindow: true, [], _ => new Unknown()), """ "measures": { "m": { "type": "plug-in" } } """);
        var volunteer = new Volunteer(VolunteerId, Service("2020-01-01", null));

        CreditResult result = engine.Score("t", volunteer, Evaluation.On(Day("2020-06-30")));
        BulkRow row = Assert.Single(Tables.Scored(engine, volunteer, Evaluation.On(Day("2020-06-30"))));

        Assert.Equal((ResultStatus.Computed, null), (result.Status, result.Measure("m").Value));
        Assert.Equal((ResultStatus.Computed, null, null), (row.Status, row.Refusal?.ToString(), row.Measure("m")));
    }

    [Fact]
    public void A_measure_that_fails_harms_its_volunteer_alone() => AssertHarmsOne(
        ComponentType.Measure("plug-in", Summary, RowKinds.Any, hasWindow: true, [], _ => new Measure()), """ "measures": { "m": { "type": "plug-in" } } """, "VC4006: the component 'measures.m: DivideByZeroException' failed");

    [Fact]
    public void A_curve_that_fails_harms_its_volunteer_alone() => AssertHarmsOne(
        ComponentType.Curve("plug-in", Summary, [], options => new Curve(options.Input!)),
        """ "measures": { "m": { "type": "count" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { "type": "plug-in" } } ] } } """,
        "VC4006: the component 'scores.s.parts[0].through: KeyNotFoundException' failed");

    [Fact]
    public void A_score_that_fails_harms_its_volunteer_alone() => AssertHarmsOne(
        ComponentType.Score("plug-in", Summary, [Of], options => new Score(options.Get(Of))), """ "measures": { "m": { "type": "count" } }, "scores": { "s": { "type": "plug-in", "of": "m" } } """, "VC4006: the component 'scores.s: FormatException' failed");

    [Fact]
    public void A_tier_policy_that_names_no_tier_harms_its_volunteer_alone() => AssertHarmsOne(
        ComponentType.Tier("plug-in", Summary, [Of], options => new Policy(options.Get(Of))), """ "measures": { "m": { "type": "count" } }, "tiers": { "x": { "type": "plug-in", "of": "m" } } """, "VC4007: the component 'tiers.x' broke its contract: it gave a tier that it does not declare");

    [Fact]
    public void A_criterion_that_fails_harms_its_volunteer_alone() => AssertHarmsOne(
        ComponentType.Criterion("plug-in", Summary, [Of], options => new Criterion(options.Get(Of))), """ "measures": { "m": { "type": "count" } }, "decisions": { "d": { "require": [ { "type": "all", "of": [ { "type": "plug-in", "of": "m" } ] } ] } } """, "VC4006: the component 'decisions.d.require[0].of[0]: NotSupportedException' failed");

    [Fact]
    public void An_offer_that_fails_harms_its_volunteer_alone() => AssertHarmsOne(
        ComponentType.Offer("plug-in", Summary, [Of], options => new Offer(options.Get(Of))), """ "measures": { "m": { "type": "count" } }, "decisions": { "d": { "require": [], "offer": { "type": "plug-in", "of": "m" } } } """, "VC4006: the component 'decisions.d.offer: TimeoutException' failed");

    [Fact]
    public void An_unbounded_recursion_or_memory_is_not_caught_but_overflow_is() => AssertHarmsOne(
        ComponentType.Measure("plug-in", Summary, RowKinds.Any, hasWindow: true, [], _ => new Overflowing()), """ "measures": { "m": { "type": "plug-in" } } """, "VC4005: an amount is larger than can be computed exactly");

    [Fact]
    public void Options_of_a_plug_in_are_checked_as_those_of_the_built_in_ones()
    {
        Option<int> size = Option.Whole("size", Summary, 1, 9).Required();
        Option<string> text = Option.Text("text", Summary);
        ComponentType type = ComponentType.Measure("plug-in", Summary, RowKinds.Any, hasWindow: false, [size, text], _ => new Measure());

        string[] faults = [.. Assert.Throws<RuleSetRefusedException>(() => With(type, """ "measures": { "a": { "type": "plug-in", "size": 10, "text": 5, "more": 1, "window": "lifetime" }, "b": { "type": "plug-in" } } """))
            .Faults.Select(f => $"{f.Code} {f.Place.Name}")];

        Assert.Equal(["VC3010 measures.a.size", "VC3006 measures.a.text", "VC3004 measures.a.more", "VC3005 measures.b"], faults);
    }

    [Fact]
    public void A_plug_in_of_the_same_name_may_fill_another_seam()
    {
        CreditEngine engine = With(ComponentType.Score("hours", Summary, [Of], options => new Score(options.Get(Of))), """ "measures": { "m": { "type": "count" } }, "scores": { "s": { "type": "hours", "of": "m" } } """);

        Assert.Equal("0", engine.Score("t", new Volunteer(VolunteerId), Evaluation.On(Day("2020-06-30"))).Score("s").Value.ToString());
    }

    private static readonly Option<ValueRef> Of = Option.Value("of", Summary).Required();

    /// <summary>Volunteers without three records, on 1 January, are scored as if the others were not there.</summary>
    private static void AssertHarmsOne(ComponentType type, string sections, string refusal)
    {
        CreditEngine engine = With(type, sections);
        Volunteer Make(string id, string day, int acts) => new(id, [Service(day, 60) with { VolunteerId = id }, .. Enumerable.Range(0, acts).Select(_ => Act(day, 1) with { VolunteerId = id })]);
        Volunteer[] volunteers = [Make("a", "2020-02-02", 1), Make("b", "2020-01-01", 2), Make("c", "2020-02-02", 1)];

        CreditResult[] results = [.. engine.Score("t", volunteers, Evaluation.On(Day("2020-06-30")) with { Explain = true })];

        Assert.Equal([ResultStatus.Computed, ResultStatus.Refused, ResultStatus.Computed], results.Select(r => r.Status));
        Assert.StartsWith(refusal, results[1].Refusal!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("the volunteer was not rated", results[1].Refusal!.ToString().Split(". ")[0], StringComparison.Ordinal);
        Assert.All(results[1].Measures, m => Assert.Null(m.Value));
        Assert.Equal((results[0] with { VolunteerId = "c", Records = null }).ToJson(), (results[2] with { Records = null }).ToJson());
    }

    private static CreditEngine With(ComponentType type, string sections) => CreditEngine.Create(options =>
    {
        options.Components.Add(type);
        options.Add(RuleSetSource.FromText(Loading.Document(sections)));
    });

    private static ComponentType Does(StepHarm does) => ComponentType.Intake("plug-in", Summary, [], _ => new Doing(does));

    /// <summary>The volunteer is refused for rows that the component at a place must leave alone, or not at all.</summary>
    private static void AssertOwn(CreditResult result, string? place) => Assert.Equal(
        place is null ? null : $"VC4007 {place} it changed rows that are not its own", result.Refusal is { } refusal ? $"{refusal.Code} {refusal.Found} {refusal.Expected?.English}" : null);

    private static bool IsFirstOfJanuary(Block block) => block.Count > 0 && DateOnly.FromDayNumber(block.Dates[0]) is { Month: 1, Day: 1 };

    private sealed class Step(int fault) : IIntakeStep
    {
        public string Reason => "plug-in";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
            for (int row = 0; row < counted.Length && fault == 6; row++)
            {
                counted[row] = block.Kinds[row] == RowKinds.Service ? 60 : counted[row];
            }

            if (!IsFirstOfJanuary(block))
            {
                return;
            }

            switch (fault)
            {
                case 1:
                    throw new InvalidOperationException("a volunteer's name");
                case 2:
                    counted[0] = -7;
                    break;
                case 3:
                    counted[^1] = 2;
                    break;
                case 4:
                    counted[0] = Block.UnknownMinutes;
                    break;
                case 5:
                    counted[counted.Length] = 0;
                    break;
            }
        }
    }

    private sealed class Doing(StepHarm does) : IIntakeStep
    {
        public string Reason => "plug-in";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace) => does(block, counted, trace);
    }

    private sealed class Unknown : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) => values.Fill(IMeasure.Unknown);
    }

    private sealed class Measure : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values)
        {
            values.Fill(1);
            if (IsFirstOfJanuary(block))
            {
                throw new DivideByZeroException();
            }
        }
    }

    private sealed class Overflowing : IMeasure
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) =>
            values.Fill(checked((IsFirstOfJanuary(block) ? long.MaxValue : 1) + 1));
    }

    private sealed class Curve(ValueShape input) : ICurve
    {
        public ValueShape Shape { get; } = input with { Unit = Unit.Number };

        public long At(long quanta) => quanta == 3 ? throw new KeyNotFoundException() : quanta;
    }

    private sealed class Score(ValueRef of) : IScoreModel
    {
        public ValueShape Shape { get; } = new(Unit.Number, 1, Interval.FromZero);

        void IScoreModel.Score(in Evidence evidence, ScoreSheet sheet) =>
            sheet.Add(ScoreLineKind.Part, "p", evidence.Values[of] == 3 ? throw new FormatException() : evidence.Values[of], of);
    }

    private sealed class Policy(ValueRef of) : ITierPolicy
    {
        public IReadOnlyList<TierStep> Steps { get; } = [new TierStep("one", null, [])];

        public TierRank Rank(in Evidence evidence) => new(evidence.Values[of] == 3 ? 7 : 0);
    }

    private sealed class Criterion(ValueRef of) : ICriterion
    {
        public Words Requirement { get; } = Words.Same(of.Name);

        public Verdict Judge(in Evidence evidence) => evidence.Values[of] == 3 ? throw new NotSupportedException() : new(Outcome.Eligible, null);
    }

    private sealed class Offer(ValueRef of) : IOffer
    {
        public IReadOnlyList<string> Columns { get; } = ["a"];

        public void Fill(in Values values, ICollection<OfferItem> items) =>
            items.Add(values[of] == 3 ? throw new TimeoutException() : new OfferItem("a", null, of.Name));
    }
}
