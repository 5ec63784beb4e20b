using System.CommandLine;
using System.CommandLine.Invocation;
using BankEligibility.Asking;
using BankEligibility.Screens;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace BankEligibility.Running;

/// <summary>One run of the sample: reads the command line, does what it asks, and says in the exit code how it ended.</summary>
internal static class Session
{
    /// <summary>How long work may go on after Ctrl-C before it is left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var texts = new SampleTexts(Arguments.LanguageOf(args));
        var arguments = new Arguments(texts);
        arguments.Command.SetAction((parsed, cancelled) => Task.Run(() => Run(arguments, parsed, terminal, texts, cancelled), CancellationToken.None));
        ParseResult parsed = arguments.Command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction refusal)
        {
            return RefuseUsage(parsed, refusal, terminal, texts);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, ProcessTerminationTimeout = Grace });
        }
        finally
        {
            if (terminal.ErrorIsTerminal)
            {
                await terminal.Error.WriteAsync("\u001b[?25h"); // the bar hides the cursor, and may not have come to showing it again
            }
        }
    }

    private static int Run(Arguments arguments, ParseResult parsed, Terminal terminal, SampleTexts texts, CancellationToken cancelled)
    {
        try
        {
            Request request = arguments.Read(parsed);
            return request.Own is null
                ? BundledRun.Run(request, terminal, texts, cancelled)
                : OwnRun.Run(request, terminal, texts, cancelled);
        }
        catch (UsageException wrong)
        {
            terminal.Error.WriteLine(wrong.Message);
            return ExitCode.Usage;
        }
        catch (RuleSetRefusedException refused)
        {
            foreach (Notice fault in refused.Faults)
            {
                terminal.Error.WriteLine(fault.In(texts.Language));
            }

            return ExitCode.RuleSet;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static int RefuseUsage(ParseResult parsed, ParseErrorAction refusal, Terminal terminal, SampleTexts texts)
    {
        refusal.ShowHelp = false;
        using var message = new StringWriter();
        parsed.Invoke(new InvocationConfiguration { Output = message, Error = message });
        foreach (string line in message.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            terminal.Error.WriteLine(SafeText.Of(line));
        }

        terminal.Error.WriteLine(texts["usage.help"]);
        return ExitCode.Usage;
    }
}
