using System.Xml.Linq;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Explanations.Pages.Html;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>What the outcome rests on: the rules in words, their sources, and what computed it, like the foot of a receipt.</summary>
internal static class Foot
{
    public static XElement? Rules(Explanation explanation, Wording words) => explanation.Rules.Count == 0 ? null : Tag(
        "section",
        Tag("h2", words.Say("page.rules")),
        explanation.Rules.Select(rule => Tag(
            "div", ("class", "rule"),
            Tag("h3", words.RuleHead(rule)),
            Blocks(rule.Text.In(words.Language), words.RuleHead(rule)))));

    /// <summary>Lines as paragraphs; those that are rows of a table as one.</summary>
    private static IEnumerable<XElement> Blocks(string text, string name)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[][] rows = [.. lines.Skip(i).TakeWhile(IsRow).Select(line => line[2..^2].Split(" | "))];
            if (rows.Length > 0)
            {
                i += rows.Length - 1;
                yield return Table(name, "rules", rows[0], rows.Skip(1).Select(row => Tag("tr", row.Select(cell => Tag("td", cell)))));
            }
            else if (lines[i].Length > 0)
            {
                yield return Tag("p", lines[i]);
            }
        }
    }

    private static bool IsRow(string line) => line.Length > 4 && line.StartsWith("| ", StringComparison.Ordinal) && line.EndsWith(" |", StringComparison.Ordinal);

    public static XElement? Sources(Explanation explanation, Wording words)
    {
        RuleSetBasis basis = explanation.Basis;
        return basis.Sources.Count == 0 && basis.Note is null ? null : Tag(
            "section",
            Tag("h2", words.Say("page.sources")),
            basis.Sources.Count == 0 ? null : Tag("ul", basis.Sources.Select(source => Tag("li", Quoted(Wording.Source(source))))),
            basis.Note is null ? null : Tag("p", ("class", "note"), words.Say("why.note", basis.Note)));
    }

    public static XElement Receipt(Explanation explanation, Wording words)
    {
        RuleSetIdentity by = explanation.Result.RuleSet;
        return Tag(
            "footer",
            Tag("h2", words.Say("page.receipt")),
            Pairs(words.Receipt(explanation).Select(pair => (pair.Name, (object)pair.Value))),
            Tag("p", words.Say("why.calculator", $"{by.Id} {by.Version}")),
            explanation.Result.Honesty == Honesty.Illustrative ? Tag("p", ("class", "indicative"), words.Say("page.indicative")) : null);
    }
}
