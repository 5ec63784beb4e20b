using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VolunteerCredit.Diagnostics;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.DependencyInjection;

/// <summary>Makes the engine of an app. To validate its options is to make it, so both are done once, at start or at first use.</summary>
internal sealed class EngineMaker(Lazy<IOptionsMonitor<CreditEngineOptions>> options) : IValidateOptions<CreditEngineOptions>, ICreditEngineProvider
{
    private CreditEngine? _engine;

    /// <summary>The options it is made of.</summary>
    /// <exception cref="OptionsValidationException">They are refused.</exception>
    public CreditEngineOptions Options => options.Value.CurrentValue;

    /// <inheritdoc/>
    public ICreditEngine Current
    {
        get
        {
            // Throws with all faults if they do not fit. What validates at start asks the monitor too, so that the engine is made once.
            _ = Options;
            return _engine!;
        }
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CreditEngineOptions options)
    {
        if (_engine is not null || (name is not null && name != Microsoft.Extensions.Options.Options.DefaultName))
        {
            return ValidateOptionsResult.Skip;
        }

        ILogger log = EngineLog.For(options);
        try
        {
            _engine = new CreditEngine(options);
        }
        catch (RuleSetRefusedException refused)
        {
            EngineLog.EngineRefused(log, string.Join(", ", refused.Faults.Select(f => f.Code).Distinct()));
            return ValidateOptionsResult.Fail(refused.Faults.Select((fault, i) => (i == 0 ? "" : "\n") + fault.In(options.Language))); // the exception's message puts them side by side: a line each
        }

        foreach (RuleSetInfo loaded in _engine.RuleSets)
        {
            EngineLog.RuleSetLoaded(log, loaded.Identity.Id, loaded.Identity.Version, loaded.Identity.Hash);
        }

        return ValidateOptionsResult.Success;
    }
}
