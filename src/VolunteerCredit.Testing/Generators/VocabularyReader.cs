using System.Globalization;
using System.Text.RegularExpressions;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Binding;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.RuleSets.Linting.Witnesses;

namespace VolunteerCredit.Testing.Generators;

/// <summary>Reads from documents, and from their worked cases, of what records and facts must speak to meet their rules.</summary>
internal sealed partial class VocabularyReader
{
    private const int TemplatesMax = 300;
    private const int MinutesMax = 500_000;

    private static readonly string[] Rules = ["reviewed", "intake", "measures", "scores", "tiers", "grants", "decisions", "boards", "parameters"];
    private static readonly HashSet<string> OwnTypes = [.. ComponentCatalog.BuiltIn.Select(t => t.Name)];
    private static readonly ServiceRecord Empty = new() { Id = "", VolunteerId = "", Date = default };

    private readonly List<(ServiceRecord Record, bool IsAct)> _templates = [];
    private readonly List<(ServiceRecord Record, bool IsAct)> _whole = [];
    private readonly Dictionary<string, HashSet<string>> _facts = new(StringComparer.Ordinal);
    private readonly HashSet<int> _minutes = [];
    private readonly HashSet<int> _clocks = [];
    private readonly HashSet<DateOnly> _days = [];

    /// <summary>Reads documents.</summary>
    /// <param name="documents">The document of a rule set first, then those of rule sets whose scores it may take.</param>
    /// <param name="parameters">What its parameters may be.</param>
    /// <param name="missing">Facts that were found missing when the rule set was asked.</param>
    public static Vocabulary Read(IReadOnlyList<RuleSetDocument> documents, IEnumerable<IReadOnlyDictionary<string, string>> parameters, IEnumerable<string> missing)
    {
        var reader = new VocabularyReader();
        foreach (RuleSetDocument document in documents)
        {
            reader.ReadRules(document.Root);
            reader.ReadCases(document);
        }

        foreach (IReadOnlyDictionary<string, string> given in parameters)
        {
            foreach (string value in given.Values)
            {
                reader.ReadFigure(DocumentNode.FromString(value));
            }
        }

        foreach (string name in missing)
        {
            reader.Fact(name);
        }

        DocumentNode root = documents[0].Root;
        string subject = root.Find("subject")?.Text ?? Vocabulary.OfTheField.Subject;
        return new()
        {
            Subject = subject,
            Services = reader.Templates(isAct: false),
            Acts = reader.Templates(isAct: true),
            Facts = [.. reader._facts.Where(f => f.Key != subject).Select(f => new NamedFact(f.Key, [.. f.Value]))],
            Minutes = [.. reader._minutes],
            Clocks = [.. reader._clocks],
            Days = [.. reader._days],
            Effective = EffectiveOf(root),
        };
    }

    private static (DateOnly From, DateOnly To)? EffectiveOf(DocumentNode root)
    {
        DateOnly from = Day(root.Find("effective")?.Find("from")) ?? new(2015, 1, 1), to = Day(root.Find("effective")?.Find("to")) ?? from.AddYears(10);
        return root.Find("effective") is null || from > to ? null : (from, to < from.AddYears(10) ? to : from.AddYears(10));
    }

    private static DateOnly? Day(DocumentNode? node) => node is { Kind: NodeKind.Text } && RecordRules.TryParseDate(node.Text, out DateOnly day) ? day : null;

    /// <summary>Half of them are what some measure counts; the rest has single words of the rules.</summary>
    private ServiceRecord[] Templates(bool isAct)
    {
        ServiceRecord[] all = [.. _templates.Where(t => t.IsAct == isAct).Select(t => t.Record).Take(TemplatesMax)];
        ServiceRecord[] whole = [.. _whole.Where(t => t.IsAct == isAct).Select(t => t.Record).Take(TemplatesMax)];
        return whole.Length == 0 ? all : [.. all, .. Enumerable.Repeat(whole, 1 + (all.Length / whole.Length)).SelectMany(w => w)];
    }

    private void ReadRules(DocumentNode root)
    {
        var view = new DocumentView(root, new Dictionary<string, DocumentNode>(), Day(root.Find("effective")?.Find("from")) ?? new(2020, 1, 1));
        var maker = new RecipeMaker(view, new(2020, 1, 1));
        foreach ((string name, Spot measure) in view.Section("measures"))
        {
            // Of a plug-in's measure nobody knows here which rows it reads: it gets both.
            bool isBuiltIn = ComponentCatalog.BuiltIn.Any(type => type.Seam == Seam.Measure && type.Name == view.Text(measure, "type"));
            foreach (Recipe recipe in maker.For(name, measure, new(0, 0), RowKinds.Any).Concat(isBuiltIn ? [] : maker.For(name, measure, new(0, 0), RowKinds.Service)))
            {
                _whole.Add((Add(recipe.Template, recipe.IsAct), recipe.IsAct));
            }
        }

        foreach (DocumentNode section in root.Members.Where(m => Rules.Contains(m.Key, StringComparer.Ordinal)).Select(m => m.Value))
        {
            ReadNode(section);
        }

        foreach (Spot place in root.Members.Where(m => Rules.Contains(m.Key, StringComparer.Ordinal)).SelectMany(m => view.Below(new Spot(m.Value, ""))))
        {
            maker.WantFacts(place);
        }

        foreach (Fact fact in maker.Facts)
        {
            Fact(fact.Name).Add(fact.Value);
        }

        foreach (DocumentNode manual in root.Find("manual")?.Items ?? [])
        {
            Fact(FactNames.ManualPrefix + manual.Text).UnionWith(["0", "1", "none", .. Enum.GetNames<VolunteerCredit.Decisions.Outcome>()]);
        }

        if (root.Find("suspension") is not null)
        {
            Fact(FactNames.Suspended).UnionWith(["true", "false"]);
        }
    }

    /// <summary>Words of columns, facts and figures, wherever they stand.</summary>
    private void ReadNode(DocumentNode node)
    {
        ReadFigure(node);
        string? type = node.Find("type")?.Text;
        if (type is not null && !OwnTypes.Contains(type))
        {
            ReadPlugIn(node);
        }
        else if (type == "fact" && node.Find("name") is { } fact)
        {
            Fact(fact.Text).UnionWith(Words(node.Find("is")));
        }
        else if (type == "tier" && node.Find("tier") is { } tier)
        {
            Fact(FactNames.TierPrefix + tier.Text).UnionWith(Words(node.Find("atLeast") ?? node.Find("is")));
        }

        foreach ((string key, DocumentNode value) in node.Members)
        {
            if (TextColumns.ByName.ContainsKey(key))
            {
                foreach (string word in Words(value))
                {
                    Add(TextColumns.With(Empty, key, word), isAct: true);
                    if (key != "unit")
                    {
                        Add(TextColumns.With(Empty, key, word), isAct: false);
                    }
                }
            }
            else if (key == "tags")
            {
                foreach (string word in Words(value))
                {
                    Add(Empty with { Tags = [word] }, isAct: false);
                }
            }
            else if (key.StartsWith("fact:", StringComparison.Ordinal))
            {
                Fact(key[5..]).UnionWith(Words(value));
            }

            ReadNode(value);
        }

        foreach (DocumentNode item in node.Items)
        {
            ReadNode(item);
        }
    }

    /// <summary>Nothing is known of the options of a component that is not built in: each text may name a fact, each other option be a value of it, or a word of a column.</summary>
    private void ReadPlugIn(DocumentNode node)
    {
        string[] texts = [.. node.Members.Where(m => m.Key != "type").SelectMany(m => Words(m.Value)).Distinct()];
        foreach (string name in texts.Where(t => Expected.IsIdentifier(t)))
        {
            Fact(name).UnionWith(texts.Where(t => t != name));
            Add(Empty with { Category = name }, isAct: false);
            Add(Empty with { Category = name }, isAct: true);
        }
    }

    private void ReadFigure(DocumentNode node)
    {
        if (node.Kind is not (NodeKind.Number or NodeKind.Text))
        {
            return;
        }

        if (Day(node) is { } day)
        {
            _days.Add(day);
        }
        else if (DocumentView.Figure(new Spot(node, "")) is { Unit.Kind: UnitKind.Time, Quanta: > 0 } time && time.Figure < new Fraction(MinutesMax))
        {
            _minutes.Add((int)time.Figure.CeilingAt(1));
        }

        foreach (Match clock in Clock().Matches(node.Text))
        {
            _clocks.Add((int.Parse(clock.Groups["h"].Value, CultureInfo.InvariantCulture) % 24 * 60) + int.Parse(clock.Groups["m"].Value, CultureInfo.InvariantCulture));
        }
    }

    private void ReadCases(RuleSetDocument document)
    {
        var cases = new VerifyCases(document, [], RunBounds.None);
        var input = new CaseInput(new ScalarBinder(document.Source, []));
        foreach (Spot spot in cases.Spots)
        {
            if (Day(spot.Find("asOf")?.Node) is { } asOf)
            {
                _days.Add(asOf);
            }

            IEnumerable<Fact> facts =
            [
                .. spot.Find("facts") is { } f ? input.ReadFacts(f, "", "") : [], .. spot.Find("given") is { } g ? input.ReadFacts(g, FactNames.ScorePrefix, "") : [],
                .. spot.Find("volunteers") is { } v ? input.ReadMembers(v) : [],
            ];
            foreach (Fact fact in facts)
            {
                Fact(fact.Name).Add(fact.Value);
            }

            foreach (ServiceRecord record in spot.Find("records") is { Node.Kind: NodeKind.List } r ? input.ReadRecords(r, ofMembers: document.Root.Find("subject") is not null) : [])
            {
                Add(record with { Status = "approved" }, record.IsAct);
            }
        }
    }

    private HashSet<string> Fact(string name) => _facts.TryGetValue(name, out HashSet<string>? values) ? values : _facts[name] = [];

    /// <summary>What of a record is a matter of words, and not of one case.</summary>
    private ServiceRecord Add(ServiceRecord record, bool isAct)
    {
        ServiceRecord template = record with
        {
            Id = "", VolunteerId = "", Date = default, Start = null, End = null, Minutes = null, PlannedMinutes = null, RecordedAt = null, Replaces = null, Voids = null, Tags = [.. record.Tags],
            Quantity = isAct ? record.Quantity : null, Unit = isAct ? record.Unit : null,
        };
        if (!_templates.Any(t => t.IsAct == isAct && t.Record with { Tags = [] } == template with { Tags = [] } && t.Record.Tags.SequenceEqual(template.Tags)))
        {
            _templates.Add((template, isAct));
        }

        return template;
    }

    /// <summary>A text or number, those of a list, or those after <c>not</c>.</summary>
    private static IEnumerable<string> Words(DocumentNode? node) => node switch
    {
        null => [],
        { Kind: NodeKind.Map } => Words(node.Find("not")),
        { Kind: NodeKind.List } => node.Items.SelectMany(Words),
        { Kind: NodeKind.Null } => [],
        _ => [node.Text],
    };

    [GeneratedRegex(@"\b(?<h>[01]\d|2[0-4]):(?<m>[0-5]\d)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
