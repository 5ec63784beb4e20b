using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Groups;

/// <summary>By what rows are brought together: the volunteer, a column of the record, or a dated fact of the volunteer (household, team, city …).</summary>
internal sealed class GroupKey
{
    /// <summary>The subject of a rule set that scores volunteers, and the word for them in keys.</summary>
    public const string Volunteer = "volunteer";

    /// <summary>Columns that name a group.</summary>
    public static readonly IReadOnlyDictionary<string, Column> Columns = new Dictionary<string, Column>(StringComparer.Ordinal)
    {
        ["organization"] = Column.Organization,
        ["project"] = Column.Project,
        ["activity"] = Column.Activity,
        ["campaign"] = Column.Campaign,
        ["district"] = Column.District,
    };

    private readonly Column? _column;

    public GroupKey(string name) => (Name, _column) = (name, Columns.TryGetValue(name, out Column column) ? column : null);

    /// <summary>The word in documents.</summary>
    public string Name { get; }

    public bool IsVolunteer => Name == Volunteer;

    /// <summary>The subject of a group's own facts, and the id under which it is reported.</summary>
    public string SubjectOf(string group) => IsVolunteer ? group : $"{Name}:{group}";

    /// <summary>The group of a subject, if it is one of these.</summary>
    public string? GroupOf(string subject) =>
        !IsVolunteer && subject.Length > Name.Length && subject[Name.Length] == ':' && subject.StartsWith(Name, StringComparison.Ordinal)
            ? subject[(Name.Length + 1)..] : null;

    /// <summary>The groups that a row of a member belongs to on its day. A column that is empty names none.</summary>
    public IEnumerable<string> GroupsOf(Member member, ServiceRecord record, int day) =>
        IsVolunteer ? [member.Id]
        : _column is { } column ? TextColumns.Of(record, column) is { } text ? [text] : []
        : member.Facts.ValuesOf(Name, day);

    /// <summary>The groups that a member has belonged to up to a day without any row being asked.</summary>
    public IEnumerable<string> GroupsOf(Member member, int asOf) =>
        IsVolunteer ? [member.Id] : _column is null ? member.Facts.ValuesUpTo(Name, asOf) : [];

    /// <summary>The groups that a record names by itself, whatever became of it.</summary>
    public string? GroupNamedBy(ServiceRecord record) => _column is { } column ? TextColumns.Of(record, column) : null;
}
