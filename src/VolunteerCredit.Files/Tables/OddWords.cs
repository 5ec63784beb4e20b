using System.Globalization;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Files.Tables;

/// <summary>Words of a file that may mean others, each told once with its rows: a file that says <c>Approved</c> throughout says so in every row.</summary>
internal sealed class OddWords
{
    /// <summary>More are counted together: a column of so many is no column of words.</summary>
    private const int WordsMax = 10;

    private readonly Dictionary<string, (Place First, long Rows)> _words = new(StringComparer.Ordinal);

    public void Take(OddWord word)
    {
        string text = _words.ContainsKey(word.Text) || _words.Count < WordsMax ? word.Text : "…";
        (Place first, long rows) = _words.GetValueOrDefault(text, (word.At, 0));
        _words[text] = (first, rows + 1);
    }

    /// <summary>What is to be said at the end.</summary>
    public IEnumerable<Notice> Closing() => _words.Select(word => new Notice(
        "VC1055", word.Value.First, word.Key, RuleSets.Words.Same(word.Value.Rows.ToString(CultureInfo.InvariantCulture))));
}
