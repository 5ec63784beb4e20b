using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files;

/// <summary>The mappings of this package.</summary>
public static class RecordMappings
{
    private const string Prefix = "mapping/", Extension = ".json", SchemaName = "record-mapping.schema.json";

    /// <summary>The ids of the mappings, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. typeof(RecordMappings).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The JSON Schema of mappings, for editors.</summary>
    public static string Schema
    {
        get
        {
            using var reader = new StreamReader(typeof(RecordMappings).Assembly.GetManifestResourceStream(SchemaName)!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The document of one of them.</summary>
    /// <param name="id">Its id, such as <c>zhiyuanhui.duration</c>.</param>
    /// <exception cref="ArgumentException">There is no such mapping (VC1054); the message lists those there are.</exception>
    public static RuleSetSource Source(string id) => Ids.Contains(id, StringComparer.Ordinal)
        ? new(id + Extension, () => typeof(RecordMappings).Assembly.GetManifestResourceStream(Prefix + id + Extension)!)
        : throw new ArgumentException(new Notice("VC1054", default, id, Words.Same(string.Join(", ", Ids))).ToString(), nameof(id));

    /// <summary>One of them, read.</summary>
    /// <param name="id">Its id, such as <c>zhiyuanhui.duration</c>.</param>
    /// <exception cref="ArgumentException">There is no such mapping (VC1054); the message lists those there are.</exception>
    public static RecordMapping Read(string id) => RecordMapping.Read(Source(id));
}
