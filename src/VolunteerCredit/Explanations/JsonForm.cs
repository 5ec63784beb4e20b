using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VolunteerCredit.Measures;

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

    /// <summary>
    /// The word for a value of an enum, in every form alike: its name in kebab-case, <c>not-in-force</c>. Outcomes in documents and CSV files are spelled as in C#,
    /// <c>NotInForce</c>: see DECISIONS.md, 63.
    /// </summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Words<T>.Known.GetOrAdd(value, static named => Spelled(named.ToString()));

    /// <summary>As an answer to whether a figure is open.</summary>
    public static string Word(Openness openness) => openness switch
    {
        Openness.Closed => "no",
        Openness.Above => "above",
        Openness.Below => "below",
        _ => "both",
    };

    /// <summary>The word for what was computed where a person set a decision by hand, which a result has by its name.</summary>
    [return: NotNullIfNotNull(nameof(outcome))]
    public static string? OutcomeWord(string? outcome) => outcome is null ? null : Spelled(outcome);

    /// <summary>The value that is said by a word; <see langword="null"/> if none is.</summary>
    public static T? Said<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Word(value) == word).Select(value => (T?)value).FirstOrDefault();

    /// <summary>The moment of knowledge; <see langword="null"/> where everything that was handed in is known.</summary>
    public static void WriteKnownAt(Utf8JsonWriter writer, DateTimeOffset? knownAt) => writer.WriteString("knownAt", Moment(knownAt));

    /// <summary>A moment as results, receipts and texts have it, with its offset.</summary>
    [return: NotNullIfNotNull(nameof(moment))]
    public static string? Moment(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);

    private static string Spelled(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly ConcurrentDictionary<T, string> Known = [];
    }
}
