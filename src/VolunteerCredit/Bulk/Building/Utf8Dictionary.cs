using System.Runtime.InteropServices;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Numbers texts, given as UTF-8, in the order in which they first occur. Open addressing, made for few cache misses: a slot has some bits of the
/// hash and where the text stands, and there number, length and text stand together. A text that is there costs no allocation.
/// </summary>
internal sealed class Utf8Dictionary
{
    private const int Head = 8; // number and length

    private ulong[] _slots = new ulong[16]; // the upper half of the hash, and place + 1; 0 for empty; never more than half full
    private ulong[] _hashes = new ulong[8];
    private int[] _places = new int[8];
    private byte[] _bytes = new byte[128];
    private int _used;

    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long Size => (8L * _slots.Length) + (12L * _places.Length) + _bytes.Length;

    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            int place = _places[number];
            return _bytes.AsSpan(place + Head, MemoryMarshal.Read<int>(_bytes.AsSpan(place + 4)));
        }
    }

    public ulong HashOf(int number) => _hashes[number];

    /// <summary>The number of a text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text, ulong hash) => _slots[SlotOf(text, hash, out int number)] == 0 ? -1 : number;

    /// <summary>The number of a text; a new one is added.</summary>
    public int Number(ReadOnlySpan<byte> text) => Number(text, VolunteerHash.Of(text));

    /// <summary>The number of a text whose hash is known; a new one is added.</summary>
    public int Number(ReadOnlySpan<byte> text, ulong hash)
    {
        int slot = SlotOf(text, hash, out int number);
        return _slots[slot] != 0 ? number : Append(text, hash, slot);
    }

    private static ulong SlotFor(ulong hash, int place) => (hash & 0xFFFF_FFFF_0000_0000) | ((uint)place + 1);

    /// <summary>The slot of a text, or the empty one where it would be.</summary>
    private int SlotOf(ReadOnlySpan<byte> text, ulong hash, out int number)
    {
        ulong[] slots = _slots;
        int mask = slots.Length - 1;
        for (int at = (int)(hash & (uint)mask); ; at = (at + 1) & mask)
        {
            ulong slot = slots[at];
            if (slot == 0)
            {
                number = -1;
                return at;
            }

            if ((slot ^ hash) >> 32 == 0)
            {
                ReadOnlySpan<byte> entry = _bytes.AsSpan((int)(slot & uint.MaxValue) - 1);
                if (MemoryMarshal.Read<int>(entry[4..]) == text.Length && entry.Slice(Head, text.Length).SequenceEqual(text))
                {
                    number = MemoryMarshal.Read<int>(entry);
                    return at;
                }
            }
        }
    }

    private int Append(ReadOnlySpan<byte> text, ulong hash, int slot)
    {
        int number = Count;
        if (number == _places.Length)
        {
            Array.Resize(ref _places, number * 2);
            Array.Resize(ref _hashes, number * 2);
        }

        int end = _used + Head + text.Length;
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, 2L * _bytes.Length)));
        }

        MemoryMarshal.Write(_bytes.AsSpan(_used), number);
        MemoryMarshal.Write(_bytes.AsSpan(_used + 4), text.Length);
        text.CopyTo(_bytes.AsSpan(_used + Head));
        _places[number] = _used;
        _hashes[number] = hash;
        _slots[slot] = SlotFor(hash, _used);
        _used = end;
        Count = number + 1;
        if (2 * Count > _slots.Length)
        {
            Widen();
        }

        return number;
    }

    private void Widen()
    {
        ulong[] slots = new ulong[_slots.Length * 2];
        int mask = slots.Length - 1;
        for (int number = 0; number < Count; number++)
        {
            int at = (int)(_hashes[number] & (uint)mask);
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = SlotFor(_hashes[number], _places[number]);
        }

        _slots = slots;
    }
}
