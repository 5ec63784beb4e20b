using System.Text;
using Microsoft.Win32.SafeHandles;

namespace VolunteerCredit.Tool.Running;

/// <summary>What the process is attached to.</summary>
/// <param name="Out">Data go here.</param>
/// <param name="Error">Everything else.</param>
/// <param name="OutHasColour">Whether colours are wanted in <paramref name="Out"/>.</param>
/// <param name="ErrorHasColour">Whether colours are wanted in <paramref name="Error"/>.</param>
/// <param name="ErrorIsTerminal">Whether a person reads <paramref name="Error"/> as it comes.</param>
/// <param name="In">Opens standard input.</param>
internal sealed record Terminal(StreamWriter Out, TextWriter Error, bool OutHasColour, bool ErrorHasColour, bool ErrorIsTerminal, Func<Stream> In)
{
    /// <summary>That of this process. TERM=dumb is no terminal; NO_COLOR (no-color.org) is respected.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = utf8;
        }

        bool able = Environment.GetEnvironmentVariable("TERM") != "dumb", colours = able && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new(
            new StreamWriter(OpenOut(), utf8) { NewLine = "\n" },
            new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true },
            colours && !Console.IsOutputRedirected,
            colours && !Console.IsErrorRedirected,
            able && !Console.IsErrorRedirected,
            Console.OpenStandardInput);
    }

    /// <summary>The console's stream drops what nobody reads any more, so that a long run would go on for nothing; a pipe of our own says that its reader has gone away.</summary>
    private static Stream OpenOut()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : new ReaderStream(pipe); // a file has a position that other processes go on from
    }
}
