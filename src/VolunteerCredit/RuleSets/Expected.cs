using System.Globalization;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets;

/// <summary>Words for what was found and what was expected.</summary>
internal static class Expected
{
    private const int NamesShown = 40;
    private const int NamesCompared = 500;

    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= 100 && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '+');

    public static readonly Words IdentifierWords = new("an id of 1 to 100 letters, digits, dots, colons, hyphens or underscores", "由字母、数字、点、冒号、连字符、下划线组成的编号，1 至 100 个字符");

    public static string OneOf(string found, IEnumerable<string> known)
    {
        // A fault names what there is; in a document of thousands of names only so many of them.
        string[] names = [.. known];
        string? near = found.Length > 40 || names.Length > NamesCompared ? null : Nearest(found, names);
        string list = names.Length == 0 ? "–" : string.Join(", ", names.Take(NamesShown)) + (names.Length > NamesShown ? $", … ({names.Length.ToString(CultureInfo.InvariantCulture)})" : "");
        return near is null ? list : $"{near}? ({list})";
    }

    /// <summary>The name that differs in the fewest letters, the first of several, if they are few.</summary>
    public static string? Nearest(string found, IEnumerable<string> known) =>
        known.MinBy(name => Distance(name, found)) is { } best && Distance(best, found) <= Math.Max(1, (found.Length + 1) / 3) ? best : null;

    public static string Show(DocumentNode node) => node.Kind switch
    {
        NodeKind.Map => ShowMap(node),
        NodeKind.List => "[…]",
        _ => node.Text,
    };

    /// <summary>A small object is shown whole, so that what is wrong in it can be seen.</summary>
    private static string ShowMap(DocumentNode node) =>
        node.Members.Count is 0 or > 2 || node.Members.Any(m => m.Value.Kind is NodeKind.Map or NodeKind.List || m.Key.Length + m.Value.Text.Length > 40)
            ? "{…}"
            : $"{{ {string.Join(", ", node.Members.Select(m => $"\"{m.Key}\": {(m.Value.Kind == NodeKind.Text ? $"\"{m.Value.Text}\"" : m.Value.Text)}"))} }}";

    public static Words KindWords(NodeKind kind) => kind switch
    {
        NodeKind.Map => new("an object { … }", "对象 { … }"),
        NodeKind.List => new("a list [ … ]", "列表 [ … ]"),
        NodeKind.Number => new("a number", "数字"),
        NodeKind.Flag => new("true or false", "true 或 false"),
        _ => new("a text in quotes", "带引号的文字"),
    };

    public static Words UnitWords(UnitKind kind) => kind switch
    {
        UnitKind.Time => new("an amount of time, such as \"8h\" or \"30min\"", "时间量，如 \"8h\"、\"30min\""),
        UnitKind.Number => new("a plain number without a unit", "不带单位的数字"),
        _ => new("an amount with its unit, such as \"1000 CNY\"", "带单位的数量，如 \"1000 CNY\""),
    };

    public static Words BoundsWords(long? min, long? max)
    {
        string low = min?.ToString(CultureInfo.InvariantCulture) ?? "", high = max?.ToString(CultureInfo.InvariantCulture) ?? "";
        return min is null ? new($"at most {high}", $"至多 {high}") : max is null ? new($"at least {low}", $"至少 {low}") : new($"{low} to {high}", $"{low} 至 {high}");
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
