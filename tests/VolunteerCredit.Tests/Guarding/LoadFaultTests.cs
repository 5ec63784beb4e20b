using VolunteerCredit.Boards;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tests.RuleSets;
using VolunteerCredit.Tiers;

#pragma warning disable CA2201 // what the framework throws is thrown on purpose

namespace VolunteerCredit.Tests.Guarding;

/// <summary>A component that cannot be made, or says nonsense of itself, refuses the document that names it, with its place; what it says later changes nothing.</summary>
public sealed class LoadFaultTests
{
    private static readonly Words Summary = new("a plug-in", "插件");
    private static readonly Option<ValueRef> Of = Option.Value("of", Summary).Required();
    private static readonly ValueShape Sound = new(Unit.Number, 1, new(0, 100));

    /// <summary>Seam, harm, component, sections, code, place.</summary>
    private static readonly (string Name, ComponentType Type, string Sections, string Fault)[] Cases =
    [
        .. Factories(() => throw new NotSupportedException("text of a volunteer"), "throws", "VC4045", "faulty: NotSupportedException"),
        .. Factories(() => throw new OddException(), "throws what throws itself", "VC4045", "faulty: OddException"),
        .. Factories(() => throw new DivideByZeroException(), "divides", "VC4045", "faulty: DivideByZeroException"),
        .. Factories(() => throw new OverflowException(), "overflows", "VC4045", "faulty: OverflowException"),
        .. Factories(() => throw new OutOfMemoryException(), "takes too much memory", "VC4045", "faulty: OutOfMemoryException"),
        .. Factories(() => null!, "gives nothing", "VC4046", "@: faulty"),
        .. Steps(
            ("no reason", new OddStep { Reason = null! }), ("an empty reason", new OddStep { Reason = "" }), ("a disposition that is none", new OddStep { Disposition = (Disposition)5 }),
            ("no split times", new OddStep { SplitTimes = null! }), ("midnight", new OddStep { SplitTimes = [0] }), ("after the day", new OddStep { SplitTimes = [1440] })),
        .. Shapes(
            ("no shape", null), ("no unit", Sound with { Unit = null! }), ("no name of a unit", Sound with { Unit = Unit.Named(null!) }), ("a kind of unit that is none", Sound with { Unit = new((UnitKind)9, "x") }),
            ("no scale", Sound with { Scale = 0 }), ("too fine a scale", Sound with { Scale = 1_000_000_000_001 }), ("bounds the wrong way round", Sound with { Bounds = new(1, 0) }),
            ("a direction that is none", Sound with { Direction = (Direction)3 }), ("no inputs", Sound with { Inputs = null! }), ("an input that is none", Sound with { Inputs = [null!] })),
        .. Tiers(
            ("no steps", null!), ("a step that is none", [null!]), ("a step without a name", [new(null!, null, [])]), ("a step twice", [new("a", null, []), new("a", null, [])]),
            ("no thresholds", [new("a", null, null!)]), ("a threshold of nothing", [new("a", null, [new(null!, default)])]),
            ("a threshold of another's value", [new("a", null, [new(new(7, "x", Sound), default)])])),
        .. Criteria(
            ("no requirement", new OddCriterion { Requirement = null! }), ("a requirement without words", new OddCriterion { Requirement = new(null!, "") }),
            ("no inner", new OddCriterion { Inner = null! }), ("an inner that is none", new OddCriterion { Inner = [null!] }), ("itself inside", OddCriterion.Endless())),
        .. Offers(("no columns", null!), ("a column that is none", [null!]), ("a column without a name", [""]), ("a column twice", ["a", "a"])),
        ("grant: no currency", ComponentType.Grant("faulty", Summary, [], _ => new OddGrant(null!, Sound)), FaultyCase.Document(grant: """ { "type": "faulty" } """), "VC4046 grants.g grants.g: faulty"),
        .. Boards(("no group", null!, null, null), ("no kind of group", "no kind", null, null), ("no rank", "unit", 0, null), ("a measure of its own", "unit", null, new OwnMeasure())),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Fact]
    public void Every_harm_has_a_name_of_its_own() => Assert.Equal(Cases.Length, Cases.DistinctBy(c => c.Name).Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_is_refused_with_the_place(string name)
    {
        (_, ComponentType type, string sections, string expected) = Cases.Single(c => c.Name == name);
        Notice fault = Assert.Single(FaultsOf(type, sections));

        Assert.Equal(expected, $"{fault.Code} {fault.Place.Name} {fault.Found}");
        Assert.True(fault.Place.Line > 0);
        Assert.DoesNotContain("{", fault.In(Language.Chinese), StringComparison.Ordinal);
        Assert.DoesNotContain("of a volunteer", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_documents_are_told_of_at_once_and_the_sound_ones_load_without_the_faulty()
    {
        ComponentType type = Factories(() => throw new NotSupportedException(), "throws", "", "").First().Item2;
        string faulty = Loading.Document(""" "intake": [ { "type": "faulty" } ], "measures": { "n": { "type": "count", "size": 1 } } """), sound = Loading.Document(FaultyCase.Document()).Replace("\"id\": \"t\"", "\"id\": \"sound\"", StringComparison.Ordinal);
        RuleSetRefusedException refused = Assert.Throws<RuleSetRefusedException>(() => Make(type, faulty, sound));

        Assert.Equal(["VC4045", "VC3004"], refused.Faults.Select(f => f.Code));
        Assert.Single(Make(type, sound).RuleSets);
    }

    [Fact]
    public void Options_that_a_throwing_delegate_declares_refuse_the_document()
    {
        Option<OptionValues> fields = Option.Fields("inner", Summary, () => throw new InvalidOperationException());
        ComponentType type = ComponentType.Intake("faulty", Summary, [fields], _ => new OddStep());
        Notice fault = Assert.Single(FaultsOf(type, FaultyCase.Document(intake: """ { "type": "faulty", "inner": {} } """)));

        Assert.Equal(("VC4045", "intake[0]"), (fault.Code, fault.Place.Name));
    }

    /// <summary>What a component says of itself is asked once: a getter that changes its mind, or throws, when volunteers come harms nobody.</summary>
    [Fact]
    public void What_a_component_says_of_itself_later_changes_nothing()
    {
        var fickle = new Fickle();
        CreditEngine engine = Make(ComponentType.Measure("faulty", Summary, RowKinds.Any, hasWindow: true, [], _ => fickle), Loading.Document(FaultyCase.Document(measure: """ { "type": "faulty" } """)));
        fickle.IsLate = true;
        CreditResult result = engine.Score("t", Given.Volunteer(Given.Service("1", "2024-01-01", 60)), Evaluation.On(Given.Day("2024-12-31")));

        Assert.Equal((ResultStatus.Computed, "1"), (result.Status, result.Measure("m").Value.ToString()));
    }

    /// <summary>What was handed to a component for one volunteer is of no use to it for another.</summary>
    [Fact]
    public void Nothing_is_written_after_the_end()
    {
        ScoreSheet? sheet = null;
        GrantLedger? ledger = null;
        ICollection<OfferItem>? items = null;
        IIntakeTrace? trace = null;
        ComponentType[] types =
        [
            ComponentType.Intake("faulty", Summary, [], _ => new FaultyStep((_, _, t) => trace = t)),
            ComponentType.Score("faulty", Summary, [Of], options => new FaultyScore(options.Get(Of), s => sheet = s)),
            ComponentType.Grant("faulty", Summary, [], _ => new FaultyGrant((_, l) => ledger = l)),
            ComponentType.Offer("faulty", Summary, [Of], options => new FaultyOffer(options.Get(Of), i => items = i)),
        ];
        CreditEngine engine = CreditEngine.Create(options =>
        {
            Array.ForEach(types, options.Components.Add);
            options.Add(RuleSetSource.FromText(Loading.Document(FaultyCase.Document(intake: """ { "type": "faulty" } """, score: """ { "type": "faulty", "of": "n" } """, grant: """ { "type": "faulty" } """, offer: """ { "type": "faulty", "of": "mark" } """)
                .Replace("\"min\": 5", "\"min\": 1", StringComparison.Ordinal))));
        });
        Volunteer marked = Given.Volunteer(Given.Service("1", "2024-01-01", 60)) with { Facts = [Given.Fact("f", Marked.Fact, "13")] };
        CreditResult result = engine.Score("t", marked, Evaluation.On(Given.Day("2024-12-31")) with { Explain = true });
        string before = result.ToJson();

        Assert.Throws<InvalidOperationException>(() => trace!.Because(0, 0));
        Assert.Throws<InvalidOperationException>(() => sheet!.Add(ScoreLineKind.Part, "late", 1));
        Assert.Throws<InvalidOperationException>(sheet!.MarkUnknown);
        Assert.Throws<InvalidOperationException>(() => ledger!.Claim(1, 1));
        Assert.Throws<InvalidOperationException>(ledger!.MarkUnknown);
        items!.Add(new("a", null, "late"));
        Assert.Equal(before, result.ToJson());
        Assert.Equal(before, engine.Score("t", marked, Evaluation.On(Given.Day("2024-12-31")) with { Explain = true }).ToJson());
    }

    private static IEnumerable<(string, ComponentType, string, string)> Factories(Func<object> make, string harm, string code, string found)
    {
        const string Plain = """ { "type": "faulty" } """, Reading = """ { "type": "faulty", "of": "n" } """;
        (Seam Seam, ComponentType Type, string Sections, string Place)[] all =
        [
            (Seam.Intake, ComponentType.Intake("faulty", Summary, [], _ => (IIntakeStep)make()), FaultyCase.Document(intake: Plain), "intake[0]"),
            (Seam.Measure, ComponentType.Measure("faulty", Summary, RowKinds.Any, true, [], _ => (IMeasure)make()), FaultyCase.Document().Replace("\"m\":  { \"type\": \"count\" }", "\"m\": " + Plain, StringComparison.Ordinal), "measures.m"),
            (Seam.Curve, ComponentType.Curve("faulty", Summary, [], _ => (ICurve)make()), FaultyCase.Document(score: """ { "type": "points", "parts": [ { "id": "p", "of": "n", "through": { "type": "faulty" } } ] } """), "scores.s.parts[0].through"),
            (Seam.Score, ComponentType.Score("faulty", Summary, [Of], _ => (IScoreModel)make()), FaultyCase.Document(score: Reading), "scores.s"),
            (Seam.Tier, ComponentType.Tier("faulty", Summary, [Of], _ => (ITierPolicy)make()), FaultyCase.Document(tier: Reading), "tiers.t"),
            (Seam.Criterion, ComponentType.Criterion("faulty", Summary, [Of], _ => (ICriterion)make()), FaultyCase.Document(criterion: Reading), "decisions.d.require[0]"),
            (Seam.Offer, ComponentType.Offer("faulty", Summary, [Of], _ => (IOffer)make()), FaultyCase.Document(offer: Reading), "decisions.d.offer[0]"),
            (Seam.Grant, ComponentType.Grant("faulty", Summary, [], _ => (IGrant)make()), FaultyCase.Document(grant: Plain), "grants.g"),
            (Seam.Board, ComponentType.Board("faulty", Summary, [], _ => (IBoard)make()), """ "boards": { "b": { "type": "faulty" } } """, "boards.b"),
        ];
        return all.Select(a => ($"{a.Seam}: {harm}", a.Type, a.Sections, $"{code} {a.Place} {found.Replace("@", a.Place, StringComparison.Ordinal)}"));
    }

    private static IEnumerable<(string, ComponentType, string, string)> Steps(params (string Harm, OddStep Step)[] harms) => harms.Select(h =>
        ("step: " + h.Harm, ComponentType.Intake("faulty", Summary, [], _ => h.Step), FaultyCase.Document(intake: """ { "type": "faulty" } """), "VC4046 intake[0] intake[0]: faulty"));

    private static IEnumerable<(string, ComponentType, string, string)> Shapes(params (string Harm, ValueShape? Shape)[] harms)
    {
        foreach ((string harm, ValueShape? shape) in harms)
        {
            ComponentType[] types =
            [
                ComponentType.Curve("faulty", Summary, [], _ => new OddCurve(shape!)), ComponentType.Score("faulty", Summary, [Of], _ => new OddScore(shape!)),
                ComponentType.Tier("faulty", Summary, [Of], _ => new OddTier([], shape!)), ComponentType.Grant("faulty", Summary, [], _ => new OddGrant("coin", shape!)),
            ];
            string[] sections =
            [
                FaultyCase.Document(score: """ { "type": "points", "parts": [ { "id": "p", "of": "n", "through": { "type": "faulty" } } ] } """), FaultyCase.Document(score: """ { "type": "faulty", "of": "n" } """),
                FaultyCase.Document(tier: """ { "type": "faulty", "of": "n" } """), FaultyCase.Document(grant: """ { "type": "faulty" } """),
            ];
            string[] places = ["scores.s.parts[0].through", "scores.s", "tiers.t", "grants.g"];
            for (int i = 0; i < types.Length; i++)
            {
                yield return ($"{types[i].Seam}: {harm}", types[i], sections[i], $"VC4046 {places[i]} {places[i]}: faulty");
            }
        }
    }

    private static IEnumerable<(string, ComponentType, string, string)> Tiers(params (string Harm, TierStep[] Steps)[] harms) => harms.Select(h =>
        ("tier: " + h.Harm, ComponentType.Tier("faulty", Summary, [Of], _ => new OddTier(h.Steps, Sound)), FaultyCase.Document(tier: """ { "type": "faulty", "of": "n" } """), "VC4046 tiers.t tiers.t: faulty"));

    private static IEnumerable<(string, ComponentType, string, string)> Criteria(params (string Harm, OddCriterion Criterion)[] harms) => harms.Select(h =>
        ("criterion: " + h.Harm, ComponentType.Criterion("faulty", Summary, [Of], _ => h.Criterion), FaultyCase.Document(criterion: """ { "type": "faulty", "of": "n" } """), "VC4046 decisions.d.require[0] decisions.d.require[0]: faulty"));

    private static IEnumerable<(string, ComponentType, string, string)> Offers(params (string Harm, string[] Columns)[] harms) => harms.Select(h =>
        ("offer: " + h.Harm, ComponentType.Offer("faulty", Summary, [Of], _ => new OddOffer(h.Columns)), FaultyCase.Document(offer: """ { "type": "faulty", "of": "n" } """), "VC4046 decisions.d.offer[0] decisions.d.offer[0]: faulty"));

    private static IEnumerable<(string, ComponentType, string, string)> Boards(params (string Harm, string Group, int? Top, BoundMeasure? By)[] harms)
    {
        Option<BoundMeasure> by = Option.Measure("by", Summary).Required();
        return harms.Select(h => ("board: " + h.Harm, ComponentType.Board("faulty", Summary, [by], options => new OddBoard(h.Group, h.By ?? options.Get(by), h.Top)),
            """ "boards": { "b": { "type": "faulty", "by": { "type": "count" } } } """, "VC4046 boards.b boards.b: faulty"));
    }

    private static IReadOnlyList<Notice> FaultsOf(ComponentType type, string sections) =>
        Assert.Throws<RuleSetRefusedException>(() => Make(type, Loading.Document(sections))).Faults;

    private static CreditEngine Make(ComponentType type, params string[] documents) => CreditEngine.Create(options =>
    {
        options.Components.Add(type);
        options.Add(documents.Select(d => RuleSetSource.FromText(d)));
    });

    private sealed class OddStep : IIntakeStep
    {
        public string Reason { get; init; } = "odd";

        public Disposition Disposition { get; init; }

        public IReadOnlyList<int> SplitTimes { get; init; } = [];

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
        }
    }

    private sealed class Fickle : IMeasure
    {
        public bool IsLate { get; set; }

        public ValueShape Shape => IsLate ? throw new InvalidOperationException() : Sound;

        public void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values) => values.Fill(1);
    }

    private sealed class OddCurve(ValueShape shape) : ICurve
    {
        public ValueShape Shape => shape;

        public long At(long quanta) => 0;
    }

    private sealed class OddScore(ValueShape shape) : IScoreModel
    {
        public ValueShape Shape => shape;

        public void Score(in Evidence evidence, ScoreSheet sheet)
        {
        }
    }

    private sealed class OddTier(TierStep[] steps, ValueShape shape) : ITierPolicy
    {
        public IReadOnlyList<TierStep> Steps => steps;

        public ValueShape Shape => shape;

        public TierRank Rank(in Evidence evidence) => new(-1);
    }

    private sealed class OddCriterion : ICriterion
    {
        public Words Requirement { get; init; } = Words.Same("odd");

        public IReadOnlyList<ICriterion> Inner { get; init; } = [];

        public static OddCriterion Endless()
        {
            ICriterion[] inner = new ICriterion[1];
            var endless = new OddCriterion { Inner = inner };
            inner[0] = endless;
            return endless;
        }

        public Verdict Judge(in Evidence evidence) => new(Outcome.Eligible, null);
    }

    private sealed class OddOffer(string[] columns) : IOffer
    {
        public IReadOnlyList<string> Columns => columns;

        public void Fill(in Values values, ICollection<OfferItem> items)
        {
        }
    }

    private sealed class OddGrant(string currency, ValueShape shape) : IGrant
    {
        public string Currency => currency;

        public ValueShape Shape => shape;

        public void Grant(Block block, GrantLedger ledger)
        {
        }
    }

    private sealed class OwnMeasure : BoundMeasure
    {
        public override ValueShape Shape => Sound;

        public override void Evaluate(Block block, ReadOnlySpan<Period> periods, Span<long> values)
        {
        }
    }
}
