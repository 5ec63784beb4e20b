namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Puts the rows of a partition in order: volunteer, day, unplaced before placed, start, id. Two counting sorts, by day and by volunteer,
/// leave only what shares a day to be compared.
/// </summary>
internal sealed class CanonicalOrder
{
    private int[] _order = [];
    private (int Rank, int Row)[] _byDay = [];
    private int[] _days = [];
    private int[] _starts = [];

    /// <summary>The rows in order, those that are gone left out.</summary>
    public ReadOnlySpan<int> Rows => _order.AsSpan(0, _starts[^1]);

    /// <summary>Where the rows of each volunteer stand.</summary>
    public int[] Starts => _starts;

    /// <summary>Orders the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="volunteers">How many volunteers there are.</param>
    /// <param name="laterParts">The first part of each of the last rows.</param>
    public void Sort(PartitionRows rows, int volunteers, List<int> laterParts)
    {
        int count = rows.Count;
        if (_order.Length < count)
        {
            _order = new int[count + (count / 8)];
            _byDay = new (int, int)[_order.Length];
        }

        bool days = SortByDay(rows);
        SortByVolunteer(rows.Ranks, volunteers);

        // Rows that come in the order of their ids, and have no start, are in canonical order by now.
        bool arrived = (rows.IdsAscend || !rows.Parts.HasFlag(RowParts.Id)) && laterParts.Count == 0;
        if (!days || !arrived || rows.Parts.HasFlag(RowParts.End))
        {
            var comparer = new RowComparer(rows, laterParts);
            for (int v = 0; v < volunteers; v++)
            {
                SortWithin(rows.Keys, _order.AsSpan(_starts[v].._starts[v + 1]), days, comparer);
            }
        }
    }

    /// <summary>Orders by day, if the days are few enough to be counted.</summary>
    private bool SortByDay(PartitionRows rows)
    {
        ReadOnlySpan<int> keys = rows.Keys, ranks = rows.Ranks;
        Span<(int Rank, int Row)> byDay = _byDay.AsSpan(0, keys.Length);
        int min = int.MaxValue, max = int.MinValue;
        foreach (int key in keys)
        {
            min = Math.Min(min, key);
            max = Math.Max(max, key);
        }

        int first = RowKey.Day(min), days = keys.Length == 0 ? 0 : RowKey.Day(max) - first + 1;
        if (days > Math.Max(4096, keys.Length))
        {
            for (int row = 0; row < byDay.Length; row++)
            {
                byDay[row] = (ranks[row], row);
            }

            return false;
        }

        if (_days.Length <= days)
        {
            _days = new int[days + 1];
        }

        Span<int> places = _days.AsSpan(0, days + 1);
        places.Clear();
        foreach (int key in keys)
        {
            places[RowKey.Day(key) - first + 1]++;
        }

        for (int day = 1; day < places.Length; day++)
        {
            places[day] += places[day - 1];
        }

        for (int row = 0; row < keys.Length; row++)
        {
            byDay[places[RowKey.Day(keys[row]) - first]++] = (ranks[row], row);
        }

        return true;
    }

    private void SortByVolunteer(ReadOnlySpan<int> ranks, int volunteers)
    {
        int[] starts = new int[volunteers + 2];
        foreach (int rank in ranks)
        {
            starts[rank + 2]++; // what is gone counts at 1, and is taken away again
        }

        starts[1] = 0;
        for (int v = 2; v < starts.Length; v++)
        {
            starts[v] += starts[v - 1];
        }

        Span<int> places = starts.AsSpan(1), order = _order;
        foreach ((int rank, int row) in _byDay.AsSpan(0, ranks.Length))
        {
            if (rank != PartitionRows.Gone)
            {
                order[places[rank]++] = row;
            }
        }

        // Each place has moved on to the end of its volunteer, which is the start of the next.
        _starts = starts[..^1];
    }

    private static void SortWithin(ReadOnlySpan<int> keys, Span<int> order, bool days, in RowComparer comparer)
    {
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            bool sorted = true;
            while (to < order.Length && (!days || RowKey.Day(keys[order[to]]) == RowKey.Day(keys[order[from]])))
            {
                sorted = sorted && comparer.Compare(order[to - 1], order[to]) <= 0;
                to++;
            }

            if (!sorted)
            {
                order[from..to].Sort(comparer);
            }

            from = to;
        }
    }

    /// <summary>Compares rows of one volunteer. Versions of one service on one day, of which one counts now and one then, stand by their moments.</summary>
    private readonly struct RowComparer(PartitionRows rows, List<int> laterParts) : IComparer<int>
    {
        private readonly int _firstLater = rows.Count - laterParts.Count;

        public int Compare(int a, int b)
        {
            int byKey = rows.Keys[a].CompareTo(rows.Keys[b]);
            if (byKey != 0)
            {
                return byKey;
            }

            int byId = rows.IdOf(a).SequenceCompareTo(rows.IdOf(b));
            if (byId != 0)
            {
                return byId;
            }

            int byMoment = rows.RecordedAt is { Length: > 0 } moments && rows.IdOf(a).Length > 0 ? moments[a].CompareTo(moments[b]) : 0;
            return byMoment != 0 ? byMoment : First(a).CompareTo(First(b));
        }

        private int First(int row) => row < _firstLater ? row : laterParts[row - _firstLater];
    }
}
