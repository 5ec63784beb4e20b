using System.Text;
using System.Text.Json;
using VolunteerCredit.Decisions;
using VolunteerCredit.Groups;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>
/// The public JSON form of a result. It is stable: keys are never renamed or given another meaning, new ones may be added. Amounts
/// are exact: <c>value</c> is decimals or a fraction as text (time in minutes), <c>text</c> the same for people.
/// </summary>
public static class ResultJson
{
    /// <summary>The JSON Schema (draft 2020-12) of the form.</summary>
    public static string Schema => ReadResource("result.schema.json");

    /// <summary>A result as JSON.</summary>
    /// <param name="result">The result.</param>
    /// <param name="language">The language of the texts in it.</param>
    /// <param name="indented">Whether it is written over several lines.</param>
    public static string ToJson(this CreditResult result, Language language = Language.English, bool indented = false)
    {
        return JsonForm.ToText(indented, writer => Write(writer, result, language));
    }

    /// <summary>Writes a result.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="language">The language of the texts in it.</param>
    public static void Write(Utf8JsonWriter writer, CreditResult result, Language language)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteStartObject();
        writer.WriteString("volunteer", result.VolunteerId);
        if (result.Subject != GroupKey.Volunteer)
        {
            writer.WriteString("subject", result.Subject);
        }

        WriteIdentity(writer, "ruleSet", result.RuleSet);
        writer.WriteString("honesty", JsonForm.Word(result.Honesty));
        writer.WriteString("asOf", RecordRules.Iso(result.AsOf));
        JsonForm.WriteKnownAt(writer, result.KnownAt);
        WriteWithoutRecorders(writer, result.WithoutRecorders);
        JsonForm.WriteParameters(writer, result.Parameters);
        writer.WriteString("status", JsonForm.Word(result.Status));
        if (result.Refusal is { } refusal)
        {
            writer.WriteString("refusal", refusal.In(language));
        }

        WriteTime(writer, result.Time, language);
        WriteEach(writer, "measures", result.Measures, language, m =>
        {
            WriteAmount(writer, "value", m.Value, language);
            writer.WriteString("open", JsonForm.Word(m.Openness));
            WriteQualifier(writer, m.Qualifier);
        });
        WriteEach(writer, "scores", result.Scores, language, s => WriteScore(writer, s, language));
        WriteEach(writer, "tiers", result.Tiers, language, t =>
        {
            writer.WriteString("reached", t.Reached);
            writer.WriteString("title", t.Title?.In(language));
            writer.WriteBoolean("unknown", t.IsUnknown);
            writer.WriteBoolean("open", t.IsOpen);
            writer.WriteString("held", t.Held);
            if (t.Cycle is { } cycle)
            {
                writer.WriteNumber("cycle", cycle);
            }

            if (t.ReachedOn is { } reachedOn)
            {
                writer.WriteString("reachedOn", RecordRules.Iso(reachedOn));
            }

            if (t.Awards.Count > 0)
            {
                writer.WriteStartArray("awards");
                foreach (TierAward award in t.Awards)
                {
                    writer.WriteStartObject();
                    writer.WriteString("on", RecordRules.Iso(award.On));
                    writer.WriteString("until", award.Until is { } until ? RecordRules.Iso(until) : null);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            WriteManual(writer, t.Manual);
        });
        if (result.Grants.Count > 0)
        {
            WriteEach(writer, "grants", result.Grants, language, g => WriteGrant(writer, g, language));
        }

        WriteEach(writer, "decisions", result.Decisions, language, d => WriteDecision(writer, d, language));
        WriteRecords(writer, result.Records, result.VolunteerId);
        WriteNotices(writer, result.Notices, language);
        writer.WriteEndObject();
    }

    internal static string ReadResource(string name)
    {
        using Stream stream = typeof(ResultJson).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    internal static void WriteNotices(Utf8JsonWriter writer, IReadOnlyList<Notice> notices, Language language)
    {
        writer.WriteStartArray("notices");
        foreach (Notice notice in notices)
        {
            writer.WriteStartObject();
            writer.WriteString("code", notice.Code);
            writer.WriteString("severity", JsonForm.Word(notice.Severity));
            writer.WriteString("text", notice.In(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Only an evaluation that leaves any out has the key.</summary>
    internal static void WriteWithoutRecorders(Utf8JsonWriter writer, IReadOnlyList<string> recorders)
    {
        if (recorders.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("withoutRecorders");
        foreach (string recorder in recorders)
        {
            writer.WriteStringValue(recorder);
        }

        writer.WriteEndArray();
    }

    internal static void WriteIdentity(Utf8JsonWriter writer, string key, RuleSetIdentity? identity)
    {
        if (identity is null)
        {
            writer.WriteNull(key);
            return;
        }

        writer.WriteStartObject(key);
        writer.WriteString("id", identity.Id);
        writer.WriteString("version", identity.Version);
        writer.WriteString("hash", identity.Hash);
        writer.WriteString("semantics", identity.SemanticsVersion);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, TimeBalance time, Language language)
    {
        writer.WriteStartObject("time");
        writer.WriteNumber("recorded", time.Recorded);
        writer.WriteNumber("added", time.Added);
        writer.WriteNumber("counted", time.Counted);
        writer.WriteNumber("held", time.Held);
        writer.WriteNumber("lost", time.Lost);
        writer.WriteNumber("unknownRecords", time.UnknownRecords);
        writer.WriteStartArray("reasons");
        foreach (ReasonTotal reason in time.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("reason", reason.Reason);
            writer.WriteString("text", reason.Text.In(language));
            writer.WriteNumber("added", reason.Added);
            writer.WriteNumber("held", reason.Held);
            writer.WriteNumber("lost", reason.Lost);
            writer.WriteNumber("rows", reason.Rows);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter writer, ScoreResult score, Language language)
    {
        WriteAmount(writer, "value", score.Value, language);
        writer.WriteString("open", JsonForm.Word(score.Openness));
        writer.WriteString("honesty", JsonForm.Word(score.Honesty));
        writer.WriteStartArray("lines");
        foreach (ScoreLine line in score.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", JsonForm.Word(line.Kind));
            writer.WriteString("id", line.Id);
            writer.WriteString("label", line.Label.In(language));
            WriteAmount(writer, "value", line.Value, language);
            writer.WriteString("of", line.Of);
            WriteAmount(writer, "found", line.Found, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (score.Given is { } given)
        {
            writer.WriteStartObject("given");
            writer.WriteString("issuer", given.Issuer);
            writer.WriteString("date", given.Date is { } date ? RecordRules.Iso(date) : null);
            writer.WriteString("range", given.Range);
            writer.WriteString("reasons", given.Reasons);
            WriteQualifier(writer, given.Qualifier);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("given");
        }

        if (score.Computed is { } computed)
        {
            writer.WriteStartObject("computed");
            WriteIdentity(writer, "by", computed.By);
            writer.WriteStartObject("score");
            WriteScore(writer, computed.Score, language);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("computed");
        }

        WriteManual(writer, score.Manual);
    }

    private static void WriteGrant(Utf8JsonWriter writer, GrantResult grant, Language language)
    {
        writer.WriteString("currency", grant.Currency);
        WriteAmount(writer, "balance", grant.Balance, language);
        WriteAmount(writer, "owed", grant.Owed, language);
        writer.WriteString("open", JsonForm.Word(grant.Openness));
        writer.WriteString("honesty", JsonForm.Word(grant.Honesty));
        writer.WriteStartArray("lots");
        foreach (GrantLot lot in grant.Lots)
        {
            writer.WriteStartObject();
            writer.WriteString("earnedOn", RecordRules.Iso(lot.EarnedOn));
            writer.WriteString("expiresOn", lot.ExpiresOn is { } expires ? RecordRules.Iso(expires) : null);
            WriteAmount(writer, "amount", lot.Amount, language);
            WriteAmount(writer, "spent", lot.Spent, language);
            WriteAmount(writer, "left", lot.Left, language);
            WriteAmount(writer, "expired", lot.Expired, language);
            writer.WriteStartArray("records");
            foreach (string record in lot.RecordIds)
            {
                writer.WriteStringValue(record);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteMissing(writer, grant.Missing, language);
    }

    internal static void WriteMissing(Utf8JsonWriter writer, IReadOnlyList<MissingInput> inputs, Language language)
    {
        writer.WriteStartArray("missing");
        foreach (MissingInput missing in inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", missing.Name);
            writer.WriteString("suppliedBy", missing.SuppliedBy.In(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteManual(Utf8JsonWriter writer, ManualOverride? manual)
    {
        if (manual is null)
        {
            return;
        }

        writer.WriteStartObject("manual");
        writer.WriteString("author", manual.Author);
        writer.WriteString("reason", manual.Reason);
        writer.WriteString("until", manual.Until is { } until ? RecordRules.Iso(until) : null);
        writer.WriteString("computed", manual.Computed);
        writer.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter writer, DecisionResult decision, Language language)
    {
        writer.WriteString("outcome", JsonForm.Word(decision.Outcome));
        writer.WriteBoolean("indicative", decision.IsIndicative);
        writer.WriteString("honesty", JsonForm.Word(decision.Honesty));
        writer.WriteStartArray("criteria");
        foreach (CriterionResult criterion in decision.Criteria)
        {
            WriteCriterion(writer, criterion, language);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("offer");
        foreach (IGrouping<string, OfferItem> column in decision.Offer.GroupBy(o => o.Column, StringComparer.Ordinal))
        {
            // A column with several items is a list of them.
            writer.WritePropertyName(column.Key);
            if (column.Count() == 1)
            {
                writer.WriteStringValue(column.First().Text);
                continue;
            }

            writer.WriteStartArray();
            foreach (OfferItem item in column)
            {
                writer.WriteStringValue(item.Text);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        WriteMissing(writer, decision.Missing, language);
        writer.WriteString("askAPerson", decision.AskAPerson?.In(language));
        if (decision.ValidUntil is { } validUntil)
        {
            writer.WriteString("validUntil", RecordRules.Iso(validUntil));
        }

        WriteManual(writer, decision.Manual is { } manual ? manual with { Computed = JsonForm.OutcomeWord(manual.Computed) } : null);
    }

    private static void WriteCriterion(Utf8JsonWriter writer, CriterionResult criterion, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("required", criterion.Requirement.In(language));
        writer.WriteString("outcome", JsonForm.Word(criterion.Outcome));
        writer.WriteString("found", criterion.Found?.In(language));
        if (criterion.Inner.Count > 0)
        {
            writer.WriteStartArray("of");
            foreach (CriterionResult inner in criterion.Inner)
            {
                WriteCriterion(writer, inner, language);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteRecords(Utf8JsonWriter writer, IReadOnlyList<RecordExplanation>? records, string subject)
    {
        if (records is null)
        {
            return;
        }

        writer.WriteStartArray("records");
        foreach (RecordExplanation record in records)
        {
            writer.WriteStartObject();
            if (record.VolunteerId != subject)
            {
                writer.WriteString("volunteer", record.VolunteerId);
            }

            writer.WriteString("id", record.RecordId);
            writer.WriteString("date", RecordRules.Iso(record.Date));
            WriteNumber(writer, "recorded", record.Recorded);
            WriteNumber(writer, "counted", record.Counted);
            writer.WriteBoolean("stands", record.Stands);
            writer.WriteBoolean("disputed", record.Disputed);
            writer.WriteStartArray("changes");
            foreach (RecordChange change in record.Changes)
            {
                writer.WriteStartObject();
                writer.WriteString("reason", change.Reason);
                writer.WriteString("date", RecordRules.Iso(change.Date));
                writer.WriteNumber("added", change.Added);
                writer.WriteNumber("held", change.Held);
                writer.WriteNumber("lost", change.Lost);
                writer.WriteString("becauseOf", change.BecauseOf);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEach<T>(Utf8JsonWriter writer, string key, NamedResults<T> items, Language language, Action<T> write)
        where T : INamedResult
    {
        writer.WriteStartObject(key);
        foreach (T item in items)
        {
            writer.WriteStartObject(item.Name);
            writer.WriteString("label", item.Label.In(language));
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal static void WriteAmount(Utf8JsonWriter writer, string key, Amount? amount, Language language)
    {
        if (amount is not { } value)
        {
            writer.WriteNull(key);
            return;
        }

        writer.WriteStartObject(key);
        writer.WriteString("value", value.Figure.ToString());
        writer.WriteString("unit", value.Unit.Name);
        writer.WriteString("text", value.ToWords().In(language));
        writer.WriteEndObject();
    }

    /// <summary>Only a figure that is not exact has one.</summary>
    private static void WriteQualifier(Utf8JsonWriter writer, Qualifier qualifier)
    {
        if (qualifier != Qualifier.None)
        {
            writer.WriteString("qualifier", JsonForm.Word(qualifier));
        }
    }

    internal static void WriteNumber(Utf8JsonWriter writer, string key, long? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(key, value);
        }
        else
        {
            writer.WriteNull(key);
        }
    }
}
