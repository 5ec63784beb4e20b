using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>The file of volunteers, shorthand for undated facts. A column goes by the name of its fact, so that no fact is said by two columns.</summary>
/// <param name="items">Receives the facts.</param>
internal sealed class VolunteerForm(List<Fact> items) : IForm
{
    /// <summary>The column of the volunteer, which no fact can be called, since the others say <c>fact:</c>.</summary>
    public const string Id = "volunteer_id";

    private const string FactPrefix = "fact:";

    public IReadOnlyCollection<string> Columns { get; } = [Id, "born", "household", FactNames.Registered, FactNames.RegisteredWith];

    public IReadOnlyList<string> Required { get; } = [Id];

    public IReadOnlyList<KeyValuePair<string, Words>> Defaults { get; } = [];

    public string? Resolve(string column) => column switch
    {
        Id or "born" or "household" => column,
        "registered_on" => FactNames.Registered,
        "registered_with" => FactNames.RegisteredWith,
        _ when column.StartsWith(FactPrefix, StringComparison.Ordinal) && column.Length > FactPrefix.Length && column[FactPrefix.Length..] != Id =>
            column[FactPrefix.Length..],
        _ when column.StartsWith(FactNames.ScorePrefix, StringComparison.Ordinal) && column.Length > FactNames.ScorePrefix.Length => column,
        _ => null,
    };

    public IRowForm Bind(Header header) => new VolunteerRow(header, items);
}
