using System.CommandLine;
using System.CommandLine.Help;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Verbs;

namespace VolunteerCredit.Tool.Asking;

/// <summary>The verbs of the command line, the options of each, and examples.</summary>
internal sealed class Commands
{
    private readonly ToolTexts _texts;
    private readonly Action<Command, Func<ParseResult, Surroundings, int>> _run;
    private readonly Dictionary<Command, string[]> _examples = [];

    private Commands(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run) => (_texts, _run) = (texts, run);

    /// <summary>The whole command line.</summary>
    /// <param name="texts">The language of descriptions.</param>
    /// <param name="run">Says what a verb does.</param>
    public static RootCommand Root(ToolTexts texts, Action<Command, Func<ParseResult, Surroundings, int>> run) => new Commands(texts, run).Root();

    private RootCommand Root()
    {
        var language = new Option<string?>("--lang") { Description = _texts["option.lang"], HelpName = $"{Languages.English}|{Languages.Chinese}", Recursive = true };
        language.AcceptOnlyFromAmong(Languages.English, Languages.Chinese);
        var root = new RootCommand(_texts["command.about"]) { language, Score(), Decide(), Rules(), Check(), Describe(), Schema(), New(), Completion() };
        _examples[root] = ["vcredit rules", "vcredit score --rules cn.national-stars --records hours.csv --as-of 2026-06-30"];
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!, _texts, command => _examples.GetValueOrDefault(command, []));
        }

        return root;
    }

    private Command Score()
    {
        var options = new CommonOptions(_texts);
        return Verb(
            "score",
            [.. options.Evaluating, options.Output(CommonOptions.Text, CommonOptions.Csv, CommonOptions.Json), .. options.Working],
            (parsed, surroundings) => ScoreVerb.Run(options.ReadEvaluation(parsed), decisionsOnly: false, surroundings),
            "vcredit score --rules cn.national-stars --records hours.csv --as-of 2026-06-30",
            "vcredit score --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --output csv",
            "vcredit score --rules town.json --records hours.csv more.jsonl --as-of 2026-06-30 --volunteer V1 --output json",
            "vcredit score --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --memory 2GiB --threads 4 --out stars.csv --output csv");
    }

    private Command Decide()
    {
        var options = new CommonOptions(_texts);
        return Verb(
            "decide",
            [.. options.Evaluating, options.Output(CommonOptions.Text, CommonOptions.Csv, CommonOptions.Json), .. options.Working],
            (parsed, surroundings) => ScoreVerb.Run(options.ReadEvaluation(parsed), decisionsOnly: true, surroundings),
            "vcredit decide --rules cn.tonglu.volunteer-loan --volunteers people.csv --as-of 2019-03-20",
            "vcredit decide --rules cn.tonglu.volunteer-loan --set fallbackScore=example.volunteer-credit-score --records hours.csv --volunteers people.csv --as-of 2026-06-30 --output csv",
            "vcredit decide --rules cn.tonglu.volunteer-loan --volunteers people.csv --as-of 2019-03-20 --known-at 2019-03-20T17:00:00+08:00 --output json");
    }

    private Command Rules()
    {
        var options = new CommonOptions(_texts);
        return Verb(
            "rules",
            [options.Rules, options.Output(CommonOptions.Text, CommonOptions.Json), options.Plugins],
            (parsed, surroundings) => RulesVerb.Run(options.Read(parsed), surroundings),
            "vcredit rules",
            "vcredit rules --rules cn.beijing-stars --rules town.json --output json");
    }

    private Command Check()
    {
        var options = new CommonOptions(_texts);
        var files = new Argument<string[]>("FILE") { Description = _texts["check.file"], Arity = ArgumentArity.OneOrMore };
        return Verb(
            "check",
            [files, options.Rules, options.Output(CommonOptions.Text, CommonOptions.Json), options.Plugins, options.Quiet],
            (parsed, surroundings) => CheckVerb.Run(parsed.GetValue(files)!, options.Read(parsed), surroundings),
            "vcredit check town.json",
            "vcredit check town.json --output json");
    }

    private Command Describe()
    {
        var options = new CommonOptions(_texts);
        var name = new Argument<string>("ID|FILE") { Description = _texts["describe.name"] };
        return Verb(
            "describe",
            [name, options.Plugins],
            (parsed, surroundings) => DescribeVerb.Run(parsed.GetValue(name)!, options.Read(parsed), surroundings),
            "vcredit describe cn.national-stars",
            "vcredit describe town.json --lang zh-Hans");
    }

    private Command Schema()
    {
        var options = new CommonOptions(_texts);
        var of = new Argument<string>("OF") { Description = _texts["schema.of"], DefaultValueFactory = _ => SchemaVerb.RuleSet };
        of.AcceptOnlyFromAmong(SchemaVerb.RuleSet, SchemaVerb.Result);
        return Verb(
            "schema",
            [of, options.Plugins],
            (parsed, surroundings) => SchemaVerb.Run(parsed.GetValue(of)!, options.Read(parsed), surroundings),
            "vcredit schema",
            "vcredit schema result");
    }

    private Command New()
    {
        var file = new Argument<string>("FILE") { Description = _texts["new.file"] };
        return Verb("new", [file], (parsed, surroundings) => NewVerb.Run(parsed.GetValue(file)!, surroundings), "vcredit new village.json");
    }

    private Command Completion()
    {
        var shell = new Argument<string>("SHELL") { Description = _texts["completion.shell"] };
        shell.AcceptOnlyFromAmong(CompletionVerb.Shells);
        return Verb("completion", [shell], (parsed, surroundings) => CompletionVerb.Run(parsed.GetValue(shell)!, surroundings), "vcredit completion bash");
    }

    private Command Verb(string name, IEnumerable<Symbol> symbols, Func<ParseResult, Surroundings, int> work, params string[] examples)
    {
        var command = new Command(name, _texts[$"{name}.about"]);
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Option option)
            {
                command.Options.Add(option);
            }
            else
            {
                command.Arguments.Add((Argument)symbol);
            }
        }

        _run(command, work);
        _examples[command] = examples;
        return command;
    }
}
