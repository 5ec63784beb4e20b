using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VolunteerCredit.Explanations.Pages;

/// <summary>
/// Elements of a page that is HTML and well-formed XML at once. Whatever text comes in is escaped, and what is hidden in it (control characters, marks that turn
/// the direction of text) is shown as an escape.
/// </summary>
internal static class Html
{
    private static readonly HashSet<string> Void = ["meta", "br"];

    /// <summary>An element. Its content is text, elements, attributes as (name, value), sequences of these, or <see langword="null"/> for nothing.</summary>
    public static XElement Tag(string name, params object?[] content)
    {
        var element = new XElement(name);
        Add(element, content);
        if (element.IsEmpty && !Void.Contains(name))
        {
            element.Value = ""; // <td/> opens a cell in HTML and does not close it
        }

        return element;
    }

    /// <summary>Text of others on a line: cut where it is long, and of its own direction.</summary>
    public static XElement Quoted(string text) => Tag("bdi", text);

    /// <summary>A table with a head, rows, and cells that are right-aligned where they hold figures.</summary>
    /// <param name="name">What the table holds, for those who hear it.</param>
    /// <param name="kind">Its class.</param>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">The rows.</param>
    public static XElement Table(string name, string kind, IEnumerable<string> heads, IEnumerable<XElement?> rows) => Tag(
        "table", ("class", kind),
        Tag("caption", ("class", "unseen"), name),
        Tag("thead", Tag("tr", heads.Select(head => Tag("th", ("scope", "col"), head)))),
        Tag("tbody", rows));

    public static XElement RowHead(params object?[] content) => Tag("th", [("scope", "row"), .. content]);

    public static XElement Figure(params object?[] content) => Tag("td", [("class", "figure"), .. content]);

    /// <summary>Names and values, if there are any.</summary>
    public static XElement? Pairs(IEnumerable<(string Name, object Value)> pairs)
    {
        XElement[] rows = [.. pairs.Select(pair => Tag("div", Tag("dt", pair.Name), Tag("dd", pair.Value)))];
        return rows.Length == 0 ? null : Tag("dl", rows);
    }

    /// <summary>The page as text.</summary>
    public static string Write(XElement page)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
        {
            page.WriteTo(writer);
        }

        return text.Append('\n').ToString();
    }

    private static void Add(XElement element, IEnumerable<object?> content)
    {
        foreach (object? item in content)
        {
            switch (item)
            {
                case null:
                    break;
                case string text:
                    element.Add(new XText(Texts.PrintableUpTo(text, int.MaxValue)));
                    break;
                case (string name, string value):
                    element.SetAttributeValue(name, Texts.PrintableUpTo(value, int.MaxValue));
                    break;
                case XElement child:
                    element.Add(child);
                    break;
                case IEnumerable<object?> several:
                    Add(element, several);
                    break;
                default:
                    throw new ArgumentException($"{item.GetType()} is no content.", nameof(content));
            }
        }
    }
}
