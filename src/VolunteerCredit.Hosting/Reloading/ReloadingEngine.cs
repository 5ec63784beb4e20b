using System.Diagnostics;
using Microsoft.Extensions.Logging;
using VolunteerCredit.DependencyInjection;
using VolunteerCredit.Diagnostics;
using VolunteerCredit.Explanations;
using VolunteerCredit.Hosting.Settings;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Hosting.Reloading;

/// <summary>
/// The engine of an app whose rule sets lie in a directory. On a change a whole new engine is made; if anything is refused the one of before stays in full. Engines are
/// never changed, so that whoever holds one sees one state from beginning to end.
/// </summary>
internal sealed class ReloadingEngine : ICreditEngineProvider, IDisposable
{
    /// <summary>What may pass without the directory changing: a slow moment, a source that could not be read, whatever was thrown.</summary>
    private static readonly string[] Passing = ["VC3050", "VC4044", "VC4047", "VC5015"];

    private readonly Lock _lock = new();
    private readonly AppSettings _settings;
    private readonly CreditEngineOptions _options;
    private readonly RuleSetSource[] _others;
    private readonly ILogger _log;
    private readonly FolderWatch? _watch;

    /// <summary>The hash of every version that was ever in use here: what was scored by one is verified by its hash.</summary>
    private readonly Dictionary<(string Id, string Version), string> _published = [];

    private string? _inUse;
    private string? _seen;

    /// <summary>How many looks are let go by before what may pass is tried again: none at first, then 1, 3, 7 …, since each try may leave a hanging thread behind.</summary>
    private long _wait;
    private long _waited;
    private volatile EngineState _state;

    /// <summary>Takes the engine that was made at start, and begins to watch.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">There is none: options or rule sets are refused.</exception>
    public ReloadingEngine(EngineMaker maker, AppSettings settings, TimeProvider clock)
    {
        _settings = settings;
        _state = new(maker.Current, []);
        _options = maker.Options;
        _others = [.. _options.RuleSets.Except(settings.AtStart?.Sources ?? [], ReferenceEqualityComparer.Instance).Cast<RuleSetSource>()];
        _log = EngineLog.For(_options);
        _inUse = _seen = settings.AtStart?.Fingerprint;
        Publish(_state.Engine.RuleSets);
        if (settings is { Reload: true, Directory: { } directory })
        {
            _watch = new(directory, settings.Debounce, settings.Poll, clock, Look, reason => Quietly(() => EngineLog.NotWatched(_log, directory, reason, settings.Poll)));
            _watch.Touch(); // what has changed since it was read
        }
    }

    /// <summary>Told whenever the directory has been looked at, for tests.</summary>
    internal event Action? Looked;

    /// <inheritdoc/>
    public ICreditEngine Current => _state.Engine;

    /// <summary>The engine in use, and what is wrong with the directory now.</summary>
    public EngineState State => _state;

    /// <summary>What watches, for tests.</summary>
    internal FolderWatch? Watch => _watch;

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <summary>Looks at the directory, and takes over what has changed. A timer asks it, so that nothing it throws would be caught: all is kept as a fault.</summary>
    public void Look()
    {
        try
        {
            lock (_lock)
            {
                LookAt(_settings.Folder!.Read());
            }

            Looked?.Invoke();
        }
#pragma warning disable CA1031 // what is thrown on the thread of a timer ends the process
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            lock (_lock)
            {
                _seen = null;
                Refuse([Thrown(fault)]);
            }
        }
    }

    private static Notice Thrown(Exception fault) => new("VC5015", default, fault.GetType().Name);

    /// <summary>Tells those who listen. What their code throws is theirs: rule sets are taken over, or refused, all the same.</summary>
    private static void Quietly(Action tell)
    {
        try
        {
            tell();
        }
#pragma warning disable CA1031 // a log that cannot be written can be told nowhere
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
        }
    }

    private void LookAt(FolderReading reading)
    {
        bool isNew = reading.Fingerprint != _seen;
        if (!isNew && (!_state.Faults.Any(f => Passing.Contains(f.Code)) || _waited++ < _wait))
        {
            return;
        }

        (_wait, _waited) = (isNew ? 0 : (2 * _wait) + 1, 0);
        _seen = reading.Fingerprint;
        Reload(reading);
    }

    private void Reload(FolderReading reading)
    {
        Activity? activity = null;
        Quietly(() => activity = Telemetry.Source.StartActivity("volunteercredit.reload"));
        (ICreditEngine? engine, IReadOnlyList<Notice> faults) = reading.Fingerprint == _inUse ? (Current, []) : Make(reading);
        if (engine is null)
        {
            Refuse(faults);
        }
        else
        {
            RuleSetInfo[] loaded = [.. engine.RuleSets.ExceptBy(Current.RuleSets.Select(r => r.Identity), r => r.Identity)]; // one whose content has changed too
            RuleSetInfo[] removed = [.. Current.RuleSets.ExceptBy(engine.RuleSets.Select(r => (r.Identity.Id, r.Identity.Version)), r => (r.Identity.Id, r.Identity.Version))];
            Publish(engine.RuleSets);
            _state = new(engine, []);
            _inUse = reading.Fingerprint;
            Tell(loaded, removed);
        }

        string outcome = engine is null ? "refused" : "accepted";
        Quietly(() => activity?.SetTag(Telemetry.Outcome, outcome).SetStatus(engine is null ? ActivityStatusCode.Error : ActivityStatusCode.Unset).Dispose());
        Quietly(() => Telemetry.Reloads.Add(1, new KeyValuePair<string, object?>(Telemetry.Outcome, outcome)));
    }

    private (ICreditEngine? Engine, IReadOnlyList<Notice> Faults) Make(FolderReading reading)
    {
        try
        {
            var engine = new CreditEngine(_options.With([.. _others, .. reading.Sources], reading.Faults));
            Notice[] changed = [.. engine.RuleSets.Where(r => _published.TryGetValue((r.Identity.Id, r.Identity.Version), out string? hash) && hash != r.Identity.Hash).Select(Changed)];
            if (_settings.AcceptsChangedVersions)
            {
                foreach (Notice notice in changed)
                {
                    Quietly(() => EngineLog.VersionChanged(_log, notice.In(_options.Language)));
                }
            }

            return changed.Length == 0 || _settings.AcceptsChangedVersions ? (engine, []) : (null, changed);
        }
        catch (RuleSetRefusedException refused)
        {
            return (null, refused.Faults);
        }

#pragma warning disable CA1031 // a component is others' code: whatever it throws while documents are loaded, the engine of before goes on, and so does the app
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return (null, [Thrown(fault)]);
        }
    }

    private Notice Changed(RuleSetInfo ruleSet) => new(
        "VC5014", new Place { Source = ruleSet.Document?.Source }, $"{ruleSet.Identity.Id}@{ruleSet.Identity.Version}", Words.Same(_published[(ruleSet.Identity.Id, ruleSet.Identity.Version)]));

    private void Refuse(IReadOnlyList<Notice> faults)
    {
        _state = new(Current, faults);
        Quietly(() => EngineLog.ReloadRefused(_log, _settings.Directory!, string.Join(", ", faults.Select(f => f.Code).Distinct()), string.Join(", ", faults.Select(f => f.Place.Source).OfType<string>().Distinct())));
        foreach (Notice fault in faults)
        {
            Quietly(() => EngineLog.ReloadFault(_log, fault.In(_options.Language)));
        }
    }

    private void Tell(RuleSetInfo[] loaded, RuleSetInfo[] removed)
    {
        foreach (RuleSetInfo one in loaded)
        {
            Quietly(() => EngineLog.RuleSetLoaded(_log, one.Identity.Id, one.Identity.Version, one.Identity.Hash));
        }

        foreach (RuleSetInfo one in removed)
        {
            Quietly(() => EngineLog.RuleSetRemoved(_log, one.Identity.Id, one.Identity.Version, one.Identity.Hash));
        }

        Quietly(() => EngineLog.Reloaded(_log, _settings.Directory!, loaded.Length, removed.Length, Current.RuleSets.Count));
    }

    private void Publish(IEnumerable<RuleSetInfo> ruleSets)
    {
        foreach (RuleSetInfo ruleSet in ruleSets)
        {
            _published[(ruleSet.Identity.Id, ruleSet.Identity.Version)] = ruleSet.Identity.Hash;
        }
    }
}

/// <summary>The engine in use, and why the directory as it is now was not taken over.</summary>
internal sealed record EngineState(ICreditEngine Engine, IReadOnlyList<Notice> Faults);
