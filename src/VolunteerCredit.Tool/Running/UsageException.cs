using VolunteerCredit.Explanations;

namespace VolunteerCredit.Tool.Running;

/// <summary>The command line cannot be followed, or names what cannot be read or written.</summary>
internal sealed class UsageException(params IReadOnlyList<Notice> notices) : Exception(string.Join('\n', notices))
{
    /// <summary>Why.</summary>
    public IReadOnlyList<Notice> Notices => notices;
}
