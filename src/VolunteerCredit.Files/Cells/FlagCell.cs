using System.Text;

namespace VolunteerCredit.Files.Cells;

/// <summary>true, 1, yes or false, 0, no; ASCII capitals are the same.</summary>
internal static class FlagCell
{
    public static bool TryParse(ReadOnlySpan<byte> cell, out bool flag)
    {
        flag = cell is [(byte)'1'] || Ascii.EqualsIgnoreCase(cell, "true"u8) || Ascii.EqualsIgnoreCase(cell, "yes"u8);
        return flag || cell is [(byte)'0'] || Ascii.EqualsIgnoreCase(cell, "false"u8) || Ascii.EqualsIgnoreCase(cell, "no"u8);
    }
}
