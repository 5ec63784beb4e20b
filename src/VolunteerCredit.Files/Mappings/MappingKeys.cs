using System.Collections.Frozen;

namespace VolunteerCredit.Files.Mappings;

/// <summary>The words of a mapping.</summary>
internal static class MappingKeys
{
    /// <summary>The last day of a row over several days, which is no column of a record.</summary>
    public const string LastDate = "last_date";

    public const string RecordId = "record_id", VolunteerId = "volunteer_id", Date = "date", Start = "start", End = "end", Minutes = "minutes", PlannedMinutes = "planned_minutes", RecordedAt = "recorded_at";

    public static readonly string[] Document =
        ["$schema", "base", "id", "title", "note", "encoding", "separator", "headerWithin", "offset", "severalDays", "columns", "ignore", "cases"];

    public static readonly string[] Case = ["column", "is", "set", "exclude"];

    public static readonly string[] Content = ["content", "prefix", "digest"];

    /// <summary>Keys that every column may have.</summary>
    private static readonly string[] Common = ["column", "constant", "optional", "required"];

    private static readonly string[] Instants = [.. Common, "read", "format"];

    private static readonly FrozenDictionary<string, string[]> Keys = new Dictionary<string, string[]>
    {
        [RecordId] = Common,
        [VolunteerId] = [.. Common, "digest", "plain"],
        [Date] = Instants,
        [LastDate] = Instants,
        [Start] = Instants,
        [End] = Instants,
        [RecordedAt] = Instants,
        [Minutes] = [.. Common, "read", "unit", "round"],
        [PlannedMinutes] = [.. Common, "read", "unit", "round"],
        ["replaces"] = Common,
        ["voids"] = Common,
        ["quantity"] = Common,
        ["rating"] = Common,
        ["disputed"] = Common,
        [Tables.RecordForm.Tags] = Common,
    }.ToFrozenDictionary();

    private static readonly string[] Texts = [.. Common, "values"];

    /// <summary>The columns of the normal form, and the last day.</summary>
    public static readonly string[] Targets = [.. Tables.RecordForm.Names, LastDate];

    /// <summary>Columns that cannot be divided among days.</summary>
    public static readonly string[] Indivisible = ["replaces", "voids", "quantity", "rating", PlannedMinutes];

    /// <summary>What a column of the normal form may say of itself.</summary>
    public static string[] Of(string target) => Keys.GetValueOrDefault(target, Texts);
}
