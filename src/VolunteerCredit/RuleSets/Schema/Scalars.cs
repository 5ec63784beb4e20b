using System.Globalization;
using VolunteerCredit.Measures;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>Single values: figures, dates, words.</summary>
internal static class Scalars
{
    private const string Digits = "[0-9]{1,18}(?:\\.[0-9]{1,17})?";
    private const string Time = "-?" + Digits + "(?: *(?:h|min)|\\s*h\\s*" + Digits + "\\s*min)";
    private const string Named = "-?" + Digits + " *(?!(?:h|min)$)[^\\s\\u0000-\\u001f\\u007f-\\u009f\"'0-9.-][^\\s\\u0000-\\u001f\\u007f-\\u009f\"']{0,19}";
    private const string DayOfMonth = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-";

    public static DocumentNode Text() => Map(("type", "string"));

    public static DocumentNode Flag() => Map(("type", "boolean"));

    /// <summary>A text, number or flag: whatever has a spelling of its own.</summary>
    public static DocumentNode Scalar() => Map(("type", List("string", "number", "boolean")));

    /// <summary>Anything at all: nothing reads it.</summary>
    public static DocumentNode Remark() => Map();

    /// <summary>The signs that no id has: blanks, and marks other than dot, colon, plus, hyphen and underscore.</summary>
    public static DocumentNode Identifier() => Pattern("^[^\\u0000-*,/;-@\\[-\\^`{-\\u007f]{1,100}$");

    public static DocumentNode Title() => Shape.Object(
        new("a text in both languages", "中英文文字"), new Key("en", Text(), new("in English", "英文"), true), new Key("zh-Hans", Text(), new("in Chinese", "中文"), true));

    public static DocumentNode Date() => Pattern(
        "^(?:(?:19|20|21)[0-9]{2}-(?:" + DayOfMonth + "(?:0[1-9]|1[0-9]|2[0-8]))|(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)$");

    public static DocumentNode MonthAndDay() => Pattern("^(?:" + DayOfMonth + "(?:0[1-9]|[12][0-9]))$");

    public static DocumentNode Clock() => Pattern("^(?:[01][0-9]|2[0-3]):[0-5][0-9]$");

    public static DocumentNode ClockRange() => Pattern("^(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:[01][0-9]|2[0-3]):[0-5][0-9]$");

    public static DocumentNode Span() => Pattern("^[0-9]{1,9} (?:days?|weeks?|months?|years?)$");

    public static DocumentNode Whole(WholeGrammar grammar) => Map(
        ("type", List("integer", "string")), ("minimum", grammar.Min), ("maximum", grammar.Max), ("pattern", "^[+-]?[0-9]{1,18}$"));

    /// <summary>A figure, as a number or as a text with its unit. Bounds are those of numbers; of a text only its sign is seen.</summary>
    public static DocumentNode Figure(FigureGrammar grammar)
    {
        string sign = grammar.Min >= 0 ? "(?!-[0.]*[1-9])" : "";
        if (grammar.Kind is UnitKind.Time or UnitKind.Named)
        {
            return Pattern($"^{sign}{(grammar.Kind == UnitKind.Time ? Time : Named)}$");
        }

        var members = new List<(string, DocumentNode)> { ("type", List("number", "string")) };
        if (grammar.Min is { } min)
        {
            members.Add(("minimum", min));
        }

        if (grammar.Max is { } max)
        {
            members.Add(("maximum", max));
        }

        members.Add(("pattern", grammar.Kind is null ? $"^{sign}(?:-?{Digits} *|{Time}|{Named})$" : $"^{sign}-?{Digits} *$"));
        return Map(members);
    }

    /// <summary>A name for all figures that may be written alike.</summary>
    public static string NameOf(FigureGrammar grammar) => string.Join('.',
    [
        "figure",
        .. grammar.Kind is { } kind ? [kind.ToString().ToLowerInvariant()] : Array.Empty<string>(),
        .. grammar.Min is null && grammar.Max is null ? [] : new[] { Bound(grammar.Min), Bound(grammar.Max) },
    ]);

    public static string NameOf(WholeGrammar grammar) => $"whole.{Bound(grammar.Min)}.{Bound(grammar.Max)}";

    public static DocumentNode Pattern(string pattern) => Map(("type", "string"), ("pattern", pattern));

    private static string Bound(long? bound) => bound?.ToString(CultureInfo.InvariantCulture) ?? "any";
}
