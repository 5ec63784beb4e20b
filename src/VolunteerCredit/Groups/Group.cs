using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Groups;

/// <summary>A group with the rows that belong to it, in canonical order: day, unplaced before placed, start, member, id.</summary>
internal sealed class Group
{
    public Group(string id, string subject, IReadOnlyList<Fact> facts, IReadOnlyList<(Member Member, IReadOnlyList<MemberRow> Rows)> rows)
    {
        (Id, Subject, Facts) = (id, subject, facts);
        Members = [.. rows.Select(r => r.Member)];
        var services = new List<ServiceRecord>();
        var taken = new List<GroupRow>(rows.Sum(r => r.Rows.Count));
        for (int member = 0; member < rows.Count; member++)
        {
            // Services are numbered by member and id: members come in the order of their ids, and number their own by id.
            foreach (IGrouping<int, MemberRow> service in rows[member].Rows.GroupBy(r => r.Part.Service).OrderBy(s => s.Key))
            {
                taken.AddRange(service.Select(row => new GroupRow(member, row.Part with { Service = services.Count }, row)));
                services.Add(service.First().Record);
            }
        }

        taken.Sort(static (a, b) => a.Part.CompareTo(b.Part));
        (Services, Rows) = (services, taken);
    }

    /// <summary>The id as a fact or column writes it.</summary>
    public string Id { get; }

    /// <summary>The subject of its own facts: <c>household:h1</c>.</summary>
    public string Subject { get; }

    /// <summary>Its own facts, of all versions.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Members of whom it has rows, in the order of their ids.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>The services behind the rows, by member and id.</summary>
    public IReadOnlyList<ServiceRecord> Services { get; }

    public IReadOnlyList<GroupRow> Rows { get; }

    /// <summary>What was noticed about those who belong to it, each under the volunteer.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>Members who could not be computed: the group cannot be either, and never counts less in silence.</summary>
    public required IReadOnlyList<Notice> Refusals { get; init; }
}
