using System.Text;
using VolunteerCredit.Groups;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A result as plain text for people, in either language. Every figure in it is in the result.</summary>
public static class ExplanationText
{
    /// <summary>Explains a result.</summary>
    /// <param name="result">The result; with <see cref="Evaluation.Explain"/> the text goes down to each record that lost something.</param>
    /// <param name="language">The language.</param>
    public static string Explain(this CreditResult result, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Writer(language).Write(result);
    }

    private sealed class Writer(Language language)
    {
        private readonly StringBuilder _text = new();

        public string Write(CreditResult result)
        {
            Line(0, result.Subject == GroupKey.Volunteer ? "explain.head" : "explain.headGroup", Texts.Printable(result.VolunteerId), $"{result.RuleSet.Id} {result.RuleSet.Version}", Texts.Phrase("honesty." + result.Honesty), RecordRules.Iso(result.AsOf));
            if (result.WithoutRecorders.Count > 0)
            {
                Line(0, "explain.withoutRecorders", string.Join(", ", result.WithoutRecorders.Select(Texts.Printable)));
            }

            if (result.Refusal is { } refusal)
            {
                Raw(0, refusal.In(language));
                return _text.ToString();
            }

            if (result.Status == ResultStatus.NotInForce)
            {
                Line(0, "explain.notInForce");
                return _text.ToString();
            }

            WriteTime(result.Time);
            foreach (MeasureResult measure in result.Measures)
            {
                Line(1, "explain.value", measure.Label, Show(measure.Value, measure.Qualifier), Open(measure.Openness));
            }

            foreach (ScoreResult score in result.Scores)
            {
                WriteScore(score);
            }

            foreach (TierResult tier in result.Tiers)
            {
                Words reached = tier.IsUnknown ? Texts.Phrase("explain.unknown")
                    : tier.Reached is null ? Texts.Phrase("explain.noTier")
                    : tier.Title is { } title ? Words.Same($"{title.In(language)} ({tier.Reached})") : Words.Same(tier.Reached);
                Line(0, "explain.tier", tier.Label, reached, tier.IsOpen ? Texts.Phrase("explain.open") : Words.Same(""));
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

            foreach (GrantResult grant in result.Grants)
            {
                WriteGrant(grant);
            }

            foreach (DecisionResult decision in result.Decisions)
            {
                WriteDecision(decision);
            }

            WriteRecords(result);
            foreach (Notice notice in result.Notices)
            {
                Raw(1, notice.In(language));
            }

            return _text.ToString();
        }

        private void WriteTime(TimeBalance time)
        {
            Line(0, "explain.time", Time(time.Recorded), Time(time.Added), Time(time.Counted), Time(time.Held), Time(time.Lost));
            foreach (ReasonTotal reason in time.Reasons)
            {
                Line(1, "explain.reason", Signed(reason.Added, reason.Held, reason.Lost), reason.Text, reason.Rows);
            }

            if (time.UnknownRecords > 0)
            {
                Line(1, "explain.unknownRecords", time.UnknownRecords);
            }
        }

        private void WriteScore(ScoreResult score)
        {
            Line(0, "explain.score", score.Label, Show(score.Value, score.Qualifier), Texts.Phrase("honesty." + score.Honesty), Open(score.Openness));
            WriteLines(score, 1);
            WriteManual(score.Manual);
            if (score.Given is { } given)
            {
                Line(1, "explain.given", Texts.Printable(given.Issuer ?? "–"), given.Date is { } date ? RecordRules.Iso(date) : "–", given.Range ?? "–");
            }

            if (score.Computed is { } computed)
            {
                Line(1, "explain.computedBy", $"{computed.By.Id} {computed.By.Version}");
                WriteLines(computed.Score, 2);
            }
        }

        private void WriteLines(ScoreResult score, int depth)
        {
            foreach (ScoreLine line in score.Lines)
            {
                string value = line.Value.Quanta < 0 ? line.Value.ToString() : "+" + line.Value;
                value = line.Kind is ScoreLineKind.Given or ScoreLineKind.Computed ? Qualified(value, score.Qualifier) : value;
                string found = line.Found is null ? "" : $" ({line.Of}: {Show(line.Found)})";
                Raw(depth, $"{value,8}  {line.Label.In(language)}{found}");
            }
        }

        private void WriteGrant(GrantResult grant)
        {
            Line(0, "explain.grant", grant.Label, Show(grant.Balance), Texts.Printable(grant.Currency), Texts.Phrase("honesty." + grant.Honesty), Open(grant.Openness));
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

        private void WriteDecision(DecisionResult decision)
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

            if (decision.AskAPerson is { } ask && decision.Outcome != Decisions.Outcome.Eligible)
            {
                Raw(1, ask.In(language));
            }
        }

        private void WriteManual(ManualOverride? manual)
        {
            if (manual is not null)
            {
                string until = manual.Until is { } day ? RecordRules.Iso(day) : "–";
                Line(1, "explain.manual", Texts.Printable(manual.Author ?? "–"), until, Texts.Printable(manual.Reason ?? "–"), manual.Computed ?? Texts.Phrase("explain.unknown").In(language));
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

        private void WriteRecords(CreditResult result)
        {
            if (result.Records is not { } records)
            {
                return;
            }

            RecordExplanation[] changed = [.. records.Where(r => r.Changes.Count > 0 || (r.Disputed && r.Stands))];
            Line(0, "explain.records", records.Count, changed.Length);
            foreach (RecordExplanation record in changed)
            {
                Line(1, "explain.record", RecordRules.Iso(record.Date), Texts.Printable(record.VolunteerId == result.VolunteerId ? record.RecordId : $"{record.VolunteerId}/{record.RecordId}"), Time(record.Recorded), Time(record.Counted), record.Disputed ? Texts.Phrase("explain.disputed") : Words.Same(""));
                foreach (RecordChange change in record.Changes)
                {
                    Words because = change.BecauseOf is { } other ? Texts.Phrase("explain.because", Texts.Printable(other)) : Words.Same("");
                    Line(2, "explain.change", Signed(change.Added, change.Held, change.Lost), ReasonText(result, change.Reason), because);
                }
            }
        }

        private static Words Signed(long added, long held, long lost) =>
            added > 0 ? Texts.Phrase("explain.added", Time(added))
            : held > 0 ? Texts.Phrase("explain.heldBack", Time(held))
            : Texts.Phrase("explain.lost", Time(lost));

        private static Words ReasonText(CreditResult result, string reason) =>
            result.Time.Reasons.FirstOrDefault(r => r.Reason == reason)?.Text ?? Words.Same(reason);

        private static Words Open(Openness openness) => openness == Openness.Closed ? Words.Same("") : Texts.Phrase("explain.open");

        private static Words Time(long? minutes) => minutes is { } m ? new Amount(m, 1, Unit.Minutes).ToWords() : Words.Same("–");

        private string Show(Amount? amount, Qualifier qualifier = Qualifier.None) =>
            amount is { } known ? Qualified(known.ToWords().In(language), qualifier) : Texts.Phrase("explain.unknown").In(language);

        private string Qualified(string amount, Qualifier qualifier) =>
            qualifier == Qualifier.None ? amount : Texts.Phrase("qualifier." + qualifier, amount).In(language);

        private void Line(int depth, string phrase, params object[] values) => Raw(depth, Texts.Phrase(phrase, values).In(language).TrimEnd());

        private void Raw(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');
    }
}
