using System.CommandLine;
using System.CommandLine.Invocation;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;

namespace VolunteerCredit.Tool.Running;

/// <summary>One run of the tool: reads the command line, does what it asks, and says in the exit code how it ended.</summary>
internal static class Session
{
    /// <summary>How long work may go on after Ctrl-C before it is left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where to print.</param>
    /// <param name="environment">The value of an environment variable.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, Func<string, string?> environment)
    {
        Language language = Languages.Of(args, environment);
        var texts = new ToolTexts(language);
        var errors = new Screen(terminal.Error, terminal.ErrorHasColour);
        RootCommand root = Commands.Root(texts, (command, work) => command.SetAction((parsed, _) => Task.Run(
            () => Run(() => work(parsed, new Surroundings(new Screen(terminal.Out, terminal.OutHasColour), errors, texts)), errors, language), CancellationToken.None)));
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction refusal)
        {
            return RefuseUsage(parsed, refusal, errors, texts);
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, ProcessTerminationTimeout = Grace });
    }

    private static int Run(Func<int> work, Screen errors, Language language)
    {
        try
        {
            return work();
        }
        catch (UsageException wrong)
        {
            errors.Fault(wrong.Notice.In(language));
            return ExitCode.Usage;
        }
    }

    private static int RefuseUsage(ParseResult parsed, ParseErrorAction refusal, Screen errors, ToolTexts texts)
    {
        refusal.ShowHelp = false;
        using var message = new StringWriter();
        parsed.Invoke(new InvocationConfiguration { Output = message, Error = message });
        foreach (string line in message.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            errors.Fault(line);
        }

        errors.Line(texts["usage.help"]);
        return ExitCode.Usage;
    }
}
