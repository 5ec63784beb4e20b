using System.Buffers.Binary;
using System.Numerics;
using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Codes the texts of one column. A column has few texts as a rule, and short ones: these are told apart by their length and two words, which
/// say all of a text of at most 16 bytes, so that those that were met lately need no look-up.
/// </summary>
internal sealed class ColumnCodes(Column column, Utf8Dictionary texts)
{
    private const int ShortMax = 16;
    private const int SlotBits = 6;

    private readonly Lately[] _lately = new Lately[1 << SlotBits];

    public Column Column => column;

    /// <summary>The code of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="layout">The layout of rows, which grows where the code does not fit; it never shrinks, so that what fits stays fitting.</param>
    public int Of(ReadOnlySpan<byte> text, ref RowLayout layout)
    {
        if (text.Length is 0 or > ShortMax)
        {
            return Number(text, ref layout);
        }

        (ulong first, ulong last) = Words(text);
        ref Lately lately = ref _lately[unchecked((int)((((first ^ BitOperations.RotateLeft(last, 32)) + (ulong)text.Length) * 0x9E3779B97F4A7C15) >> (64 - SlotBits)))];
        if (lately.First != first || lately.Last != last || lately.Length != text.Length)
        {
            lately = new(first, last, text.Length, Number(text, ref layout));
        }

        return lately.Code;
    }

    private int Number(ReadOnlySpan<byte> text, ref RowLayout layout)
    {
        int code = texts.Number(text) + 1;
        if (!layout.Fits((int)column, code))
        {
            layout = layout.WithCode((int)column, code);
        }

        return code;
    }

    /// <summary>The first and the last bytes, which overlap unless there are 16.</summary>
    private static (ulong First, ulong Last) Words(ReadOnlySpan<byte> text) => text.Length switch
    {
        >= 8 => (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..])),
        >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(text), BinaryPrimitives.ReadUInt32LittleEndian(text[^4..])),
        _ => ((ulong)text[0] | ((ulong)text[text.Length / 2] << 8), text[^1]),
    };

    private readonly record struct Lately(ulong First, ulong Last, int Length, int Code);
}
