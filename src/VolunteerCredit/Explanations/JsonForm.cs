using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VolunteerCredit.Explanations;

/// <summary>What the public JSON forms have in common.</summary>
internal static class JsonForm
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>JSON as text, as it is written.</summary>
    public static string ToText(bool indented, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, Relaxed with { Indented = indented });
        write(writer);
        writer.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Parameters and their values, as an object.</summary>
    public static void WriteParameters(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        writer.WriteStartObject("parameters");
        foreach ((string name, string value) in parameters)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>A list of objects.</summary>
    public static void WriteEach<T>(Utf8JsonWriter writer, string key, IReadOnlyList<T> items, Action<T> write)
    {
        writer.WriteStartArray(key);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The moment of knowledge; <see langword="null"/> where everything that was handed in is known.</summary>
    public static void WriteKnownAt(Utf8JsonWriter writer, DateTimeOffset? knownAt) => writer.WriteString("knownAt", Moment(knownAt));

    /// <summary>A moment as results, receipts and texts have it, with its offset.</summary>
    [return: NotNullIfNotNull(nameof(moment))]
    public static string? Moment(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);
}
