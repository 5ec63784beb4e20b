using System.Text;

namespace VolunteerCredit.Tool.Running;

/// <summary>What the process is attached to.</summary>
/// <param name="Out">Data go here.</param>
/// <param name="Error">Everything else.</param>
/// <param name="OutHasColour">Whether colours are wanted in <paramref name="Out"/>.</param>
/// <param name="ErrorHasColour">Whether colours are wanted in <paramref name="Error"/>.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool OutHasColour, bool ErrorHasColour)
{
    /// <summary>That of this process. TERM=dumb is no terminal; NO_COLOR (no-color.org) is respected.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = utf8;
        }

        bool able = Environment.GetEnvironmentVariable("TERM") != "dumb" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new(
            new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" },
            new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true },
            able && !Console.IsOutputRedirected,
            able && !Console.IsErrorRedirected);
    }
}
