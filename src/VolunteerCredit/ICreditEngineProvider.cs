namespace VolunteerCredit;

/// <summary>
/// The engine in use now, for singletons and background services of an app whose rule sets may be replaced while it runs: ask again for each piece of work, and do
/// the whole piece with the engine that was given. Safe for any number of threads.
/// </summary>
public interface ICreditEngineProvider
{
    /// <summary>
    /// The engine in use now. It never changes: when rule sets are replaced another one takes its place here, and this one goes on working for those who hold it.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Options or rule sets are refused, so that there is no engine; all faults are listed.</exception>
    ICreditEngine Current { get; }
}
