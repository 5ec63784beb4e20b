using System.Globalization;
using VolunteerCredit.Groups;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Testing.Generators;

/// <summary>Deals a volunteer's records and facts out to the members of groups, who join and leave, and gives the groups facts of their own.</summary>
/// <param name="dice">Decides everything.</param>
/// <param name="asOf">The as-of day.</param>
/// <param name="subject">What the groups are: a column, or a kind that facts name.</param>
internal sealed class GroupMaker(Dice dice, DateOnly asOf, string subject)
{
    private static readonly string[] Members = [SceneMaker.VolunteerId, "v2", "v3"];
    private static readonly string[] Groups = ["g1", "g2"];

    /// <summary>Deals.</summary>
    public (List<ServiceRecord> Records, List<Fact> Facts) Deal(List<ServiceRecord> records, List<Fact> facts)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        List<ServiceRecord> dealt = [.. records.Select(r => r with { VolunteerId = r.VolunteerId == SceneMaker.VolunteerId ? OwnerOf(r, owners) : r.VolunteerId })];
        List<Fact> given = [.. facts.Select(f => f.SubjectId == SceneMaker.VolunteerId ? f with { SubjectId = SubjectOfFact() } : f)];
        if (GroupKey.Columns.ContainsKey(subject))
        {
            return ([.. dealt.Select(r => BlockTextOf(r) is null || dice.Chance(30) ? With(r, dice.Weighted((9, dice.Of(Groups)), (1, (string?)null))) : r)], given);
        }

        foreach (string member in Members)
        {
            for (int i = dice.Weighted((1, 0), (5, 1), (2, 2)); i > 0; i--)
            {
                given.Add(new Fact
                {
                    Id = $"m{given.Count.ToString(CultureInfo.InvariantCulture)}",
                    SubjectId = member,
                    Name = subject,
                    Value = dice.Of(Groups),
                    From = dice.Chance(60) ? null : asOf.AddDays(-dice.Below(900)),
                    To = dice.Chance(70) ? null : asOf.AddDays(100 - dice.Below(900)),
                });
            }
        }

        return (dealt, given);
    }

    private string? BlockTextOf(ServiceRecord record) => TextColumns.Of(record, subject);

    private ServiceRecord With(ServiceRecord record, string? group) => TextColumns.With(record, subject, group);

    /// <summary>Versions of one service are mostly one volunteer's.</summary>
    private string OwnerOf(ServiceRecord record, Dictionary<string, string> owners)
    {
        string service = record.Replaces ?? record.Voids ?? record.Id;
        string owner = owners.TryGetValue(service, out string? known) && dice.Chance(95) ? known : dice.Of(Members);
        return owners[service] = owners[record.Id] = owner;
    }

    private string SubjectOfFact() => dice.Chance(45) ? $"{subject}:{dice.Of(Groups)}" : dice.Of(Members);
}
