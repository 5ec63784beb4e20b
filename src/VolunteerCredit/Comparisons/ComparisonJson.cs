using System.Globalization;
using System.Text.Json;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>
/// The public JSON form of a comparison; as stable as that of a result (<see cref="ResultJson"/>), and amounts are written alike. Rates and ratios are exact: decimals or a fraction, as text.
/// </summary>
public static class ComparisonJson
{
    /// <summary>A comparison as JSON.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">The language of the texts in it.</param>
    /// <param name="indented">Whether it is written over several lines.</param>
    public static string ToJson(this Comparison comparison, Language language = Language.English, bool indented = false)
    {
        return JsonForm.ToText(indented, writer => Write(writer, comparison, language));
    }

    /// <summary>Writes a comparison.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">The language of the texts in it.</param>
    public static void Write(Utf8JsonWriter writer, Comparison comparison, Language language)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(comparison);
        writer.WriteStartObject();
        WriteSide(writer, "baseline", comparison.Baseline);
        WriteSide(writer, "candidate", comparison.Candidate);
        writer.WriteNumber("volunteers", comparison.Volunteers);
        JsonForm.WriteEach(writer, "unmatched", comparison.Unmatched, name =>
        {
            writer.WriteString("kind", name.Kind);
            writer.WriteString("name", name.Name);
            writer.WriteString("reason", JsonForm.Word(name.Reason));
        });
        JsonForm.WriteEach(writer, "tiers", comparison.Tiers, matrix => WriteMatrix(writer, matrix, language));
        JsonForm.WriteEach(writer, "decisions", comparison.Decisions, matrix => WriteMatrix(writer, matrix, language));
        JsonForm.WriteEach(writer, "values", comparison.Values, value => WriteValue(writer, value, language));
        writer.WriteNumber("groupMin", comparison.GroupMin);
        JsonForm.WriteEach(writer, "groups", comparison.Groups, effects =>
        {
            writer.WriteString("by", effects.Grouping);
            JsonForm.WriteEach(writer, "groups", effects.Groups, group => WriteGroup(writer, group, language));
        });
        JsonForm.WriteEach(writer, "examples", comparison.Examples, example => WriteExample(writer, example, language));
        ResultJson.WriteNotices(writer, comparison.Notices, language);
        writer.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter writer, string key, ComparedEvaluation side)
    {
        writer.WriteStartObject(key);
        ResultJson.WriteIdentity(writer, "ruleSet", side.RuleSet);
        writer.WriteString("asOf", RecordRules.Iso(side.Evaluation.AsOf));
        JsonForm.WriteKnownAt(writer, side.Evaluation.KnownAt);
        JsonForm.WriteParameters(writer, side.Parameters);
        writer.WriteBoolean("strict", side.Evaluation.Strict);
        ResultJson.WriteWithoutRecorders(writer, side.Evaluation.WithoutRecorders);
        writer.WriteNumber("computed", side.Computed);
        writer.WriteNumber("notInForce", side.NotInForce);
        writer.WriteNumber("refused", side.Refused);
        writer.WriteEndObject();
    }

    private static void WriteMatrix(Utf8JsonWriter writer, TransitionMatrix matrix, Language language)
    {
        writer.WriteString("name", matrix.Name);
        writer.WriteString("label", matrix.Label.In(language));
        WriteStates(writer, "from", matrix.From, language);
        WriteStates(writer, "to", matrix.To, language);
        writer.WriteStartArray("counts");
        for (int from = 0; from < matrix.From.Count; from++)
        {
            writer.WriteStartArray();
            for (int to = 0; to < matrix.To.Count; to++)
            {
                writer.WriteNumberValue(matrix[from, to]);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteNumber("changed", matrix.Changed);
    }

    private static void WriteStates(Utf8JsonWriter writer, string key, IReadOnlyList<ComparedState> states, Language language) => JsonForm.WriteEach(writer, key, states, state =>
    {
        writer.WriteString("key", state.Key);
        writer.WriteString("title", state.Title.In(language));
    });

    private static void WriteValue(Utf8JsonWriter writer, ValueChange value, Language language)
    {
        writer.WriteString("kind", value.Kind);
        writer.WriteString("name", value.Name);
        writer.WriteString("label", value.Label.In(language));
        writer.WriteNumber("up", value.Up);
        writer.WriteNumber("down", value.Down);
        writer.WriteNumber("same", value.Same);
        writer.WriteNumber("becameKnown", value.BecameKnown);
        writer.WriteNumber("becameUnknown", value.BecameUnknown);
        writer.WriteNumber("unknownInBoth", value.UnknownInBoth);
        writer.WriteNumber("notCompared", value.NotCompared);
        ResultJson.WriteAmount(writer, "least", value.Least, language);
        ResultJson.WriteAmount(writer, "most", value.Most, language);
        JsonForm.WriteEach(writer, "quantiles", value.Quantiles, quantile =>
        {
            writer.WriteNumber("percent", quantile.Percent);
            ResultJson.WriteAmount(writer, "change", quantile.Change, language);
        });
        ResultJson.WriteAmount(writer, "binWidth", value.BinWidth, language);
        if (value.Stability is { } stability)
        {
            writer.WriteStartObject("stability");
            writer.WriteString("index", stability.Index.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("byConvention", JsonForm.Word(stability.Reading));
            JsonForm.WriteEach(writer, "bins", stability.Bins, bin =>
            {
                ResultJson.WriteAmount(writer, "upTo", bin.UpTo, language);
                writer.WriteBoolean("unknown", bin.IsUnknown);
                writer.WriteNumber("before", bin.Before);
                writer.WriteNumber("after", bin.After);
            });
            writer.WriteEndObject();
        }
    }

    private static void WriteGroup(Utf8JsonWriter writer, PopulationGroup group, Language language)
    {
        writer.WriteString("group", group.Group);
        writer.WriteBoolean("suppressed", group.IsSuppressed);
        ResultJson.WriteNumber(writer, "volunteers", group.Volunteers);
        JsonForm.WriteEach(writer, "decisions", group.Decisions, decision =>
        {
            writer.WriteString("name", decision.Name);
            writer.WriteString("label", decision.Label.In(language));
            WriteApproval(writer, "before", decision.Before);
            WriteApproval(writer, "after", decision.After);
        });
        JsonForm.WriteEach(writer, "moves", group.Moves, moves =>
        {
            writer.WriteString("kind", moves.Kind);
            writer.WriteString("name", moves.Name);
            writer.WriteString("label", moves.Label.In(language));
            writer.WriteNumber("up", moves.Up);
            writer.WriteNumber("down", moves.Down);
            writer.WriteNumber("same", moves.Same);
            writer.WriteNumber("other", moves.Other);
        });
    }

    private static void WriteApproval(Utf8JsonWriter writer, string key, Approval approval)
    {
        writer.WriteStartObject(key);
        writer.WriteNumber("computed", approval.Computed);
        writer.WriteNumber("eligible", approval.Eligible);
        writer.WriteString("rate", approval.Rate?.ToString());
        writer.WriteString("impactRatio", approval.ImpactRatio?.ToString());
        writer.WriteBoolean("belowFourFifths", approval.IsBelowFourFifths);
        writer.WriteEndObject();
    }

    private static void WriteExample(Utf8JsonWriter writer, ComparisonExample example, Language language)
    {
        writer.WriteString("kind", example.Kind);
        writer.WriteString("name", example.Name);
        writer.WriteString("from", example.From);
        writer.WriteString("to", example.To);
        writer.WriteString("volunteer", example.VolunteerId);
        JsonForm.WriteEach(writer, "changes", example.Changes, change =>
        {
            writer.WriteString("kind", change.Kind);
            writer.WriteString("name", change.Name);
            writer.WriteString("label", change.Label.In(language));
            writer.WriteString("before", change.Before?.In(language));
            writer.WriteString("after", change.After?.In(language));
        });
    }
}
