using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using VolunteerCredit;
using VolunteerCredit.DependencyInjection;
using VolunteerCredit.Explanations;
using VolunteerCredit.Hosting;
using VolunteerCredit.Hosting.Reloading;
using VolunteerCredit.Hosting.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds VolunteerCredit to an app by its configuration, and a health check.</summary>
public static class VolunteerCreditHosting
{
    /// <summary>
    /// Adds <see cref="ICreditEngine"/>, one for each scope, and <see cref="ICreditEngineProvider"/>, a singleton. The section is read at start, and with it the rule sets
    /// that it names: all faults at once, each with its key, an unknown key among them. A directory of rule sets is reloaded when it changes; a scope keeps the engine that it began with.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="section">
    /// The section, with the keys <c>RuleSets</c> (<c>Shipped</c>, <c>Directory</c>, <c>FilesMax</c>, <c>Reload</c>, <c>Debounce</c>, <c>Poll</c>, <c>AcceptChangedVersions</c>), <c>Parameters</c>,
    /// <c>RecordsPerVolunteerMax</c>, <c>Watchdog</c> (<c>VolunteerTimeout</c>, <c>AbandonedMax</c>) and <c>Language</c>; the README tells their values, bounds and defaults. Changes of the section itself need a restart.
    /// </param>
    /// <param name="configure">What is not data, such as a plug-in's components; the default is nothing.</param>
    /// <exception cref="InvalidOperationException">It is called twice (VC5016).</exception>
    public static IServiceCollection AddVolunteerCredit(this IServiceCollection services, IConfiguration section, Action<CreditEngineOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        if (services.Any(s => s.ServiceType == typeof(AppSettings)))
        {
            throw new InvalidOperationException(new Notice("VC5016", default).ToString());
        }

        services.AddVolunteerCredit(configure ?? (static _ => { }));
        services.AddSingleton(provider => new AppSettings(section, provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory()));
        services.AddOptions<CreditEngineOptions>().Configure<AppSettings>(static (options, settings) => settings.Configure(options));
#pragma warning disable RS0030 // when to look at a directory again: nothing that a score knows of
        services.AddSingleton(provider => new ReloadingEngine(
            provider.GetRequiredService<EngineMaker>(), provider.GetRequiredService<AppSettings>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));
#pragma warning restore RS0030
        services.Replace(ServiceDescriptor.Singleton<ICreditEngineProvider>(static provider => provider.GetRequiredService<ReloadingEngine>()));
        services.Replace(ServiceDescriptor.Scoped(static provider => provider.GetRequiredService<ICreditEngineProvider>().Current));
        services.AddHostedService(static provider => new StartOfReloading(provider));
        return services;
    }

    /// <summary>
    /// Adds a health check: Healthy with the rule sets in its data (<c>ID@VERSION</c> and hash), Degraded while the directory of rule sets as it is now is refused (its data <c>refused</c> has
    /// codes and places) or components that never return hold threads (<c>hanging</c> has their number), and the failure status where there is no engine.
    /// </summary>
    /// <param name="builder">The app's health checks.</param>
    /// <param name="name">Its name.</param>
    /// <param name="failureStatus">What it says where there is no engine; the default is Unhealthy.</param>
    /// <param name="tags">Tags to filter by; the default is none.</param>
    public static IHealthChecksBuilder AddVolunteerCredit(this IHealthChecksBuilder builder, string name = "volunteercredit", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(name, static provider => new EngineHealthCheck(provider), failureStatus, tags));
    }
}
