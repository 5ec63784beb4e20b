using VolunteerCredit.Explanations;

namespace VolunteerCredit.Records;

/// <summary>
/// Volunteers with their records and facts, brought together from any number of files or lists. What concerns more than one volunteer
/// is settled here: voided activities reach everybody, and a record that names another volunteer's is left out.
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

        var shared = new List<Fact>();
        foreach (Fact fact in facts)
        {
            (FactNames.IsVolunteer(fact.SubjectId) ? Of(fact.SubjectId).Facts : shared).Add(fact);
        }

        Dictionary<string, string?> owners = OwnersOf(volunteers.Values.SelectMany(v => v.Records), notices);
        var settled = new List<Volunteer>(volunteers.Count);
        foreach ((string id, (List<ServiceRecord> own, List<Fact> about)) in volunteers)
        {
            var ownIds = own.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            settled.Add(new Volunteer(id, own.FindAll(record => !NamesAnothers(record, ownIds, owners, notices)), [.. about, .. shared]));
        }

        return new(settled, notices);
    }

    /// <summary>Whose each record id is; <see langword="null"/> for an id that several volunteers use.</summary>
    private static Dictionary<string, string?> OwnersOf(IEnumerable<ServiceRecord> records, List<Notice> notices)
    {
        var owners = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (ServiceRecord record in records)
        {
            if (!owners.TryAdd(record.Id, record.VolunteerId) && owners[record.Id] is { } owner && owner != record.VolunteerId)
            {
                owners[record.Id] = null;
                notices.Add(new Notice("VC2008", new Place { RecordId = record.Id }));
            }
        }

        return owners;
    }

    private static bool NamesAnothers(ServiceRecord record, HashSet<string> ownIds, Dictionary<string, string?> owners, List<Notice> notices)
    {
        if ((record.Replaces ?? record.Voids) is not { } named || ownIds.Contains(named) || !owners.ContainsKey(named))
        {
            return false;
        }

        notices.Add(new Notice("VC2006", new Place { RecordId = record.Id }, named));
        return true;
    }
}
