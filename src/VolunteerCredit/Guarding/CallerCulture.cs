using System.Globalization;

namespace VolunteerCredit.Guarding;

/// <summary>
/// The culture of a caller, for a thread that computes in his place: a component that depends on it (none should) gives the same with a watchdog as without, so that the
/// watchdog hides no such fault.
/// </summary>
internal readonly struct CallerCulture
{
    private readonly CultureInfo _culture;
    private readonly CultureInfo _language;

    private CallerCulture(CultureInfo culture, CultureInfo language) => (_culture, _language) = (culture, language);

#pragma warning disable RS0030 // only handed on, never asked
    /// <summary>That of the calling thread.</summary>
    public static CallerCulture Current => new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    /// <summary>Gives it to the calling thread.</summary>
    public void Apply() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);
#pragma warning restore RS0030
}
