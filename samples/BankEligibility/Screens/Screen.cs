using Spectre.Console;
using Spectre.Console.Rendering;

namespace BankEligibility.Screens;

/// <summary>
/// Where results are printed. On a terminal: colours, and lines that fit. Elsewhere: plain text whose lines are as long as they are,
/// so that a pipe or a file gets the same bytes wherever it runs. Nothing printed is read as markup, and hidden characters are shown.
/// </summary>
internal sealed class Screen
{
    /// <summary>Wide enough that nothing is ever wrapped.</summary>
    private const int Unbounded = 100_000;

    /// <summary>A text keeps at least this, even if the terminal is narrower.</summary>
    private const int WidthMin = 20;

    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Title = new(Color.Aqua, decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);

    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal;
    private readonly int _width;
    private bool _isBlank;

    public Screen(TextWriter writer, bool isTerminal, int width, bool hasColour)
    {
        (_isTerminal, _width) = (isTerminal, width);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal && hasColour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && hasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new ScreenOutput(isTerminal ? writer : new TrimmingWriter(writer), isTerminal, isTerminal ? width : Unbounded),
        });
    }

    /// <summary>The bars of a chart are made of this.</summary>
    public char Block => _isTerminal ? '█' : '#';

    /// <summary>Begins a section.</summary>
    public void Heading(string text)
    {
        Line("");
        if (_isTerminal)
        {
            _console.Write(new Rule($"[bold aqua]{Markup.Escape(SafeText.Of(text))}[/]") { Justification = Justify.Left, Style = Quiet });
        }
        else
        {
            Line($"== {text} ==");
        }
    }

    /// <summary>Prints a line, or on a terminal a paragraph.</summary>
    public void Line(string text, int indent = 0) => Write(new string(' ', indent), text, Style.Plain);

    /// <summary>Prints what should be seen first.</summary>
    public void Emphasis(string text, int indent = 0) => Write(new string(' ', indent), text, Strong);

    /// <summary>Prints what explains the rest.</summary>
    public void Note(string text, int indent = 0) => Write(new string(' ', indent), text, Quiet);

    /// <summary>Prints a text beside its label; on a terminal the text keeps to its own column.</summary>
    public void Labelled(string label, int labelWidth, string text, bool isStrong = false)
    {
        Write($"  {Pad(label, labelWidth)}  ", text, isStrong ? Strong : Style.Plain);
    }

    /// <summary>Prints a bar of a chart: label, bar and figure, each in its place.</summary>
    public void Bar(string label, int labelWidth, int length, string figure)
    {
        var row = new Paragraph("  " + Pad(SafeText.Of(label), labelWidth) + "  ");
        row.Append(new string(Block, length), new Style(Color.Green)).Append((length > 0 ? " " : "") + figure, Strong);
        _console.Write(row);
        _console.WriteLine();
    }

    /// <summary>Prints a table.</summary>
    public void Table(Sheet sheet)
    {
        if (!_isTerminal)
        {
            foreach (string line in PlainTable.Lines(sheet).Prepend("").Append(""))
            {
                Line(line);
            }

            return;
        }

        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet, UseSafeBorder = false };
        for (int i = 0; i < sheet.Columns.Count; i++)
        {
            table.AddColumn(ColumnOf(sheet, i));
        }

        foreach (IReadOnlyList<string> row in sheet.Rows)
        {
            table.AddRow(row.Select(cell => new Text(SafeText.Of(cell))).ToArray<IRenderable>());
        }

        _console.Write(table);
        _isBlank = true; // it ends with an empty line
    }

    /// <summary>Ids and figures are never broken, so that headings and words give way.</summary>
    private static TableColumn ColumnOf(Sheet sheet, int index)
    {
        string heading = SafeText.Of(sheet.Columns[index]);
        var column = new TableColumn(new Text(heading, Title)) { Padding = new Padding(0, 0, 1, 0) };
        if (index == 0 || sheet.Figures.Contains(index))
        {
            column.Width = heading.Split(' ').Concat(sheet.Rows.Select(row => SafeText.Of(row[index]))).Max(WidthOf);
        }

        return sheet.Figures.Contains(index) ? column.RightAligned() : column;
    }

    /// <summary>How many places of a terminal a text takes: a Chinese character takes two.</summary>
    public static int WidthOf(string text) => new Segment(text).CellCount();

    /// <summary>A text filled up with blanks.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - WidthOf(text)));

    private void Write(string before, string text, Style style)
    {
        if (text.Length == 0 && _isBlank)
        {
            return;
        }

        _isBlank = text.Length == 0;
        int indent = WidthOf(before);
        string safe = SafeText.Of(text);
        foreach (string line in _isTerminal ? Wrapping.Lines(safe, Math.Max(_width - indent, WidthMin)) : [safe])
        {
            _console.Write(new Text(before + line, style));
            _console.WriteLine();
            before = new string(' ', indent);
        }
    }
}
