using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Grants;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;
using VolunteerCredit.Tiers;

#pragma warning disable CA2201 // what the framework throws is thrown on purpose

namespace VolunteerCredit.Tests.Guarding;

/// <summary>A faulty component, the document that uses it, and what is said of the volunteer whom it harms.</summary>
/// <param name="Name">The seam and the harm.</param>
/// <param name="Type">The component.</param>
/// <param name="Sections">The document's sections; the place of the faulty component is of the type <c>faulty</c>.</param>
/// <param name="Refusal">The code and place.</param>
internal sealed record FaultyCase(string Name, ComponentType Type, string Sections, string Refusal)
{
    private static readonly Words Summary = new("a plug-in", "插件");
    private static readonly Option<ValueRef> Of = Option.Value("of", Summary).Required();

    private static readonly (string Name, Func<Exception> Make)[] Thrown =
    [
        ("InvalidOperationException", () => new InvalidOperationException("the name of a volunteer")),
        ("NullReferenceException", () => new NullReferenceException()),
        ("OutOfMemoryException", () => new OutOfMemoryException()),
        ("OperationCanceledException", () => new OperationCanceledException()),
        ("OddException", () => new OddException()),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultyCase> All { get; } = [.. Steps(), .. Measures(), .. Curves(), .. Scores(), .. Tiers(), .. Criteria(), .. Offers(), .. Grants()];

    /// <summary>Whether intake itself fails, so that nothing is known of the volunteer's rows.</summary>
    public bool IsOfIntake => Name.StartsWith("step ", StringComparison.Ordinal);

    /// <summary>Whether a measure over the volunteer's rows fails.</summary>
    public bool IsOfMeasure => Name.StartsWith("measure", StringComparison.Ordinal);

    /// <summary>Whether nothing that decides is harmed, only what is given besides.</summary>
    public bool IsOfGrant => Name.StartsWith("grant", StringComparison.Ordinal);

    public override string ToString() => Name;

    /// <summary>A document with a part in place of its own.</summary>
    public static string Document(string? intake = null, string? measure = null, string? score = null, string? tier = null, string? criterion = null, string? offer = null, string? grant = null) => $$"""
        "intake": [ {{intake}} ],
        "measures": { "mark": { "type": "given", "name": "mark", "else": "0" }, "n": { "type": "count" }, "m": {{measure ?? """ { "type": "count" } """}} },
        "scores": { "s": {{score ?? """ { "type": "points", "parts": [ { "id": "p", "of": "n" } ] } """}} },
        "tiers": { "t": {{tier ?? """ { "type": "ladder", "by": "n", "steps": [ { "id": "one", "at": "1" } ] } """}} },
        "grants": { "g": {{grant ?? """ { "type": "grant", "currency": "coin", "of": { "type": "count" } } """}} },
        "boards": { "b": { "type": "board", "group": "volunteer", "by": {{measure ?? """ { "type": "count" } """}} } },
        "decisions": { "d": { "require": [ {{criterion ?? """ { "type": "compare", "of": "s", "min": 0 } """}}, { "type": "compare", "of": "n", "min": 5 }, { "type": "compare", "of": "m", "min": 0 }, { "type": "compare", "of": "t", "min": 0 } ],
          "offer": [ {{offer ?? """ { "type": "rows", "columns": { "rate": "permille" }, "always": { "rate": "4‰" } } """}} ] } }
        """;

    private static IEnumerable<FaultyCase> Steps()
    {
        (string Harm, StepHarm Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (StepHarm)((_, _, _) => throw t.Make()), $"VC4006 @: {t.Name}")),
            ("negative", (_, counted, _) => counted[0] = -7, "VC4007 @"),
            ("lowest", (_, counted, _) => counted[0] = long.MinValue, "VC4007 @"),
            ("unknown", (_, counted, _) => counted[0] = Block.UnknownMinutes, "VC4007 @"),
            ("more of an act", (_, counted, _) => counted[^1] = 2, "VC4007 @"),
            ("beyond the span", (_, counted, _) => counted[counted.Length] = 0, "VC4006 @: IndexOutOfRangeException"),
            ("too much to add", (_, counted, _) => counted[..2].Fill(long.MaxValue), "VC4005"),
        ];
        foreach ((string harm, StepHarm todo, string refusal) in harms)
        {
            yield return new("step " + harm, ComponentType.Intake("faulty", Summary, [], _ => new FaultyStep(todo)), Document(intake: """ { "type": "faulty" } """), refusal.Replace("@", "intake[0]", StringComparison.Ordinal));
            yield return new(
                "measure's step " + harm, ComponentType.Intake("faulty", Summary, [], _ => new FaultyStep(todo)),
                Document(measure: """ { "type": "hours", "steps": [ { "type": "exclude", "where": { "category": "meal" } }, { "type": "faulty" } ] } """).Replace("\"of\": \"m\", \"min\": 0", "\"of\": \"m\", \"min\": \"0h\"", StringComparison.Ordinal),
                refusal.Replace("@", "measures.m.steps[1]", StringComparison.Ordinal));
        }

        // Each row and what was added is a number that there is; only the sum of what is left is none.
        yield return new(
            "step sum of the rows", ComponentType.Intake("faulty", Summary, [], _ => new FaultyStep((_, counted, _) => counted[0] = long.MaxValue - 50)), Document(intake: """ { "type": "faulty" } """), "VC4005");
        yield return new(
            "measure's step other rows", ComponentType.Intake("faulty", Summary, [], _ => new FaultyStep((_, counted, _) => counted.Fill(30))),
            Document(measure: """ { "type": "count", "where": { "category": "visit" }, "steps": [ { "type": "faulty" } ] } """), "VC4007 measures.m.steps[0]");
    }

    private static IEnumerable<FaultyCase> Measures()
    {
        (string Harm, MeasureHarm Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (MeasureHarm)((_, _) => throw t.Make()), $"VC4006 measures.m: {t.Name}")),
            ("too much", (_, values) => values.Fill(101), "VC4007 measures.m"),
            ("negative", (_, values) => values.Fill(-1), "VC4007 measures.m"),
            ("unknown", (_, values) => values.Fill(IMeasure.Unknown), "VC4007 measures.m"),
            ("nothing written", (_, _) => { }, "VC4007 measures.m"),
            ("beyond the span", (_, values) => values[values.Length] = 1, "VC4006 measures.m: IndexOutOfRangeException"),
            ("overflow", (block, values) => values.Fill(checked(long.MaxValue + block.Count)), "VC4005"),
        ];
        return harms.Select(h => new FaultyCase(
            "measure " + h.Harm, ComponentType.Measure("faulty", Summary, RowKinds.Any, hasWindow: true, [], _ => new FaultyMeasure(h.Do)), Document(measure: """ { "type": "faulty" } """), h.Refusal));
    }

    private static IEnumerable<FaultyCase> Curves()
    {
        const string Place = "scores.s.parts[0].through";
        (string Harm, Func<long> Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (Func<long>)(() => throw t.Make()), $"VC4006 {Place}: {t.Name}")),
            ("too much", () => 101, $"VC4007 {Place}"),
            ("negative", () => -1, $"VC4007 {Place}"),
            ("unknown", () => IMeasure.Unknown, $"VC4007 {Place}"),
        ];
        return harms.Select(h => new FaultyCase(
            "curve " + h.Harm, ComponentType.Curve("faulty", Summary, [], _ => new FaultyCurve(h.Do)),
            Document(score: """ { "type": "points", "parts": [ { "id": "p", "of": "mark", "through": { "type": "faulty" } } ] } """), h.Refusal));
    }

    private static IEnumerable<FaultyCase> Scores()
    {
        (string Harm, Action<ScoreSheet> Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (Action<ScoreSheet>)(_ => throw t.Make()), $"VC4006 scores.s: {t.Name}")),
            ("too much", sheet => sheet.Add(ScoreLineKind.Part, "p", 101), "VC4007 scores.s"),
            ("negative", sheet => sheet.Add(ScoreLineKind.Part, "p", -1), "VC4007 scores.s"),
            ("an unknown line", sheet => sheet.Add(ScoreLineKind.Part, "p", IMeasure.Unknown), "VC4007 scores.s"),
            ("a line without a name", sheet => sheet.Add(ScoreLineKind.Part, null!, 1), "VC4007 scores.s"),
            ("a kind of line that is none", sheet => sheet.Add((ScoreLineKind)77, "p", 1), "VC4007 scores.s"),
            ("a value that is not given to it", sheet => sheet.Add(ScoreLineKind.Part, "p", 1, new ValueRef(99, "other", new(Unit.Number, 1, Interval.FromZero))), "VC4007 scores.s"),
            ("unknown for no reason", sheet => sheet.MarkUnknown(), "VC4007 scores.s"),
            ("open in a direction that is none", sheet => sheet.MarkOpen((Openness)4), "VC4007 scores.s"),
            ("the score of a rule set that is not given to it", sheet => sheet.TakeFrom(RuleSetScore.Parse("nobody")), "VC4007 scores.s"),
            ("overflow", sheet => Array.ForEach([1, 2], _ => sheet.Add(ScoreLineKind.Part, "p", long.MaxValue)), "VC4005"),
        ];
        return harms.Select(h => new FaultyCase(
            "score " + h.Harm, ComponentType.Score("faulty", Summary, [Of], options => new FaultyScore(options.Get(Of), h.Do)), Document(score: """ { "type": "faulty", "of": "n" } """), h.Refusal));
    }

    private static IEnumerable<FaultyCase> Tiers()
    {
        (string Harm, TierHarm Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (TierHarm)((in Evidence _) => throw t.Make()), $"VC4006 tiers.t: {t.Name}")),
            ("a tier that is none", (in Evidence _) => new(2), "VC4007 tiers.t"),
            ("a tier below none", (in Evidence _) => new(-2), "VC4007 tiers.t"),
            ("a number that is too high", (in Evidence _) => new(1) { Number = 3 }, "VC4007 tiers.t"),
            ("a round below the first", (in Evidence _) => new(1) { Cycle = -1 }, "VC4007 tiers.t"),
            ("open in a direction that is none", (in Evidence _) => new(1, Openness: (Openness)8), "VC4007 tiers.t"),
            ("unknown for no reason", (in Evidence _) => new(-1, IsUnknown: true), "VC4007 tiers.t"),
            ("a missing fact that is none", (in Evidence _) => new(-1, IsUnknown: true) { MissingFacts = [null!] }, "VC4007 tiers.t"),
            ("an award that is none", (in Evidence _) => new(0) { Awards = [null!] }, "VC4007 tiers.t"),
        ];
        return harms.Select(h => new FaultyCase(
            "tier " + h.Harm, ComponentType.Tier("faulty", Summary, [Of], options => new FaultyTier(options.Get(Of), h.Do)), Document(tier: """ { "type": "faulty", "of": "n" } """), h.Refusal));
    }

    private static IEnumerable<FaultyCase> Criteria()
    {
        (string Harm, CriterionHarm Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (CriterionHarm)((in Evidence _) => throw t.Make()), $"VC4006 @: {t.Name}")),
            ("an outcome that is none", (in Evidence _) => new((Outcome)77, null), "VC4007 @"),
            ("an outcome below all", (in Evidence _) => new((Outcome)(-1), null), "VC4007 @"),
            ("an outcome that is not its own", (in Evidence _) => new(Outcome.NotInForce, null), "VC4007 @"),
            ("undetermined for no reason", (in Evidence _) => new(Outcome.Undetermined, null), "VC4007 @"),
            ("a missing fact that is none", (in Evidence _) => new(Outcome.Undetermined, null, [null!]), "VC4007 @"),
            ("words that are none", (in Evidence _) => new(Outcome.Eligible, new Found(new Words(null!, null!))), "VC4007 @"),
        ];
        foreach ((string harm, CriterionHarm todo, string refusal) in harms)
        {
            ComponentType type = ComponentType.Criterion("faulty", Summary, [Of], options => new FaultyCriterion(options.Get(Of), todo));
            yield return new("criterion " + harm, type, Document(criterion: """ { "type": "faulty", "of": "n" } """), refusal.Replace("@", "decisions.d.require[0]", StringComparison.Ordinal));
            yield return new(
                "inner criterion " + harm, type, Document(criterion: """ { "type": "some", "of": [ { "type": "compare", "of": "n", "min": 1 }, { "type": "faulty", "of": "n" } ] } """),
                refusal.Replace("@", "decisions.d.require[0].of[1]", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<FaultyCase> Offers()
    {
        const string Place = "decisions.d.offer[0]";
        (string Harm, Action<ICollection<OfferItem>> Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (Action<ICollection<OfferItem>>)(_ => throw t.Make()), $"VC4006 {Place}: {t.Name}")),
            ("nothing for an item", items => items.Add(null!), $"VC4007 {Place}"),
            ("no column", items => items.Add(new(null!, null, "x")), $"VC4007 {Place}"),
            ("no text", items => items.Add(new("a", null, null!)), $"VC4007 {Place}"),
            ("a column that it does not declare", items => items.Add(new("b", null, "x")), $"VC4007 {Place}"),
        ];
        return harms.Select(h => new FaultyCase(
            "offer " + h.Harm, ComponentType.Offer("faulty", Summary, [Of], options => new FaultyOffer(options.Get(Of), h.Do)), Document(offer: """ { "type": "faulty", "of": "mark" } """).Replace("\"min\": 5", "\"min\": 1", StringComparison.Ordinal), h.Refusal));
    }

    private static IEnumerable<FaultyCase> Grants()
    {
        (string Harm, Action<Block, GrantLedger> Do, string Refusal)[] harms =
        [
            .. Thrown.Select(t => ($"throws {t.Name}", (Action<Block, GrantLedger>)((_, _) => throw t.Make()), $"VC4006 grants.g: {t.Name}")),
            ("a day after the as-of day", (block, ledger) => ledger.Earn(block.AsOf + 1, null, 1, []), "VC4007 grants.g"),
            ("a day that is none", (_, ledger) => ledger.Earn(-1, null, 1, []), "VC4007 grants.g"),
            ("an end before the beginning", (block, ledger) => ledger.Earn(block.AsOf, block.AsOf - 1, 1, []), "VC4007 grants.g"),
            ("no rows at all", (block, ledger) => ledger.Earn(block.AsOf, null, 1, null!), "VC4007 grants.g"),
            ("a row that is not there", (block, ledger) => ledger.Earn(block.AsOf, null, 1, [block.Count]), "VC4007 grants.g"),
            ("less than nothing claimed", (block, ledger) => ledger.Claim(block.AsOf, -1), "VC4007 grants.g"),
            ("a claim on a day that is none", (_, ledger) => ledger.Claim(int.MaxValue, 1), "VC4007 grants.g"),
            ("unknown for no reason", (_, ledger) => ledger.MarkUnknown(), "VC4007 grants.g"),
            ("overflow", (block, ledger) => Array.ForEach([1, 2], _ => ledger.Claim(block.AsOf, long.MaxValue)), "VC4005"),
        ];
        return harms.Select(h => new FaultyCase(
            "grant " + h.Harm, ComponentType.Grant("faulty", Summary, [], _ => new FaultyGrant(h.Do)), Document(grant: """ { "type": "faulty" } """), h.Refusal));
    }
}
