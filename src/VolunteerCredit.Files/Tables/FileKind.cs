namespace VolunteerCredit.Files.Tables;

/// <summary>Files that are not CSV in UTF-8, told by their first bytes.</summary>
internal static class FileKind
{
    /// <summary>How many bytes tell.</summary>
    public const int BytesMax = 4;

    /// <summary>What the file is; <see langword="null"/> if nothing speaks against UTF-8.</summary>
    public static string? Foreign(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0x00, 0x00] or [0x00, 0x00, 0xFE, 0xFF] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        [(byte)'P', (byte)'K', 3, 4] => "XLSX / ZIP",
        [0xD0, 0xCF, 0x11, 0xE0] => "XLS",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F'] => "PDF",

        // UTF-16 without a byte order mark: of the ASCII letters that a header begins with, every other byte is 0.
        [0x00, _, 0x00, _] or [_, 0x00, _, 0x00] => "UTF-16",
        _ => null,
    };
}
