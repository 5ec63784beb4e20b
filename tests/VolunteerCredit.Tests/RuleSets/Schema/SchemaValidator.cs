using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VolunteerCredit.Tests.RuleSets.Schema;

/// <summary>
/// A validator of JSON Schema, draft 2020-12, for the keywords that the rule-set schema is made of; any other keyword throws. No validator
/// under a licence that suits can be restored from the registry reached here.
/// </summary>
internal sealed class SchemaValidator(string schema)
{
    private static readonly string[] Notes =
        ["$schema", "$defs", "title", "description", "markdownDescription", "enumDescriptions", "markdownEnumDescriptions", "examples", "then", "else", "patternProperties"];

    private readonly JsonElement _root = JsonDocument.Parse(schema).RootElement;
    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _definitions = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a document, as path and keyword; nothing if it is valid.</summary>
    public IReadOnlyList<(string Path, string Keyword)> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new List<(string, string)>();
        Check(_root, document.RootElement, "", faults);
        return faults;
    }

    private bool IsValid(JsonElement schema, JsonElement value)
    {
        var faults = new List<(string, string)>();
        Check(schema, value, "", faults);
        return faults.Count == 0;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<(string Path, string Keyword)> faults)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Demand(schema.ValueKind == JsonValueKind.True, "false");
            return;
        }

        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            JsonElement rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref":
                    Check(Resolve(rule.GetString()!), value, path, faults);
                    break;
                case "type":
                    Demand(Items(rule).Any(type => IsType(type.GetString()!, value)), "type");
                    break;
                case "const":
                    Demand(JsonElement.DeepEquals(rule, value), "const");
                    break;
                case "enum":
                    Demand(rule.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)), "enum");
                    break;
                case "allOf":
                    foreach (JsonElement part in rule.EnumerateArray())
                    {
                        Check(part, value, path, faults);
                    }

                    break;
                case "anyOf":
                    Demand(rule.EnumerateArray().Any(part => IsValid(part, value)), "anyOf");
                    break;
                case "if":
                    if (schema.TryGetProperty(IsValid(rule, value) ? "then" : "else", out JsonElement branch))
                    {
                        Check(branch, value, path, faults);
                    }

                    break;
                case "pattern" when value.ValueKind == JsonValueKind.String:
                    Demand(PatternOf(rule.GetString()!).IsMatch(value.GetString()!), "pattern");
                    break;
                case "minLength" when value.ValueKind == JsonValueKind.String:
                    Demand(value.GetString()!.EnumerateRunes().Count() >= rule.GetInt32(), "minLength");
                    break;
                case "minimum" when value.ValueKind == JsonValueKind.Number:
                    Demand(value.GetDecimal() >= rule.GetDecimal(), "minimum");
                    break;
                case "maximum" when value.ValueKind == JsonValueKind.Number:
                    Demand(value.GetDecimal() <= rule.GetDecimal(), "maximum");
                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    foreach ((int index, JsonElement item) in value.EnumerateArray().Index())
                    {
                        Check(rule, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), faults);
                    }

                    break;
                case "minItems" when value.ValueKind == JsonValueKind.Array:
                    Demand(value.GetArrayLength() >= rule.GetInt32(), "minItems");
                    break;
                case "maxItems" when value.ValueKind == JsonValueKind.Array:
                    Demand(value.GetArrayLength() <= rule.GetInt32(), "maxItems");
                    break;
                case "properties" or "additionalProperties" or "propertyNames" or "minProperties" or "maxProperties" or "required" when value.ValueKind == JsonValueKind.Object:
                    CheckObject(schema, keyword.Name, rule, value, path, faults);
                    break;
                case "pattern" or "minLength" or "minimum" or "maximum" or "items" or "minItems" or "maxItems":
                case "properties" or "additionalProperties" or "propertyNames" or "minProperties" or "maxProperties" or "required":
                    break; // of another kind of value
                default:
                    Assert.Contains(keyword.Name, Notes);
                    break;
            }
        }

        void Demand(bool holds, string keyword)
        {
            if (!holds)
            {
                faults.Add((path, keyword));
            }
        }
    }

    private void CheckObject(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string path, List<(string Path, string Keyword)> faults)
    {
        int count = value.EnumerateObject().Count();
        switch (keyword)
        {
            case "minProperties" when count < rule.GetInt32():
            case "maxProperties" when count > rule.GetInt32():
                faults.Add((path, keyword));
                break;
            case "required":
                faults.AddRange(rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => ($"{path}.{name}", keyword)));
                break;
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            string under = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            JsonElement named = default, patterns = default;
            bool isNamed = schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(member.Name, out named);
            JsonProperty? patterned = schema.TryGetProperty("patternProperties", out patterns)
                ? patterns.EnumerateObject().Where(p => PatternOf(p.Name).IsMatch(member.Name)).Select(p => (JsonProperty?)p).FirstOrDefault()
                : null;
            switch (keyword)
            {
                case "properties" when isNamed:
                    Check(named, member.Value, under, faults);
                    break;
                case "additionalProperties" when patterned is { } pattern:
                    Check(pattern.Value, member.Value, under, faults);
                    break;
                case "additionalProperties" when !isNamed && rule.ValueKind == JsonValueKind.False:
                    faults.Add((under, keyword));
                    break;
                case "additionalProperties" when !isNamed:
                    Check(rule, member.Value, under, faults);
                    break;
                case "propertyNames" when !IsValid(rule, JsonSerializer.SerializeToElement(member.Name)):
                    faults.Add((under, keyword));
                    break;
            }
        }
    }

    private JsonElement Resolve(string reference)
    {
        if (!_definitions.TryGetValue(reference, out JsonElement definition))
        {
            Assert.StartsWith("#/$defs/", reference, StringComparison.Ordinal);
            _definitions.Add(reference, definition = _root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]));
        }

        return definition;
    }

    private Regex PatternOf(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out Regex? regex))
        {
            _patterns.Add(pattern, regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)));
        }

        return regex;
    }

    private static JsonElement[] Items(JsonElement oneOrMore) => oneOrMore.ValueKind == JsonValueKind.Array ? [.. oneOrMore.EnumerateArray()] : [oneOrMore];

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => type == "null" && value.ValueKind == JsonValueKind.Null,
    };
}
