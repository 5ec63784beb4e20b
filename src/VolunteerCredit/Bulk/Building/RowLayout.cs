using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>What a row of a chunk has besides volunteer, day with start, and minutes.</summary>
[Flags]
internal enum RowParts
{
    None = 0,
    RecordedAt = 1,
    Offset = 2,
    End = 4,
    Planned = 8,
    Quantity = 16,
    Rating = 32,
    Disputed = 64,

    /// <summary>A hash of the content that is not stored, so that two versions can be told the same or different.</summary>
    Content = 128,

    /// <summary>An id in the stream beside the rows; likewise what follows.</summary>
    Id = 256,
    Link = 512,
    Tags = 1024,

    /// <summary>What stands in the row itself.</summary>
    InRow = Id - 1,
}

/// <summary>
/// Where the fields of a row stand. A layout has only what has occurred; when something new occurs, a chunk with a larger layout is begun,
/// and the chunks there are stay as they are.
/// </summary>
internal sealed class RowLayout
{
    public const int VolunteerAt = 0;
    public const int KeyAt = 4;
    public const int MinutesAt = 8;

    private readonly byte[] _widths;
    private readonly int[] _codesAt = new int[Block.ColumnCount];

    public RowLayout(RowParts parts, short commonOffset, byte[] widths)
    {
        (Parts, CommonOffset, _widths) = (parts, commonOffset, widths);
        int at = 12;
        int Next(RowParts part, int width)
        {
            int here = at;
            at += parts.HasFlag(part) ? width : 0;
            return here;
        }

        RecordedAt = Next(RowParts.RecordedAt, 8);
        Offset = Next(RowParts.Offset, 2);
        End = Next(RowParts.End, 2);
        Planned = Next(RowParts.Planned, 4);
        Quantity = Next(RowParts.Quantity, 8);
        Rating = Next(RowParts.Rating, 8);
        Disputed = Next(RowParts.Disputed, 1);
        Content = Next(RowParts.Content, 8);
        for (int column = 0; column < widths.Length; column++)
        {
            _codesAt[column] = at;
            at += widths[column];
        }

        Size = at;
    }

    public static RowLayout Plain { get; } = new(RowParts.None, 0, new byte[Block.ColumnCount]);

    public RowParts Parts { get; }

    /// <summary>The offset in minutes of all moments, where <see cref="RowParts.Offset"/> is not there.</summary>
    public short CommonOffset { get; }

    public int RecordedAt { get; }

    public int Offset { get; }

    public int End { get; }

    public int Planned { get; }

    public int Quantity { get; }

    public int Rating { get; }

    public int Disputed { get; }

    public int Content { get; }

    /// <summary>Bytes of a row.</summary>
    public int Size { get; }

    /// <summary>Bytes of a code of each column; 0 where none has occurred.</summary>
    public ReadOnlySpan<byte> Widths => _widths;

    public int CodeAt(int column) => _codesAt[column];

    public RowLayout With(RowParts more) => new(Parts | more, CommonOffset, _widths);

    /// <summary>The first moment decides the common offset; another one gets each row its own.</summary>
    public RowLayout WithOffset(short offset) => Parts.HasFlag(RowParts.RecordedAt)
        ? With(RowParts.Offset) : new(Parts | RowParts.RecordedAt, offset, _widths);

    public RowLayout WithCode(int column, int code)
    {
        byte[] widths = [.. _widths];
        widths[column] = WidthOf(code);
        return new(Parts, CommonOffset, widths);
    }

    /// <summary>Whether rows of the one are rows of the other.</summary>
    public bool IsLike(RowLayout other) =>
        Parts == other.Parts && (CommonOffset == other.CommonOffset || !Parts.HasFlag(RowParts.RecordedAt)) && Widths.SequenceEqual(other.Widths);

    /// <summary>Whether a code fits.</summary>
    public bool Fits(int column, int code) => code == 0 || WidthOf(code) <= _widths[column];

    /// <summary>Bytes that a code needs.</summary>
    public static byte WidthOf(int code) => code <= byte.MaxValue ? (byte)1 : code <= ushort.MaxValue ? (byte)2 : (byte)4;
}
