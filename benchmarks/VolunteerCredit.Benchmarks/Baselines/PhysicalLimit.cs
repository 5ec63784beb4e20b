using System.Numerics;
using System.Runtime.InteropServices;
using VolunteerCredit.Benchmarks.Data;

namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>The physical limit: the bytes of the grouped columns added up, vectors at a time. It computes nothing; nothing that reads these bytes can be faster.</summary>
internal static class PhysicalLimit
{
    public static ulong Sum(GroupedColumns columns) => unchecked(
        Sum(MemoryMarshal.Cast<int, ulong>(columns.Dates)) + Sum(MemoryMarshal.Cast<int, ulong>(columns.Minutes)) + Sum(MemoryMarshal.Cast<long, ulong>(columns.RecordedAt))
        + Sum(MemoryMarshal.Cast<byte, ulong>(columns.Categories)) + Sum(MemoryMarshal.Cast<byte, ulong>(columns.Sources)) + Sum(MemoryMarshal.Cast<byte, ulong>(columns.Statuses)));

    private static ulong Sum(ReadOnlySpan<ulong> words)
    {
        // Four sums at a time, so that none waits for itself.
        Vector<ulong> a = default, b = default, c = default, d = default;
        ReadOnlySpan<Vector<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(words);
        int i = 0;
        for (; i <= vectors.Length - 4; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        for (; i < vectors.Length; i++)
        {
            a += vectors[i];
        }

        ulong sum = Vector.Sum(a + b + c + d);
        for (int word = vectors.Length * Vector<ulong>.Count; word < words.Length; word++)
        {
            sum = unchecked(sum + words[word]);
        }

        return sum;
    }
}
