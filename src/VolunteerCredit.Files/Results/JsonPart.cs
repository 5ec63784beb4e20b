using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files.Results;

/// <summary>The lines of the volunteers of one table, an object each.</summary>
internal static class JsonPart
{
    private const int BytesHeld = 1 << 16;

    public static void Write(Stream stream, BulkScores scores, IEnumerable<int> volunteers, CancellationToken cancellation)
    {
        (string Name, Figures Figures)[] measures = Named(scores.Measures);
        (string Name, Figures Figures)[] values = Named(scores.Scores);
        var bytes = new ArrayBufferWriter<byte>(2 * BytesHeld);
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (int volunteer in volunteers)
        {
            cancellation.ThrowIfCancellationRequested();
            json.WriteStartObject();
            json.WriteString("volunteer_id", scores.Table.VolunteerIdUtf8(volunteer));
            ResultStatus status = scores.StatusOf(volunteer);
            json.WriteString("status", JsonForm.Word(status));
            if (status == ResultStatus.Computed)
            {
                Write(json, "measures", measures, volunteer);
                Write(json, "scores", values, volunteer);
                WriteTiers(json, scores.Tiers, volunteer);
                WriteDecisions(json, scores.Decisions, volunteer);
            }
            else if (scores.RefusalOf(volunteer) is { } refusal)
            {
                json.WriteString("refusal", refusal.Code);
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
            bytes.Write("\n"u8);
            if (bytes.WrittenCount >= BytesHeld)
            {
                stream.Write(bytes.WrittenSpan);
                bytes.ResetWrittenCount();
            }
        }

        stream.Write(bytes.WrittenSpan);
    }

    private static (string Name, Figures Figures)[] Named(IReadOnlyList<ValueColumn> columns) => [.. columns.Select(column => (column.Name, new Figures(column)))];

    private static void Write(Utf8JsonWriter json, string group, (string Name, Figures Figures)[] amounts, int volunteer)
    {
        Span<byte> text = stackalloc byte[32];
        json.WriteStartObject(group);
        foreach ((string name, Figures figures) in amounts)
        {
            if (figures.IsNumber(volunteer, out decimal number) && number.TryFormat(text, out int length, default, CultureInfo.InvariantCulture))
            {
                json.WriteString(name, text[..length]);
            }
            else
            {
                json.WriteString(name, figures.Text(volunteer) is { Length: > 0 } amount ? amount : null);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTiers(Utf8JsonWriter json, IReadOnlyList<TierColumn> tiers, int volunteer)
    {
        json.WriteStartObject("tiers");
        foreach (TierColumn tier in tiers)
        {
            json.WriteString(tier.Name, tier.IsUnknown(volunteer) ? "?" : tier[volunteer]?.Id);
        }

        json.WriteEndObject();
    }

    private static void WriteDecisions(Utf8JsonWriter json, IReadOnlyList<DecisionColumn> decisions, int volunteer)
    {
        json.WriteStartObject("decisions");
        foreach (DecisionColumn decision in decisions)
        {
            json.WriteString(decision.Name, JsonForm.Word(decision[volunteer]));
        }

        json.WriteEndObject();
    }
}
