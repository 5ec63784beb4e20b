using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace VolunteerCredit.Bulk;

/// <summary>
/// Asks for the rows of the next volunteers while one is being scored: the passes over a block are short, and would each wait for memory.
/// It reads nothing: an address that is out of date harms nobody.
/// </summary>
internal static unsafe class Prefetch
{
    private const int LineBytes = 64;

    /// <summary>Asks for a stretch of a column; what lies beyond its end is left out.</summary>
    public static void Rows<T>(T[]? column, int from, int count)
    {
        if (column is null || !Sse.IsSupported || from >= column.Length)
        {
            return;
        }

        byte* first = (byte*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(column), from));
        int bytes = Math.Min(count, column.Length - from) * Unsafe.SizeOf<T>();
        for (int at = 0; at < bytes; at += LineBytes)
        {
            Sse.Prefetch1(first + at);
        }
    }
}
