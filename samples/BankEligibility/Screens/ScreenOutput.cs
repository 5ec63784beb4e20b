using System.Text;
using Spectre.Console;

namespace BankEligibility.Screens;

/// <summary>Tells the console library what the writer is attached to, which it cannot see by itself.</summary>
internal sealed class ScreenOutput(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => width;

    public int Height => 24;

    public void SetEncoding(Encoding encoding)
    {
        // The writer has its encoding.
    }
}
