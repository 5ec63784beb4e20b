namespace BankEligibility.Running;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    /// <summary>Done. Rows that were refused are counted in the summary.</summary>
    public const int Done = 0;

    /// <summary>With --strict: something was refused.</summary>
    public const int Refused = 1;

    /// <summary>The command line cannot be followed: an option, a date, a parameter, a file.</summary>
    public const int Usage = 2;

    /// <summary>A rule set is refused.</summary>
    public const int RuleSet = 3;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
