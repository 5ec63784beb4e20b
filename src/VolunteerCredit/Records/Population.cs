using System.Globalization;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Records;

/// <summary>
/// Volunteers with their records and facts, brought together from any number of files or lists. What concerns more than one volunteer
/// is settled here: voided activities reach everybody, and the engine learns which ids that records name are another volunteer's.
/// </summary>
public sealed class Population
{
    private Population(IReadOnlyList<Volunteer> volunteers, IReadOnlyList<Notice> notices)
    {
        Volunteers = volunteers;
        Notices = notices;
    }

    /// <summary>The volunteers, ordered by id; those who have facts only are among them.</summary>
    public IReadOnlyList<Volunteer> Volunteers { get; }

    /// <summary>What was refused or noticed while bringing them together.</summary>
    public IReadOnlyList<Notice> Notices { get; }

    /// <summary>Brings records and facts together by volunteer.</summary>
    /// <param name="records">All records, in any order.</param>
    /// <param name="facts">All facts, of volunteers and of other subjects.</param>
    public static Population Create(IEnumerable<ServiceRecord> records, IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(facts);
        var notices = new List<Notice>();
        var volunteers = new SortedDictionary<string, (List<ServiceRecord> Records, List<Fact> Facts)>(Comparer<string>.Create(Ids.Compare));
        (List<ServiceRecord> Records, List<Fact> Facts) Of(string id) =>
            volunteers.TryGetValue(id, out var found) ? found : volunteers[id] = ([], []);

        foreach (ServiceRecord record in records)
        {
            Of(record.VolunteerId).Records.Add(record);
        }

        var factsOfAll = new List<Fact>();
        foreach (Fact fact in facts)
        {
            (FactNames.IsVolunteer(fact.SubjectId) ? Of(fact.SubjectId).Facts : factsOfAll).Add(fact);
        }

        if (volunteers.Count == 0 && factsOfAll.Count > 0)
        {
            notices.Add(new Notice("VC2015", default, factsOfAll.Count.ToString(CultureInfo.InvariantCulture)));
        }

        ILookup<string, ServiceRecord> byId = volunteers.Values.SelectMany(v => v.Records)
            .Where(r => !RecordRules.Check(r).Any(n => n.Severity >= Severity.Refusal)).ToLookup(r => r.Id, StringComparer.Ordinal);
        foreach (IGrouping<string, ServiceRecord> shared in byId.Where(id => id.Any(r => r.VolunteerId != id.First().VolunteerId)))
        {
            notices.Add(new Notice("VC2008", new Place { RecordId = shared.Key }));
        }

        Volunteer[] settled = [.. volunteers.Select(v => new Volunteer(v.Key, v.Value.Records, [.. v.Value.Facts, .. factsOfAll])
        {
            RecordsOfOthers = OthersNamedBy(v.Key, v.Value.Records, byId),
        })];
        return new(settled, notices);
    }

    /// <summary>Who names another's record is known only from when that record is, so the engine decides it at known-at.</summary>
    private static Dictionary<string, DateTimeOffset?> OthersNamedBy(string volunteerId, List<ServiceRecord> records, ILookup<string, ServiceRecord> byId)
    {
        var others = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (string named in records.Select(r => r.Replaces ?? r.Voids).OfType<string>())
        {
            DateTimeOffset[] moments = [.. byId[named].Where(r => r.VolunteerId != volunteerId).Select(r => r.RecordedAt ?? DateTimeOffset.MinValue)];
            if (moments.Length > 0)
            {
                others[named] = moments.Min() is var first && first == DateTimeOffset.MinValue ? null : first;
            }
        }

        return others;
    }
}
