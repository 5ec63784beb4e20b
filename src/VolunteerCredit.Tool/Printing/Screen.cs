using Spectre.Console;

namespace VolunteerCredit.Tool.Printing;

/// <summary>Where lines are printed: in colours on a terminal, elsewhere plain, the same bytes wherever it runs. Nothing printed is read as markup.</summary>
internal sealed class Screen(TextWriter writer, bool hasColour)
{
    private static readonly Style Faulty = new(Color.Red);

    /// <summary>Prints a line; control characters in it are shown.</summary>
    public void Line(string text) => writer.WriteLine(SafeText.Of(text));

    /// <summary>Prints a line about something wrong.</summary>
    public void Fault(string text)
    {
        if (!hasColour)
        {
            Line(text);
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.No });
        console.Profile.Width = int.MaxValue; // the terminal breaks lines, so that one that is copied is whole
        console.Write(new Text(SafeText.Of(text), Faulty));
        writer.WriteLine();
    }

    /// <summary>Prints a document as it stands.</summary>
    public void Document(string text) => writer.Write(text);

    /// <summary>Ends the printing of lines, so that the stream below can be written to.</summary>
    public void Flush() => writer.Flush();
}
