using System.CommandLine;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Verbs;

namespace VolunteerCredit.Tool.Asking;

/// <summary>The verbs of the command line and their options.</summary>
internal static class Commands
{
    /// <summary>The whole command line.</summary>
    /// <param name="texts">The language of descriptions.</param>
    /// <param name="run">Says what a verb does.</param>
    public static RootCommand Root(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run)
    {
        var language = new Option<string?>("--lang") { Description = texts["option.lang"], HelpName = $"{Languages.English}|{Languages.Chinese}", Recursive = true };
        language.AcceptOnlyFromAmong(Languages.English, Languages.Chinese);
        return new RootCommand(texts["command.about"]) { language, Rules(texts, run), Check(texts, run), Describe(texts, run), Schema(texts, run), New(texts, run) };
    }

    private static Command Rules(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run)
    {
        Option<string[]> rules = RulesOption(texts);
        Option<string> output = OutputOption(texts);
        var command = new Command("rules", texts["rules.about"]) { rules, output };
        run(command, (parsed, surroundings) => RulesVerb.Run(parsed.GetValue(rules) ?? [], parsed.GetValue(output) == "json", surroundings));
        return command;
    }

    private static Command Check(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run)
    {
        var files = new Argument<string[]>("FILE") { Description = texts["check.file"], Arity = ArgumentArity.OneOrMore };
        Option<string[]> rules = RulesOption(texts);
        Option<string> output = OutputOption(texts);
        var command = new Command("check", texts["check.about"]) { files, rules, output };
        run(command, (parsed, surroundings) => CheckVerb.Run(parsed.GetValue(files)!, parsed.GetValue(rules) ?? [], parsed.GetValue(output) == "json", surroundings));
        return command;
    }

    private static Command Describe(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run)
    {
        var name = new Argument<string>("ID|FILE") { Description = texts["describe.name"] };
        var command = new Command("describe", texts["describe.about"]) { name };
        run(command, (parsed, surroundings) => DescribeVerb.Run(parsed.GetValue(name)!, surroundings));
        return command;
    }

    private static Command Schema(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run)
    {
        var command = new Command("schema", texts["schema.about"]);
        run(command, (_, surroundings) => SchemaVerb.Run(surroundings));
        return command;
    }

    private static Command New(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run)
    {
        var file = new Argument<string>("FILE") { Description = texts["new.file"] };
        var command = new Command("new", texts["new.about"]) { file };
        run(command, (parsed, surroundings) => NewVerb.Run(parsed.GetValue(file)!, surroundings));
        return command;
    }

    private static Option<string[]> RulesOption(ToolTexts texts) =>
        new("--rules") { Description = texts["option.rules"], HelpName = "ID|FILE|DIR", Arity = ArgumentArity.OneOrMore };

    private static Option<string> OutputOption(ToolTexts texts)
    {
        var output = new Option<string>("--output") { Description = texts["option.output"], HelpName = "text|json", DefaultValueFactory = _ => "text" };
        output.AcceptOnlyFromAmong("text", "json");
        return output;
    }
}
