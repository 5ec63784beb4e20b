using System.Globalization;
using Microsoft.Extensions.Configuration;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Hosting.Settings;

/// <summary>
/// The section of an app's configuration, read by hand, so that a key that means nothing is refused, every fault has its key, and nothing is found by reflection. An
/// empty value is as if its key were not there.
/// </summary>
internal sealed class AppSettings
{
    private static readonly (TimeSpan From, TimeSpan To) DebounceBounds = (TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)), PollBounds = (TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)), AnyTime = (TimeSpan.MinValue, TimeSpan.MaxValue);

    private readonly List<Notice> _faults = [];
    private readonly List<RuleSetSource> _shipped = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _setAt = new(StringComparer.Ordinal);
    private readonly List<Action<CreditEngineOptions>> _values = [];

    /// <summary>Reads the section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="root">The folder in which a relative directory lies.</param>
    public AppSettings(IConfiguration section, string root)
    {
        string? path = (section as IConfigurationSection)?.Path;
        _setAt[nameof(CreditEngineOptions.RuleSets)] = path is null ? "RuleSets" : ConfigurationPath.Combine(path, "RuleSets");
        Read(section, new(StringComparer.OrdinalIgnoreCase)
        {
            ["RuleSets"] = ruleSets => Read(ruleSets, new(StringComparer.OrdinalIgnoreCase)
            {
                ["Shipped"] = ReadShipped,
                ["Directory"] = at => Directory = Text(at) is { } text ? Path.GetFullPath(text, root) : null,
                ["FilesMax"] = at => FilesMax = Number(at, 1, 100_000) ?? FilesMax,
                ["Reload"] = at => Reload = Flag(at) ?? Reload,
                ["Debounce"] = at => Debounce = Time(at, DebounceBounds) ?? Debounce,
                ["Poll"] = at => Poll = Time(at, PollBounds) ?? Poll,
                ["AcceptChangedVersions"] = at => AcceptsChangedVersions = Flag(at) ?? false,
            }),
            ["Parameters"] = ReadParameters,
            ["RecordsPerVolunteerMax"] = at => Set(at, nameof(CreditEngineOptions.RecordsPerVolunteerMax), Number(at, int.MinValue, int.MaxValue), static (options, most) => options.RecordsPerVolunteerMax = most),
            ["Watchdog"] = watchdog => Read(watchdog, new(StringComparer.OrdinalIgnoreCase)
            {
                ["VolunteerTimeout"] = at => Set(at, "Watchdog.VolunteerTimeout", Time(at, AnyTime), static (options, time) => options.Watchdog.VolunteerTimeout = time),
                ["AbandonedMax"] = at => Set(at, "Watchdog.AbandonedMax", Number(at, int.MinValue, int.MaxValue), static (options, most) => options.Watchdog.AbandonedMax = most),
            }),
            ["Language"] = at => Set(at, nameof(CreditEngineOptions.Language), LanguageOf(at), static (options, language) => options.Language = language),
        });
        Folder = Directory is null ? null : new RuleSetFolder(Directory, FilesMax);
        AtStart = Folder?.Read();
    }

    /// <summary>The directory of rule sets, in full; <see langword="null"/> for none.</summary>
    public string? Directory { get; private set; }

    /// <summary>The same, to be read.</summary>
    public RuleSetFolder? Folder { get; }

    /// <summary>What the directory held at start.</summary>
    public FolderReading? AtStart { get; }

    public int FilesMax { get; private set; } = 1_000;

    public bool Reload { get; private set; } = true;

    public TimeSpan Debounce { get; private set; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan Poll { get; private set; } = TimeSpan.FromMinutes(1);

    public bool AcceptsChangedVersions { get; private set; }

    /// <summary>Fills in the options of the engine, with all that is wrong.</summary>
    public void Configure(CreditEngineOptions options)
    {
        options.Faults.AddRange(_faults);
        options.Faults.AddRange(AtStart?.Faults ?? []);
        options.Add(_shipped).Add(AtStart?.Sources ?? []);
        foreach ((string ruleSet, IReadOnlyDictionary<string, string> values) in _parameters)
        {
            options.Parameters[ruleSet] = values;
        }

        foreach ((string option, string key) in _setAt)
        {
            options.SetAt[option] = key;
        }

        _values.ForEach(set => set(options));
    }

    private void Read(IConfiguration section, Dictionary<string, Action<IConfigurationSection>> keys)
    {
        foreach (IConfigurationSection child in Within(section, Words.Same(string.Join(", ", keys.Keys))))
        {
            if (!keys.TryGetValue(child.Key, out Action<IConfigurationSection>? read))
            {
                _faults.Add(new Notice("VC5010", new Place { Name = child.Path }, child.Key, Words.Same(Expected.OneOf(child.Key, keys.Keys))));
            }
            else if (!string.IsNullOrEmpty(child.Value) || child.GetChildren().Any())
            {
                read(child);
            }
        }
    }

    /// <summary>What stands under a key, which itself has no value.</summary>
    private IEnumerable<IConfigurationSection> Within(IConfiguration section, Words expected)
    {
        if (section is IConfigurationSection { Value.Length: > 0 } value)
        {
            Fault(value, value.Value, expected);
        }

        return section.GetChildren();
    }

    private void ReadShipped(IConfigurationSection section)
    {
        if (Word(section, "all") && !section.GetChildren().Any())
        {
            _shipped.AddRange(ShippedRuleSets.All);
            return;
        }

        // A word and a list come together where a later source of the configuration (an environment variable, say) gives the other form: neither takes the place of the other.
        Words expected = section.GetChildren().Any()
            ? new("a word or a list, not both (another source of the configuration gives a list of ids here)", "单个词或列表，二者不可并存（另一配置源在此给出了编号列表）")
            : new("all, or a list of ids", "all 或编号列表");
        foreach (IConfigurationSection entry in Within(section, expected))
        {
            // An id alone stands for all its versions.
            string[] meant = Text(entry) is not { } id ? [] : [.. ShippedRuleSets.Ids.Where(known => known == id || known.StartsWith(id + "@", StringComparison.Ordinal))];
            if (meant.Length == 0 && !string.IsNullOrEmpty(entry.Value))
            {
                _faults.Add(new Notice("VC4002", new Place { Name = entry.Path }, entry.Value, Words.Same(Expected.OneOf(entry.Value, ShippedRuleSets.Ids))));
            }

            _shipped.AddRange(meant.Where(known => !_shipped.Exists(s => s.Name == ShippedRuleSets.Source(known).Name)).Select(ShippedRuleSets.Source));
        }
    }

    private void ReadParameters(IConfigurationSection section)
    {
        foreach (IConfigurationSection ruleSet in Within(section, new("rule sets with their parameters", "规则集及其参数")))
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            string place = $"{nameof(CreditEngineOptions.Parameters)}:{ruleSet.Key}";
            _setAt[place] = ruleSet.Path;
            foreach (IConfigurationSection parameter in Within(ruleSet, new("parameters with their values", "参数及其值")))
            {
                _setAt[$"{place}:{parameter.Key}"] = parameter.Path;
                if (Text(parameter) is { } value)
                {
                    values[parameter.Key] = value;
                }
            }

            _parameters[ruleSet.Key] = values;
        }
    }

    private void Set<T>(IConfigurationSection section, string option, T? value, Action<CreditEngineOptions, T> set)
        where T : struct
    {
        _setAt[option] = section.Path;
        if (value is { } given)
        {
            _values.Add(options => set(options, given));
        }
    }

    private string? Text(IConfigurationSection section)
    {
        if (section.GetChildren().Any())
        {
            Fault(section, "{…}", new("one value", "单个值"));
            return null;
        }

        return string.IsNullOrEmpty(section.Value) ? null : section.Value;
    }

    private static bool Word(IConfigurationSection section, string word) => string.Equals(section.Value, word, StringComparison.OrdinalIgnoreCase);

    private int? Number(IConfigurationSection section, int from, int to)
    {
        Words expected = from == int.MinValue ? new("a whole number", "整数") : Words.Same(string.Create(CultureInfo.InvariantCulture, $"{from:N0} … {to:N0}"));
        return Text(section) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= from && number <= to ? number
            : Refuse<int>(section, text, expected);
    }

    private bool? Flag(IConfigurationSection section) => Text(section) is not { } text ? null
        : bool.TryParse(text, out bool flag) ? flag
        : Refuse<bool>(section, text, Words.Same("true, false"));

    private TimeSpan? Time(IConfigurationSection section, (TimeSpan From, TimeSpan To) bounds) => Text(section) is not { } text ? null
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan time) && time >= bounds.From && time <= bounds.To ? time
        : Refuse<TimeSpan>(section, text, bounds == AnyTime ? new("a time such as 00:00:05", "时长，如 00:00:05") : Words.Same($"{bounds.From:c} … {bounds.To:c}"));

    private Language? LanguageOf(IConfigurationSection section) => Text(section) is not { } text ? null
        : Word(section, "en") ? Language.English
        : Word(section, "zh-Hans") || Word(section, "zh") ? Language.Chinese
        : Refuse<Language>(section, text, Words.Same("en, zh-Hans"));

    private T? Refuse<T>(IConfigurationSection section, string found, Words expected)
        where T : struct
    {
        Fault(section, found, expected);
        return null;
    }

    private void Fault(IConfigurationSection section, string? found, Words expected) => _faults.Add(OptionBounds.Refusal(section.Path, found, expected));
}
