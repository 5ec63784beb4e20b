using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Tables;

namespace VolunteerCredit.Files.Mappings;

/// <summary>
/// Ids that are made. They are part of the format of records and never change. An id of a record is its prefix and the first 16 bytes, as
/// small hexadecimal digits, of SHA-256 (or HMAC-SHA-256) over the volunteer's id and then each named foreign cell in the order of the mapping,
/// each as its length in bytes, a little-endian 32-bit number, and its UTF-8 bytes without blanks around them. An id of a volunteer is the first 16 bytes of
/// HMAC-SHA-256 over the cell, ASCII letters as capitals.
/// </summary>
internal sealed class MappedDigest
{
    /// <summary>Bytes of a digest that an id shows.</summary>
    private const int Shown = 16;

    private readonly RecordMapping _mapping;
    private readonly Field[] _columns;
    private readonly byte[] _prefix;
    private byte[] _content = new byte[256];
    private int _used;

    public MappedDigest(RecordMapping mapping, Header header)
    {
        _mapping = mapping;
        _columns = [.. (mapping.Ids?.Columns ?? []).Select(header.Find)];
        _prefix = Encoding.UTF8.GetBytes(mapping.Ids?.Prefix ?? "");
    }

    public void PutVolunteer(ReadOnlySpan<byte> cell, MappedRow row, Field to)
    {
        _used = 0;
        Room(cell.Length);
        foreach (byte character in cell)
        {
            _content[_used++] = character is >= (byte)'a' and <= (byte)'z' ? (byte)(character - 32) : character;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(_mapping.Key, _content.AsSpan(0, _used), digest);
        Put([], digest, row, to);
    }

    public void PutRecord(Row source, ReadOnlySpan<byte> volunteer, MappedRow row, Field to)
    {
        _used = 0;
        Append(volunteer);
        foreach (Field column in _columns)
        {
            Append(source.Raw(column));
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        if (_mapping.Ids!.IsKeyed)
        {
            HMACSHA256.HashData(_mapping.Key, _content.AsSpan(0, _used), digest);
        }
        else
        {
            SHA256.HashData(_content.AsSpan(0, _used), digest);
        }

        Put(_prefix, digest, row, to);
    }

    /// <summary>Stands for a volunteer and a time, to find rows that differ in little.</summary>
    /// <param name="volunteer">The volunteer's id.</param>
    /// <param name="day">The first day.</param>
    /// <param name="time">The start in seconds; where it is unknown, the minutes below zero.</param>
    public ulong TimeKey(ReadOnlySpan<byte> volunteer, DateOnly day, long time)
    {
        _used = 0;
        Append(volunteer);
        Span<byte> rest = Room(12);
        BinaryPrimitives.WriteInt32LittleEndian(rest, day.DayNumber);
        BinaryPrimitives.WriteInt64LittleEndian(rest[4..], time);
        return VolunteerHash.Of(_content.AsSpan(0, _used + 12));
    }

    private static void Put(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> digest, MappedRow row, Field to)
    {
        Span<byte> id = stackalloc byte[prefix.Length + (2 * Shown)];
        prefix.CopyTo(id);
        Convert.TryToHexStringLower(digest[..Shown], id[prefix.Length..], out _);
        row.Set(to, id);
    }

    private void Append(ReadOnlySpan<byte> cell)
    {
        Span<byte> room = Room(4 + cell.Length);
        BinaryPrimitives.WriteInt32LittleEndian(room, cell.Length);
        cell.CopyTo(room[4..]);
        _used += 4 + cell.Length;
    }

    private Span<byte> Room(int bytes)
    {
        if (_used + bytes > _content.Length)
        {
            Array.Resize(ref _content, Math.Max(_used + bytes, 2 * _content.Length));
        }

        return _content.AsSpan(_used);
    }
}
