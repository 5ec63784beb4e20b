using System.Globalization;
using System.Text.Json;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>The public JSON form of an advice. It is stable: keys are never renamed or given another meaning, new ones may be added. Times are whole minutes.</summary>
public static class AdviceJson
{
    /// <summary>An advice as JSON.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="language">The language of the texts in it.</param>
    /// <param name="indented">Whether it is written over several lines.</param>
    public static string ToJson(this AdviceResult advice, Language language = Language.English, bool indented = false)
    {
        return JsonForm.ToText(indented, writer => Write(writer, advice, language));
    }

    /// <summary>Writes an advice.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="advice">The advice.</param>
    /// <param name="language">The language of the texts in it.</param>
    public static void Write(Utf8JsonWriter writer, AdviceResult advice, Language language)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(advice);
        writer.WriteStartObject();
        writer.WriteString("volunteer", advice.VolunteerId);
        ResultJson.WriteIdentity(writer, "ruleSet", advice.RuleSet);
        writer.WriteString("honesty", JsonForm.Word(advice.Honesty));
        writer.WriteString("asOf", RecordRules.Iso(advice.AsOf));
        JsonForm.WriteKnownAt(writer, advice.KnownAt);
        JsonForm.WriteParameters(writer, advice.Parameters);
        writer.WriteStartObject("goal");
        writer.WriteString("kind", JsonForm.Word(advice.Goal.Kind));
        writer.WriteString("name", advice.Goal.Name);
        writer.WriteString("least", advice.Goal.Kind == AdviceGoalKind.Decision ? JsonForm.OutcomeWord(advice.Goal.Least) : advice.Goal.Least);
        writer.WriteString("text", advice.GoalText.In(language));
        writer.WriteEndObject();
        writer.WriteString("found", advice.Found.In(language));
        writer.WriteString("status", JsonForm.Word(advice.Status));
        writer.WriteNumber("minutesPerDayMax", advice.MinutesPerDayMax);
        writer.WriteString("until", RecordRules.Iso(advice.Until));
        writer.WriteString("reachedOn", advice.ReachedOn is { } day ? RecordRules.Iso(day) : null);
        writer.WriteNumber("minutes", advice.Minutes);
        writer.WriteNumber("minutesCounted", advice.MinutesCounted);
        writer.WriteNumber("acts", advice.Acts);
        writer.WriteBoolean("isEarliest", advice.IsEarliest);
        writer.WriteBoolean("isLeast", advice.IsLeast);
        writer.WriteString("records", advice.Records?.In(language));
        writer.WriteString("most", advice.Most?.In(language));
        WritePlan(writer, advice.Plan);
        JsonForm.WriteEach(writer, "obstacles", advice.Obstacles, o =>
        {
            writer.WriteString("requirement", o.Requirement.In(language));
            writer.WriteString("found", o.Found.In(language));
        });
        ResultJson.WriteMissing(writer, advice.Missing, language);
        JsonForm.WriteEach(writer, "timeAlone", advice.TimeAlone, c =>
        {
            writer.WriteString("on", RecordRules.Iso(c.On));
            writer.WriteString("kind", c.Kind);
            writer.WriteString("name", c.Name);
            writer.WriteString("label", c.Label.In(language));
            writer.WriteString("before", c.Before.In(language));
            writer.WriteString("after", c.After.In(language));
        });
        JsonForm.WriteEach(writer, "useless", advice.Useless, u =>
        {
            writer.WriteString("records", u.Records.In(language));
            writer.WriteBoolean("isCounted", u.IsCounted);
        });
        writer.WriteString("refusal", advice.Refusal?.In(language));
        writer.WriteEndObject();
    }

    private static void WritePlan(Utf8JsonWriter writer, IReadOnlyList<ServiceRecord> plan) => JsonForm.WriteEach(writer, "plan", plan, r =>
    {
        writer.WriteString("recordId", r.Id);
        writer.WriteString("date", RecordRules.Iso(r.Date));
        foreach ((string name, TimeOnly? time) in new[] { ("start", r.Start), ("end", r.End) })
        {
            if (time is { } at)
            {
                writer.WriteString(name, at.ToString("HH:mm", CultureInfo.InvariantCulture));
            }
        }

        foreach ((string name, Column column) in TextColumns.ByName)
        {
            if (TextColumns.Of(r, column) is { } text)
            {
                writer.WriteString(name, text);
            }
        }

        if (r.Tags.Count > 0)
        {
            writer.WriteString("tags", string.Join(';', r.Tags));
        }

        if (r.Rating is { } rating)
        {
            writer.WriteString("rating", rating.ToString(CultureInfo.InvariantCulture));
        }

        if (r.IsAct)
        {
            writer.WriteString("quantity", (r.Quantity ?? 1).ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            ResultJson.WriteNumber(writer, "minutes", r.Minutes);
        }
    });
}
