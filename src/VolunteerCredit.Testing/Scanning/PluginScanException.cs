namespace VolunteerCredit.Testing;

/// <summary>A plug-in uses what a component must not use. The message lists every finding, a line each.</summary>
public sealed class PluginScanException : Exception
{
    internal PluginScanException(string assembly, IReadOnlyList<ScanFinding> findings)
        : base($"{assembly} uses what a component must not use:\n{string.Join('\n', findings)}\n") => Findings = findings;

    /// <summary>The findings, by type and method.</summary>
    public IReadOnlyList<ScanFinding> Findings { get; }
}
