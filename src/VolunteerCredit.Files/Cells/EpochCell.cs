using System.Buffers.Text;

namespace VolunteerCredit.Files.Cells;

/// <summary>Whole seconds or milliseconds since 1970-01-01T00:00Z, as digits.</summary>
internal static class EpochCell
{
    /// <summary>
    /// From 1980 to 2199. No platform has records from before; milliseconds read as seconds are beyond that, seconds read as
    /// milliseconds below it, so that the one is never taken for the other.
    /// </summary>
    private const long FirstSecond = 315_532_800, SecondsEnd = 7_258_118_400;

    public static bool TryParse(ReadOnlySpan<byte> cell, bool milliseconds, TimeSpan offset, out Instant instant)
    {
        instant = default;
        long scale = milliseconds ? 1000 : 1;
        if (!Utf8Parser.TryParse(cell, out long value, out int read) || read != cell.Length || value < FirstSecond * scale || value >= SecondsEnd * scale)
        {
            return false;
        }

        instant = Instant.At(DateTimeOffset.UnixEpoch.AddTicks(value * (TimeSpan.TicksPerSecond / scale)).ToOffset(offset));
        return true;
    }
}
