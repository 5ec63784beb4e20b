using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VolunteerCredit;
using VolunteerCredit.RuleSets;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds VolunteerCredit to an app.</summary>
public static class VolunteerCreditServices
{
    /// <summary>Adds <see cref="ICreditEngine"/> as a singleton. Options and rule sets are checked at start (or at first use, without a host): all faults at once.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Says which rule sets and components the engine has; may be called again to add more.</param>
    public static IServiceCollection AddVolunteerCredit(this IServiceCollection services, Action<CreditEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CreditEngineOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<Maker>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CreditEngineOptions>, Maker>(provider => provider.GetRequiredService<Maker>()));
        services.TryAddSingleton<ICreditEngine>(provider =>
        {
            // Throws with all faults if they do not fit. What validates at start asks the monitor too, so that the engine is made once.
            _ = provider.GetRequiredService<IOptionsMonitor<CreditEngineOptions>>().CurrentValue;
            return provider.GetRequiredService<Maker>().Engine!;
        });
        return services;
    }

    /// <summary>To validate the options is to make the engine, so it is done once.</summary>
    private sealed class Maker : IValidateOptions<CreditEngineOptions>
    {
        public CreditEngine? Engine { get; private set; }

        public ValidateOptionsResult Validate(string? name, CreditEngineOptions options)
        {
            if (name is not null && name != Options.Options.DefaultName)
            {
                return ValidateOptionsResult.Skip;
            }

            try
            {
                Engine ??= new CreditEngine(options);
                return ValidateOptionsResult.Success;
            }
            catch (RuleSetRefusedException refused)
            {
                return ValidateOptionsResult.Fail(refused.Faults.Select(f => f.ToString()));
            }
        }
    }
}
