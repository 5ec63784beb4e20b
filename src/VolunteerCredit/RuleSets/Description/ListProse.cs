using System.Globalization;

namespace VolunteerCredit.RuleSets.Description;

/// <summary>Lists: several values in a sentence, rows of a table with both bounds of each band, and values by date.</summary>
internal sealed class ListProse(Page page, ComponentProse components, FigureProse figures)
{
    /// <summary>Several values in a sentence.</summary>
    public string Items(ListGrammar grammar, DocumentNode node, string path)
    {
        string[] words = [.. ItemsOf(node).Select(i => components.Value(grammar.Item, i, path))];
        return grammar.Item switch
        {
            CriterionGrammar or MeasureGrammar or ListGrammar when words.Length > 1 => Enumerate(words),
            TextGrammar or IdentifierGrammar or CodeGrammar => page.Join("or", words),
            _ => page.Join("and", words),
        };
    }

    /// <summary>Sentences within a sentence.</summary>
    public string Enumerate(IReadOnlyList<string> words) =>
        page.Join("semicolon", [.. words.Select((w, i) => $"({(i + 1).ToString(CultureInfo.InvariantCulture)}) {w}")]);

    /// <summary>Objects of one kind: a table with a column for each option that some row gives.</summary>
    public string Table(ObjectGrammar fields, DocumentNode node, string path, string caption)
    {
        IReadOnlyList<DocumentNode> rows = ItemsOf(node);
        if (rows.Count == 0)
        {
            return page.Say("nothing");
        }

        return page.Later(page.Say("caption.of", caption, Last(path)), () =>
        {
            IReadOnlyList<Option> options = fields.Fields();
            var columns = new List<(string Head, Func<int, string> Cell)>();
            foreach (Option option in options.Where(o => rows.Any(r => r.Find(o.Name) is not null)))
            {
                if (option is { Name: "title", Grammar: TitleGrammar } && options.Any(o => o.Name == "id"))
                {
                    continue; // stands beside the id
                }

                columns.Add((Head(option, path), i => Cell(option, rows, i, path)));
            }

            foreach (string key in rows.SelectMany(r => r.Members.Select(m => m.Key)).Distinct().Where(k => !options.Any(o => o.Name == k)))
            {
                columns.Add((Markdown.Code(key), i => rows[i].Find(key) is { } cell ? components.Value(null, cell, path) : "–"));
            }

            // Row by row, so that tables within tables are numbered as they are read.
            return ([.. columns.Select(c => c.Head)], [.. rows.Select((_, i) => columns.Select(c => c.Cell(i)).ToArray())]);
        });
    }

    /// <summary>Values that change by date: a table of periods.</summary>
    public string ByDate(OptionGrammar? grammar, DocumentNode periods, string decides, string path, string caption)
    {
        string table = page.Later(page.Say("byDate.caption", caption), () => (
            [page.Say("head.period"), page.Say("head.value")],
            [.. periods.Items.Select(p => new[] { Period(p), p.Find("value") is { } value ? components.Value(grammar, value, path) : "–" })]));
        return page.Say("byDate." + (decides == "service" ? "service" : "as-of"), table);
    }

    /// <summary>From one day to another, both included; either may be left out.</summary>
    public string Period(DocumentNode node)
    {
        DocumentNode? from = node.Find("from"), to = node.Find("until") ?? node.Find("to");
        return from is null && to is null ? page.Say("window.always")
            : from is null ? page.Say("window.until", figures.Scalar(to!))
            : to is null ? page.Say("window.since", figures.Scalar(from)) : page.Say("window.between", figures.Scalar(from), figures.Scalar(to));
    }

    private static IReadOnlyList<DocumentNode> ItemsOf(DocumentNode node) => node.Kind == NodeKind.List ? node.Items : [node];

    /// <summary>A lower bound that ends where the next row begins.</summary>
    private bool IsBand(Option option, string path) => option.Grammar is not (ListGrammar or ObjectGrammar)
        && (option.Name == "from" || (option.Name == "at" && components.RowsEnd && path.StartsWith("offer.", StringComparison.Ordinal)));

    private string Last(string path)
    {
        string name = path[(path.LastIndexOf('.') + 1)..];
        return page.TrySay("head." + name) ?? Markdown.Code(name);
    }

    private string Head(Option option, string path) => IsBand(option, path) ? page.Say("head.band") : components.Head(option, path);

    private string Cell(Option option, IReadOnlyList<DocumentNode> rows, int index, string path)
    {
        DocumentNode row = rows[index];
        if (row.Find(option.Name) is not { } value)
        {
            return page.TrySay(ComponentProse.Under(path, option.Name) + "-") ?? "–";
        }

        string Figure(DocumentNode n) => components.Value(option.Grammar, n, ComponentProse.Under(path, option.Name));
        if (IsBand(option, path))
        {
            return figures.Band(value, index + 1 < rows.Count ? rows[index + 1].Find(option.Name) : null, Figure);
        }

        return option.Name == "id" ? components.Named(value.Text, row) : Figure(value);
    }
}
