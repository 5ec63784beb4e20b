using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files;

/// <summary>A mapping that cannot be used. All faults are listed, in the order of the document.</summary>
public sealed class MappingRefusedException : Exception
{
    internal MappingRefusedException(IReadOnlyList<Notice> faults)
        : base(string.Join(Environment.NewLine, faults))
    {
        Faults = faults;
    }

    /// <summary>Every fault, with line, column, found, expected and what to do.</summary>
    public IReadOnlyList<Notice> Faults { get; }
}
