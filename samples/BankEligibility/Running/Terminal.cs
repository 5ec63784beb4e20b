using System.Globalization;
using System.Text;

namespace BankEligibility.Running;

/// <summary>What the process is attached to.</summary>
/// <param name="Out">Results go here.</param>
/// <param name="Error">Everything else.</param>
/// <param name="OutIsTerminal">Whether a person reads <paramref name="Out"/> as it comes.</param>
/// <param name="ErrorIsTerminal">Whether a person reads <paramref name="Error"/> as it comes.</param>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="HasColour">Whether colours are wanted.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal, int Width, bool HasColour)
{
    private const int WidthUnknown = 80;

    /// <summary>That of this process. TERM=dumb is no terminal; NO_COLOR (no-color.org) is respected.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = utf8;
        }

        bool able = Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool outIsTerminal = able && !Console.IsOutputRedirected, errorIsTerminal = able && !Console.IsErrorRedirected;
        return new(
            new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" },
            new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true },
            outIsTerminal,
            errorIsTerminal,
            WidthOfProcess(outIsTerminal || errorIsTerminal),
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
    }

    private static int WidthOfProcess(bool isTerminal)
    {
        int width = isTerminal ? Console.WindowWidth : 0;
        return width > 0 ? width
            : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns > 0 ? columns
            : WidthUnknown;
    }
}
