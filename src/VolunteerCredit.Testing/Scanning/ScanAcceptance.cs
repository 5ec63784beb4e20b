namespace VolunteerCredit.Testing;

/// <summary>A finding that is accepted, by name and with a reason. One that accepts nothing any more is itself a finding (VC7019).</summary>
/// <param name="Code">The code of the finding.</param>
/// <param name="Type">The full name of the type in which it is accepted.</param>
/// <param name="Found">The beginning of what is found, such as <c>System.Threading.Interlocked</c>.</param>
/// <param name="Reason">Why no result depends on it.</param>
public sealed record ScanAcceptance(string Code, string Type, string Found, string Reason)
{
    /// <summary>Why no result depends on it.</summary>
    public string Reason { get; } = string.IsNullOrWhiteSpace(Reason) ? throw new ArgumentException("Say why no result depends on it.", nameof(Reason)) : Reason;

    internal bool Covers(ScanFinding finding) =>
        finding.Code == Code && finding.Type == Type && finding.Found.StartsWith(Found, StringComparison.Ordinal);
}
