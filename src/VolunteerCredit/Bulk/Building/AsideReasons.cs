using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Who of a partition cannot be told in columns, since what of him counts depends on more than a moment of knowledge: he may have served before
/// a birth that is stated, or a record of his names another volunteer's.
/// </summary>
internal sealed class AsideReasons
{
    private readonly Dictionary<int, Dictionary<string, DateTimeOffset?>> _others = [];
    private readonly HashSet<int> _naming = [];
    private readonly HashSet<int> _early;

    private AsideReasons(HashSet<int> early) => _early = early;

    public bool Concern(int rank) => _early.Contains(rank) || _naming.Contains(rank);

    /// <summary>The records of others that a volunteer's records name, each with the moment from which that is known.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> OthersNamedBy(int rank) =>
        _others.TryGetValue(rank, out Dictionary<string, DateTimeOffset?>? others) ? others : [];

    public static AsideReasons Find(PartitionRows rows, VolunteerOrder volunteers, BuildContext context)
    {
        var reasons = new AsideReasons(EarlyIn(rows, volunteers, context.SharedFacts));
        foreach ((int row, long others, long own) in context.Named.NamedBy(rows, volunteers))
        {
            reasons.Name(rows, row, others, own, context.Tell);
        }

        return reasons;
    }

    /// <summary>Who may have served before a birth that is stated, and whose facts stand among those of all; what records of theirs name, others may turn out to have.</summary>
    public static HashSet<int> EarlyIn(PartitionRows rows, VolunteerOrder volunteers, IReadOnlyList<Fact> shared)
    {
        var early = new HashSet<int>();
        var births = new Dictionary<int, int>();
        void Born(int rank, Fact fact)
        {
            if (rank >= 0 && fact.Name == FactNames.Born && RecordRules.TryParseDate(fact.Value, out DateOnly born))
            {
                births[rank] = Math.Max(births.GetValueOrDefault(rank), born.DayNumber);
            }
        }

        for (int i = 0; i < volunteers.Facts.Length; i++)
        {
            Born(volunteers.FactRanks[i], volunteers.Facts[i]);
        }

        // A volunteer's id may look like that of another kind of subject: those facts are his own as well.
        foreach (Fact fact in shared)
        {
            if (volunteers.RankOf(Encoding.UTF8.GetBytes(fact.SubjectId)) is >= 0 and int rank)
            {
                early.Add(rank);
            }
        }

        for (int row = 0; row < rows.Count && births.Count > 0; row++)
        {
            if (births.TryGetValue(rows.Ranks[row], out int born) && RowKey.Day(rows.Keys[row]) < born && rows.LinkOf(row) != LinkKind.Voids)
            {
                early.Add(rows.Ranks[row]);
            }
        }

        return early;
    }

    private void Name(PartitionRows rows, int row, long others, long own, Action<IReadOnlyList<Notice>> tell)
    {
        int rank = rows.Ranks[row];
        string target = Encoding.UTF8.GetString(rows.TargetOf(row));
        if (!_others.TryGetValue(rank, out Dictionary<string, DateTimeOffset?>? named))
        {
            _others.Add(rank, named = []);
        }

        named[target] = others == 0 ? null : new DateTimeOffset(others, TimeSpan.Zero);
        if (own > Math.Max(others, NamedRecords.MomentOf(rows, row)))
        {
            _naming.Add(rank);
        }

        if (own == long.MaxValue)
        {
            tell([new Notice("VC2006", new Place { RecordId = Encoding.UTF8.GetString(rows.IdOf(row)) }, target)]);
        }
    }
}
