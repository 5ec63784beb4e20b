using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using VolunteerCredit.Explanations;
using VolunteerCredit.Hosting.Reloading;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Hosting;

/// <summary>
/// Whether there is an engine, with which rule sets, whether the directory of rule sets is in use as it is now, and whether components hang. It says codes and places, and nothing out of
/// documents: a health endpoint may be read by anybody.
/// </summary>
internal sealed class EngineHealthCheck(IServiceProvider services) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check(context.Registration.FailureStatus));

    private HealthCheckResult Check(HealthStatus failure)
    {
        ICreditEngine engine;
        IReadOnlyList<Notice> faults = [];
        try
        {
            engine = services.GetRequiredService<ICreditEngineProvider>().Current;
            if (services.GetService<ReloadingEngine>()?.State is { } state)
            {
                (engine, faults) = (state.Engine, state.Faults);
            }
        }
        catch (OptionsValidationException refused)
        {
            string[] codes = [.. refused.Failures.Select(failure => CodeOf(failure.TrimStart())).Distinct()]; // each on a line of its own
            return new(failure, $"There is no engine: {string.Join(", ", codes)}");
        }

        Dictionary<string, object> data = engine.RuleSets.ToDictionary(r => $"{r.Identity.Id}@{r.Identity.Version}", object (r) => r.Identity.Hash);
        var wrong = new List<string>();
        if (faults.Count > 0)
        {
            string[] places = [.. faults.Select(PlaceOf).Distinct()];
            data["refused"] = places;
            wrong.Add($"The directory of rule sets was refused, that of before is in use: {string.Join("; ", places)}");
        }

        if ((engine as CreditEngine)?.Abandoned is int hanging and > 0)
        {
            data["hanging"] = hanging;
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"Components that do not return hold {hanging} threads"));
        }

        return wrong.Count > 0 ? HealthCheckResult.Degraded(string.Join(". ", wrong), data: data)
            : HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"{engine.RuleSets.Count} rule sets"), data);
    }

    /// <summary>The code that a message begins with; a validator of the app's own may have none.</summary>
    private static string CodeOf(string failure) => failure is ['V', 'C', _, _, _, _, ..] ? failure[..6] : "?";

    private static string PlaceOf(Notice fault)
    {
        Place place = fault.Place;
        string file = place.Source is { } source ? " " + Path.GetFileName(source) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{fault.Code}{file}{(place.Line > 0 ? $":{place.Line}:{place.Column}" : "")}");
    }
}
