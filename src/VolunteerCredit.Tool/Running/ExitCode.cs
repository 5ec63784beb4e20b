namespace VolunteerCredit.Tool.Running;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    /// <summary>Done. Rows that were refused are counted on standard error.</summary>
    public const int Done = 0;

    /// <summary>A check failed, or with --strict something was refused.</summary>
    public const int Findings = 1;

    /// <summary>The command line cannot be followed, or a file cannot be read or written.</summary>
    public const int Usage = 2;

    /// <summary>A rule set is refused.</summary>
    public const int RuleSet = 3;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
