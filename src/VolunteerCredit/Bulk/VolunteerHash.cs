using System.Buffers.Binary;
using System.Numerics;

namespace VolunteerCredit.Bulk;

/// <summary>
/// The hash by which volunteers are spread over partitions, and by which a table orders them. It is part of the format of results in bulk
/// and never changes: the id's UTF-8 bytes in little-endian words of eight, the last one filled up with zeros, each by
/// <c>h = rotl((h ^ word) * 0x9E3779B97F4A7C15, 29)</c> from <c>h = length</c>; at the end twice
/// <c>h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93</c>, and <c>h ^ (h >> 32)</c>. All arithmetic modulo 2^64.
/// </summary>
public static class VolunteerHash
{
    /// <summary>The hash of an id.</summary>
    /// <param name="id">The id in UTF-8.</param>
    public static ulong Of(ReadOnlySpan<byte> id)
    {
        unchecked
        {
            ulong h = (ulong)id.Length;
            for (; id.Length >= 8; id = id[8..])
            {
                h = Step(h, BinaryPrimitives.ReadUInt64LittleEndian(id));
            }

            if (id.Length > 0)
            {
                ulong word = 0;
                for (int i = id.Length - 1; i >= 0; i--)
                {
                    word = (word << 8) | id[i];
                }

                h = Step(h, word);
            }

            h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93;
            h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93;
            return h ^ (h >> 32);
        }
    }

    private static ulong Step(ulong h, ulong word) => unchecked(BitOperations.RotateLeft((h ^ word) * 0x9E3779B97F4A7C15, 29));
}
