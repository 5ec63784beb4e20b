using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>The file of service records.</summary>
/// <param name="bind">What a row becomes: an object, or an entry of a table.</param>
internal sealed class RecordForm(Func<Header, IRowForm> bind) : IForm
{
    /// <summary>The column that is a list.</summary>
    public const string Tags = "tags";

    /// <summary>The columns of the normal form.</summary>
    public static readonly string[] Names =
    [
        "record_id", "volunteer_id", "date", "start", "end", "minutes", "planned_minutes", "organization", "project", "activity",
        "campaign", "district", "category", "source", "status", "approved_by", "recorder", "recorded_at", "replaces", "voids",
        "quantity", "unit", "rating", "disputed", Tags,
    ];

    private static readonly HashSet<string> Known = new(Names, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Columns => Known;

    public IReadOnlyList<string> Required { get; } = ["record_id", "volunteer_id", "date"];

    public IReadOnlyList<KeyValuePair<string, Words>> Defaults { get; } =
        [new("source", new("unknown", "未知")), new("status", Words.Same("approved"))];

    public string? Resolve(string column) => Known.Contains(column) ? column : null;

    public IRowForm Bind(Header header) => bind(header);
}
