namespace VolunteerCredit.Bulk.Building;

/// <summary>Numbers texts, given as UTF-8, in the order in which they first occur. Open addressing: a text that is there costs no allocation.</summary>
internal sealed class Utf8Dictionary
{
    private int[] _slots = new int[16]; // number + 1, 0 for empty; never more than half full
    private ulong[] _hashes = new ulong[8];
    private int[] _ends = new int[8];
    private byte[] _bytes = new byte[64];

    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long Size => (4L * _slots.Length) + (12L * _ends.Length) + _bytes.Length;

    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan((number == 0 ? 0 : _ends[number - 1]).._ends[number]);

    public ulong HashOf(int number) => _hashes[number];

    /// <summary>The number of a text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text, ulong hash)
    {
        int at = _slots[SlotOf(text, hash)];
        return at - 1;
    }

    /// <summary>The number of a text; a new one is added.</summary>
    public int Number(ReadOnlySpan<byte> text) => Number(text, VolunteerHash.Of(text));

    /// <summary>The number of a text whose hash is known; a new one is added.</summary>
    public int Number(ReadOnlySpan<byte> text, ulong hash)
    {
        int slot = SlotOf(text, hash);
        return _slots[slot] > 0 ? _slots[slot] - 1 : Append(text, hash, slot);
    }

    /// <summary>The texts, one after the other.</summary>
    public (ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<int> Ends) Contents => (_bytes.AsMemory(0, Count == 0 ? 0 : _ends[Count - 1]), _ends.AsMemory(0, Count));

    private int SlotOf(ReadOnlySpan<byte> text, ulong hash)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(hash & (uint)mask);
        while (_slots[slot] is > 0 and int found && (_hashes[found - 1] != hash || !this[found - 1].SequenceEqual(text)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private int Append(ReadOnlySpan<byte> text, ulong hash, int slot)
    {
        int number = Count;
        if (number == _ends.Length)
        {
            Array.Resize(ref _ends, number * 2);
            Array.Resize(ref _hashes, number * 2);
        }

        int start = number == 0 ? 0 : _ends[number - 1];
        if (start + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(start + (long)text.Length, 2L * _bytes.Length)));
        }

        text.CopyTo(_bytes.AsSpan(start));
        _ends[number] = start + text.Length;
        _hashes[number] = hash;
        _slots[slot] = number + 1;
        Count = number + 1;
        if (2 * Count > _slots.Length)
        {
            Widen();
        }

        return number;
    }

    private void Widen()
    {
        _slots = new int[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int number = 0; number < Count; number++)
        {
            int slot = (int)(_hashes[number] & (uint)mask);
            while (_slots[slot] > 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = number + 1;
        }
    }
}
