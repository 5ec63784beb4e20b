namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Records that are named by corrections or retractions of volunteers who do not have them (or not yet), and who has them. A record that names
/// another volunteer's does nothing, which no partition can see by itself.
/// </summary>
internal sealed class NamedRecords
{
    private readonly Utf8Dictionary _names = new();
    private readonly Utf8Dictionary _owners = new();
    private readonly List<(int Owner, long Since, int NextOwner, long NextSince)> _known = [];

    public bool IsEmpty => _names.Count == 0;

    /// <summary>Collects the names that a partition's records do not resolve, or may not.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="early">Volunteers of whose records some may be left out, for being before a birth.</param>
    public void Collect(PartitionRows rows, HashSet<int> early)
    {
        foreach ((int row, long own) in OwnTargets(rows))
        {
            if (own > MomentOf(rows, row) || early.Contains(rows.Ranks[row]))
            {
                _names.Number(rows.TargetOf(row));
            }
        }
    }

    /// <summary>Looks for the names among a partition's records.</summary>
    public void Find(PartitionRows rows, VolunteerOrder volunteers)
    {
        while (_known.Count < _names.Count)
        {
            _known.Add((-1, long.MaxValue, -1, long.MaxValue));
        }

        for (int row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<byte> id = rows.IdOf(row);
            if (id.Length > 0 && _names.Find(id, VolunteerHash.Of(id)) is >= 0 and int name)
            {
                Learn(name, _owners.Number(volunteers.IdOf(rows.Ranks[row])), MomentOf(rows, row));
            }
        }
    }

    /// <summary>What a partition's records name of others.</summary>
    /// <returns>For each row that names a record of another volunteer: since when that is known, and since when the volunteer has one of that id himself.</returns>
    public IEnumerable<(int Row, long Others, long Own)> NamedBy(PartitionRows rows, VolunteerOrder volunteers)
    {
        if (IsEmpty)
        {
            yield break;
        }

        foreach ((int row, long own) in OwnTargets(rows))
        {
            if (SinceAmongOthers(rows.TargetOf(row), volunteers.IdOf(rows.Ranks[row])) is long others and < long.MaxValue)
            {
                yield return (row, others, own);
            }
        }
    }

    /// <summary>When a row's record became known; 0 for always.</summary>
    public static long MomentOf(PartitionRows rows, int row) => rows.RecordedAt is { Length: > 0 } moments ? moments[row] : 0;

    /// <summary>The rows that name another id than their own, each with the moment since which the volunteer has a record of that id.</summary>
    private static List<(int Row, long Own)> OwnTargets(PartitionRows rows)
    {
        if (!rows.Parts.HasFlag(RowParts.Link))
        {
            return [];
        }

        var targets = new Utf8Dictionary();
        var links = new List<(int Row, int Target)>();
        var own = new Dictionary<(int Rank, int Target), long>();
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows.LinkOf(row) != LinkKind.None && !rows.TargetOf(row).SequenceEqual(rows.IdOf(row)))
            {
                int target = targets.Number(rows.TargetOf(row));
                links.Add((row, target));
                own[(rows.Ranks[row], target)] = long.MaxValue;
            }
        }

        for (int row = 0; row < rows.Count && links.Count > 0; row++)
        {
            ReadOnlySpan<byte> id = rows.IdOf(row);
            if (targets.Find(id, VolunteerHash.Of(id)) is >= 0 and int target && own.TryGetValue((rows.Ranks[row], target), out long since))
            {
                own[(rows.Ranks[row], target)] = Math.Min(since, MomentOf(rows, row));
            }
        }

        return [.. links.Select(link => (link.Row, own[(rows.Ranks[link.Row], link.Target)]))];
    }

    /// <summary>Since when a volunteer other than this one has a record of an id; <see cref="long.MaxValue"/> for never.</summary>
    private long SinceAmongOthers(ReadOnlySpan<byte> id, ReadOnlySpan<byte> volunteerId)
    {
        int name = _names.Find(id, VolunteerHash.Of(id));
        if (name < 0)
        {
            return long.MaxValue;
        }

        int volunteer = _owners.Find(volunteerId, VolunteerHash.Of(volunteerId));
        (int owner, long since, _, long nextSince) = _known[name];
        return volunteer >= 0 && owner == volunteer ? nextSince : since;
    }

    /// <summary>Keeps the two earliest of different volunteers: whoever asks, one of them is another's.</summary>
    private void Learn(int name, int owner, long moment)
    {
        (int first, long since, int next, long nextSince) = _known[name];
        if (owner == first)
        {
            _known[name] = (first, Math.Min(since, moment), next, nextSince);
        }
        else if (moment < since || first < 0)
        {
            _known[name] = (owner, moment, first, since);
        }
        else if (moment < nextSince || next < 0)
        {
            _known[name] = (first, since, owner, moment);
        }
    }
}
