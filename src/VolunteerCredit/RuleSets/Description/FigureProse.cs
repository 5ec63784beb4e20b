using System.Globalization;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Description;

/// <summary>Figures, spans, periods and windows in words. Every figure keeps the digits of the document.</summary>
internal sealed class FigureProse(Page page)
{
    /// <summary>A figure with its unit; a text that is none stands as it is written.</summary>
    public string Figure(DocumentNode node)
    {
        string text = node.Text;
        if (node.Kind is NodeKind.Number || (node.Kind is NodeKind.Text && FigureText.TryParse(text, out Amount plain) && plain.Unit.Kind == UnitKind.Number))
        {
            return text;
        }

        if (node.Kind is not NodeKind.Text || !FigureText.TryParse(text, out Amount amount))
        {
            return Markdown.Code(text);
        }

        if (amount.Unit.Kind == UnitKind.Time)
        {
            string bare = text.Replace(" ", "", StringComparison.Ordinal);
            int hours = bare.IndexOf('h', StringComparison.Ordinal);
            string minutes = bare.EndsWith("min", StringComparison.Ordinal) ? page.Say("unit.min", bare[(hours + 1)..^3]) : "";
            return hours < 0 ? minutes : $"{page.Say("unit.h", bare[..hours])} {minutes}".TrimEnd();
        }

        string digits = text[..^amount.Unit.Name.Length].TrimEnd();
        return page.TrySay("unit." + amount.Unit.Name, digits)
            ?? (char.IsLetterOrDigit(amount.Unit.Name, 0) ? $"{digits} {Markdown.Escape(amount.Unit.Name)}" : digits + Markdown.Escape(amount.Unit.Name));
    }

    /// <summary><c>"24 months"</c>.</summary>
    public string Span(DocumentNode node) =>
        node.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [{ } number, { } unit] && page.TrySay("span." + unit.TrimEnd('s'), number) is { } words
            ? number == "1" ? page.TrySay($"span.{unit.TrimEnd('s')}.one", number) ?? words : words
            : Figure(node);

    /// <summary>Whatever a plain text or number is: a span, a figure, a date, or a name.</summary>
    public string Scalar(DocumentNode node) => node.Kind switch
    {
        NodeKind.Text when CalendarSpan.TryParse(node.Text, out _) => Span(node),
        NodeKind.Text when Records.RecordRules.TryParseDate(node.Text, out _) => node.Text,
        NodeKind.Text when FigureText.TryParse(node.Text, out _) => Figure(node),
        NodeKind.Text => Markdown.Code(node.Text),
        NodeKind.Flag => page.Say(node.Text == "true" ? "yes" : "no"),
        NodeKind.Null => page.Say("nothing"),
        _ => node.Text,
    };

    /// <summary>Bounds of a range, each left out or given.</summary>
    public string Range(DocumentNode node, Func<DocumentNode, string> figure) => page.Join("and", [
        .. node.Members.Select(m => page.TrySay("bound." + m.Key, figure(m.Value)) ?? $"{Markdown.Code(m.Key)} {figure(m.Value)}")]);

    /// <summary>A band by its lower bound and that of the next.</summary>
    public string Band(DocumentNode from, DocumentNode? next, Func<DocumentNode, string> figure) =>
        next is null ? page.Say("band.last", figure(from)) : page.Say("band", figure(from), figure(next));

    /// <summary><c>per</c>: a kind of period, columns, or several of them.</summary>
    public string Per(DocumentNode node) => page.Join("and", [.. (node.Kind == NodeKind.List ? node.Items : [node]).Select(Key)]);

    private string Key(DocumentNode node) => node switch
    {
        { Kind: NodeKind.Map, Members: [{ Key: "fiscal-year", Value: var month }] } => page.Say("per.fiscal-year", month.Text),
        { Kind: NodeKind.Map } => page.Join("and", [.. node.Members.Select(m => $"{Markdown.Code(m.Key)} {Scalar(m.Value)}")]),
        _ => page.TrySay("per." + node.Text) ?? page.TrySay("column." + node.Text) ?? Markdown.Code(node.Text),
    };

    /// <summary><c>window</c>.</summary>
    /// <param name="node">The window.</param>
    /// <param name="inner">Renders what stands in it: a value, or a parameter in its place.</param>
    public string Window(DocumentNode node, Func<DocumentNode, string> inner)
    {
        DocumentNode? from = node.Find("from"), to = node.Find("to");
        if (from is not null || to is not null)
        {
            return to is null ? page.Say("window.since", inner(from!))
                : from is null ? page.Say("window.until", inner(to)) : page.Say("window.between", inner(from), inner(to));
        }

        if (node.Find("fiscal-year") is { } month)
        {
            return node.Find("years") is { } years ? Ago("window.fiscal-year", years, inner(month)) : page.Say("window.fiscal-year", inner(month));
        }

        return node switch
        {
            { Kind: NodeKind.Text } => page.TrySay("window." + node.Text) ?? Markdown.Code(node.Text),
            { Kind: NodeKind.Map, Members: [{ Key: "calendar-year", Value: var offset }] } => Ago("window.calendar-year", offset),
            { Kind: NodeKind.Map, Members: [{ Key: var key, Value: var value }] } => page.TrySay("window." + key, inner(value)) ?? $"{Markdown.Code(key)} {inner(value)}",
            _ => page.Join("and", [.. node.Members.Select(m => $"{Markdown.Code(m.Key)} {inner(m.Value)}")]),
        };
    }

    private string Ago(string key, DocumentNode offset, params string[] values)
    {
        string back = offset.Text.TrimStart('-');
        return back == "0" && offset.Kind == NodeKind.Number ? page.Say(key, [.. values]) : page.Say(key + "-ago", [back, .. values]);
    }
}
