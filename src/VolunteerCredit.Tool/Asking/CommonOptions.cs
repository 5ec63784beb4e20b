using System.CommandLine;
using System.CommandLine.Parsing;
using VolunteerCredit.Explanations;
using VolunteerCredit.Tool.Running;
using Words = VolunteerCredit.RuleSets.Words;

namespace VolunteerCredit.Tool.Asking;

/// <summary>The options that verbs have in common, each of which a verb takes if it makes sense there.</summary>
internal sealed class CommonOptions
{
    public const string Text = "text";
    public const string Csv = "csv";
    public const string Json = "json";

    private readonly ToolTexts _texts;
    private readonly Option<string?> _out;
    private readonly Option<string?> _map;
    private readonly Option<string?> _mapKey;
    private readonly Option<DateOnly?> _asOf;
    private readonly Option<DateTimeOffset?> _knownAt;
    private readonly Option<string?> _volunteer;
    private readonly Option<string[]> _facts;
    private readonly Option<string[]> _volunteers;
    private readonly Option<string[]> _set;
    private readonly Option<int?> _threads;
    private readonly Option<long?> _memory;
    private readonly Option<bool> _strict;
    private readonly Option<string[]> _records;
    private Option<string>? _output;

    public CommonOptions(ToolTexts texts)
    {
        _texts = texts;
        Rules = Files("--rules", "option.rules", "ID|FILE|DIR");
        _set = Files("--set", "option.set", "NAME=VALUE");
        _records = Files("--records", "option.records", "FILE…");
        _facts = Files("--facts", "option.facts", "FILE");
        _volunteers = Files("--volunteers", "option.volunteers", "FILE");
        _map = Name("--map", "option.map", "ID|FILE");
        _mapKey = Name("--map-key", "option.mapKey", "FILE");
        _asOf = Day("--as-of", "option.asOf");
        _knownAt = Moment("--known-at", "option.knownAt");
        _volunteer = Name("--volunteer", "option.volunteer", "ID");
        _out = Name("--out", "option.out", "FILE");
        _threads = Parsed<int?>("--threads", "option.threads", "N", Moments.TryThreads, "expected.threads");
        _memory = Parsed<long?>("--memory", "option.memory", "SIZE", Moments.TrySize, "expected.size");
        _strict = new("--strict") { Description = texts["option.strict"] };
        Plugins = Files("--plugin", "option.plugin", "FILE");
        Quiet = new("--quiet") { Description = texts["option.quiet"] };
    }

    internal delegate bool Reader<T>(string text, out T value);

    /// <summary>Which rule sets.</summary>
    public Option<string[]> Rules { get; }

    /// <summary>Assemblies with components, for verbs that read documents.</summary>
    public Option<string[]> Plugins { get; }

    /// <summary>Whether nothing is said but what went wrong.</summary>
    public Option<bool> Quiet { get; }

    /// <summary>What is read, and as of when: of verbs that compute results.</summary>
    public IEnumerable<Option> Evaluating => [Rules, _set, .. Reading, _asOf, _knownAt];

    /// <summary>Which files are read, and how.</summary>
    public IEnumerable<Option> Reading => [_records, _facts, _volunteers, _map, _mapKey];

    /// <summary>Of verbs about one volunteer, or that can be kept to one.</summary>
    public Option Volunteer => _volunteer;

    /// <summary>Of verbs with results.</summary>
    public Option Out => _out;

    /// <summary>Whether anything refused ends with 1.</summary>
    public Option Strict => _strict;

    /// <summary>How a verb works that goes through whole populations.</summary>
    public IEnumerable<Option> Working => [_threads, _memory];

    /// <summary>The format of results.</summary>
    /// <param name="formats">Those there are; the first is the default.</param>
    public Option<string> Output(params string[] formats)
    {
        _output = new("--output") { Description = _texts["option.output"], HelpName = string.Join('|', formats), DefaultValueFactory = _ => formats[0] };
        _output.AcceptOnlyFromAmong(formats);
        return _output;
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="UsageException">Something does not go together.</exception>
    public Request Read(ParseResult parsed) => new()
    {
        Rules = parsed.GetValue(Rules) ?? [],
        Parameters = Parameters(parsed, _set),
        Records = parsed.GetValue(_records) ?? [],
        Facts = parsed.GetValue(_facts) ?? [],
        Volunteers = parsed.GetValue(_volunteers) ?? [],
        Map = parsed.GetValue(_map),
        MapKey = parsed.GetValue(_mapKey),
        AsOf = parsed.GetValue(_asOf),
        KnownAt = parsed.GetValue(_knownAt),
        Volunteer = parsed.GetValue(_volunteer),
        Out = parsed.GetValue(_out),
        Output = _output is null ? Text : parsed.GetValue(_output)!,
        Threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
        Memory = parsed.GetValue(_memory) ?? long.MaxValue,
        Strict = parsed.GetValue(_strict),
        Plugins = parsed.GetValue(Plugins) ?? [],
        Quiet = parsed.GetValue(Quiet),
    };

    /// <summary>What is asked for of a verb that computes results.</summary>
    /// <exception cref="UsageException">A rule set, a day or files are missing.</exception>
    public Request ReadEvaluation(ParseResult parsed)
    {
        Request request = Read(parsed);
        if (request.Rules.Count == 0)
        {
            throw new UsageException(new Notice("VC6005", new Place { Name = Rules.Name }));
        }

        return request.AsOf is null ? throw new UsageException(new Notice("VC6006", new Place { Name = _asOf.Name })) : WithFiles(request);
    }

    /// <summary>What is asked for of a verb that reads files.</summary>
    /// <exception cref="UsageException">Files are missing.</exception>
    public Request WithFiles(Request request)
    {
        if (request.Records.Count + request.Facts.Count + request.Volunteers.Count == 0)
        {
            throw new UsageException(new Notice("VC6007", new Place { Name = _records.Name }));
        }

        return request.Records.Count(path => path == "-") > 1
            ? throw new UsageException(new Notice("VC6008", new Place { Name = _records.Name }, "- -", new("- at most once", "- 至多一次")))
            : request;
    }

    /// <summary>An option that may be given again; one whose help ends with … takes several values at once.</summary>
    public Option<string[]> Files(string name, string description, string help) =>
        new(name) { Description = _texts[description], HelpName = help, AllowMultipleArgumentsPerToken = help.EndsWith('…'), Arity = ArgumentArity.OneOrMore };

    /// <summary>An option with a text.</summary>
    public Option<string?> Name(string name, string description, string help) => new(name) { Description = _texts[description], HelpName = help };

    /// <summary>An option with a day.</summary>
    public Option<DateOnly?> Day(string name, string description) => Parsed<DateOnly?>(name, description, "DATE", Moments.TryDay, "expected.day");

    /// <summary>An option with a moment.</summary>
    public Option<DateTimeOffset?> Moment(string name, string description) => Parsed<DateTimeOffset?>(name, description, "INSTANT", Moments.TryMoment, "expected.moment");

    /// <summary>An option whose value is read here.</summary>
    public Option<T?> Parsed<T>(string name, string description, string help, Reader<T?> reader, string expected) =>
        new(name) { Description = _texts[description], HelpName = help, CustomParser = result => Parse(result, reader, expected) };

    /// <summary>Values by name.</summary>
    /// <exception cref="UsageException">One is no NAME=VALUE, or a name stands twice.</exception>
    public static Dictionary<string, string> Parameters(ParseResult parsed, Option<string[]> option)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string setting in parsed.GetValue(option) ?? [])
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parameters.TryAdd(setting[..equals], setting[(equals + 1)..]))
            {
                throw new UsageException(new Notice("VC6008", new Place { Name = option.Name }, Texts.Printable(setting), new("NAME=VALUE, each name once", "NAME=VALUE，每个名称一次")));
            }
        }

        return parameters;
    }

    private T? Parse<T>(ArgumentResult result, Reader<T?> reader, string expected)
    {
        string text = result.Tokens[0].Value;
        if (reader(text, out T? value))
        {
            return value;
        }

        string option = (result.Parent as OptionResult)?.Option.Name ?? "";
        result.AddError(new Notice("VC6008", new Place { Name = option }, Texts.Printable(text), Words.Same(_texts[expected])).In(_texts.Language));
        return default;
    }
}
