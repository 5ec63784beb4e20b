using System.CommandLine;
using System.CommandLine.Invocation;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Verbs;

namespace VolunteerCredit.Tool.Running;

/// <summary>One run of the tool: reads the command line, does what it asks, and says in the exit code how it ended.</summary>
internal static class Session
{
    /// <summary>How long work may go on after Ctrl-C before it is left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>The code of a parameter that the document does not declare, which here is the command line's fault.</summary>
    private const string NoParameter = "VC3020";

    /// <summary>Runs.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where to print.</param>
    /// <param name="environment">The value of an environment variable.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, Func<string, string?> environment)
    {
        var texts = new ToolTexts(Languages.Of(args, environment));
        var errors = new Screen(terminal.Error, terminal.ErrorHasColour);
        try
        {
            RootCommand root = Commands.Root(texts, (command, work) => command.SetAction((parsed, cancelled) => Task.Run(
                () => Run(token => work(parsed, new(new Screen(terminal.Out, terminal.OutHasColour), errors, texts, terminal, token)), errors, texts, cancelled), CancellationToken.None)));
            ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction refusal)
            {
                return RefuseUsage(parsed, refusal, errors, texts);
            }

            int exitCode = await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, ProcessTerminationTimeout = Grace });
            await terminal.Out.FlushAsync();
            return exitCode;
        }
        catch (ReaderGoneException)
        {
            return ExitCode.Done;
        }
    }

    private static int Run(Func<CancellationToken, int> work, Screen errors, ToolTexts texts, CancellationToken cancelled)
    {
        try
        {
            return work(cancelled);
        }
        catch (UsageException wrong)
        {
            Print(wrong.Notices, errors, texts);
            return ExitCode.Usage;
        }
        catch (UnknownNameException unknown)
        {
            errors.Fault(unknown.Message);
            return ExitCode.Usage;
        }
        catch (RefusedException refused)
        {
            Print(refused.Faults, errors, texts);
            return refused.Faults.Any(NoticeLine.IsUnreadable) ? ExitCode.Usage : ExitCode.RuleSet;
        }
        catch (RuleSetRefusedException refused)
        {
            // It was loaded: what is wrong is what the command line asks of it, a parameter or the as-of day.
            Print([.. refused.Faults.Select(fault => fault.Code == NoParameter ? fault with { Code = "VC6025", Place = new Place { Name = "--set" } } : fault)], errors, texts);
            return ExitCode.Usage;
        }
        catch (ReaderGoneException)
        {
            return ExitCode.Done;
        }
        catch (Exception problem) when (problem is IOException || (problem is ArgumentException or InvalidOperationException && problem.Message.StartsWith("VC", StringComparison.Ordinal)))
        {
            // Temporary files, and options or limits of the library: it says so with a code.
            errors.Fault(problem.Message.Split('\n')[0]);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static void Print(IReadOnlyList<Notice> notices, Screen errors, ToolTexts texts)
    {
        foreach (Notice notice in notices)
        {
            errors.Fault(NoticeLine.Of(notice, texts.Language));
        }
    }

    private static int RefuseUsage(ParseResult parsed, ParseErrorAction refusal, Screen errors, ToolTexts texts)
    {
        Command asked = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var unknown, ..] && (asked is RootCommand || unknown.StartsWith("--", StringComparison.Ordinal)))
        {
            // What follows a verb or an option that is none cannot be understood, and would only be refused besides.
            bool isOption = unknown.StartsWith('-');
            string[] known = [.. isOption ? asked.Options.Select(option => option.Name) : asked.Subcommands.Select(verb => verb.Name)];
            Print([new Notice(isOption ? "VC6021" : "VC6028", default, Texts.Printable(unknown), Words.Same(Nearest.Of(unknown, known)))], errors, texts);
            return PointToHelp(asked, errors, texts);
        }

        refusal.ShowHelp = false;
        using var message = new StringWriter();
        parsed.Invoke(new InvocationConfiguration { Output = message, Error = message });
        foreach (string line in message.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            errors.Fault(line);
        }

        return PointToHelp(asked, errors, texts);
    }

    private static int PointToHelp(Command asked, Screen errors, ToolTexts texts)
    {
        errors.Line(texts["usage.help", asked is RootCommand ? "vcredit --help" : $"vcredit {asked.Name} --help"]);
        return ExitCode.Usage;
    }
}
