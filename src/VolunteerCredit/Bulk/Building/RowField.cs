using System.Runtime.InteropServices;

namespace VolunteerCredit.Bulk.Building;

/// <summary>One field of rows that stand one behind the other; the field that no row has is empty.</summary>
/// <param name="rows">The rows.</param>
/// <param name="size">Bytes of a row.</param>
/// <param name="at">Where the field stands in a row.</param>
internal readonly ref struct RowField<T>(Span<byte> rows, int size, int at)
    where T : unmanaged
{
    private readonly Span<byte> _from = rows.IsEmpty ? default : rows[at..];
    private readonly int _size = size;

    /// <summary>How many rows have it: all, or none.</summary>
    public int Length => _from.IsEmpty ? 0 : ((_from.Length - 1) / _size) + 1;

    public T this[int row] => MemoryMarshal.Read<T>(_from[(row * _size)..]);

    public void Set(int row, T value) => MemoryMarshal.Write(_from[(row * _size)..], value);

    /// <summary>Takes some rows in an order.</summary>
    /// <param name="order">The rows.</param>
    /// <param name="column">Receives the field of each, or is not there.</param>
    /// <param name="at">Where the first goes.</param>
    public void Take(ReadOnlySpan<int> order, T[]? column, int at)
    {
        ReadOnlySpan<byte> from = _from;
        Span<T> to = column is null ? [] : column.AsSpan(at, order.Length);
        int size = _size;
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = MemoryMarshal.Read<T>(from[unchecked(order[i] * size)..]);
        }
    }
}
