using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Mappings;

/// <summary>What is found in a file as a whole, its rows taken in their order: rows that were left out, and rows that differ in little.</summary>
internal sealed class MappedFindings(string source, FileReadOptions options)
{
    private readonly long[] _excluded = new long[options.Mapping!.Cases.Count];
    private readonly Dictionary<ulong, (uint Id, long Line)> _seen = [];
    private bool _isBeyond;

    /// <summary>What is to be said of a row.</summary>
    public Notice? Take(RowMark mark)
    {
        if (mark.ExcludedBy >= 0)
        {
            _excluded[mark.ExcludedBy]++;
            return null;
        }

        if (_seen.TryGetValue(mark.Time, out (uint Id, long Line) earlier))
        {
            // The same row once more has the same id: the engine counts it once, and says so.
            return earlier.Id == mark.Id ? null
                : new("VC1048", new Place { Source = source, Line = mark.Line }, Text(earlier.Line));
        }

        if (_seen.Count < options.NearDuplicateRowsMax)
        {
            _seen.Add(mark.Time, (mark.Id, mark.Line));
        }
        else
        {
            _isBeyond = options.NearDuplicateRowsMax > 0;
        }

        return null;
    }

    /// <summary>What is to be said at the end.</summary>
    public IEnumerable<Notice> Closing()
    {
        for (int i = 0; i < _excluded.Length; i++)
        {
            if (_excluded[i] > 0)
            {
                MappedCase of = options.Mapping!.Cases[i];
                yield return new(
                    "VC1047", new Place { Source = source, Name = of.Column }, Text(_excluded[i]), Words.Same(string.Join(" / ", of.Is.Select(System.Text.Encoding.UTF8.GetString))));
            }
        }

        if (_isBeyond)
        {
            yield return new("VC1049", new Place { Source = source }, Text(options.NearDuplicateRowsMax));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
