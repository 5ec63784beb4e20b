namespace BankEligibility.Tests;

/// <summary>The run without arguments, in both languages, done once for all tests.</summary>
public sealed class BundledRuns : IAsyncLifetime
{
    public Run English { get; private set; } = null!;

    public Run Chinese { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        English = await Run.Plain();
        Chinese = await Run.Plain("--lang", "zh-Hans");
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
