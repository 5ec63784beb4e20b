using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Resolves versions for every moment of knowledge at once: what counts changes only when a record of the service becomes known. Rows that
/// never count are taken out; of those that do not count from when they became known for ever, the spans are kept.
/// </summary>
internal sealed class VersionSpans(PartitionRows rows, RecordRebuilding rebuilding, Action<IReadOnlyList<Notice>> tell)
{
    /// <summary>The most moments of one service that are resolved beforehand; each is a pass over its versions.</summary>
    public const int MomentsMax = 1000;

    private readonly Dictionary<int, (long From, long Until)> _spans = [];
    private readonly List<(int Row, (long From, long Until) Span)> _again = [];

    /// <summary>The span of each row that has one to keep.</summary>
    public IReadOnlyDictionary<int, (long From, long Until)> Spans => _spans;

    /// <summary>The volunteers of whom an id occurs twice, or a record names another.</summary>
    public static bool[] Wanting(PartitionRows rows, int volunteers)
    {
        bool[] wanting = new bool[volunteers];
        if (rows.Parts.HasFlag(RowParts.Link))
        {
            for (int row = 0; row < rows.Count; row++)
            {
                if (rows.Ranks[row] != PartitionRows.Gone && rows.LinkOf(row) != LinkKind.None)
                {
                    wanting[rows.Ranks[row]] = true;
                }
            }
        }

        if (rows.Parts.HasFlag(RowParts.Id) && !rows.IdsAscend)
        {
            FindRepeated(rows, wanting);
        }

        return wanting;
    }

    /// <summary>Resolves a volunteer's versions.</summary>
    /// <param name="own">His rows.</param>
    /// <returns>False if there are too many moments; then nothing was done.</returns>
    public bool Resolve(List<int> own)
    {
        List<List<int>> services = ServicesOf(own).FindAll(s => s.Count > 1 || rows.LinkOf(s[0]) != LinkKind.None);
        if (services.Exists(s => s.Count > MomentsMax && s.Select(MomentOf).Distinct().Count() > MomentsMax))
        {
            return false;
        }

        services.ForEach(ResolveService);
        return true;
    }

    /// <summary>Adds a row for each further span of a version that counts, does not, and counts again.</summary>
    public void AddFurtherSpans()
    {
        rows.MakeRoomFor(_again.Count);
        foreach ((int row, (long From, long Until) span) in _again)
        {
            _spans.Add(rows.AddCopy(row), span);
        }
    }

    private static void FindRepeated(PartitionRows rows, bool[] wanting)
    {
        int[] slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)rows.Count * 2)];
        int mask = slots.Length - 1;
        ReadOnlySpan<int> ranks = rows.Ranks;
        for (int row = 0; row < ranks.Length; row++)
        {
            ReadOnlySpan<byte> id = rows.IdOf(row);
            if (id.Length == 0 || ranks[row] == PartitionRows.Gone)
            {
                continue;
            }

            int slot = (int)((unchecked(VolunteerHash.Of(id) + ((ulong)ranks[row] * 0x9E3779B97F4A7C15)) >> 20) & (uint)mask);
            while (slots[slot] is > 0 and int other && !(ranks[other - 1] == ranks[row] && rows.IdOf(other - 1).SequenceEqual(id)))
            {
                slot = (slot + 1) & mask;
            }

            wanting[ranks[row]] |= slots[slot] > 0;
            slots[slot] = row + 1;
        }
    }

    /// <summary>The rows of each service: those that share an id, or are linked, be it by a record that is not there.</summary>
    private List<List<int>> ServicesOf(List<int> own)
    {
        var nodes = new Utf8Dictionary();
        var parents = new List<int>();
        int NodeOf(ReadOnlySpan<byte> id)
        {
            int node = nodes.Number(id);
            if (node == parents.Count)
            {
                parents.Add(node);
            }

            return node;
        }

        int RootOf(int node)
        {
            while (parents[node] != node)
            {
                node = parents[node] = parents[parents[node]];
            }

            return node;
        }

        int[] nodeOf = new int[own.Count];
        for (int i = 0; i < nodeOf.Length; i++)
        {
            nodeOf[i] = NodeOf(rows.IdOf(own[i]));
            if (rows.LinkOf(own[i]) != LinkKind.None)
            {
                int target = RootOf(NodeOf(rows.TargetOf(own[i])));
                parents[RootOf(nodeOf[i])] = target;
            }
        }

        // Rows without an id are each a service.
        var services = new Dictionary<int, List<int>>();
        for (int i = 0; i < nodeOf.Length; i++)
        {
            int service = rows.IdOf(own[i]).Length == 0 ? -1 - i : RootOf(nodeOf[i]);
            if (!services.TryGetValue(service, out List<int>? versions))
            {
                services.Add(service, versions = []);
            }

            versions.Add(own[i]);
        }

        return [.. services.Values];
    }

    private void ResolveService(List<int> versions)
    {
        List<(int Row, ServiceRecord Record)> all = [.. versions.Select(row => (row, rebuilding.RecordOf(row, "")))];
        long[] moments = [.. versions.Select(MomentOf).Distinct().Order()];
        var counting = new Dictionary<int, List<(long From, long Until)>>();
        var survivors = new List<(int Row, ServiceRecord Record)>();
        for (int i = 0; i < moments.Length; i++)
        {
            bool last = i == moments.Length - 1;
            var notices = new List<Notice>();
            survivors.Clear();
            Versions.Resolve(
                last ? all : all.FindAll(v => MomentOf(v.Row) <= moments[i]), v => BlockBuilder.KeyOf(v.Record), (a, b) => BlockBuilder.SayTheSame(a.Record, b.Record), survivors, notices);
            foreach ((int row, _) in survivors)
            {
                Count(counting, row, moments[i], last ? long.MaxValue : moments[i + 1]);
            }

            if (last && notices.Count > 0)
            {
                tell(notices);
            }
        }

        foreach (int row in versions)
        {
            if (!counting.TryGetValue(row, out List<(long From, long Until)>? spans))
            {
                rows.Ranks[row] = PartitionRows.Gone;
            }
            else if (spans is not [(var from, long.MaxValue)] || from != MomentOf(row))
            {
                _spans.Add(row, spans[0]);
                _again.AddRange(spans.Skip(1).Select(span => (row, span)));
            }
        }
    }

    private static void Count(Dictionary<int, List<(long From, long Until)>> counting, int row, long from, long until)
    {
        if (!counting.TryGetValue(row, out List<(long From, long Until)>? spans))
        {
            counting.Add(row, spans = []);
        }

        if (spans.Count > 0 && spans[^1].Until == from)
        {
            spans[^1] = (spans[^1].From, until);
        }
        else
        {
            spans.Add((from, until));
        }
    }

    private long MomentOf(int row) => rows.RecordedAt is { Length: > 0 } moments ? moments[row] : 0;
}
