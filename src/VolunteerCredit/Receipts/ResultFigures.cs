using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>
/// Every figure, tier and outcome of a result, without words for people, which may be put better later, and without ids and texts of records and facts,
/// which the digests speak for. What is unknown, or is not there, is left out.
/// </summary>
internal static class ResultFigures
{
    /// <summary>A text, in the form in which it is read back: what is no valid Unicode becomes U+FFFD.</summary>
    public static DocumentNode? Text(string? text) => text is null ? null : DocumentNode.FromString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    /// <summary>A map of what is there.</summary>
    public static DocumentNode Map(params IEnumerable<(string Key, DocumentNode? Value)> members) =>
        DocumentNode.Map(members.Where(m => m.Value is not null).Select(m => (m.Key, m.Value!)));

    public static DocumentNode Texts(IEnumerable<KeyValuePair<string, string>> texts) => Map(texts.Select(t => (t.Key, Text(t.Value))));

    /// <summary>Figures of a result in the order of the computation, so that the first difference is nearest to its cause.</summary>
    public static DocumentNode Of(CreditResult result) => Map(
        ("status", JsonForm.Word(result.Status)),
        ("refusal", Text(result.Refusal?.Code)),
        ("honesty", JsonForm.Word(result.Honesty)),
        ("parameters", Texts(result.Parameters)),
        ("time", TimeOf(result.Time)),
        ("measures", Named(result.Measures, m => [("value", Of(m.Value)), ("open", Of(m.Openness)), ("qualifier", Of(m.Qualifier))])),
        ("scores", Named(result.Scores, OfScore)),
        ("tiers", Named(result.Tiers, OfTier)),
        ("grants", Named(result.Grants, OfGrant)),
        ("decisions", Named(result.Decisions, OfDecision)));

    private static DocumentNode Named<T>(NamedResults<T> results, Func<T, (string, DocumentNode?)[]> figures)
        where T : INamedResult => Map(results.Select(r => (r.Name, (DocumentNode?)Map(figures(r)))));

    private static DocumentNode TimeOf(TimeBalance time) => Map(
        ("recorded", time.Recorded), ("added", time.Added), ("counted", time.Counted), ("held", time.Held), ("lost", time.Lost), ("unknownRecords", time.UnknownRecords),
        ("reasons", Map(time.Reasons.Select(r => (r.Reason, (DocumentNode?)Map(("added", r.Added), ("held", r.Held), ("lost", r.Lost), ("rows", r.Rows)))))));

    private static (string Key, DocumentNode? Value)[] OfScore(ScoreResult score) =>
    [
        .. OfOneScore(score),
        ("manual", Of(score.Manual)),

        // One after the other, since rule sets may take scores from one another deeper than JSON is read.
        ("computed", score.Computed is null ? null : DocumentNode.List(Chain(score).Select(c =>
            Map([("by", $"{c.By.Id}@{c.By.Version}"), ("score", Text(c.Score.Name)), .. OfOneScore(c.Score)])))),
    ];

    private static IEnumerable<ComputedScore> Chain(ScoreResult score)
    {
        for (ComputedScore? computed = score.Computed; computed is not null; computed = computed.Score.Computed)
        {
            yield return computed;
        }
    }

    private static (string Key, DocumentNode? Value)[] OfOneScore(ScoreResult score) =>
    [
        ("value", Of(score.Value)), ("open", Of(score.Openness)), ("honesty", JsonForm.Word(score.Honesty)), ("qualifier", Of(score.Qualifier)),
        ("lines", DocumentNode.List(score.Lines.Select(l => Map(("kind", JsonForm.Word(l.Kind)), ("id", Text(l.Id)), ("value", Of(l.Value)), ("of", Text(l.Of)), ("found", Of(l.Found)))))),
        ("given", score.Given is not { } given ? null : Map(("issuer", Text(given.Issuer)), ("date", Of(given.Date)), ("range", Text(given.Range)))),
    ];

    private static (string, DocumentNode?)[] OfTier(TierResult tier) =>
    [
        ("reached", Text(tier.Reached)), ("unknown", tier.IsUnknown), ("open", tier.IsOpen), ("held", Text(tier.Held)),
        ("cycle", tier.Cycle is { } cycle ? cycle : null), ("reachedOn", Of(tier.ReachedOn)), ("manual", Of(tier.Manual)),
        ("awards", tier.Awards.Count == 0 ? null : DocumentNode.List(tier.Awards.Select(a => Map(("on", Of(a.On)), ("until", Of(a.Until)))))),
    ];

    private static (string, DocumentNode?)[] OfGrant(GrantResult grant) =>
    [
        ("balance", Of(grant.Balance)), ("owed", Of(grant.Owed)), ("open", Of(grant.Openness)), ("honesty", JsonForm.Word(grant.Honesty)), ("missing", Of(grant.Missing)),
        ("lots", DocumentNode.List(grant.Lots.Select(l => Map(
            ("earnedOn", Of(l.EarnedOn)), ("expiresOn", Of(l.ExpiresOn)), ("amount", Of(l.Amount)), ("spent", Of(l.Spent)), ("left", Of(l.Left)), ("expired", Of(l.Expired)))))),
    ];

    private static (string, DocumentNode?)[] OfDecision(DecisionResult decision) =>
    [
        ("outcome", JsonForm.Word(decision.Outcome)), ("honesty", JsonForm.Word(decision.Honesty)), ("criteria", Of(decision.Criteria)),
        ("offer", DocumentNode.List(decision.Offer.Select(o => Map(("column", Text(o.Column)), ("text", Text(o.Text)))))),
        ("missing", Of(decision.Missing)), ("validUntil", Of(decision.ValidUntil)), ("manual", Of(decision.Manual is { } manual ? manual with { Computed = JsonForm.OutcomeWord(manual.Computed) } : null)),
    ];

    private static DocumentNode Of(IReadOnlyList<CriterionResult> criteria) => DocumentNode.List(criteria.Select(c =>
        Map(("outcome", JsonForm.Word(c.Outcome)), ("of", c.Inner.Count == 0 ? null : Of(c.Inner)))));

    /// <summary>Which record is missing is not said: its id is the caller's.</summary>
    private static DocumentNode? Of(IReadOnlyList<MissingInput> missing) => missing.Count == 0 ? null :
        DocumentNode.List(missing.Select(m => m.Name.StartsWith("record:", StringComparison.Ordinal) ? "record" : m.Name).Distinct().Select(name => Text(name)!));

    private static DocumentNode? Of(ManualOverride? manual) => manual is null ? null : Map(("until", Of(manual.Until)), ("computed", Text(manual.Computed)));

    private static DocumentNode? Of(Amount? amount) => amount is not { } value ? null
        : Text(value.Unit.Kind == UnitKind.Number ? value.Figure.ToString() : $"{value.Figure} {value.Unit.Name}");

    private static DocumentNode? Of(DateOnly? day) => day is { } date ? Text(RecordRules.Iso(date)) : null;

    private static DocumentNode Of(Openness openness) => JsonForm.Word(openness);

    private static DocumentNode? Of(Qualifier qualifier) => qualifier == Qualifier.None ? null : Text(JsonForm.Word(qualifier));
}
