using System.Text.Json;
using System.Text.Json.Nodes;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Components;

/// <summary>A rule set around one component, in which it is known as <c>it</c>, read and compiled by the engine as any other.</summary>
internal sealed class Bench
{
    /// <summary>The name of the component's value, tier, decision, board or grant.</summary>
    public const string Name = "it";

    private const string Id = "bench";

    /// <summary>Values that options may name, and that curves are tried on. A measure is tried alone, since columns that another reads would be there for it too.</summary>
    private const string Values = """
        {
          "measures": {
            "hours": { "type": "hours" },
            "records": { "type": "count" },
            "days": { "type": "count", "distinct": "day" },
            "amount": { "type": "quantity" },
            "complaints": { "type": "count", "where": { "category": "complaint-upheld" } },
            "age": { "type": "elapsed", "since": "born" },
            "rating": { "type": "given", "name": "zyh.credit-score" }
          },
          "scores": { "score": { "type": "points", "parts": [ { "id": "time", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 1 } } ] } },
          "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "one", "at": "20h" }, { "id": "two", "at": "100h" }, { "id": "three", "at": "300h" } ] } }
        }
        """;

    private static readonly string[] CurveInputs = ["hours", "records", "amount", "rating"];

    private readonly ComponentType _type;
    private readonly string _optionsJson;
    private readonly LawOptions _options;
    private string _input = CurveInputs[0];

    public Bench(ComponentType type, string optionsJson, LawOptions? options)
    {
        (_type, _optionsJson, _options) = (type, optionsJson, options ?? new());
        One = Mount();
        Other = new(() => Mount());
        Split = new(() => Mount(splits: true));
        Declaration = new(() => new DeclarationCheck(this).Find());
        Vocabulary = VocabularyReader.Read([One.Plan.Document], [new Dictionary<string, string>()], One.Shape?.Inputs ?? []);
    }

    public ComponentType Type => _type;

    public string OptionsJson => _optionsJson;

    /// <summary>For a report: <c>the measure 'coffee-hours' with the options {}</c>.</summary>
    public string Subject => $"the {Words(_type.Seam)} '{_type.Name}' with the options {_optionsJson}";

    /// <summary>The component, mounted once.</summary>
    public MountedComponent One { get; }

    /// <summary>The same, made once more from the same document.</summary>
    public Lazy<MountedComponent> Other { get; }

    /// <summary>The same, which has never been asked anything.</summary>
    public MountedComponent Fresh() => Mount();

    /// <summary>The same beside a step that splits records at noon and in the evening.</summary>
    public Lazy<MountedComponent> Split { get; }

    /// <summary>What volunteers speak of: what the options name, beside what is met everywhere.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>What is wrong with the declaration; it needs no volunteers.</summary>
    public Lazy<Running.LawFault?> Declaration { get; }

    /// <summary>The catalog with the component in it, in place of a built-in one of that name.</summary>
    /// <param name="created">Receives what the component makes and what for.</param>
    public ComponentCatalog Catalog(Action<OptionValues, object>? created = null) => new(
        ComponentCatalog.BuiltIn.Concat(_options.Components).Where(t => (t.Seam, t.Name) != (_type.Seam, _type.Name)).Append(_type.Watched(created)));

    /// <summary>Compiles the component with other options.</summary>
    /// <exception cref="RuleSetRefusedException">The document is refused.</exception>
    public void TryOptions(string optionsJson) => Load(Document(optionsJson, splits: false, _input), Catalog());

    /// <summary>The document as an engine with the component describes it.</summary>
    public string Describe(Language language) => Load(Document(_optionsJson, splits: false, _input), Catalog()).InWords(Id, language);

    private MountedComponent Mount(bool splits = false)
    {
        var made = new List<(ValueShape? Input, object Component)>();
        string[] inputs = _type.Seam == Seam.Curve ? CurveInputs : [CurveInputs[0]];
        RuleSetPlan? plan = null;
        foreach (string input in inputs)
        {
            try
            {
                RuleSetLibrary library = Load(Document(_optionsJson, splits, input), Catalog((options, component) => made.Add((options.Input, component))));
                plan = library.Plan(Id, new Dictionary<string, string>(), new(2020, 1, 1)).Plan;
                _input = input;
            }
            catch (RuleSetRefusedException) when (plan is not null || (inputs.Length > 1 && input != inputs[^1]))
            {
                // A curve is made for some units and refuses others.
            }
        }

        return new(_type, plan!, made);
    }

    private static RuleSetLibrary Load(string document, ComponentCatalog catalog) => RuleSetLibrary.Load(catalog, [RuleSetSource.FromText(document, "bench.json")], []);

    private string Document(string optionsJson, bool splits, string input)
    {
        JsonObject root = _type.Seam is Seam.Intake or Seam.Measure or Seam.Board or Seam.Grant ? [] : Parse(Values, "the bench");
        root["id"] = Id;
        root["version"] = "1";
        root["honesty"] = "illustrative";
        foreach ((string section, JsonNode? members) in Parse(_options.Around, nameof(LawOptions.Around)))
        {
            if (root[section] is JsonObject there && members is JsonObject more)
            {
                foreach ((string key, JsonNode? value) in more)
                {
                    there[key] = value?.DeepClone();
                }
            }
            else
            {
                root[section] = members?.DeepClone();
            }
        }

        JsonObject component = Parse(optionsJson, "optionsJson");
        component["type"] = _type.Name;
        JsonObject Section(string name) => (JsonObject)(root[name] ??= new JsonObject());
        if (splits)
        {
            root["intake"] = new JsonArray(new JsonObject { ["type"] = "split-at", ["times"] = new JsonArray("12:00", "19:30") });
        }

        switch (_type.Seam)
        {
            case Seam.Intake:
                root["intake"] = new JsonArray(component);
                break;
            case Seam.Measure:
                Section("measures")[Name] = component;
                break;
            case Seam.Curve:
                Section("scores")[Name] = new JsonObject { ["type"] = "points", ["parts"] = new JsonArray(new JsonObject { ["id"] = "p", ["of"] = input, ["through"] = component }) };
                break;
            case Seam.Score:
                Section("scores")[Name] = component;
                break;
            case Seam.Tier:
                Section("tiers")[Name] = component;
                break;
            case Seam.Criterion:
                Section("decisions")[Name] = new JsonObject { ["require"] = new JsonArray(component) };
                break;
            case Seam.Offer:
                Section("decisions")[Name] = new JsonObject { ["require"] = new JsonArray(), ["offer"] = component };
                break;
            case Seam.Board:
                Section("boards")[Name] = component;
                break;
            default:
                Section("grants")[Name] = component;
                break;
        }

        return root.ToJsonString();
    }

    private static JsonObject Parse(string json, string what)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new ArgumentException($"{what}: expected a JSON object.");
        }
        catch (JsonException fault)
        {
            throw new ArgumentException($"{what}: {fault.Message}", fault);
        }
    }

    private static string Words(Seam seam) => seam switch
    {
        Seam.Intake => "intake step",
        Seam.Score => "score model",
        Seam.Tier => "tier policy",
        _ => seam.ToString().ToLowerInvariant(),
    };
}
