using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json;
using VolunteerCredit.Advice;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Statistics;
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
        language.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Languages.English, Languages.Chinese);
        var root = new RootCommand(_texts["command.about"]) { language, Score(), Decide(), Explain(), Advise(), Compare(), Stats(), Verify(), Generate(), Rules(), Check(), Describe(), Schema(), New(), Completion() };
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
            [.. options.Evaluating, options.Volunteer, options.Out, options.Output(CommonOptions.Text, CommonOptions.Csv, CommonOptions.Json), .. options.Working, options.Strict, options.Plugins, options.Quiet],
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
            [.. options.Evaluating, options.Volunteer, options.Out, options.Output(CommonOptions.Text, CommonOptions.Csv, CommonOptions.Json), .. options.Working, options.Strict, options.Plugins, options.Quiet],
            (parsed, surroundings) => ScoreVerb.Run(options.ReadEvaluation(parsed), decisionsOnly: true, surroundings),
            "vcredit decide --rules cn.tonglu.volunteer-loan --volunteers people.csv --as-of 2019-03-20",
            "vcredit decide --rules cn.tonglu.volunteer-loan --set fallbackScore=example.volunteer-credit-score --records hours.csv --volunteers people.csv --as-of 2026-06-30 --output csv",
            "vcredit decide --rules cn.tonglu.volunteer-loan --volunteers people.csv --as-of 2019-03-20 --known-at 2019-03-20T17:00:00+08:00 --output json");
    }

    private Command Explain()
    {
        var options = new CommonOptions(_texts);
        Option<string?> receipt = options.Name("--receipt", "option.receipt", "FILE"), key = options.Name("--receipt-key", "option.receiptKey", "FILE");
        Option<string?> sign = options.Name("--sign", "option.sign", "KEY.pem"), reference = options.Name("--reference", "option.reference", "TEXT");
        return Verb(
            "explain",
            [.. options.Evaluating, options.Volunteer, options.Out, options.Output(CommonOptions.Text, CommonOptions.Json, ExplainVerb.Html), receipt, key, sign, reference, options.Strict, options.Plugins, options.Quiet],
            (parsed, surroundings) => ExplainVerb.Run(
                options.ReadEvaluation(parsed),
                parsed.GetValue(receipt) is { } file ? new(file, parsed.GetValue(key), parsed.GetValue(sign), parsed.GetValue(reference)) : null,
                surroundings),
            "vcredit explain --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --volunteer V1",
            "vcredit explain --rules cn.tonglu.volunteer-loan --volunteers people.csv --as-of 2019-03-20 --volunteer V1 --output html --lang zh-Hans --out V1.html",
            "vcredit explain --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --volunteer V1 --output json --receipt receipt.json --reference 2026-17");
    }

    private Command Advise()
    {
        var options = new CommonOptions(_texts);
        Option<string[]> tier = options.Files("--tier", "option.tier", "NAME=STEP"), score = options.Files("--score", "option.score", "NAME=VALUE");
        Option<string?> decision = options.Name("--decision", "option.decision", "NAME");
        Option<int?> perDay = options.Parsed<int?>("--per-day", "option.perDay", "TIME", Moments.TryMinutes, "expected.minutes");
        Option<int?> horizon = options.Parsed<int?>("--horizon", "option.horizon", "DAYS", Moments.TryCount, "expected.days");
        return Verb(
            "advise",
            [.. options.Evaluating, options.Volunteer, tier, score, decision, perDay, horizon, options.Out, options.Output(CommonOptions.Text, CommonOptions.Json), options.Strict, options.Plugins, options.Quiet],
            (parsed, surroundings) =>
            {
                Request request = options.ReadEvaluation(parsed);
                AdviceGoal[] goals =
                [
                    .. CommonOptions.Parameters(parsed, tier).Select(asked => AdviceGoal.Tier(asked.Key, asked.Value)),
                    .. CommonOptions.Parameters(parsed, score).Select(asked => AdviceGoal.AtLeast(asked.Key, asked.Value)),
                    .. parsed.GetValue(decision) is { } name ? new[] { AdviceGoal.Eligible(name) } : [],
                ];
                var limits = new AdviceOptions();
                return goals is [var goal]
                    ? AdviseVerb.Run(request, goal, limits with { MinutesPerDayMax = parsed.GetValue(perDay) ?? limits.MinutesPerDayMax, HorizonDays = parsed.GetValue(horizon) ?? limits.HorizonDays }, surroundings)
                    : throw new UsageException(new Notice("VC6016", default));
            },
            "vcredit advise --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --volunteer V1 --tier stars=star-3 --per-day 8h",
            "vcredit advise --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --volunteer V2 --score hours=100h --horizon 730 --output json",
            "vcredit advise --rules cn.tonglu.volunteer-loan --set fallbackScore=example.volunteer-credit-score --records hours.csv --volunteers people.csv --as-of 2026-06-30 --volunteer V3 --decision loan");
    }

    private Command Compare()
    {
        var options = new CommonOptions(_texts);
        Option<string?> rules = options.Name("--to-rules", "option.toRules", "ID|FILE");
        Option<string[]> set = options.Files("--to-set", "option.toSet", "NAME=VALUE"), without = options.Files("--without-recorder", "option.without", "ACCOUNT");
        Option<string[]> toWithout = options.Files("--to-without-recorder", "option.toWithout", "ACCOUNT"), by = options.Files("--by", "option.by", "age|FACT");
        Option<DateOnly?> asOf = options.Day("--to-as-of", "option.toAsOf");
        Option<DateTimeOffset?> knownAt = options.Moment("--to-known-at", "option.toKnownAt");
        Option<int?> examples = options.Parsed<int?>("--examples", "option.examples", "N", Moments.TryCount, "expected.count");
        return Verb(
            "compare",
            [.. options.Evaluating, without, rules, set, asOf, knownAt, toWithout, by, examples, options.Out, options.Output(CommonOptions.Text, CommonOptions.Csv, CommonOptions.Json), .. options.Working, options.Strict, options.Plugins, options.Quiet],
            (parsed, surroundings) =>
            {
                Request request = options.ReadEvaluation(parsed);
                if (!new Option[] { rules, set, asOf, knownAt, toWithout }.Any(option => parsed.GetResult(option) is { Implicit: false }))
                {
                    throw new UsageException(new Notice("VC6017", default));
                }

                // Of the same rule set the parameters stay, but those that are set otherwise; another one has its own.
                Dictionary<string, string> parameters = CommonOptions.Parameters(parsed, set);
                IEnumerable<KeyValuePair<string, string>> kept = parsed.GetValue(rules) is null ? request.Parameters.Where(parameter => !parameters.ContainsKey(parameter.Key)) : [];
                string[] left = parsed.GetValue(without) ?? [];
                Evaluation candidate = request.Evaluation with
                {
                    AsOf = parsed.GetValue(asOf) ?? request.Evaluation.AsOf,
                    KnownAt = parsed.GetValue(knownAt) ?? request.KnownAt,
                    Parameters = kept.Concat(parameters).ToDictionary(),
                    WithoutRecorders = [.. left, .. parsed.GetValue(toWithout) ?? []],
                };
                var told = new ComparisonOptions();
                return CompareVerb.Run(
                    request, parsed.GetValue(rules) ?? request.Rules[0], candidate, left,
                    told with
                    {
                        ExamplesPerChange = parsed.GetValue(examples) ?? told.ExamplesPerChange,
                        GroupBy = [.. (parsed.GetValue(by) ?? []).Select(name => name == "age" ? PopulationGrouping.ByAge() : PopulationGrouping.ByFact(name))],
                    },
                    surroundings);
            },
            "vcredit compare --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --to-as-of 2026-03-10",
            "vcredit compare --rules cn.national-stars --to-rules town.json --records hours.csv --volunteers people.csv --as-of 2026-06-30 --by age --output json",
            "vcredit compare --rules cn.national-stars --records hours.csv --as-of 2026-06-30 --to-without-recorder acc-7 --examples 1 --output csv");
    }

    private Command Stats()
    {
        var options = new CommonOptions(_texts);
        Option<int?> first = options.Parsed<int?>("--first-year", "option.firstYear", "YEAR", Moments.TryCount, "expected.count");
        Option<int?> last = options.Parsed<int?>("--last-year", "option.lastYear", "YEAR", Moments.TryCount, "expected.count");
        Option<int?> top = options.Parsed<int?>("--top", "option.top", "N", Moments.TryCount, "expected.count");
        Option<string?> by = options.Name("--by", "option.groupBy", "COLUMN|FACT"), board = options.Name("--board", "option.board", "NAME");
        Option<string[]> given = options.Files("--given", "option.given", "NAME=FIGURE");
        Dictionary<string, RankingFigure> figures = Enum.GetValues<RankingFigure>().ToDictionary(figure => JsonForm.Word(figure));
        Option<string?> rankBy = options.Name("--rank-by", "option.rankBy", string.Join('|', figures.Keys));
        rankBy.AcceptOnlyFromAmong([.. figures.Keys]);
        return Verb(
            "stats",
            [.. options.Evaluating, first, last, by, rankBy, top, given, board, options.Out, options.Output(CommonOptions.Text, CommonOptions.Csv, CommonOptions.Json), options.Strict, options.Plugins, options.Quiet],
            (parsed, surroundings) => StatsVerb.Run(
                options.ReadEvaluation(parsed),
                parsed.GetValue(board),
                new()
                {
                    FirstYear = parsed.GetValue(first),
                    LastYear = parsed.GetValue(last),
                    GroupBy = parsed.GetValue(by),
                    RankBy = parsed.GetValue(rankBy) is { } figure ? figures[figure] : default,
                    Top = parsed.GetValue(top),
                    Given = [.. CommonOptions.Parameters(parsed, given).Select(figure => new GivenFigure(figure.Key, figure.Value))],
                },
                surroundings),
            "vcredit stats --rules cn.hangzhou.index-2018 --records hours.csv --volunteers people.csv --as-of 2026-12-31 --first-year 2025",
            "vcredit stats --rules cn.hangzhou.index-2018 --records hours.csv --as-of 2026-12-31 --by recorder --top 10 --output json",
            "vcredit stats --rules cn.hangzhou.index-2018 --records hours.csv --as-of 2026-12-31 --board projects --output csv");
    }

    private Command Verify()
    {
        var options = new CommonOptions(_texts);
        var receipt = new Argument<string>("RECEIPT") { Description = _texts["verify.receipt"] };
        Option<string?> documents = options.Name("--documents", "option.documents", "DIR"), signedBy = options.Name("--signed-by", "option.signedBy", "PUBLIC.pem");
        Option<string?> key = options.Name("--receipt-key", "option.receiptKey", "FILE");
        return Verb(
            "verify",
            [receipt, .. options.Reading, options.Volunteer, documents, signedBy, key, options.Rules, options.Plugins, options.Quiet],
            (parsed, surroundings) => VerifyVerb.Run(
                parsed.GetValue(receipt)!, parsed.GetValue(documents), parsed.GetValue(signedBy), parsed.GetValue(key), options.WithFiles(options.Read(parsed)), surroundings),
            "vcredit verify receipt.json --records hours.csv --volunteer V1",
            "vcredit verify receipt.json --records hours.csv --volunteer V1 --documents archive --rules town.json");
    }

    private Command Generate()
    {
        var options = new CommonOptions(_texts);
        Option<int?> volunteers = options.Parsed<int?>("--volunteers", "generate.volunteers", "N", Moments.TryCount, "expected.count");
        Option<int?> records = options.Parsed<int?>("--records", "generate.records", "M", Moments.TryCount, "expected.count");
        Option<long?> seed = options.Parsed<long?>("--seed", "generate.seed", "S", Moments.TrySeed, "expected.count");
        Option<int?> hazards = options.Parsed<int?>("--hazards", "generate.hazards", "N", Moments.TryCount, "expected.count");
        Option<DateOnly?> from = options.Day("--from", "generate.from"), to = options.Day("--to", "generate.to");
        var folder = new Option<string>("--out") { Description = _texts["generate.out"], HelpName = "DIR", Required = true };
        return Verb(
            "generate",
            [volunteers, records, seed, from, to, hazards, folder, options.Quiet],
            (parsed, surroundings) =>
            {
                var usual = new SampleDataOptions { Seed = (ulong)(parsed.GetValue(seed) ?? 1) };
                return GenerateVerb.Run(
                    usual with
                    {
                        Volunteers = parsed.GetValue(volunteers) ?? usual.Volunteers,
                        RecordsPerVolunteer = parsed.GetValue(records) ?? usual.RecordsPerVolunteer,
                        From = parsed.GetValue(from) ?? usual.From,
                        To = parsed.GetValue(to) ?? usual.To,
                        HazardsPerThousand = parsed.GetValue(hazards) ?? 0,
                    },
                    parsed.GetValue(folder)!, parsed.GetValue(options.Quiet), surroundings);
            },
            "vcredit generate --volunteers 1000 --records 20 --seed 7 --out sample",
            "vcredit generate --volunteers 100 --records 5 --from 2026-01-01 --to 2026-06-30 --hazards 10 --out trial");
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
        of.AcceptOnlyFromAmong(SchemaVerb.All);
        return Verb(
            "schema",
            [of, options.Plugins],
            (parsed, surroundings) => SchemaVerb.Run(parsed.GetValue(of)!, options.Read(parsed), surroundings),
            "vcredit schema",
            "vcredit schema result",
            "vcredit schema mapping");
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

        _run(command, (parsed, surroundings) =>
        {
            NamedFiles.Check(parsed);
            return work(parsed, surroundings);
        });
        _examples[command] = examples;
        return command;
    }
}
