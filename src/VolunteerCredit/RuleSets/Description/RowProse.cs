namespace VolunteerCredit.RuleSets.Description;

/// <summary>A filter on rows in words: <c>where</c> and all that is written like it.</summary>
internal sealed class RowProse(Page page, FigureProse figures)
{
    /// <summary>The filter.</summary>
    /// <param name="node">The object whose keys must all hold.</param>
    /// <param name="other">Renders what is no plain value: a parameter, or values by date.</param>
    public string Where(DocumentNode node, Func<DocumentNode, string?> other) =>
        page.Join("where", [.. node.Members.Select(m => Test(m.Key, m.Value, other))]);

    private string Test(string key, DocumentNode value, Func<DocumentNode, string?> other)
    {
        string Inner(DocumentNode n) => other(n) ?? figures.Scalar(n);
        bool negated = value is { Kind: NodeKind.Map, Members: [{ Key: "not" }] };
        DocumentNode bare = negated ? value.Members[0].Value : value;
        if (other(bare) is { } elsewhere)
        {
            string subject = page.TrySay("column." + key) ?? Markdown.Code(key);
            return page.Say(negated ? "where.not" : "where.is", subject, elsewhere);
        }

        string texts = page.Join("or", [.. (bare.Kind == NodeKind.List ? bare.Items : [bare]).Select(n => other(n) ?? (n.Kind == NodeKind.Text ? Markdown.Code(n.Text) : figures.Scalar(n)))]);
        string not = negated ? ".not" : "";
        return key switch
        {
            _ when key.StartsWith("fact:", StringComparison.Ordinal) => page.Say("where.fact" + not, Markdown.Code(key[5..]), texts),
            "tags" => page.Say("where.tags" + not, texts),
            "weekday" => page.Say("where.weekday" + not, Weekdays(bare)),
            "disputed" => page.Say("where.disputed" + (bare.Text == "true" ? "" : ".not")),
            "date" => page.Say("where.date", figures.Window(value, Inner)),
            "touches" or "within" when value.Text.Split('-') is [{ } from, { } to] => page.Say("where." + key, Markdown.Escape(from), Markdown.Escape(to)),
            "recordedAfter" => page.Say("where.recordedAfter", figures.Span(value)),
            _ when bare.Kind == NodeKind.Map => page.Say("where.range", page.TrySay("column." + key) ?? Markdown.Code(key), figures.Range(bare, n => other(n) ?? (key == "minutes" && n.Kind == NodeKind.Number ? page.Say("unit.min", n.Text) : figures.Figure(n)))),
            _ => page.Say(negated ? "where.not" : "where.is", page.TrySay("column." + key) ?? Markdown.Code(key), texts),
        };
    }

    private string Weekdays(DocumentNode days) => page.Join("or", [
        .. (days.Kind == NodeKind.List ? days.Items : [days]).Select(d => page.TrySay("weekday." + d.Text) ?? Markdown.Code(d.Text))]);
}
