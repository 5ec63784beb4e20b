using System.Collections.Frozen;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Records;

/// <summary>One volunteer's facts at a known-at, versions resolved.</summary>
internal sealed class FactView : IFactView
{
    private const string No = "false";

    private readonly List<Fact> _own = [];
    private readonly List<Fact> _voided = [];
    private readonly List<Fact> _visible = [];
    private readonly FrozenSet<string> _withoutRecorders;

    /// <summary>Resolves the facts of a volunteer.</summary>
    /// <param name="volunteerId">The volunteer.</param>
    /// <param name="facts">Facts of the volunteer and of other subjects.</param>
    /// <param name="knownAt">The moment of knowledge, included.</param>
    /// <param name="notices">Receives what was noticed.</param>
    /// <param name="withoutRecorders">Recorders that are taken for voided on every day; <see langword="null"/> for none.</param>
    public FactView(string volunteerId, IReadOnlyList<Fact> facts, DateTimeOffset? knownAt, List<Notice> notices, FrozenSet<string>? withoutRecorders = null)
    {
        _withoutRecorders = withoutRecorders ?? [];
        if (facts.Count == 0)
        {
            return;
        }

        Keep(facts, knownAt, notices);
        var resolved = new List<Fact>(_visible.Count);
        Versions.Resolve(_visible, KeyOf, SayTheSame, resolved, notices);
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

    /// <summary>A view that is used for one volunteer after the other.</summary>
    /// <param name="shared">What is known of activities, organisations and recorders, resolved once for all.</param>
    public FactView(FactView shared) => (_voided, _withoutRecorders) = (shared._voided, shared._withoutRecorders);

    /// <summary>Looks at the facts of another volunteer.</summary>
    /// <param name="own">The volunteer's own facts, of all versions.</param>
    /// <param name="knownAt">The moment of knowledge, included.</param>
    /// <param name="notices">Receives what was noticed.</param>
    public void Read(ArraySegment<Fact> own, DateTimeOffset? knownAt, List<Notice> notices)
    {
        _own.Clear();
        if (own.Count == 0)
        {
            return;
        }

        Keep(own, knownAt, notices);
        if (HasOneVersionOfEach())
        {
            _own.AddRange(_visible);
        }
        else
        {
            Versions.Resolve(_visible, KeyOf, SayTheSame, _own, notices);
        }
    }

    /// <summary>Whether none of few facts names, or shares the id of, another.</summary>
    private bool HasOneVersionOfEach()
    {
        if (_visible.Count > 16)
        {
            return false;
        }

        for (int i = 0; i < _visible.Count; i++)
        {
            if (_visible[i].Replaces is not null || _visible[i].Voids is not null)
            {
                return false;
            }

            for (int j = 0; j < i; j++)
            {
                if (_visible[i].Id == _visible[j].Id)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Keeps what is visible and sound.</summary>
    private void Keep<T>(T facts, DateTimeOffset? knownAt, List<Notice> notices)
        where T : IReadOnlyList<Fact>
    {
        _visible.Clear();
        for (int i = 0; i < facts.Count; i++)
        {
            Fact fact = facts[i];
            if (fact.RecordedAt > knownAt)
            {
                continue;
            }

            IReadOnlyList<Notice> faults = RecordRules.Check(fact);
            bool sound = true;
            for (int fault = 0; fault < faults.Count; fault++)
            {
                notices.Add(faults[fault]);
                sound &= faults[fault].Severity < Severity.Refusal;
            }

            if (sound)
            {
                _visible.Add(fact);
            }
        }
    }

    /// <summary>Whether an activity, organisation or recorder was voided on a day.</summary>
    public bool IsVoided(string kind, string? id, int day)
    {
        if (id is not null)
        {
            if (IsLeftOut(kind, id))
            {
                return true;
            }

            foreach (Fact fact in _voided)
            {
                if (HoldsOn(fact, day) && IsAbout(fact, kind, id))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether an activity, organisation or recorder was voided on any day.</summary>
    public bool IsEverVoided(string kind, string id) => IsLeftOut(kind, id) || _voided.Exists(fact => IsAbout(fact, kind, id));

    /// <summary>The first day on which a dated fact of the volunteer begins, as a day number.</summary>
    public int? FirstDay => _own.Min(f => f.From?.DayNumber);

    /// <summary>Whether anything is voided at all.</summary>
    public bool AnyVoided => _voided.Count + _withoutRecorders.Count > 0;

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

    public bool Any(string name, int day)
    {
        foreach (Fact fact in _own)
        {
            if (fact.Name == name && HoldsOn(fact, day))
            {
                return true;
            }
        }

        return false;
    }

    public bool Has(string name, string value, int day)
    {
        foreach (Fact fact in _own)
        {
            if (fact.Name == name && fact.Value == value && HoldsOn(fact, day))
            {
                return true;
            }
        }

        return false;
    }

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

    private bool IsLeftOut(string kind, string id) => kind == IntakeRun.KindOf(Column.Recorder) && _withoutRecorders.Contains(id);

    private static bool IsAbout(Fact fact, string kind, string id) =>
        fact.SubjectId.Length == kind.Length + 1 + id.Length && fact.SubjectId[kind.Length] == ':'
        && fact.SubjectId.StartsWith(kind, StringComparison.Ordinal) && fact.SubjectId.EndsWith(id, StringComparison.Ordinal);

    private static bool HoldsOn(Fact fact, int day) => !(fact.From?.DayNumber > day) && !(fact.To?.DayNumber < day);

    private static VersionKey KeyOf(Fact fact) => new(fact.SubjectId, fact.Id, fact.Replaces, fact.Voids, fact.RecordedAt);

    private static bool SayTheSame(Fact a, Fact b) =>
        (a with { Id = "", Replaces = null, Voids = null }) == (b with { Id = "", Replaces = null, Voids = null });
}
