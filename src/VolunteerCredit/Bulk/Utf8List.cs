using System.Text;

namespace VolunteerCredit.Bulk;

/// <summary>Texts as UTF-8, one after the other.</summary>
/// <param name="bytes">All texts.</param>
/// <param name="ends">Where each ends.</param>
internal sealed class Utf8List(byte[] bytes, int[] ends)
{
    public int Count => ends.Length;

    public ReadOnlySpan<byte> this[int index] => bytes.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    public string Text(int index) => Encoding.UTF8.GetString(this[index]);

    /// <summary>Bytes held.</summary>
    public long Size => bytes.Length + (4L * ends.Length);
}
