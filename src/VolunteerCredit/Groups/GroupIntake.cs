using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Groups;

/// <summary>
/// Takes volunteers in, each by himself over all his records, and hands the rows to the groups they belong to. The order in which
/// volunteers come, and in how many pieces, makes no difference.
/// </summary>
internal sealed class GroupIntake
{
    private readonly GroupKey _key;
    private readonly int _asOf;
    private readonly DateTimeOffset? _knownAt;
    private readonly SortedDictionary<string, Gathered> _groups = new(Comparer<string>.Create(Ids.Compare));

    private GroupIntake(GroupKey key, Evaluation evaluation) => (_key, _asOf, _knownAt) = (key, evaluation.AsOf.DayNumber, evaluation.KnownAt);

    /// <summary>Brings volunteers together in groups.</summary>
    /// <param name="plan">The rule set whose intake is run.</param>
    /// <param name="key">What makes a group.</param>
    /// <param name="volunteers">The volunteers.</param>
    /// <param name="evaluation">What is asked.</param>
    /// <param name="bounds">What bounds the run.</param>
    /// <param name="asked">A group that is there even if nobody belongs to it.</param>
    /// <returns>The groups, ordered by id as bytes.</returns>
    public static IReadOnlyList<Group> Run(
        RuleSetPlan plan, GroupKey key, IEnumerable<Volunteer> volunteers, Evaluation evaluation, RunBounds bounds, string? asked = null)
    {
        var intake = new GroupIntake(key, evaluation);
        List<Volunteer> ordered = InOrder(volunteers);
        foreach (Volunteer volunteer in ordered)
        {
            intake.HandOver(Admit(plan, volunteer, evaluation, bounds), volunteer);
        }

        if (asked is not null)
        {
            intake.Of(asked);
        }

        return intake.Groups(ordered);
    }

    /// <summary>Takes a volunteer in, by himself.</summary>
    public static Member Admit(RuleSetPlan plan, Volunteer volunteer, Evaluation evaluation, RunBounds bounds)
    {
        long count = (long)volunteer.Records.Count + volunteer.Facts.Count;
        Notice? tooMany = count > bounds.RecordsMax ? PlanRun.TooMany(count, bounds.RecordsMax) : null;
        return bounds.Ask(
            plan, (volunteer, evaluation, tooMany),
            static (run, it) => run.Admit(it.volunteer, it.evaluation, it.tooMany),
            static (run, it, refusal) => run.Admit(it.volunteer, it.evaluation, refusal));
    }

    /// <summary>Volunteers in the order of their ids; one who comes in several pieces is one.</summary>
    private static List<Volunteer> InOrder(IEnumerable<Volunteer> volunteers) =>
    [
        .. volunteers.GroupBy(v => v.Id, StringComparer.Ordinal).Select(pieces => pieces.Count() == 1 ? pieces.First() : pieces.First() with
        {
            Records = [.. pieces.SelectMany(v => v.Records)],
            Facts = [.. pieces.SelectMany(v => v.Facts)],
            RecordsOfOthers = pieces.SelectMany(v => v.RecordsOfOthers).GroupBy(o => o.Key, StringComparer.Ordinal)
                .ToDictionary(o => o.Key, o => o.Any(r => r.Value is null) ? null : o.Min(r => r.Value), StringComparer.Ordinal),
        }).OrderBy(v => v.Id, Comparer<string>.Create(Ids.Compare)),
    ];

    private void HandOver(Member member, Volunteer volunteer)
    {
        var own = new Dictionary<string, List<MemberRow>>(StringComparer.Ordinal);
        foreach (MemberRow row in member.Rows)
        {
            foreach (string group in _key.GroupsOf(member, row.Record, row.Part.Date))
            {
                (own.TryGetValue(group, out List<MemberRow>? rows) ? rows : own[group] = []).Add(row);
            }
        }

        foreach ((string group, List<MemberRow> rows) in own)
        {
            Of(group).Rows.Add((member, rows));
        }

        IEnumerable<Notice> notices = member.Notices.Select(n => n with { Place = n.Place with { VolunteerId = member.Id } });
        Notice? refusal = member.Refusal is { } why ? new("VC4020", default, member.Id, new(why.In(Language.English), why.In(Language.Chinese))) : null;
        foreach (string group in own.Keys.Concat(_key.GroupsOf(member, _asOf)).Concat(NamedByRefused(member, volunteer)).Distinct())
        {
            Gathered gathered = Of(group);
            gathered.Notices.AddRange(notices);
            gathered.Refusals.AddRange(refusal is null ? [] : [refusal]);
        }
    }

    /// <summary>Groups that are named by records and facts which were left out: they hear of it.</summary>
    private IEnumerable<string> NamedByRefused(Member member, Volunteer volunteer)
    {
        HashSet<string?> refused = [.. member.Notices.Where(n => n.Severity >= Severity.Refusal).Select(n => n.Place.RecordId)];
        return volunteer.Records
            .Where(r => !(r.RecordedAt > _knownAt) && r.Date.DayNumber <= _asOf && (member.Refusal is not null || refused.Contains(r.Id)))
            .Select(_key.GroupNamedBy).OfType<string>()
            .Concat(volunteer.Facts
                .Where(f => !(f.RecordedAt > _knownAt) && !(f.From?.DayNumber > _asOf) && f.SubjectId == volunteer.Id && f.Name == _key.Name && refused.Contains(f.Id))
                .Select(f => f.Value));
    }

    private Group[] Groups(List<Volunteer> volunteers)
    {
        foreach (Volunteer volunteer in _key.IsVolunteer ? volunteers : [])
        {
            Of(volunteer.Id).Facts = volunteer.Facts;
        }

        // Where volunteers are brought together, each of them carries the facts of all groups.
        var seen = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        var facts = new Dictionary<string, HashSet<Fact>>(StringComparer.Ordinal);
        foreach (Fact fact in _key.IsVolunteer ? [] : volunteers.SelectMany(v => v.Facts).Where(seen.Add))
        {
            if (_key.GroupOf(fact.SubjectId) is { } group)
            {
                (facts.TryGetValue(group, out HashSet<Fact>? own) ? own : facts[group] = []).Add(fact);
            }
        }

        foreach ((string group, HashSet<Fact> own) in facts)
        {
            if (_groups.ContainsKey(group) || new FactView(_key.SubjectOf(group), [.. own], _knownAt, []).IsKnownBy(_asOf))
            {
                Of(group).Facts = own;
            }
        }

        return [.. _groups.Select(g => new Group(g.Key, _key.SubjectOf(g.Key), [.. g.Value.Facts], g.Value.Rows) { Notices = g.Value.Notices, Refusals = g.Value.Refusals })];
    }

    private Gathered Of(string group) => _groups.TryGetValue(group, out Gathered? found) ? found : _groups[group] = new Gathered();

    private sealed class Gathered
    {
        public List<(Member Member, IReadOnlyList<MemberRow> Rows)> Rows { get; } = [];

        public List<Notice> Notices { get; } = [];

        public List<Notice> Refusals { get; } = [];

        public IReadOnlyCollection<Fact> Facts { get; set; } = [];
    }
}
