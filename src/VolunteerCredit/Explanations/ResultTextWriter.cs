using System.Text;
using VolunteerCredit.Groups;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>Writes the parts of a result as lines of text. What each record gave is told only where it is handed in.</summary>
internal sealed class ResultTextWriter(Language language)
{
    private readonly StringBuilder _text = new();
    private readonly Wording _words = new(language);

    public override string ToString() => _text.ToString();

    public void Write(CreditResult result)
    {
        if (!WriteHead(result))
        {
            return;
        }

        WriteTime(result.Time);
        foreach (MeasureResult measure in result.Measures)
        {
            WriteMeasure(measure);
        }

        foreach (ScoreResult score in result.Scores)
        {
            WriteScore(score, null);
        }

        foreach (TierResult tier in result.Tiers)
        {
            WriteTier(tier);
        }

        foreach (GrantResult grant in result.Grants)
        {
            WriteGrant(grant);
        }

        foreach (DecisionResult decision in result.Decisions)
        {
            WriteDecision(decision);
            WriteAskAPerson(decision);
        }

        WriteRecords(result, int.MaxValue);
        WriteNotices(result);
    }

    /// <summary>Whose result it is.</summary>
    /// <returns>Whether anything was computed.</returns>
    public bool WriteHead(CreditResult result)
    {
        Line(0, result.Subject == GroupKey.Volunteer ? "explain.head" : "explain.headGroup", Texts.Printable(result.VolunteerId), $"{result.RuleSet.Id} {result.RuleSet.Version}", Texts.Phrase("honesty." + result.Honesty), RecordRules.Iso(result.AsOf));
        if (result.WithoutRecorders.Count > 0)
        {
            Line(0, "explain.withoutRecorders", string.Join(", ", result.WithoutRecorders.Select(Texts.Printable)));
        }

        if (result.Refusal is { } refusal)
        {
            Raw(0, refusal.In(language));
        }
        else if (result.Status == ResultStatus.NotInForce)
        {
            Line(0, "explain.notInForce");
        }

        return result.Status == ResultStatus.Computed;
    }

    public void WriteTime(TimeBalance time)
    {
        Line(0, "explain.time", _words.Time(time.Recorded), _words.Time(time.Added), _words.Time(time.Counted), _words.Time(time.Held), _words.Time(time.Lost));
        foreach (ReasonTotal reason in time.Reasons)
        {
            Line(1, "explain.reason", _words.Changed(reason.Added, reason.Held, reason.Lost), reason.Text, reason.Rows);
        }

        if (time.UnknownRecords > 0)
        {
            Line(1, "explain.unknownRecords", time.UnknownRecords);
        }
    }

    public void WriteMeasure(MeasureResult measure) =>
        Line(1, "explain.value", measure.Label, _words.Show(measure.Value, measure.Qualifier), _words.Open(measure.Openness));

    /// <summary>A score with its lines.</summary>
    /// <param name="score">The score.</param>
    /// <param name="below">What is told below a line: its place among the lines, and how deep it stands; <see langword="null"/> for nothing.</param>
    public void WriteScore(ScoreResult score, Action<int, int>? below)
    {
        Line(0, "explain.score", score.Label, _words.Show(score.Value, score.Qualifier), Texts.Phrase("honesty." + score.Honesty), _words.Open(score.Openness));
        WriteLines(score, 1, score.Computed is null ? below : null);
        WriteManual(score.Manual);
        if (score.Given is { } given)
        {
            Line(1, "explain.given", Texts.Printable(given.Issuer ?? "–"), given.Date is { } date ? RecordRules.Iso(date) : "–", given.Range ?? "–");
        }

        if (score.Computed is { } computed)
        {
            Line(1, "explain.computedBy", $"{computed.By.Id} {computed.By.Version}");
            WriteLines(computed.Score, 2, below);
        }
    }

    public void WriteTier(TierResult tier)
    {
        Line(0, "explain.tier", tier.Label, _words.Tier(tier), tier.IsOpen ? Texts.Phrase("explain.open") : Words.Same(""));
        if (tier.Cycle is > 0 and { } cycle)
        {
            Line(1, "explain.cycle", cycle);
        }

        if (tier.ReachedOn is { } day)
        {
            Line(1, "explain.reachedOn", RecordRules.Iso(day));
        }

        foreach (TierAward award in tier.Awards)
        {
            Line(1, "explain.award", RecordRules.Iso(award.On), award.Until is { } until ? RecordRules.Iso(until) : "–");
        }

        WriteManual(tier.Manual);
        if (tier.Held is { } held)
        {
            Line(1, "explain.held", Texts.Printable(held));
        }
    }

    public void WriteGrant(GrantResult grant)
    {
        Line(0, "explain.grant", grant.Label, _words.Show(grant.Balance), Texts.Printable(grant.Currency), Texts.Phrase("honesty." + grant.Honesty), _words.Open(grant.Openness));
        foreach (GrantLot lot in grant.Lots)
        {
            string expires = lot.ExpiresOn is { } day ? RecordRules.Iso(day) : "–";
            Line(1, "explain.lot", RecordRules.Iso(lot.EarnedOn), expires, lot.Amount.ToWords(), lot.Spent.ToWords(), lot.Left.ToWords(), lot.Expired.ToWords());
        }

        if (grant.Owed is { Quanta: > 0 } owed)
        {
            Line(1, "explain.owed", owed.ToWords());
        }
    }

    public void WriteDecision(DecisionResult decision)
    {
        Line(0, "explain.decision", decision.Label, Texts.Phrase("outcome." + decision.Outcome), decision.IsIndicative ? Texts.Phrase("explain.indicative") : Words.Same(""));
        foreach (CriterionResult criterion in decision.Criteria)
        {
            WriteCriterion(criterion, 1);
        }

        WriteManual(decision.Manual);
        if (decision.ValidUntil is { } until)
        {
            Line(1, "explain.validUntil", RecordRules.Iso(until));
        }

        foreach (OfferItem item in decision.Offer)
        {
            Line(1, "explain.offer", item.Column, item.Text);
        }

        foreach (MissingInput missing in decision.Missing)
        {
            Line(1, "explain.missing", Texts.Printable(missing.Name), missing.SuppliedBy);
        }
    }

    public void WriteAskAPerson(DecisionResult decision)
    {
        if (decision.AskAPerson is { } ask && decision.Outcome != Decisions.Outcome.Eligible)
        {
            Raw(1, ask.In(language));
        }
    }

    /// <summary>The records that were changed or are disputed.</summary>
    /// <returns>How many more there are than the most that may be listed.</returns>
    public int WriteRecords(CreditResult result, int most)
    {
        if (result.Records is not { } records)
        {
            return 0;
        }

        RecordExplanation[] changed = [.. records.Where(ListedRecords.IsNotable)];
        Line(0, "explain.records", records.Count, changed.Length);
        foreach (RecordExplanation record in changed.Take(most))
        {
            Line(1, "explain.record", RecordRules.Iso(record.Date), Wording.Record(result, record.VolunteerId, record.RecordId), _words.Time(record.Recorded), _words.Time(record.Counted), record.Disputed ? Texts.Phrase("explain.disputed") : Words.Same(""));
            foreach (RecordChange change in record.Changes)
            {
                Raw(2, _words.Change(result, change));
            }
        }

        return Math.Max(0, changed.Length - most);
    }

    public void WriteNotices(CreditResult result)
    {
        foreach (Notice notice in result.Notices)
        {
            Raw(1, notice.In(language));
        }
    }

    public void Line(int depth, string phrase, params object[] values) => Raw(depth, _words.Say(phrase, values));

    public void Raw(int depth, string line) => _text.Append(' ', depth * 2).Append(Texts.PrintableUpTo(line, int.MaxValue)).Append('\n');

    private void WriteLines(ScoreResult score, int depth, Action<int, int>? below)
    {
        foreach ((int place, ScoreLine line) in score.Lines.Index())
        {
            string value = line.Value.Quanta < 0 ? line.Value.ToString() : "+" + line.Value;
            value = line.Kind is ScoreLineKind.Given or ScoreLineKind.Computed ? _words.Qualified(value, score.Qualifier) : value;
            string found = line.Found is null ? "" : $" ({line.Of}: {_words.Show(line.Found)})";
            Raw(depth, $"{value,8}  {line.Label.In(language)}{found}");
            below?.Invoke(place, depth + 5);
        }
    }

    private void WriteManual(ManualOverride? manual)
    {
        if (manual is not null)
        {
            Raw(1, _words.Manual(manual));
        }
    }

    private void WriteCriterion(CriterionResult criterion, int depth)
    {
        Line(depth, "explain.criterion", Texts.Phrase("outcome." + criterion.Outcome), criterion.Requirement, criterion.Found ?? Words.Same("–"));
        foreach (CriterionResult inner in criterion.Inner)
        {
            WriteCriterion(inner, depth + 1);
        }
    }
}
