using System.Text.Json;
using VolunteerCredit.Decisions;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>
/// The public JSON form of an explanation; as stable as that of a result (<see cref="ResultJson"/>), which stands in it under <c>result</c>. It has every figure of
/// the text and of the page.
/// </summary>
public static class ExplanationJson
{
    /// <summary>The JSON Schema (draft 2020-12) of the form.</summary>
    public static string Schema => ResultJson.ReadResource("explanation.schema.json");

    /// <summary>An explanation as JSON.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">The language of the texts in it.</param>
    /// <param name="indented">Whether it is written over several lines.</param>
    /// <param name="layout">What a text or page would leave out, which <c>more</c> sums up; <see langword="null"/> for the defaults. All records stand in it, whatever the layout.</param>
    /// <exception cref="ArgumentException">A figure of the layout is out of its bounds (VC5001).</exception>
    public static string ToJson(this Explanation explanation, Language language = Language.English, bool indented = false, ExplanationLayout? layout = null)
    {
        return JsonForm.ToText(indented, writer => Write(writer, explanation, language, layout));
    }

    /// <summary>Writes an explanation.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">The language of the texts in it.</param>
    /// <param name="layout">What a text or page would leave out; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">A figure of the layout is out of its bounds (VC5001).</exception>
    public static void Write(Utf8JsonWriter writer, Explanation explanation, Language language, ExplanationLayout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(explanation);
        new Writing(writer, language, ExplanationLayout.Checked(layout)).Write(explanation);
    }

    private sealed class Writing(Utf8JsonWriter writer, Language language, ExplanationLayout layout)
    {
        public void Write(Explanation explanation)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("result");
            ResultJson.Write(writer, explanation.Result, language);
            WriteBasis(explanation.Basis);
            WriteList("rules", explanation.Rules, rule =>
            {
                writer.WriteString("ruleSet", rule.RuleSetId);
                writer.WriteString("section", rule.Section);
                writer.WriteString("name", rule.Name);
                WriteWords("label", rule.Label);
                WriteWords("text", rule.Text);
            });
            WriteNamed("measures", explanation.Measures, m => m.Name, m => WriteShares(m.Records));
            WriteNamed("scores", explanation.Scores, s => s.Name, WriteScore);
            WriteNamed("decisions", explanation.Decisions, d => d.Name, d => WriteList("reasons", d.Reasons, WriteReason));
            WriteList("scales", explanation.Scales, WriteScale);
            WriteList("reviews", explanation.Reviews, review =>
            {
                writer.WriteString("decision", review.Decision);
                writer.WriteString("outcome", JsonForm.Word(review.Outcome));
                writer.WriteString("reason", review.Reason);
                writer.WriteString("by", review.By);
                writer.WriteString("on", RecordRules.Iso(review.On));
            });
            WriteRecords(explanation.Result.Records ?? []);
            writer.WriteEndObject();
        }

        private void WriteBasis(RuleSetBasis basis)
        {
            writer.WriteStartObject("basis");
            WriteWords("title", basis.Title);
            writer.WriteString("purpose", JsonForm.Word(basis.Purpose));
            WriteList("sources", basis.Sources, source =>
            {
                writer.WriteString("title", source.Title);
                writer.WriteString("date", source.Date);
                writer.WriteString("url", source.Url);
                writer.WriteString("note", source.Note);
            });
            WriteWords("note", basis.Note);
            writer.WriteString("approvedBy", basis.ApprovedBy);
            writer.WriteEndObject();
        }

        private void WriteScore(ScoreContributions score)
        {
            WriteAmount("least", score.Least);
            WriteAmount("most", score.Most);
            writer.WriteString("issuer", score.Issuer);
            WriteList("lines", score.Lines, line =>
            {
                writer.WriteString("kind", JsonForm.Word(line.Line.Kind));
                writer.WriteString("id", line.Line.Id);
                WriteWords("label", line.Line.Label);
                WriteAmount("value", line.Line.Value);
                WriteAmount("least", line.Least);
                WriteAmount("most", line.Most);
                WriteAmount("lost", line.Lost);
                WriteAmount("atNothing", line.AtNothing);
                WriteShares(line.Records);
            });
        }

        private void WriteReason(DecisionReason reason)
        {
            writer.WriteString("code", reason.Code);
            WriteWords("text", reason.Text);
            WriteWords("mendedBy", reason.MendedBy);
            WriteWords("how", reason.How);
            writer.WriteString("outcome", JsonForm.Word(reason.Outcome));
            writer.WriteString("of", reason.Of);
            WriteAmount("lost", reason.Lost);
            WriteAmount("shortfall", reason.Shortfall);
            writer.WriteBoolean("principal", reason.IsPrincipal);
        }

        private void WriteScale(Scale scale)
        {
            writer.WriteString("name", scale.Name);
            WriteWords("label", scale.Label);
            WriteAmount("value", scale.Value);
            WriteAmount("least", scale.Least);
            WriteAmount("most", scale.Most);
            WriteList("marks", scale.Marks, mark =>
            {
                writer.WriteString("kind", JsonForm.Word(mark.Kind));
                writer.WriteString("owner", mark.Owner);
                WriteAmount("at", mark.At);
                WriteWords("label", mark.Label);
            });
        }

        /// <summary>All records, and what those come to that a text or page leaves out.</summary>
        private void WriteShares(IReadOnlyList<RecordShare> records)
        {
            WriteList("records", records, share =>
            {
                if (share.VolunteerId.Length > 0)
                {
                    writer.WriteString("volunteer", share.VolunteerId);
                }

                writer.WriteString("id", share.RecordId);
                writer.WriteString("date", RecordRules.Iso(share.Date));
                WriteAmount("share", share.Share);
                writer.WriteBoolean("disputed", share.Disputed);
            });
            var largest = LargestShares.Of(records, layout.SharesMax);
            writer.WriteStartObject("more");
            writer.WriteNumber("records", largest.More);
            WriteAmount("share", largest.MoreSum);
            writer.WriteEndObject();
        }

        /// <summary>How many records there are, and their hours along the calendar; what became of each stands in the result.</summary>
        private void WriteRecords(IReadOnlyList<RecordExplanation> records)
        {
            var timeline = HoursTimeline.Of(records);
            var listed = ListedRecords.Of(records, layout.RecordsMax);
            writer.WriteStartObject("records");
            writer.WriteNumber("count", records.Count);
            writer.WriteNumber("notable", listed.Notable);
            writer.WriteNumber("notableMore", listed.NotableMore);
            writer.WriteNumber("more", listed.More);
            writer.WriteEndObject();
            writer.WriteStartObject("timeline");
            writer.WriteNumber("largest", timeline.Largest);
            WriteList("periods", timeline.Periods, period =>
            {
                writer.WriteString("label", period.Label);
                writer.WriteString("from", RecordRules.Iso(period.From));
                writer.WriteString("to", RecordRules.Iso(period.To));
                writer.WriteNumber("records", period.Records.Count);
                writer.WriteNumber("unknownRecords", period.UnknownRecords);
                writer.WriteNumber("recorded", period.Recorded);
                writer.WriteNumber("added", period.Added);
                writer.WriteNumber("counted", period.Counted);
                writer.WriteNumber("held", period.Held);
                writer.WriteNumber("lost", period.Lost);
            });
            writer.WriteEndObject();
        }

        private void WriteWords(string key, Words? words) => writer.WriteString(key, words?.In(language));

        private void WriteAmount(string key, Measures.Amount? amount) => ResultJson.WriteAmount(writer, key, amount, language);

        private void WriteList<T>(string key, IReadOnlyList<T> items, Action<T> write) => JsonForm.WriteEach(writer, key, items, write);

        private void WriteNamed<T>(string key, IReadOnlyList<T> items, Func<T, string> nameOf, Action<T> write)
        {
            writer.WriteStartObject(key);
            foreach (T item in items)
            {
                writer.WriteStartObject(nameOf(item));
                write(item);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }
    }
}
