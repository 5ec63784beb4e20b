using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace VolunteerCredit.Tool.Asking;

/// <summary>The usual help of a verb, and examples that can be copied.</summary>
internal sealed class HelpWithExamples(HelpAction usual, ToolTexts texts, Func<Command, IReadOnlyList<string>> examples) : SynchronousCommandLineAction
{
    /// <summary>An option asked for help is not asked for anything else.</summary>
    public override bool ClearsParseErrors => usual.ClearsParseErrors;

    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(texts["help.examples"]);
        foreach (string example in examples(parseResult.CommandResult.Command))
        {
            output.WriteLine($"  {example}");
        }

        return exitCode;
    }
}
