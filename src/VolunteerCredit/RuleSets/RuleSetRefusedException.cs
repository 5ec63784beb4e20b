using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets;

/// <summary>A rule set, or the set-up of the engine, that cannot be used. All faults are listed, in the order of the document.</summary>
public sealed class RuleSetRefusedException : Exception
{
    internal RuleSetRefusedException(IReadOnlyList<Notice> faults)
        : base(string.Join(Environment.NewLine, faults))
    {
        Faults = faults;
    }

    /// <summary>Every fault, with line, column, found, expected and what to do.</summary>
    public IReadOnlyList<Notice> Faults { get; }
}
