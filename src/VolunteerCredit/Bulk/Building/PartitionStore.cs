using VolunteerCredit.Explanations;

namespace VolunteerCredit.Bulk.Building;

/// <summary>What the writers handed over, by partition: in memory, and in files where it was too much.</summary>
internal sealed class PartitionStore(int partitionBits, SpillFolder? files)
{
    private readonly List<RowBlock>[] _blocks = [.. Enumerable.Range(0, 1 << partitionBits).Select(_ => new List<RowBlock>())];

    public int PartitionBits => partitionBits;

    public int Partitions => _blocks.Length;

    /// <summary>Bytes in memory.</summary>
    public long Held { get; private set; }

    /// <summary>Whether any record names another.</summary>
    public bool HasLinks { get; private set; }

    public int PartitionOf(ulong hash) => RowSink.PartitionOf(hash, partitionBits);

    /// <summary>Takes over a writer's blocks.</summary>
    /// <param name="blocks">One for each partition.</param>
    /// <param name="toFiles">Whether they go to files.</param>
    /// <exception cref="IOException">A file could not be written.</exception>
    public void Take(RowBlock[] blocks, bool toFiles)
    {
        for (int partition = 0; partition < blocks.Length; partition++)
        {
            RowBlock block = blocks[partition];
            if (block.IsEmpty)
            {
                continue;
            }

            block.Finish();
            HasLinks |= block.Chunks.Exists(c => c.Layout.Parts.HasFlag(RowParts.Link));
            if (toFiles)
            {
                files!.Append(partition, block);
            }
            else
            {
                _blocks[partition].Add(block);
                Held += block.Size;
            }
        }
    }

    /// <summary>The blocks of a partition in the order of the writers, with the volunteers of some hashes.</summary>
    /// <exception cref="IOException">A file could not be read.</exception>
    public IReadOnlyList<RowBlock> BlocksOf(int partition, HashRange range)
    {
        HashRange whole = HashRange.Of((ulong)partition, partitionBits);
        RowBlock Wanted(RowBlock block) => range == whole ? block : block.Of(range);
        try
        {
            IEnumerable<RowBlock> all = [.. files?.Read(partition, Wanted) ?? [], .. _blocks[partition].Select(Wanted)];
            return [.. all.OrderBy(b => b.Writer)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException(new Notice("VC4034", default).ToString(), fault);
        }
    }

    /// <summary>Bytes of a partition, wherever they are.</summary>
    public long BytesOf(int partition) => _blocks[partition].Sum(b => b.Size) + (files?.BytesOf(partition) ?? 0);

    /// <summary>Lets go of a partition.</summary>
    public void LetGo(int partition)
    {
        _blocks[partition] = [];
        files?.Delete(partition);
    }
}
