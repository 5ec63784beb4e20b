using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VolunteerCredit.Hosting.Reloading;
using VolunteerCredit.Records;
using VolunteerCredit.Tests;

namespace VolunteerCredit.Hosting.Tests;

/// <summary>An app that is set up by configuration, without a host.</summary>
public sealed class App : IDisposable
{
    /// <summary>An app that has started.</summary>
    public App(RuleFolder folder, params (string Key, string Value)[] more)
        : this([("VolunteerCredit:RuleSets:Directory", folder.Path), .. more]) => _ = Engine;

    public App((string Key, string? Value)[] configuration, Action<CreditEngineOptions>? configure = null)
    {
        IConfiguration root = new ConfigurationBuilder().AddInMemoryCollection(configuration.Select(c => KeyValuePair.Create(c.Key, c.Value))).Build();
        IServiceCollection services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Clock)
            .AddVolunteerCredit(root.GetSection("VolunteerCredit"), configure);
        services.AddHealthChecks().AddVolunteerCredit();
        Services = services.BuildServiceProvider(validateScopes: true);
    }

    public LogLines Log { get; } = new();

    public ManualClock Clock { get; } = new();

    public ServiceProvider Services { get; }

    internal ReloadingEngine Reloading => Services.GetRequiredService<ReloadingEngine>();

    public ICreditEngine Engine => Services.GetRequiredService<ICreditEngineProvider>().Current;

    /// <summary>The ids and versions in use.</summary>
    public string[] InUse => [.. Engine.RuleSets.Select(r => $"{r.Identity.Id}@{r.Identity.Version}")];

    /// <summary>The faults that refuse the engine.</summary>
    public string[] Faults => [.. Assert.Throws<OptionsValidationException>(() => Engine).Message.Split("; \n")];

    public HealthReportEntry Health => Services.GetRequiredService<HealthCheckService>().CheckHealthAsync().GetAwaiter().GetResult().Entries["volunteercredit"];

    /// <summary>The hours counted of one long day.</summary>
    public static string? Hours(ICreditEngine engine, string ruleSet, Evaluation? evaluation = null) =>
        engine.Score(ruleSet, new Volunteer("v", new ServiceRecord { Id = "r", VolunteerId = "v", Date = new(2026, 5, 1), Minutes = 1440 }), evaluation ?? Evaluation.On(new(2026, 6, 30)))
            .Measure("hours").Value?.ToString();

    /// <summary>Looks at the directory now.</summary>
    public App Look()
    {
        Reloading.Look();
        return this;
    }

    public void Dispose() => Services.Dispose();
}
