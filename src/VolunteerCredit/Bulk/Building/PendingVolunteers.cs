namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Rows whose volunteer is not looked up yet. Volunteers come in any order, and each look-up waits for memory: some dozens of them, one right
/// after the other, wait together.
/// </summary>
internal sealed class PendingVolunteers
{
    private const int Most = 32;

    private readonly (RowBlock Block, int Row, ulong Hash, int IdEnd)[] _rows = new (RowBlock, int, ulong, int)[Most];
    private byte[] _ids = new byte[Most * 16];
    private int _count;

    /// <summary>Takes a row that was just begun.</summary>
    /// <returns>Whether there is room for no other.</returns>
    public bool Add(RowBlock block, ReadOnlySpan<byte> volunteerId, ulong hash)
    {
        int start = _count == 0 ? 0 : _rows[_count - 1].IdEnd;
        int end = start + volunteerId.Length;
        if (end > _ids.Length)
        {
            Array.Resize(ref _ids, Math.Max(end, 2 * _ids.Length));
        }

        volunteerId.CopyTo(_ids.AsSpan(start));
        _rows[_count++] = (block, block.LastRow, hash, end);
        return _count == Most;
    }

    /// <summary>Writes the number of its volunteer into each row.</summary>
    /// <param name="sink">Whose rows they are.</param>
    public void Settle(RowSink sink)
    {
        int start = 0;
        foreach ((RowBlock block, int row, ulong hash, int end) in _rows.AsSpan(0, _count))
        {
            block.SetVolunteer(row, sink.NumberIn(block, _ids.AsSpan(start..end), hash));
            start = end;
        }

        _count = 0;
    }
}
