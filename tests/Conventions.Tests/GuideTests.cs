using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;

namespace VolunteerCredit.Conventions.Tests;

/// <summary>The guide "Write your own rule set": every example in it is a document, or sections of one, that loads with its worked cases; and every component stands in it.</summary>
public class GuideTests
{
    private const string Fence = "```";

    /// <summary>No worked case at a bound: an example shows one thing and is short.</summary>
    private const string UntestedBound = "VC3115";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "src", "VolunteerCredit.RuleSets", "README.md"));

    private static readonly (string Heading, RuleSetDocument Document)[] Examples = [.. ReadExamples()];

    /// <summary>Examples that others build on, or stand beside as another version, have an id; they are there whenever another is loaded.</summary>
    private static readonly RuleSetDocument[] Named = [.. Examples.Select(e => e.Document).Where(d => d.Id != "example")];

    public static TheoryData<int, string> ExampleNumbers
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (int i = 0; i < Examples.Length; i++)
            {
                data.Add(i, Examples[i].Heading);
            }

            return data;
        }
    }

    public static TheoryData<string> Components => [.. ComponentCatalog.BuiltIn.Select(HeadingOf)];

    [Theory]
    [MemberData(nameof(ExampleNumbers))]
    public void An_example_loads_with_its_cases(int number, string heading)
    {
        RuleSetDocument document = Examples[number].Document;
        Assert.True(document.Root.Find("verify") is { Items.Count: > 0 }, $"{heading}: an example has a worked case, or nothing computes it.");
        CreditEngine engine = Load([.. Named, document]);
        Assert.Equal("", string.Join('\n', engine.Lint(document.Id + "@" + document.Version).Where(f => f.Accepted is null && f.Code != UntestedBound)));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void The_reference_has_a_component_with_every_option_and_an_example(string heading)
    {
        ComponentType type = ComponentCatalog.BuiltIn.Single(t => HeadingOf(t) == heading);
        Assert.Contains(heading, Lines);
        string[] section = [.. Lines.SkipWhile(l => l != heading).Skip(1).TakeWhile(l => !l.StartsWith('#'))];
        foreach (string row in Rows(type.Options, "", []))
        {
            Assert.Contains(row, section);
        }

        Assert.Contains(Examples, e => e.Heading == heading && Uses(e.Document.Root, type.Name));
    }

    [Fact]
    public void The_fault_that_the_guide_shows_is_the_one_that_comes()
    {
        string text = Examples[0].Document.ToJson();
        var refused = Assert.Throws<RuleSetRefusedException>(() => Load([RuleSetDocument.Read(RuleSetSource.FromText(text.Replace("\"max\":", "\"mx\":", StringComparison.Ordinal), "millbrook.json"))]));
        Notice fault = Assert.Single(refused.Faults);
        string said = $"{fault.Code}: '{fault.Place.Name}'";
        Assert.Contains(Lines, line => line.StartsWith("millbrook.json:9:", StringComparison.Ordinal) && line.Contains(said, StringComparison.Ordinal) && line.EndsWith(fault.In(Language.English).Split("known here")[1], StringComparison.Ordinal));
    }

    private static CreditEngine Load(IEnumerable<RuleSetDocument> documents) => CreditEngine.Create(options =>
    {
        foreach (RuleSetDocument document in documents.Distinct())
        {
            options.Documents.Add(document);
        }
    });

    private static string HeadingOf(ComponentType type) => $"### {type.Seam.ToString().ToLowerInvariant()} `{type.Name}`";

    /// <summary>The rows of a component's table. Options that hold options of their kind are written once.</summary>
    private static IEnumerable<string> Rows(IEnumerable<Option> options, string prefix, HashSet<Option> around)
    {
        foreach (Option option in options)
        {
            yield return $"| `{prefix}{option.Name}`{(option.IsRequired ? " (needed)" : "")} | {option.Summary.English} |";
            OptionGrammar grammar = option.Grammar;
            while (grammar is ListGrammar list)
            {
                grammar = list.Item;
            }

            if (grammar is ObjectGrammar fields && around.Add(option))
            {
                foreach (string row in Rows(fields.Fields(), $"{prefix}{option.Name}.", around))
                {
                    yield return row;
                }

                around.Remove(option);
            }
        }
    }

    private static bool Uses(DocumentNode node, string type) =>
        node.Find("type")?.Text == type || node.Members.Any(m => Uses(m.Value, type)) || node.Items.Any(i => Uses(i, type));

    private static IEnumerable<(string Heading, RuleSetDocument Document)> ReadExamples()
    {
        string heading = "";
        for (int i = 0; i < Lines.Length; i++)
        {
            heading = Lines[i].StartsWith('#') ? Lines[i] : heading;
            if (Lines[i] == Fence + "json")
            {
                int end = Array.IndexOf(Lines, Fence, i);
                yield return (heading, Read(string.Join('\n', Lines[(i + 1)..end])));
                i = end;
            }
        }
    }

    /// <summary>Sections alone become a document by a head; what they say themselves stays.</summary>
    private static RuleSetDocument Read(string text)
    {
        if (text.Contains("\"version\"", StringComparison.Ordinal))
        {
            return RuleSetDocument.Read(RuleSetSource.FromText(text, "README.md"));
        }

        string honesty = text.Contains("\"honesty\": \"reported\"", StringComparison.Ordinal) ? "" : "\"honesty\": \"illustrative\", ";
        return RuleSetDocument.Read(RuleSetSource.FromText($"{{ \"id\": \"example\", \"version\": \"1\", {honesty}{text.TrimStart()[1..]}", "README.md"));
    }
}
