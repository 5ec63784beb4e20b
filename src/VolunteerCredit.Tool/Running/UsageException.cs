using VolunteerCredit.Explanations;

namespace VolunteerCredit.Tool.Running;

/// <summary>The command line cannot be followed, or names what cannot be read or written.</summary>
internal sealed class UsageException(Notice notice) : Exception(notice.ToString())
{
    /// <summary>Why.</summary>
    public Notice Notice => notice;
}
