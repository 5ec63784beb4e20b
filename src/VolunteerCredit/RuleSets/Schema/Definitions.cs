using System.Globalization;
using System.Text;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>The schemas that others refer to by name. Each is made once, so that they may hold one another.</summary>
internal sealed class Definitions
{
    private readonly SortedDictionary<string, DocumentNode> _made = new(StringComparer.Ordinal);

    /// <summary>A reference to a definition, which is made when it is first asked for.</summary>
    public DocumentNode Ref(string name, Func<DocumentNode> make)
    {
        if (_made.TryAdd(name, Null))
        {
            _made[name] = make();
        }

        return Map(("$ref", Pointer(name)));
    }

    /// <summary>A reference to a value in whose place a parameter, or values by date, may stand.</summary>
    public DocumentNode Value(string name, Func<DocumentNode> make) => Ref(name, () => Map(
        ("if", Ref("is-param", IsParameter)),
        ("then", Ref("param", Parameter)),
        ("else", Map(
            ("if", Ref("is-by-date", IsByDate)),
            ("then", Map(
                ("$ref", Ref("by-date", ByDate).Find("$ref")!),
                ("properties", Map(("byDate", Map(("items", Map(("properties", Map(("value", Map(("$ref", Pointer(name)))))))))))))),
            ("else", make())))));

    /// <summary>A name that is safe in a reference, however a plug-in calls its parts.</summary>
    public static string NameOf(params IEnumerable<string> parts) => string.Join('.', parts.Select(part =>
    {
        var safe = new StringBuilder();
        foreach (char letter in part)
        {
            safe.Append(char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"_{(int)letter:x4}"));
        }

        return safe.ToString();
    }));

    /// <summary>All of them, by name.</summary>
    public DocumentNode All() => Map(_made.Select(definition => (definition.Key, definition.Value)));

    private static string Pointer(string name) => "#/$defs/" + name;

    private static DocumentNode IsParameter() => Map(("type", "object"), ("required", List("param")), ("maxProperties", 1));

    private static DocumentNode Parameter() => Shape.Object(
        new("a value that the evaluation gives, or the parameter's default", "由评估给出的值，或参数的默认值"),
        new Key("param", Scalars.Text(), new("the parameter's name", "参数名称"), Required: true));

    /// <summary>A column of an offer may be called byDate too; its cells are no lists.</summary>
    private static DocumentNode IsByDate() =>
        Map(("type", "object"), ("required", List("byDate")), ("properties", Map(("byDate", Map(("type", "array"))))));

    private DocumentNode ByDate()
    {
        DocumentNode period = Shape.Object(
            new("a value with the days on which it holds", "某段日期内适用的值"),
            new Key("from", Ref("date", Scalars.Date), new("the first day, included; left out: since ever", "首日（含）；不写则自始")),
            new Key("until", Ref("date", Scalars.Date), new("the last day, included; left out: until further notice", "末日（含）；不写则至今")),
            new Key("value", Map(), new("the value", "值"), Required: true),
            Keys.Note());
        return Shape.Object(
            new("values by date", "按日期的值"),
            new Key("byDate", Shape.List(period, 1), new("periods in order that do not overlap; a day in none of them is not in force", "依次排列、互不重叠的时段；不在其中的日期视为未生效"), Required: true),
            new Key("decides", Shape.Words("as-of", "service"), new("which day decides: as-of, or that of the service", "以基准日 as-of 或服务日 service 为准")),
            Keys.Note());
    }
}
