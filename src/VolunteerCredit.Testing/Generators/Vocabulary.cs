using VolunteerCredit.Groups;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Generators;

/// <summary>What generated records and facts speak of beside what is met everywhere: what a rule set names.</summary>
internal sealed record Vocabulary
{
    /// <summary>What is met everywhere, and nothing else.</summary>
    public static Vocabulary OfTheField { get; } = new();

    /// <summary>Whom the rule set scores.</summary>
    public string Subject { get; init; } = GroupKey.Volunteer;

    /// <summary>Services that the rule set looks for: what is set in one is set in records made after it.</summary>
    public IReadOnlyList<ServiceRecord> Services { get; init; } = [];

    /// <summary>Acts that the rule set looks for.</summary>
    public IReadOnlyList<ServiceRecord> Acts { get; init; } = [];

    /// <summary>Facts that the rule set asks for, each with values at which its answer turns.</summary>
    public IReadOnlyList<NamedFact> Facts { get; init; } = [];

    /// <summary>Minutes at which something turns.</summary>
    public IReadOnlyList<int> Minutes { get; init; } = [];

    /// <summary>Clock times at which something turns, in minutes after midnight.</summary>
    public IReadOnlyList<int> Clocks { get; init; } = [];

    /// <summary>Days on which something turns.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    /// <summary>The first and last day on which the rule set is in effect, as far as volunteers are made.</summary>
    public (DateOnly From, DateOnly To)? Effective { get; init; }

    /// <summary>Whether groups are scored, and not volunteers.</summary>
    public bool IsOfGroups => Subject != GroupKey.Volunteer;
}

/// <summary>A fact that a rule set asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Values that the rule set knows, or at which its answer turns.</param>
internal sealed record NamedFact(string Name, IReadOnlyList<string> Values);
