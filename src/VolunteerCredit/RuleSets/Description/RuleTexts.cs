using System.Globalization;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets.Description;

/// <summary>What a document says of itself, and its rules one by one in words, in both languages.</summary>
internal static class RuleTexts
{
    private static readonly (string Section, Seam Seam)[] Sections = [("measures", Seam.Measure), ("scores", Seam.Score), ("tiers", Seam.Tier)];

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document; one that builds on others, with what it takes over.</param>
    /// <param name="header">What it says of itself.</param>
    /// <param name="catalog">The components it may name.</param>
    /// <param name="plans">What was made of it; <see langword="null"/> where a parameter has no value.</param>
    public static RuleSetStory Read(DocumentNode root, RuleSetHeader header, ComponentCatalog catalog, RuleSetPlans? plans)
    {
        var own = OwnWords.Of(root, plans);
        RuleSource[] sources = [.. (root.Find("sources")?.Items ?? []).Select(s => new RuleSource(Text(s, "title") ?? "", Text(s, "date"), Text(s, "url"), Text(s, "note")))];
        string? approved = root.Find("approval") is { } approval ? string.Join(", ", approval.Members.Select(m => m.Value.Text)) : null;
        Words? note = root.Find("note") is not { } written ? null : InBoth(language => new ComponentProse(new Page(language), catalog, root, own, language).Title(written));
        return new(new(header.Title, header.Purpose, sources, note, approved), [.. RulesOf(root, catalog, own)]);
    }

    private static IEnumerable<RuleText> RulesOf(DocumentNode root, ComponentCatalog catalog, OwnWords own)
    {
        DocumentNode[] steps = [.. root.Find("intake") is { Kind: NodeKind.List } intake ? intake.Items : []];
        for (int i = 0; i < steps.Length; i++)
        {
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            yield return Of("intake", number, Texts.Phrase("describe.caption.step", number), (prose, page, caption) => page.Paragraph(prose.Paragraph(Seam.Intake, steps[i], caption)));
        }

        foreach ((string section, Seam seam) in Sections)
        {
            foreach ((string name, DocumentNode node) in root.Find(section)?.Members ?? [])
            {
                yield return Of(section, name, LabelOf(name, node), (prose, page, caption) => page.Paragraph(prose.Paragraph(seam, node, caption)));
            }
        }

        foreach ((string name, DocumentNode node) in root.Find("decisions")?.Members ?? [])
        {
            yield return Of("decisions", name, LabelOf(name, node), (prose, page, caption) =>
            {
                page.Steps([.. (node.Find("require")?.Items ?? []).Select(c => prose.Paragraph(Seam.Criterion, c, caption))]);
                foreach (DocumentNode offer in node.Find("offer") is { } offers ? offers.Kind == NodeKind.List ? offers.Items : [offers] : [])
                {
                    page.Paragraph(page.Say("decision.offer", prose.Paragraph(Seam.Offer, offer, caption)));
                }
            });
        }

        RuleText Of(string section, string name, Words label, Action<ComponentProse, Page, string> write) => new(section, name, label, InBoth(language =>
        {
            var page = new Page(language);
            write(new ComponentProse(page, catalog, root, own, language), page, Markdown.Escape(label.In(language)));
            return page.ToString();
        }));

        Words LabelOf(string name, DocumentNode node) =>
            node.Find("title") is { } title ? InBoth(language => new ComponentProse(new Page(language), catalog, root, own, language).Title(title)) : Words.Same(name);
    }

    private static Words InBoth(Func<Language, string> write) => new(Markdown.ToPlain(write(Language.English)), Markdown.ToPlain(write(Language.Chinese)));

    private static string? Text(DocumentNode node, string key) => node.Find(key)?.Text;
}
