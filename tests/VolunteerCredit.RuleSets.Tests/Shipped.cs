using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.RuleSets.Tests;

/// <summary>The shipped rule sets: the engine that has them all, and their documents as trees.</summary>
internal static class Shipped
{
    public static CreditEngine Engine { get; } = CreditEngine.Create(options => options.Add(ShippedRuleSets.All));

    public static JsonObject Document(string id)
    {
        using Stream stream = ShippedRuleSets.Source(id).Open();
        return JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>An engine with the shipped rule sets, one of them changed.</summary>
    public static CreditEngine With(string id, JsonNode changed) => CreditEngine.Create(options => options
        .Add(ShippedRuleSets.Ids.Where(other => other != id).Select(ShippedRuleSets.Source))
        .Add(RuleSetSource.FromText(changed.ToJsonString(), id)));

    /// <summary>Every value in a tree that is no object and no list, with its path.</summary>
    public static IEnumerable<(string Path, JsonValue Value)> Leaves(JsonNode node, string path = "") => node switch
    {
        JsonValue value => [(path, value)],
        JsonArray items => items.SelectMany((item, i) => item is null ? [] : Leaves(item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]")),
        JsonObject members => members.SelectMany(m => m.Value is null ? [] : Leaves(m.Value, $"{path}.{m.Key}".TrimStart('.'))),
        _ => [],
    };

    public static string TextOf(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    /// <summary>Scores under the parameters of the first worked case that gives some, where the rule set has no defaults for them.</summary>
    public static CreditResult Score(string id, string asOf, IEnumerable<ServiceRecord> records, params IReadOnlyList<Fact> facts) =>
        Engine.Score(id, new Volunteer("v", [.. records], facts), Evaluation.On(Day(asOf)) with { Parameters = RequiredParameters(id) });

    /// <summary>How a rule set is named: its id, with the version where several are shipped.</summary>
    public static string NameOf(RuleSetInfo info) =>
        Engine.RuleSets.Count(other => other.Identity.Id == info.Identity.Id) == 1 ? info.Identity.Id : $"{info.Identity.Id}@{info.Identity.Version}";

    /// <summary>Whether a rule set scores each volunteer; one about groups has its own way in (<c>ScoreGroups</c>).</summary>
    public static bool IsAboutVolunteers(string id) => Document(id)["subject"] is null;

    private static Dictionary<string, string> RequiredParameters(string id) =>
        ShippedRuleSets.Ids.Contains(id) && Document(id) is { } document && document["parameters"] is JsonObject declared
            ? declared.Where(p => p.Value!["default"] is null && p.Value["optional"] is null).ToDictionary(p => p.Key, p => FirstGiven(document, p.Key))
            : [];

    private static string FirstGiven(JsonObject document, string parameter) =>
        document["verify"]!.AsArray().Select(c => c!["parameters"]?[parameter]).First(v => v is not null)!.ToString();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A service, several times over.</summary>
    public static IEnumerable<ServiceRecord> Service(string first, int minutes, string? source = null, int times = 1, int everyDays = 1) =>
        Enumerable.Range(0, times).Select(i => new ServiceRecord
        {
            Id = $"{first}/{source}/{minutes.ToString(CultureInfo.InvariantCulture)}/{i.ToString(CultureInfo.InvariantCulture)}",
            VolunteerId = "v",
            Date = Day(first).AddDays(i * everyDays),
            Minutes = minutes,
            Source = source,
        });

    /// <summary>An act, several times over on one day.</summary>
    public static IEnumerable<ServiceRecord> Acts(string day, string category, int times = 1, string? unit = null, decimal? rating = null) =>
        Enumerable.Range(0, times).Select(i => new ServiceRecord
        {
            Id = $"{day}/{category}/{unit}/{i.ToString(CultureInfo.InvariantCulture)}",
            VolunteerId = "v",
            Date = Day(day),
            Category = category,
            Quantity = rating is null ? 1 : null,
            Unit = unit,
            Rating = rating,
        });

    public static Fact Fact(string name, string value) => new() { Id = name, SubjectId = "v", Name = name, Value = value };
}
