using System.Text.Json.Nodes;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Components;

/// <summary>What a component says of itself: names, words in both languages, options that the engine can check, shapes that make sense.</summary>
internal sealed class DeclarationCheck(Bench bench)
{
    private static readonly string[] EveryKey = ["type", "honesty", "note"];
    private static readonly string[] MeasureKeys = [.. EveryKey, "where", "steps", "coverage", "window"];

    private readonly ComponentType _type = bench.Type;

    /// <summary>The first fault; <see langword="null"/> where there is none.</summary>
    public LawFault? Find()
    {
        try
        {
            Names();
            Words(_type.Name, _type.Summary);
            Options("", _type.Options, []);
            Described();
            Refusals();
            Shapes();
            return null;
        }
        catch (LawFault fault)
        {
            return fault;
        }
    }

    private void Names()
    {
        LawFault.Unless(IsIdentifier(_type.Name), "its name", "letters, digits, dots, colons, underscores and hyphens", $"'{_type.Name}'");
        foreach (Option option in _type.Options)
        {
            LawFault.Unless(!(_type.Seam == Seam.Measure ? MeasureKeys : EveryKey).Contains(option.Name), $"option '{option.Name}'", "a name that the engine does not use itself", option.Name);
        }
    }

    private static void Options(string path, IReadOnlyList<Option> options, HashSet<Option> seen)
    {
        foreach (Option option in options.Where(seen.Add))
        {
            string name = path + option.Name;
            LawFault.Unless(IsIdentifier(option.Name), $"option '{name}'", "letters, digits, dots, colons, underscores and hyphens", $"'{option.Name}'");
            LawFault.Unless(options.Count(o => o.Name == option.Name) == 1, $"option '{name}'", "each option once", "it is declared twice");
            Words($"option '{name}'", option.Summary);
            OptionGrammar grammar = option.Grammar is ListGrammar list ? list.Item : option.Grammar;
            Options(name + ".", grammar is ObjectGrammar fields ? fields.Fields() : [], seen);
        }
    }

    private static void Words(string what, Words words)
    {
        LawFault.Unless(!string.IsNullOrWhiteSpace(words.English), what, "a summary in English", "none");
        LawFault.Unless(words.Chinese.Any(c => c is >= '\u4e00' and <= '\u9fff'), what, "a summary in Chinese", $"'{words.Chinese}'");
    }

    /// <summary>The engine describes the document, and the schema for editors knows the component and each option.</summary>
    private void Described()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            LawFault.Unless(bench.Describe(language).Length > 0, $"the description in {language}", "some text", "none");
        }

        string schema = RuleSetSchema.Create(bench.Catalog().Types);
        foreach (string name in _type.Options.Select(o => o.Name).Append(_type.Name))
        {
            LawFault.Unless(schema.Contains($"\"{name}\"", StringComparison.Ordinal), "the JSON Schema", $"'{name}' in it", "it is not there");
        }
    }

    /// <summary>Options that do not fit are refused with a code and a place: nothing else is thrown, and nothing passes unseen.</summary>
    private void Refusals()
    {
        var given = (JsonObject)JsonNode.Parse(bench.OptionsJson)!;
        JsonObject unknown = Copy(given);
        unknown["no-such-option"] = 1;
        LawFault.Unless(IsRefused(unknown, "an unknown option"), "an unknown option", "a refusal", "it was accepted");
        foreach (Option option in _type.Options.Where(o => given.ContainsKey(o.Name)))
        {
            JsonObject without = Copy(given);
            without.Remove(option.Name);
            bool refused = IsRefused(without, $"without '{option.Name}'");
            LawFault.Unless(refused || !option.IsRequired, $"without '{option.Name}', which is required", "a refusal", "it was accepted");
            foreach (JsonNode? odd in (JsonNode?[])[JsonValue.Create(""), JsonValue.Create(-1), JsonValue.Create(0), JsonValue.Create(999_999_999_999L), JsonValue.Create(true), new JsonArray(), new JsonObject()])
            {
                JsonObject changed = Copy(given);
                changed[option.Name] = odd;
                _ = IsRefused(changed, $"with '{option.Name}' set to {odd?.ToJsonString()}");
            }
        }
    }

    private bool IsRefused(JsonObject options, string what)
    {
        try
        {
            bench.TryOptions(options.ToJsonString());
            return false;
        }
        catch (RuleSetRefusedException refused)
        {
            // The engine refuses the document for whatever a factory throws; that says nothing of the option, unless a figure is too large.
            return refused.Faults.FirstOrDefault(f => f.Code == "VC4045" && f.Found?.EndsWith(nameof(OverflowException), StringComparison.Ordinal) != true) is not { } thrown ? true
                : throw new LawFault($"options {what}", "OptionValues.Refuse, so that the document is refused with its place", thrown.Found ?? "");
        }

#pragma warning disable CA1031 // whatever a component throws while it is made is the finding
        catch (Exception fault)
#pragma warning restore CA1031
        {
            throw new LawFault($"options {what}", "OptionValues.Refuse, so that the document is refused with its place", fault.GetType().Name + ": " + fault.Message);
        }
    }

    private void Shapes()
    {
        foreach (ValueShape shape in bench.One.Curves.Select(c => c.Curve.Shape).Append(bench.One.Shape).OfType<ValueShape>())
        {
            string written = MountedComponent.Written(shape);
            LawFault.Unless(shape.Scale >= 1, "its shape", "a scale of at least 1", written);
            LawFault.Unless(shape.Bounds.Min <= shape.Bounds.Max, "its shape", "a least that is not above the most", written);
            LawFault.Unless(shape.Inputs.All(i => i.Length > 0), "its shape", "inputs with names", written);
        }

        switch (bench.One.Component)
        {
            case IIntakeStep step:
                LawFault.Unless(IsIdentifier(step.Reason), "its reason", "a reason code: letters, digits, dots, colons, underscores and hyphens", $"'{step.Reason}'");
                LawFault.Unless(step.SplitTimes.All(t => t is >= 1 and <= 1439), "its split times", "minutes of the day from 1 to 1439", string.Join(' ', step.SplitTimes));
                break;
            case Tiers.ITierPolicy tier:
                LawFault.Unless(tier.Steps.All(s => IsIdentifier(s.Id)) && tier.Steps.Select(s => s.Id).Distinct().Count() == tier.Steps.Count, "its steps", "ids, each once", string.Join(' ', tier.Steps.Select(s => s.Id)));
                break;
            case Decisions.ICriterion criterion:
                LawFault.Unless(criterion.Requirement.English.Length > 0 && criterion.Requirement.Chinese.Length > 0, "its requirement", "words in both languages", criterion.Requirement.ToString());
                break;
            case Decisions.IOffer offer:
                LawFault.Unless(offer.Columns.All(c => c.Length > 0) && offer.Columns.Distinct().Count() == offer.Columns.Count, "its columns", "names, each once", string.Join(' ', offer.Columns));
                break;
            case Boards.IBoard board:
                LawFault.Unless(board.Group.Length > 0 && board.Top is null or >= 1 && board.PerHead is null or { Length: > 0 }, "what it ranks", "a group, and a top from 1", bench.One.Declared());
                break;
            case Grants.IGrant grant:
                LawFault.Unless(grant.Currency.Length > 0, "its currency", "a name", "none");
                break;
        }
    }

    private static JsonObject Copy(JsonObject options) => (JsonObject)options.DeepClone();

    private static bool IsIdentifier(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '_' or '-');
}
