using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk;

/// <summary>Codes of a text column in as few bytes as its largest code needs; 0 is unknown. Exactly one of the arrays is there.</summary>
internal sealed class CodeColumn
{
    public byte[]? Bytes { get; init; }

    public ushort[]? Shorts { get; init; }

    public int[]? Ints { get; init; }

    /// <summary>Bytes held.</summary>
    public long Size => (Bytes?.Length ?? 0) + (2L * (Shorts?.Length ?? 0)) + (4L * (Ints?.Length ?? 0));

    /// <summary>The code of one row.</summary>
    public int this[int row] => Bytes is not null ? Bytes[row] : Shorts is not null ? Shorts[row] : Ints![row];

    /// <summary>Widens a stretch of rows.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="codes">Receives the codes; its length says how many rows.</param>
    public void Widen(int from, Span<int> codes)
    {
        if (Bytes is not null)
        {
            ColumnLoops.Widen(Bytes.AsSpan(from, codes.Length), codes);
        }
        else if (Shorts is not null)
        {
            ColumnLoops.Widen(Shorts.AsSpan(from, codes.Length), codes);
        }
        else
        {
            Ints.AsSpan(from, codes.Length).CopyTo(codes);
        }
    }
}
