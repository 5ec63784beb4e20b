using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>Builds segments, one partition after the other, in memory that it uses again. It belongs to one thread.</summary>
internal sealed class PartitionBuild(BuildContext context)
{
    private const int DayMinutes = 1440;

    private readonly PartitionRows _rows = new();
    private readonly CanonicalOrder _order = new();
    private readonly List<int> _laterParts = [];

    /// <summary>Builds the segment of a partition, or of those of its volunteers whose hashes are wanted.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="range">The hashes that are wanted.</param>
    /// <returns>The segment; <see langword="null"/> where there is nobody.</returns>
    public Segment? Build(int partition, IReadOnlyList<RowBlock> blocks, HashRange range)
    {
        var volunteers = new VolunteerOrder(blocks, context.FactsOf(partition), range);
        if (volunteers.Count == 0)
        {
            return null;
        }

        int[] handedIn = Load(blocks, volunteers);
        (int[]? factStarts, Fact[] facts) = Grouped(volunteers);
        var rebuilding = new RecordRebuilding(_rows, context.Texts);
        Dictionary<int, Volunteer> aside = Settle(volunteers, handedIn, factStarts, facts, rebuilding, out VersionSpans versions);
        versions.AddFurtherSpans();
        Split();
        _order.Sort(_rows, volunteers.Count, _laterParts);
        return Write(volunteers, handedIn, factStarts, facts, aside, versions);
    }

    /// <summary>Shows the rows of a partition, or of some of its volunteers, to one who only looks.</summary>
    public void Visit(int partition, IReadOnlyList<RowBlock> blocks, HashRange range, Action<PartitionRows, VolunteerOrder> visit)
    {
        var volunteers = new VolunteerOrder(blocks, context.FactsOf(partition), range);
        Load(blocks, volunteers);
        visit(_rows, volunteers);
    }

    /// <summary>Puts the rows together.</summary>
    /// <returns>How many records were handed in for each volunteer.</returns>
    private int[] Load(IReadOnlyList<RowBlock> blocks, VolunteerOrder volunteers)
    {
        int[] handedIn = new int[volunteers.Count];
        _rows.Begin(blocks.SelectMany(b => b.Chunks, (b, chunk) => (chunk, context.TranslationOf(b.Writer))));
        for (int block = 0; block < blocks.Count; block++)
        {
            int[] ranks = volunteers.Ranks[block];
            CodeTranslation texts = context.TranslationOf(blocks[block].Writer);
            blocks[block].Chunks.ForEach(chunk => _rows.Append(chunk, ranks, texts));
            blocks[block].Refused.ForEach(volunteer => handedIn[ranks[volunteer]]++);
        }

        foreach (int rank in _rows.Ranks)
        {
            handedIn[rank]++;
        }

        return handedIn;
    }

    private static (int[]? Starts, Fact[] Facts) Grouped(VolunteerOrder volunteers)
    {
        if (volunteers.Facts.Length == 0)
        {
            return (null, []);
        }

        int[] starts = new int[volunteers.Count + 1];
        foreach (int rank in volunteers.FactRanks)
        {
            starts[rank + 1]++;
        }

        for (int v = 0; v < volunteers.Count; v++)
        {
            starts[v + 1] += starts[v];
        }

        return (starts, [.. volunteers.Facts.Zip(volunteers.FactRanks).OrderBy(f => f.Second).Select(f => f.First)]);
    }

    /// <summary>Resolves versions, and takes out whoever cannot be told in columns or is refused for how many records he has.</summary>
    private Dictionary<int, Volunteer> Settle(
        VolunteerOrder volunteers, int[] handedIn, int[]? factStarts, Fact[] facts, RecordRebuilding rebuilding, out VersionSpans versions)
    {
        versions = new VersionSpans(_rows, rebuilding, context.Tell);
        var aside = new Dictionary<int, Volunteer>();
        bool[] wanting = VersionSpans.Wanting(_rows, volunteers.Count);
        AsideReasons reasons = AsideReasons.Find(_rows, volunteers, context);
        bool[] tooMany = new bool[volunteers.Count];
        for (int v = 0; v < tooMany.Length; v++)
        {
            long count = (long)handedIn[v] + context.SharedFacts.Count + (factStarts is null ? 0 : factStarts[v + 1] - factStarts[v]);
            tooMany[v] = count > context.Spec.RecordsPerVolunteerMax;
            wanting[v] |= tooMany[v] || reasons.Concern(v);
        }

        foreach ((int rank, List<int> own) in RowsOf(wanting))
        {
            if (tooMany[rank])
            {
                own.ForEach(row => _rows.Ranks[row] = PartitionRows.Gone);
            }
            else if (reasons.Concern(rank) || !versions.Resolve(own))
            {
                string id = System.Text.Encoding.UTF8.GetString(volunteers.IdOf(rank));
                Fact[] ownFacts = factStarts is null ? [] : facts[factStarts[rank]..factStarts[rank + 1]];
                aside.Add(rank, new(id, [.. own.Select(row => rebuilding.RecordOf(row, id))], [.. ownFacts, .. context.SharedFacts])
                {
                    RecordsOfOthers = reasons.OthersNamedBy(rank),
                });
                own.ForEach(row => _rows.Ranks[row] = PartitionRows.Gone);
            }
        }

        return aside;
    }

    /// <summary>The rows of some volunteers, volunteer by volunteer.</summary>
    private IEnumerable<(int Rank, List<int> Rows)> RowsOf(bool[] wanted)
    {
        if (Array.IndexOf(wanted, true) < 0)
        {
            return [];
        }

        var found = new SortedDictionary<int, List<int>>();
        for (int row = 0; row < _rows.Count; row++)
        {
            int rank = _rows.Ranks[row];
            if (wanted[rank])
            {
                if (!found.TryGetValue(rank, out List<int>? own))
                {
                    found.Add(rank, own = []);
                }

                own.Add(row);
            }
        }

        return found.Select(f => (f.Key, f.Value));
    }

    /// <summary>Splits placed rows at midnight; minutes fill the first part first, and a later part without minutes is none.</summary>
    private void Split()
    {
        _laterParts.Clear();
        if (!_rows.Parts.HasFlag(RowParts.End))
        {
            return;
        }

        int count = _rows.Count;
        int over = 0;
        for (int row = 0; row < count; row++)
        {
            over += _rows.Ends[row] > DayMinutes ? 1 : 0;
        }

        _rows.MakeRoomFor(over);
        for (int row = 0; row < count; row++)
        {
            int end = _rows.Ends[row];
            if (end > DayMinutes && _rows.Ranks[row] != PartitionRows.Gone)
            {
                int minutes = _rows.Minutes[row];
                int here = Math.Min(minutes, DayMinutes - RowKey.Start(_rows.Keys[row]));
                _rows.Minutes.Set(row, here);
                _rows.Ends.Set(row, DayMinutes);
                if (minutes > here)
                {
                    _rows.AddLaterPart(row, minutes - here, end - DayMinutes);
                    _laterParts.Add(row);
                }
            }
        }
    }

    private Segment Write(
        VolunteerOrder volunteers, int[] handedIn, int[]? factStarts, Fact[] facts, Dictionary<int, Volunteer> aside, VersionSpans versions)
    {
        ReadOnlySpan<int> order = _order.Rows;
        var columns = new SegmentColumns(_rows, order);
        (int[]? tagEnds, int[] tags) = SegmentWriting.Tags(_rows, order);
        (int Row, int First)[] later = LaterParts(order);
        (int Row, long From, long Until)[] spans = Spans(order, versions);
        return new()
        {
            VolunteerIds = volunteers.Ids(),
            RowStarts = _order.Starts,
            RecordsHandedIn = handedIn,
            FactStarts = factStarts,
            Facts = facts,
            Aside = aside,
            Dates = columns.Dates,
            Minutes = columns.Minutes,
            Starts = columns.Starts,
            Ends = columns.Ends,
            Quantities = columns.Quantities,
            Ratings = columns.Ratings,
            RecordedAt = columns.RecordedAt,
            Offsets = columns.Offsets,
            CommonOffset = columns.CommonOffset,
            Planned = columns.Planned,
            Disputed = columns.Disputed,
            Codes = columns.Codes,
            TagEnds = tagEnds,
            TagCodes = tags,
            LaterParts = later,
            Spans = spans,
            Marks = Marks(later, spans),
            RecordIds = context.KeepRecordIds && _rows.Parts.HasFlag(RowParts.Id) ? SegmentWriting.Ids(_rows, order) : null,
        };
    }

    private (int Row, int First)[] LaterParts(ReadOnlySpan<int> order)
    {
        if (_laterParts.Count == 0)
        {
            return [];
        }

        int[] places = new int[_rows.Count];
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
        }

        int first = _rows.Count - _laterParts.Count;
        return [.. _laterParts.Select((row, i) => (places[first + i], places[row])).Order()];
    }

    private (int Row, long From, long Until)[] Spans(ReadOnlySpan<int> order, VersionSpans versions)
    {
        if (versions.Spans.Count == 0)
        {
            return [];
        }

        var spans = new List<(int, long, long)>();
        int firstLater = _rows.Count - _laterParts.Count;
        for (int i = 0; i < order.Length; i++)
        {
            int row = order[i] < firstLater ? order[i] : _laterParts[order[i] - firstLater];
            if (versions.Spans.TryGetValue(row, out (long From, long Until) span))
            {
                spans.Add((i, span.From, span.Until));
            }
        }

        return [.. spans];
    }

    private byte[]? Marks((int Row, int First)[] later, (int Row, long From, long Until)[] spans)
    {
        if (later.Length + spans.Length == 0)
        {
            return null;
        }

        byte[] marks = new byte[_order.Starts.Length - 1];
        Mark(marks, later.Select(l => l.Row), Segment.HasParts);
        Mark(marks, spans.Select(s => s.Row), Segment.HasSpans);
        return marks;
    }

    /// <summary>Marks whose rows these are; they ascend.</summary>
    private void Mark(byte[] marks, IEnumerable<int> rows, byte mark)
    {
        int volunteer = 0;
        foreach (int row in rows)
        {
            while (_order.Starts[volunteer + 1] <= row)
            {
                volunteer++;
            }

            marks[volunteer] |= mark;
        }
    }
}
