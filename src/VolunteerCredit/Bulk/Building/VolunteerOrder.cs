using System.Text;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>The volunteers of a partition in the order of the table: by hash, then by id as bytes.</summary>
internal sealed class VolunteerOrder
{
    private readonly Utf8Dictionary _all;
    private readonly int[] _ranks;
    private readonly int[] _order;

    /// <summary>Orders those whose records or facts are there.</summary>
    /// <param name="blocks">The blocks of the partition.</param>
    /// <param name="facts">Facts of its volunteers.</param>
    /// <param name="range">The hashes that are wanted.</param>
    public VolunteerOrder(IReadOnlyList<RowBlock> blocks, IReadOnlyList<Fact> facts, HashRange range)
    {
        _all = new();
        int[][] numbers = [.. blocks.Select(b => NumbersOf(b.Volunteers, range))];
        Facts = [.. facts.Where(f => range.Has(VolunteerHash.Of(Encoding.UTF8.GetBytes(f.SubjectId))))];
        int[] factNumbers = [.. Facts.Select(f => _all.Number(Encoding.UTF8.GetBytes(f.SubjectId)))];

        _order = [.. Enumerable.Range(0, _all.Count)];
        ulong[] hashes = [.. _order.Select(_all.HashOf)];
        Array.Sort(hashes, _order);
        SortTies(hashes);
        _ranks = new int[_order.Length];
        for (int rank = 0; rank < _order.Length; rank++)
        {
            _ranks[_order[rank]] = rank;
        }

        Ranks = [.. numbers.Select(n => (int[])[.. n.Select(number => number < 0 ? PartitionRows.Gone : _ranks[number])])];
        FactRanks = [.. factNumbers.Select(n => _ranks[n])];
    }

    public int Count => _order.Length;

    /// <summary>For each block the rank of each of its volunteers; <see cref="PartitionRows.Gone"/> for one whose hash is not wanted.</summary>
    public int[][] Ranks { get; }

    /// <summary>The facts of these volunteers, in the order in which they came.</summary>
    public Fact[] Facts { get; }

    /// <summary>For each of the facts its volunteer.</summary>
    public int[] FactRanks { get; }

    /// <summary>The id of a volunteer.</summary>
    public ReadOnlySpan<byte> IdOf(int rank) => _all[_order[rank]];

    /// <summary>The rank of a volunteer, or -1.</summary>
    public int RankOf(ReadOnlySpan<byte> id) => _all.Find(id, VolunteerHash.Of(id)) is >= 0 and int number ? _ranks[number] : -1;

    /// <summary>The ids.</summary>
    public Utf8List Ids()
    {
        int[] ends = new int[Count];
        int length = 0;
        for (int rank = 0; rank < ends.Length; rank++)
        {
            length += IdOf(rank).Length;
            ends[rank] = length;
        }

        byte[] bytes = new byte[length];
        for (int rank = 0; rank < ends.Length; rank++)
        {
            IdOf(rank).CopyTo(bytes.AsSpan(rank == 0 ? 0 : ends[rank - 1]));
        }

        return new(bytes, ends);
    }

    private int[] NumbersOf(Utf8Dictionary volunteers, HashRange range)
    {
        int[] numbers = new int[volunteers.Count];
        for (int v = 0; v < numbers.Length; v++)
        {
            ulong hash = volunteers.HashOf(v);
            numbers[v] = range.Has(hash) ? _all.Number(volunteers[v], hash) : -1;
        }

        return numbers;
    }

    private void SortTies(ulong[] hashes)
    {
        for (int from = 0; from < hashes.Length;)
        {
            int to = from + 1;
            while (to < hashes.Length && hashes[to] == hashes[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                Array.Sort(_order, from, to - from, Comparer<int>.Create((a, b) => _all[a].SequenceCompareTo(_all[b])));
            }

            from = to;
        }
    }
}

/// <summary>Hashes from one to another, both included.</summary>
internal readonly record struct HashRange(ulong From, ulong To)
{
    /// <summary>The hashes whose topmost bits are these.</summary>
    public static HashRange Of(ulong top, int bits) =>
        bits == 0 ? new(0, ulong.MaxValue) : new(top << (64 - bits), (top << (64 - bits)) | (ulong.MaxValue >> bits));

    public bool Has(ulong hash) => hash >= From && hash <= To;
}
