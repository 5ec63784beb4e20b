using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Records;

/// <summary>One volunteer's facts at a known-at, versions resolved.</summary>
internal sealed class FactView : IFactView
{
    private const string No = "false";

    private readonly List<Fact> _own = [];
    private readonly List<Fact> _voided = [];

    /// <summary>Resolves the facts of a volunteer.</summary>
    /// <param name="volunteerId">The volunteer.</param>
    /// <param name="facts">Facts of the volunteer and of other subjects.</param>
    /// <param name="knownAt">The moment of knowledge, included.</param>
    /// <param name="notices">Receives what was noticed.</param>
    public FactView(string volunteerId, IReadOnlyList<Fact> facts, DateTimeOffset? knownAt, List<Notice> notices)
    {
        if (facts.Count == 0)
        {
            return;
        }

        var visible = new List<Fact>(facts.Count);
        foreach (Fact fact in facts)
        {
            if (fact.RecordedAt > knownAt)
            {
                continue;
            }

            IReadOnlyList<Notice> faults = RecordRules.Check(fact);
            notices.AddRange(faults);
            if (!faults.Any(f => f.Severity >= Severity.Refusal))
            {
                visible.Add(fact);
            }
        }

        var resolved = new List<Fact>(visible.Count);
        Versions.Resolve(visible, KeyOf, SayTheSame, resolved, notices);
        foreach (Fact fact in resolved)
        {
            if (fact.SubjectId == volunteerId)
            {
                _own.Add(fact);
            }
            else if (fact.Name == FactNames.Voided && fact.Value != No)
            {
                _voided.Add(fact);
            }
        }
    }

    /// <summary>Whether an activity, organisation or recorder was voided on a day.</summary>
    public bool IsVoided(string kind, string? id, int day)
    {
        if (id is not null)
        {
            foreach (Fact fact in _voided)
            {
                if (HoldsOn(fact, day) && fact.SubjectId.Length == kind.Length + 1 + id.Length && fact.SubjectId[kind.Length] == ':'
                    && fact.SubjectId.StartsWith(kind, StringComparison.Ordinal) && fact.SubjectId.EndsWith(id, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The first day on which a dated fact of the volunteer begins, as a day number.</summary>
    public int? FirstDay => _own.Min(f => f.From?.DayNumber);

    /// <summary>Whether anything is voided at all.</summary>
    public bool AnyVoided => _voided.Count > 0;

    public bool TryGet(string name, int day, out FactValue fact)
    {
        Fact? found = null;
        bool conflict = false;
        foreach (Fact other in _own)
        {
            if (other.Name == name && HoldsOn(other, day))
            {
                int order = found is null ? 1 : Nullable.Compare(other.From, found.From);
                conflict = order > 0 ? false : conflict || (order == 0 && other.Value != found!.Value);

                // Of two that say the same, the smaller id speaks, whatever the order they came in.
                if (order > 0 || (order == 0 && Ids.Compare(other.Id, found!.Id) < 0))
                {
                    found = other;
                }
            }
        }

        fact = found is null ? default : new(found.Value, found.From?.DayNumber, found.Source, found.Reason) { To = found.To?.DayNumber, Author = found.Author };
        return found is not null && !conflict;
    }

    /// <summary>The volunteer's facts in force on a day, in no order.</summary>
    public IEnumerable<Fact> InForce(int day) => _own.Where(f => HoldsOn(f, day));

    public bool Any(string name, int day) => _own.Exists(f => f.Name == name && HoldsOn(f, day));

    public bool Has(string name, string value, int day) => _own.Exists(f => f.Name == name && f.Value == value && HoldsOn(f, day));

    /// <summary>The values of a fact on a day, each once.</summary>
    public IEnumerable<string> ValuesOf(string name, int day) => _own.Where(f => f.Name == name && HoldsOn(f, day)).Select(f => f.Value).Distinct();

    /// <summary>The values that a fact has had on any day up to one, each once.</summary>
    public IEnumerable<string> ValuesUpTo(string name, int day) =>
        _own.Where(f => f.Name == name && !(f.From?.DayNumber > day)).Select(f => f.Value).Distinct();

    /// <summary>Whether anything is known of the subject itself for any day up to one; that it was voided says nothing of it.</summary>
    public bool IsKnownBy(int day) => _own.Exists(f => f.Name != FactNames.Voided && !(f.From?.DayNumber > day));

    public bool Covers(string name, int from, int to)
    {
        int reached = from;
        bool grew = true;
        while (reached <= to && grew)
        {
            grew = false;
            foreach (Fact fact in _own)
            {
                if (fact.Name == name && fact.Value != No && HoldsOn(fact, reached))
                {
                    grew = true;
                    reached = fact.To is { } last ? last.DayNumber + 1 : int.MaxValue;
                }
            }
        }

        return reached > to;
    }

    /// <summary>The names of facts that have two values since the same day.</summary>
    public IEnumerable<string> Conflicts(int day) =>
        _own.Where(f => f.Name is FactNames.Born or FactNames.Registered || f.Name.StartsWith(FactNames.ScorePrefix, StringComparison.Ordinal))
            .Select(f => f.Name).Distinct().Where(name => Any(name, day) && !TryGet(name, day, out _)).Order(StringComparer.Ordinal);

    private static bool HoldsOn(Fact fact, int day) => !(fact.From?.DayNumber > day) && !(fact.To?.DayNumber < day);

    private static VersionKey KeyOf(Fact fact) => new(fact.SubjectId, fact.Id, fact.Replaces, fact.Voids, fact.RecordedAt);

    private static bool SayTheSame(Fact a, Fact b) =>
        (a with { Id = "", Replaces = null, Voids = null }) == (b with { Id = "", Replaces = null, Voids = null });
}
