using System.Text;

namespace VolunteerCredit.Files.Mappings;

/// <summary>Words of foreign files that a mapping names.</summary>
internal static class MappedWords
{
    /// <summary>Whether a cell says a word. ASCII capitals are the same as small letters.</summary>
    public static bool AreSame(ReadOnlySpan<byte> cell, byte[] word) => cell.SequenceEqual(word) || Ascii.EqualsIgnoreCase(cell, word);
}
