using System.Text;
using VolunteerCredit.Intake;

namespace VolunteerCredit.Bulk.Building;

/// <summary>
/// Makes the texts of a table from those of its writers: the literals first, the others in the order of their bytes, so that a text's code
/// does not depend on who came first.
/// </summary>
internal static class TextMerge
{
    public static (TextTable Texts, CodeTranslation[] Translations) Merge(IReadOnlyList<string> literals, IReadOnlyList<RowSink> sinks, bool[] kept)
    {
        var columns = new IReadOnlyList<string>?[Block.ColumnCount];
        int[][][] codes = [.. sinks.Select(_ => new int[Block.ColumnCount][])];
        for (int column = 0; column < columns.Length; column++)
        {
            if (kept[column])
            {
                (columns[column], int[][] translations) = Merge(literals, [.. sinks.Select(s => s.Texts[column]!)]);
                for (int sink = 0; sink < sinks.Count; sink++)
                {
                    codes[sink][column] = translations[sink];
                }
            }
        }

        (IReadOnlyList<string> tags, int[][] tagCodes) = Merge(literals, [.. sinks.Select(s => s.Tags)]);
        return (new(literals, columns, tags), [.. sinks.Select((_, i) => new CodeTranslation(codes[i], tagCodes[i]))]);
    }

    private static (IReadOnlyList<string> Texts, int[][] Translations) Merge(IReadOnlyList<string> literals, Utf8Dictionary[] writers)
    {
        var all = new Utf8Dictionary();
        foreach (string literal in literals)
        {
            all.Number(Encoding.UTF8.GetBytes(literal));
        }

        int named = all.Count;
        int[][] numbers = [.. writers.Select(w => NumbersIn(all, w))];
        int[] order = [.. Enumerable.Range(named, all.Count - named)];
        Array.Sort(order, (a, b) => all[a].SequenceCompareTo(all[b]));
        int[] codes = new int[all.Count];
        string[] texts = new string[all.Count];
        for (int i = 0; i < all.Count; i++)
        {
            int number = i < named ? i : order[i - named];
            codes[number] = i + 1;
            texts[i] = Encoding.UTF8.GetString(all[number]);
        }

        return (texts, [.. numbers.Select(n => (int[])[0, .. n.Select(number => codes[number])])]);
    }

    private static int[] NumbersIn(Utf8Dictionary all, Utf8Dictionary writer)
    {
        int[] numbers = new int[writer.Count];
        for (int text = 0; text < numbers.Length; text++)
        {
            numbers[text] = all.Number(writer[text], writer.HashOf(text));
        }

        return numbers;
    }
}
