using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Receipts;

/// <summary>The member <c>receipt</c> of the file: what is sealed, and made again to verify it.</summary>
internal static class ReceiptBody
{
    /// <summary>The form of the file. A file of another form is refused.</summary>
    public const string Format = "1";

    /// <param name="plan">The rule set.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="inputs">What it was asked about.</param>
    /// <param name="result">The result.</param>
    /// <param name="options">The caller's parts.</param>
    public static DocumentNode Make(RuleSetPlan plan, Evaluation asked, ReceiptInputs inputs, CreditResult result, ReceiptOptions options)
    {
        var digests = new KeyedDigests(options.Key);
        string volunteer = digests.Volunteer(inputs.Volunteer.Id);
        RuleSetIdentity[] others = [.. plan.All.Select(p => p.Identity).Distinct().Where(i => i != plan.Identity).OrderBy(i => i.Hash, StringComparer.Ordinal)];
        return ResultFigures.Map(
            ("format", Format),
            ("reference", ResultFigures.Text(options.Reference)),
            ("ruleSet", Of(plan.Identity)),
            ("scoresFrom", DocumentNode.List(others.Select(Of))),
            ("semantics", plan.Identity.SemanticsVersion),
            ("asOf", RecordRules.Iso(asked.AsOf)),
            ("asOfUsed", RecordRules.Iso(result.AsOf)),
            ("knownAt", Of(asked.KnownAt)),
            ("strict", asked.Strict),
            ("withoutRecorders", DocumentNode.List(asked.WithoutRecorders.Select(r => ResultFigures.Text(r)!))),
            ("parameters", ResultFigures.Texts(asked.Parameters.OrderBy(p => p.Key, Comparer<string>.Create(Ids.Compare)))),
            ("key", ResultFigures.Map(("id", digests.KeyId), ("bytes", ResultFigures.Text(options.KeyInReceipt ? Convert.ToHexStringLower(options.Key.Span) : null)))),
            ("volunteer", volunteer),
            ("inputs", ResultFigures.Map(
                ("recordedUpTo", Of(inputs.RecordedUpTo)),
                ("all", digests.All([volunteer, .. inputs.Records, "facts", .. inputs.Facts, "others", .. inputs.Others])),
                ("records", Of(inputs.Records)),
                ("facts", Of(inputs.Facts)),
                ("others", Of(inputs.Others)))),
            ("result", ResultFigures.Of(result)),
            ("reviews", Of(options.Reviews)));
    }

    public static DocumentNode WithReviews(DocumentNode body, IReadOnlyList<PersonReview> reviews) =>
        DocumentNode.Map(body.Members.Select(m => (m.Key, m.Key == "reviews" ? Of(reviews) : m.Value)));

    private static DocumentNode Of(IReadOnlyList<PersonReview> reviews) => DocumentNode.List(reviews.Select(r => ResultFigures.Map(
        ("decision", ResultFigures.Text(r.Decision)), ("outcome", JsonForm.Word(r.Outcome)), ("reason", ResultFigures.Text(r.Reason)), ("by", ResultFigures.Text(r.By)), ("on", RecordRules.Iso(r.On)))));

    private static DocumentNode Of(IReadOnlyList<string> digests) => DocumentNode.List(digests.Select(d => (DocumentNode)d));

    private static DocumentNode Of(RuleSetIdentity identity) => DocumentNode.Map(("id", identity.Id), ("version", identity.Version), ("hash", identity.Hash));

    private static DocumentNode? Of(DateTimeOffset? moment) => ResultFigures.Text(JsonForm.Moment(moment));
}
