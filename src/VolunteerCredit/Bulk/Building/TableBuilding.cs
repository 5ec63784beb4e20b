using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk.Building;

/// <summary>Builds a table partition by partition; what a partition was built from is let go of at once.</summary>
internal sealed class TableBuilding
{
    // What a partition takes while it is built, for each byte of its rows as they were added: those rows, spread out, ordered, written.
    private const int BytesPerByte = 5;

    // A thousandth of a partition; what is smaller than that is mostly one volunteer, who cannot be cut.
    private const int SliceBitsMax = 10;

    private readonly PartitionStore _store;
    private readonly BuildContext _context;
    private readonly long _budget;

    /// <summary>Settles what concerns more than one partition: codes of texts, and who names records of others.</summary>
    public TableBuilding(
        PartitionStore store, TableSpec spec, RecordTableOptions options, bool[] kept, IReadOnlyList<RowSink> sinks, IReadOnlyList<Fact> facts,
        Action<IReadOnlyList<Notice>> tell, CancellationToken cancellation)
    {
        (_store, _budget) = (store, options.MemoryBudget);
        (TextTable texts, CodeTranslation[] translations) = TextMerge.Merge(spec.Literals, sinks, kept);
        List<Fact>[] own = [.. Enumerable.Range(0, store.Partitions).Select(_ => new List<Fact>())];
        var shared = new List<Fact>();
        foreach (Fact fact in facts)
        {
            // A fact whose subject is no id concerns nobody who could be in the table.
            List<Fact>? place = !RecordRules.IsId(fact.SubjectId) ? null : !FactNames.IsVolunteer(fact.SubjectId) ? shared
                : own[store.PartitionOf(VolunteerHash.Of(Encoding.UTF8.GetBytes(fact.SubjectId)))];
            place?.Add(fact);
        }

        _context = new()
        {
            Spec = spec,
            KeepRecordIds = options.KeepRecordIds,
            Texts = texts,
            Translations = sinks.Select((sink, i) => (sink.Writer, translations[i])).ToDictionary(),
            Facts = [.. own],
            SharedFacts = shared,
            Named = new(),
            Tell = tell,
        };
        FindNamedRecords(cancellation);
    }

    public int Partitions => _store.Partitions;

    /// <summary>Memory to build with, for one thread.</summary>
    public PartitionBuild Open() => new(_context);

    /// <summary>Builds a partition, and lets go of what it was built from.</summary>
    /// <returns>Its segments, in order; several where it is too large for the memory budget.</returns>
    public IEnumerable<Segment> Take(int partition, PartitionBuild build)
    {
        foreach (HashRange range in RangesOf(partition))
        {
            if (build.Build(partition, _store.BlocksOf(partition, range), range) is { } segment)
            {
                yield return segment;
            }
        }

        _store.LetGo(partition);
        _context.Facts[partition] = [];
    }

    /// <summary>Whether its parts have been read.</summary>
    public bool IsTaken { get; set; }

    public RecordTable Table(IEnumerable<Segment> segments) => new([.. segments], _context.Texts) { SharedFacts = _context.SharedFacts };

    private void FindNamedRecords(CancellationToken cancellation)
    {
        if (!_store.HasLinks)
        {
            return;
        }

        PartitionBuild build = Open();
        EachRange((rows, volunteers) => _context.Named.Collect(rows, AsideReasons.EarlyIn(rows, volunteers, _context.SharedFacts)));
        if (!_context.Named.IsEmpty)
        {
            EachRange(_context.Named.Find);
        }

        void EachRange(Action<PartitionRows, VolunteerOrder> visit)
        {
            for (int partition = 0; partition < Partitions; partition++)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (HashRange range in RangesOf(partition))
                {
                    build.Visit(partition, _store.BlocksOf(partition, range), range, visit);
                }
            }
        }
    }

    /// <summary>The hashes of a partition, cut so that what belongs to each part can be built within the memory budget.</summary>
    private IEnumerable<HashRange> RangesOf(int partition)
    {
        long bytes = _store.BytesOf(partition);
        int bits = 0;
        while (bits < SliceBitsMax && bytes >> bits > _budget / BytesPerByte)
        {
            bits++;
        }

        HashRange whole = HashRange.Of((ulong)partition, _store.PartitionBits);
        return bits == 0 ? [whole] : Enumerable.Range(0, 1 << bits).Select(i => HashRange.Of(((ulong)partition << bits) | (uint)i, _store.PartitionBits + bits));
    }
}
