using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Printing;

namespace VolunteerCredit.Tool.Scoring;

/// <summary>What results rest on, which they carry with them.</summary>
internal sealed record ResultHead(RuleSetIdentity RuleSet, DateOnly AsOf, DateTimeOffset? KnownAt, IReadOnlyList<KeyValuePair<string, string>> Parameters);

/// <summary>Writes rows of results as text for people, as one JSON document, and decisions as CSV.</summary>
internal static class RowWriters
{
    private static readonly Words Colon = new(": ", "："), Semicolon = new("; ", "；"), Blank = new(" ", "");

    /// <summary>A line for each.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="decisionsOnly">Whether only decisions are wanted.</param>
    /// <param name="language">The language.</param>
    public static void WriteText(Stream stream, IEnumerable<ResultRow> rows, bool decisionsOnly, Language language)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (ResultRow row in rows)
        {
            string text = row.Status == ResultStatus.Computed ? Cells(row, decisionsOnly, language)
                : row.Refusal is { } refusal ? refusal.In(language) : Texts.Phrase("explain.notInForce").In(language);
            writer.WriteLine(SafeText.Of($"{row.Id}  {text}"));
        }
    }

    /// <summary>One document: what the results rest on, and an object for each, on a line of its own.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="head">What they rest on, which may be known only when the first row is.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="decisionsOnly">Whether only decisions, with their offers, are wanted.</param>
    public static void WriteJson(Stream stream, Func<ResultHead> head, IEnumerable<ResultRow> rows, bool decisionsOnly)
    {
        var text = new BufferedStream(stream, 1 << 16); // not disposed of, since that would close the stream
        using var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        bool isFirst = true;
        foreach (ResultRow row in rows)
        {
            if (isFirst)
            {
                WriteHead(json, head());
            }

            json.Flush();
            text.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            json.Reset();
            Write(json, row, decisionsOnly);
        }

        if (isFirst)
        {
            WriteHead(json, head());
        }

        json.Flush();
        text.Write("\n]}\n"u8);
        text.Flush();
    }

    /// <summary>Decisions, each with the columns that its offers fill; last the lowest honesty of the decisions.</summary>
    public static void WriteDecisions(Stream stream, IReadOnlyList<(string Name, IReadOnlyList<string> OfferColumns)> columns, IEnumerable<ResultRow> rows)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteField("volunteer_id");
        foreach ((string name, IReadOnlyList<string> offers) in columns)
        {
            csv.WriteField(name);
            foreach (string offer in offers)
            {
                csv.WriteField($"{name}.{offer}");
            }
        }

        csv.WriteField("status");
        csv.WriteField("honesty");
        csv.EndRecord();
        foreach (ResultRow row in rows)
        {
            csv.WriteField(row.Id);
            foreach ((string name, IReadOnlyList<string> offers) in columns)
            {
                DecisionCell? decision = row.Status == ResultStatus.Computed ? row.Decisions.First(d => d.Name == name) : null;
                csv.WriteField(decision?.Outcome.ToString() ?? "");
                foreach (string offer in offers)
                {
                    csv.WriteField(string.Join("; ", decision?.Offer.Where(item => item.Column == offer).Select(item => item.Text) ?? []));
                }
            }

            csv.WriteField(row.Status.ToString());
            csv.WriteField(row.Status == ResultStatus.Computed && row.Decisions.Count > 0 ? JsonForm.Word(row.Decisions.Min(d => d.Honesty)) : "");
            csv.EndRecord();
        }
    }

    private static string Cells(ResultRow row, bool decisionsOnly, Language language)
    {
        IEnumerable<(Words Label, string Value)> cells = decisionsOnly ? []
            : [.. row.Measures.Concat(row.Scores).Select(a => (a.Label, a.In(language))), .. row.Tiers.Select(t => (t.Label, t.In(language)))];
        string text = string.Join(
            Semicolon.In(language), cells.Concat(row.Decisions.Select(d => (d.Label, Value: d.In(language)))).Select(cell => cell.Label.In(language) + Colon.In(language) + cell.Value));
        return decisionsOnly || row.Honesty != Honesty.Illustrative || row.Decisions.Any(d => d.IsIndicative) ? text
            : text + Blank.In(language) + Texts.Phrase("explain.indicative").In(language);
    }

    private static void WriteHead(Utf8JsonWriter json, ResultHead head)
    {
        json.WriteStartObject();
        ResultJson.WriteIdentity(json, "ruleSet", head.RuleSet);
        json.WriteString("asOf", head.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        JsonForm.WriteKnownAt(json, head.KnownAt);
        JsonForm.WriteParameters(json, head.Parameters);
        json.WriteStartArray("results");
    }

    private static void Write(Utf8JsonWriter json, ResultRow row, bool decisionsOnly)
    {
        json.WriteStartObject();
        json.WriteString("volunteer", row.Id);
        json.WriteString("status", JsonForm.Word(row.Status));
        json.WriteString("honesty", JsonForm.Word(row.Honesty));
        if (row.Refusal is { } refusal)
        {
            json.WriteString("refusal", refusal.Code);
        }

        if (row.Status == ResultStatus.Computed)
        {
            if (!decisionsOnly)
            {
                WriteEach(json, "measures", row.Measures, m => m.Name, m => json.WriteStringValue(m.Figure));
                WriteEach(json, "scores", row.Scores, s => s.Name, s => json.WriteStringValue(s.Figure));
                WriteEach(json, "tiers", row.Tiers, t => t.Name, t => json.WriteStringValue(t.Step));
            }

            WriteEach(json, "decisions", row.Decisions, d => d.Name, d =>
            {
                if (!decisionsOnly)
                {
                    json.WriteStringValue(JsonForm.Word(d.Outcome));
                    return;
                }

                json.WriteStartObject();
                json.WriteString("outcome", JsonForm.Word(d.Outcome));
                json.WriteBoolean("indicative", d.IsIndicative);
                json.WriteString("honesty", JsonForm.Word(d.Honesty));
                WriteEach(json, "offer", d.Offer.GroupBy(item => item.Column, StringComparer.Ordinal), column => column.Key, column =>
                {
                    json.WriteStartArray();
                    foreach (OfferItem item in column)
                    {
                        json.WriteStringValue(item.Text);
                    }

                    json.WriteEndArray();
                });
                json.WriteEndObject();
            });
            if (!decisionsOnly)
            {
                WriteEach(json, "decisionHonesty", row.Decisions, d => d.Name, d => json.WriteStringValue(JsonForm.Word(d.Honesty)));
            }
        }

        json.WriteEndObject();
    }

    private static void WriteEach<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Func<T, string> name, Action<T> write)
    {
        json.WriteStartObject(key);
        foreach (T item in items)
        {
            json.WritePropertyName(name(item));
            write(item);
        }

        json.WriteEndObject();
    }
}
