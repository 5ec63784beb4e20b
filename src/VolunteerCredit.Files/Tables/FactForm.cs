using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>The file of facts.</summary>
/// <param name="items">Receives the facts.</param>
internal sealed class FactForm(List<Fact> items) : IForm
{
    private static readonly HashSet<string> Known =
    [
        "fact_id", "subject_id", "name", "value", "from", "to", "recorded_at", "source", "author", "reason", "replaces", "voids",
    ];

    public IReadOnlyCollection<string> Columns => Known;

    public IReadOnlyList<string> Required { get; } = ["fact_id", "subject_id", "name", "value"];

    public IReadOnlyList<KeyValuePair<string, Words>> Defaults { get; } = [];

    public string? Resolve(string column) => Known.Contains(column) ? column : null;

    public IRowForm Bind(Header header) => new FactRow(header, items);
}
