using System.Buffers.Binary;

namespace VolunteerCredit.Bulk.Building;

/// <summary>Rows of one layout, and beside them what has no fixed length: for each row its id, link and tags, those that the layout has.</summary>
internal sealed record RowChunk(RowLayout Layout, byte[] Rows, byte[] Side)
{
    private const byte LongText = byte.MaxValue;

    public int Count => Rows.Length / Layout.Size;

    /// <summary>Bytes held.</summary>
    public long Size => Rows.Length + Side.Length;

    /// <summary>The rows of some volunteers.</summary>
    /// <param name="wanted">By the volunteer's number in the block.</param>
    public RowChunk Of(ReadOnlySpan<bool> wanted)
    {
        byte[] rows = new byte[Rows.Length], side = new byte[Side.Length];
        int rowsTo = 0, sideTo = 0, at = 0;
        for (int from = 0; from < Rows.Length; from += Layout.Size)
        {
            int sideFrom = at;
            at = Skip(at);
            if (wanted[BinaryPrimitives.ReadInt32LittleEndian(Rows.AsSpan(from))])
            {
                Rows.AsSpan(from, Layout.Size).CopyTo(rows.AsSpan(rowsTo));
                rowsTo += Layout.Size;
                Side.AsSpan(sideFrom..at).CopyTo(side.AsSpan(sideTo));
                sideTo += at - sideFrom;
            }
        }

        return new(Layout, rows[..rowsTo], side[..sideTo]);
    }

    /// <summary>Writes a text with its length.</summary>
    /// <returns>The bytes written.</returns>
    public static int WriteText(Span<byte> to, ReadOnlySpan<byte> text)
    {
        int head = 1;
        if (text.Length < LongText)
        {
            to[0] = (byte)text.Length;
        }
        else
        {
            to[0] = LongText;
            BinaryPrimitives.WriteInt32LittleEndian(to[1..], text.Length);
            head = 5;
        }

        text.CopyTo(to[head..]);
        return head + text.Length;
    }

    /// <summary>Reads a text and goes on behind it.</summary>
    public static ReadOnlySpan<byte> ReadText(ReadOnlySpan<byte> from, scoped ref int at)
    {
        int length = from[at++];
        if (length == LongText)
        {
            length = BinaryPrimitives.ReadInt32LittleEndian(from[at..]);
            at += 4;
        }

        at += length;
        return from.Slice(at - length, length);
    }

    private int Skip(int at)
    {
        if (Layout.Parts.HasFlag(RowParts.Id))
        {
            ReadText(Side, ref at);
        }

        if (Layout.Parts.HasFlag(RowParts.Link) && Side[at++] != (byte)LinkKind.None)
        {
            ReadText(Side, ref at);
        }

        return Layout.Parts.HasFlag(RowParts.Tags) ? at + 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(Side.AsSpan(at))) : at;
    }
}

/// <summary>How a record names another.</summary>
internal enum LinkKind : byte
{
    None,
    Replaces,
    Voids,
}
