using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VolunteerCredit;
using VolunteerCredit.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds VolunteerCredit to an app.</summary>
public static class VolunteerCreditServices
{
    /// <summary>
    /// Adds <see cref="ICreditEngine"/> and <see cref="ICreditEngineProvider"/> as singletons. Options and rule sets are checked at start (or at first use, without a host): all faults at once, in
    /// the language of <see cref="CreditEngineOptions.Language"/>.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Says which rule sets and components the engine has; may be called again to add more.</param>
    public static IServiceCollection AddVolunteerCredit(this IServiceCollection services, Action<CreditEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CreditEngineOptions>().Configure(configure).PostConfigure<IServiceProvider>(UseLogging).ValidateOnStart();
        services.TryAddSingleton(provider => new EngineMaker(new(provider.GetRequiredService<IOptionsMonitor<CreditEngineOptions>>)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CreditEngineOptions>, EngineMaker>(provider => provider.GetRequiredService<EngineMaker>()));
        services.TryAddSingleton<ICreditEngineProvider>(provider => provider.GetRequiredService<EngineMaker>());
        services.TryAddSingleton(provider => provider.GetRequiredService<ICreditEngineProvider>().Current);
        return services;
    }

    private static void UseLogging(CreditEngineOptions options, IServiceProvider provider) => options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
}
