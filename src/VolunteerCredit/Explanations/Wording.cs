using VolunteerCredit.Groups;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>Figures, records and reasons in words of one language, alike in a text and on a page.</summary>
internal sealed class Wording(Language language)
{
    public Language Language => language;

    public string Say(string phrase, params object[] values) => Texts.Phrase(phrase, values).In(language).TrimEnd();

    public string Show(Amount? amount, Qualifier qualifier = Qualifier.None) =>
        amount is { } known ? Qualified(known.ToWords().In(language), qualifier) : Say("explain.unknown");

    public string Qualified(string amount, Qualifier qualifier) => qualifier == Qualifier.None ? amount : Say("qualifier." + qualifier, amount);

    /// <summary>With its sign, as what is added up has one.</summary>
    public string Signed(Amount amount) => (amount.Quanta < 0 ? "" : "+") + amount.ToWords().In(language);

    public string Time(long? minutes) => minutes is { } m ? Show(new Amount(m, 1, Unit.Minutes)) : "–";

    public string Open(Openness openness) => openness == Openness.Closed ? "" : Say("explain.open");

    public static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Changed(long added, long held, long lost) =>
        added > 0 ? Say("explain.added", Time(added)) : held > 0 ? Say("explain.heldBack", Time(held)) : Say("explain.lost", Time(lost));

    /// <summary>What was done to a record, why, and because of which other record.</summary>
    public string Change(CreditResult result, RecordChange change)
    {
        string reason = result.Time.Reasons.FirstOrDefault(r => r.Reason == change.Reason)?.Text.In(language) ?? change.Reason;
        string because = change.BecauseOf is { } other ? Say("explain.because", Texts.Printable(other)) : "";
        return Say("explain.change", Changed(change.Added, change.Held, change.Lost), reason, because);
    }

    /// <summary>The id of a record; in the result of a group the member stands before it.</summary>
    public static string Record(CreditResult result, string volunteerId, string recordId) =>
        Texts.Printable(volunteerId.Length == 0 || volunteerId == result.VolunteerId ? recordId : $"{volunteerId}/{recordId}");

    public string Manual(ManualOverride manual) => Say(
        "explain.manual", Texts.Printable(manual.Author ?? "–"), manual.Until is { } day ? RecordRules.Iso(day) : "–", Texts.Printable(manual.Reason ?? "–"), manual.Computed ?? Say("explain.unknown"));

    /// <summary>The name for people of a measure or score.</summary>
    public string Value(CreditResult result, string? name) =>
        result.Scores.FirstOrDefault(s => s.Name == name)?.Label.In(language) ?? result.Measures.FirstOrDefault(m => m.Name == name)?.Label.In(language) ?? name ?? "";

    public string Tier(TierResult tier) => tier.IsUnknown ? Say("explain.unknown")
        : tier.Reached is null ? Say("explain.noTier")
        : tier.Title is { } title ? $"{title.In(language)} ({tier.Reached})" : tier.Reached;

    /// <summary>Which score it is; for a score that another rule set computed, which.</summary>
    public string Issuer(ScoreResult score, ScoreContributions? contributions) =>
        contributions?.Issuer is { } issuer ? Texts.Printable(issuer)
        : score.Computed is { } computed ? Say("why.computedBy", $"{computed.By.Id} {computed.By.Version}")
        : score.Given is { } given ? given.Issuer is { } named ? Texts.Printable(named) : Say("why.notStated")
        : Say(score.Value is null ? "explain.unknown" : "why.computedHere");

    /// <summary>The day of a score: of a given one the issuer's, otherwise the as-of day.</summary>
    public string DateOf(ScoreResult score, CreditResult result) =>
        score.Given is not { } given ? RecordRules.Iso(result.AsOf) : given.Date is { } day ? RecordRules.Iso(day) : Say("why.notStated");

    /// <summary>What a value can be at the least and at the most.</summary>
    public string Range(Amount? least, Amount? most) => (least, most) switch
    {
        (null, null) => Say("why.noBounds"),
        ({ } low, null) => Say("why.rangeFrom", Show(low)),
        (null, { } high) => Say("why.rangeTo", Show(high)),
        ({ } low, { } high) => Say("why.range", Show(low), Show(high)),
    };

    public string KnownAt(CreditResult result) =>
        JsonForm.Moment(result.KnownAt) ?? Say("why.everythingGiven");

    public string Subject(CreditResult result) =>
        Say(result.Subject == GroupKey.Volunteer ? "why.volunteer" : "why.group", Texts.Printable(result.VolunteerId));

    /// <summary>How the reasons of an outcome are headed.</summary>
    public string ReasonsOf(Decisions.Outcome outcome) => outcome switch
    {
        Decisions.Outcome.Refer => Say("why.reasonsRefer"),
        Decisions.Outcome.Undetermined => Say("why.reasonsOpen"),
        _ => Say("why.reasons"),
    };

    /// <summary>What is wanting to each value that a decision asks more of.</summary>
    public IEnumerable<string> Shortfalls(IReadOnlyList<DecisionReason> reasons, CreditResult result) =>
        reasons.Where(r => r.Shortfall is not null).DistinctBy(r => (r.Of, r.Shortfall)).Select(r => Say("why.shortfall", Value(result, r.Of), Show(r.Shortfall)));

    /// <summary>What a reason cost.</summary>
    public string? Cost(DecisionReason reason, CreditResult result) => reason.Lost is null ? null : Say("why.cost", Value(result, reason.Of), Show(reason.Lost));

    /// <summary>What a line of a score may give, and what is wanting to its most.</summary>
    public string? Bounds(LineContributions line) =>
        line is { Least: null, Most: null } ? null
        : line.Lost is { Quanta: not 0 } lost ? Say("why.boundsLost", Range(line.Least, line.Most), Show(lost))
        : Say("why.bounds", Range(line.Least, line.Most));

    /// <summary>What a record gave.</summary>
    public string Share(CreditResult result, RecordShare share)
    {
        string record = $"{RecordRules.Iso(share.Date)} {Record(result, share.VolunteerId, share.RecordId)}";
        string disputed = share.Disputed ? " " + Say("explain.disputed") : "";
        return share.Share is { } amount ? Say("why.share", record, Signed(amount)) + disputed : record + disputed;
    }

    public string? More(LargestShares shares) =>
        shares.More == 0 ? null : shares.MoreSum is { } sum ? Say("why.more", shares.More, Signed(sum)) : Say("why.moreRecords", shares.More);

    /// <summary>What a rule is about; where it is another rule set's, which.</summary>
    public string RuleHead(RuleText rule)
    {
        string head = Say("why.rule", Texts.Phrase("why.section." + rule.Section), rule.Section == "intake" ? rule.Name : rule.Label.In(language));
        return rule.RuleSetId is { } other ? Say("why.ruleOf", head, other) : head;
    }

    public static string Source(RuleSource source) => string.Join(" · ", new[] { source.Title, source.Date, source.Url, source.Note }.Where(s => s is { Length: > 0 }));

    /// <summary>What the result was computed by, from what and as of when.</summary>
    public IEnumerable<(string Name, string Value)> Receipt(Explanation explanation)
    {
        CreditResult result = explanation.Result;
        yield return (Say("why.ruleSet"), result.RuleSet.Id);
        yield return (Say("why.version"), result.RuleSet.Version);
        yield return (Say("why.hash"), result.RuleSet.Hash);
        yield return (Say("why.semantics"), result.RuleSet.SemanticsVersion);
        yield return (Say("why.honesty"), Say("describe.honesty." + JsonForm.Word(result.Honesty)));
        yield return (Say("why.purpose"), Say("why.purpose." + explanation.Basis.Purpose));
        if (explanation.Basis.ApprovedBy is { } approved)
        {
            yield return (Say("why.approvedBy"), approved);
        }

        foreach ((string name, string value) in result.Parameters)
        {
            yield return (Say("why.parameter", name), value);
        }

        yield return (Say("why.asOf"), RecordRules.Iso(result.AsOf));
        yield return (Say("why.knownAtName"), KnownAt(result));
        if (result.WithoutRecorders.Count > 0)
        {
            yield return (Say("why.withoutRecorders"), string.Join(", ", result.WithoutRecorders.Select(Texts.Printable)));
        }
    }
}
