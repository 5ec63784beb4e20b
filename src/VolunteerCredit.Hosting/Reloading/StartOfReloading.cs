using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace VolunteerCredit.Hosting.Reloading;

/// <summary>Begins to watch when the app starts, and not when somebody first asks for an engine.</summary>
internal sealed class StartOfReloading(IServiceProvider services) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<ReloadingEngine>();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
