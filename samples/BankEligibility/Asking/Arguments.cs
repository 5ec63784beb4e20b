using System.CommandLine;
using System.CommandLine.Parsing;
using BankEligibility.Reading;
using BankEligibility.Running;
using Language = VolunteerCredit.RuleSets.Language;

namespace BankEligibility.Asking;

/// <summary>The options of the command line.</summary>
internal sealed class Arguments
{
    private const string English = "en";
    private const string Chinese = "zh-Hans";

    private readonly SampleTexts _texts;
    private readonly Option<string[]> _records;
    private readonly Option<string?> _facts;
    private readonly Option<string?> _volunteers;
    private readonly Option<string?> _ruleSet;
    private readonly Option<string[]> _set;
    private readonly Option<DateOnly?> _asOf;
    private readonly Option<DateTimeOffset?> _knownAt;
    private readonly Option<string> _out;
    private readonly Option<bool> _strict;

    public Arguments(SampleTexts texts)
    {
        _texts = texts;
        _records = new("--records") { Description = texts["option.records"], HelpName = "FILE…", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
        _facts = new("--facts") { Description = texts["option.facts"], HelpName = "FILE" };
        _volunteers = new("--volunteers") { Description = texts["option.volunteers"], HelpName = "FILE" };
        _ruleSet = new("--rule-set") { Description = texts["option.ruleSet"], HelpName = "ID|FILE" };
        _set = new("--set") { Description = texts["option.set"], HelpName = "NAME=VALUE", Arity = ArgumentArity.OneOrMore };
        _asOf = new("--as-of") { Description = texts["option.asOf"], HelpName = "YYYY-MM-DD", CustomParser = result => Parse<DateOnly?>(result, Moments.TryDay, "usage.day") };
        _knownAt = new("--known-at")
        {
            Description = texts["option.knownAt"], HelpName = "INSTANT", CustomParser = result => Parse<DateTimeOffset?>(result, Moments.TryMoment, "usage.moment"),
        };
        _out = new("--out") { Description = texts["option.out"], HelpName = "DIR", DefaultValueFactory = _ => "." };
        _strict = new("--strict") { Description = texts["option.strict"] };
        var language = new Option<string>("--lang") { Description = texts["option.lang"], HelpName = $"{English}|{Chinese}", DefaultValueFactory = _ => English };
        language.AcceptOnlyFromAmong(English, Chinese);
        Command = new RootCommand(texts["command.about"]) { _records, _facts, _volunteers, _ruleSet, _set, _asOf, _knownAt, _out, language, _strict };
    }

    private delegate bool Reader<T>(string text, out T value);

    /// <summary>The command, without an action.</summary>
    public RootCommand Command { get; }

    /// <summary>The language asked for, looked at beforehand so that messages about other options are in it.</summary>
    public static Language LanguageOf(string[] args)
    {
        string? asked = args.SkipWhile(arg => arg != "--lang").Skip(1).FirstOrDefault()
            ?? args.FirstOrDefault(arg => arg.StartsWith("--lang", StringComparison.Ordinal))?["--lang".Length..].TrimStart('=', ':');
        return asked == Chinese ? Language.Chinese : Language.English;
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    public Request Read(ParseResult parsed)
    {
        var files = new FileSet(parsed.GetValue(_records) ?? [], parsed.GetValue(_facts), parsed.GetValue(_volunteers));
        Dictionary<string, string> parameters = Parameters(parsed.GetValue(_set) ?? []);
        bool own = files.Records.Count > 0 || files.Facts is not null || files.Volunteers is not null;
        if (!own && Given(parsed, _ruleSet, _asOf, _knownAt) is { } option)
        {
            throw new UsageException(_texts["usage.needsRecords", option]);
        }

        if (own && parsed.GetValue(_asOf) is null)
        {
            throw new UsageException(_texts["usage.needsAsOf"]);
        }

        return new(
            own ? files : null, parsed.GetValue(_ruleSet), parameters, parsed.GetValue(_asOf) ?? default, parsed.GetValue(_knownAt),
            parsed.GetValue(_out)!, parsed.GetValue(_strict));
    }

    private static string? Given(ParseResult parsed, params IEnumerable<Option> options) =>
        options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    private Dictionary<string, string> Parameters(string[] settings)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parameters.TryAdd(setting[..equals], setting[(equals + 1)..]))
            {
                throw new UsageException(_texts["usage.set", Screens.SafeText.Of(setting)]);
            }
        }

        return parameters;
    }

    private T? Parse<T>(ArgumentResult result, Reader<T> reader, string message)
    {
        string text = result.Tokens[0].Value;
        if (reader(text, out T value))
        {
            return value;
        }

        result.AddError(_texts[message, Screens.SafeText.Of(text)]);
        return default;
    }
}
