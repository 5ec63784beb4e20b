using System.Runtime.InteropServices;

namespace VolunteerCredit.Comparisons;

/// <summary>
/// Counts figures, before and after, in a bounded number of bins of equal width. The width is the smallest power of two with which all that was counted fits in, so
/// that it does not depend on the order.
/// </summary>
internal sealed class BoundedTally(int binsMax)
{
    private Dictionary<long, (long Before, long After)> _counts = [];
    private int _shift;

    /// <summary>The width of a bin in quanta.</summary>
    public long Width => 1L << _shift;

    /// <summary>The bins, ascending, each by its first figure.</summary>
    public IEnumerable<(long From, long Before, long After)> Bins => _counts.OrderBy(c => c.Key).Select(c => (c.Key << _shift, c.Value.Before, c.Value.After));

    public void Add(long figure, long before, long after)
    {
        ref (long Before, long After) count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, figure >> _shift, out _);
        count = (count.Before + before, count.After + after);
        while (_counts.Count > binsMax)
        {
            Coarsen();
        }
    }

    private void Coarsen()
    {
        Dictionary<long, (long Before, long After)> fine = _counts;
        _counts = [];
        _shift++;
        foreach ((long key, (long before, long after)) in fine)
        {
            ref (long Before, long After) count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key >> 1, out _);
            count = (count.Before + before, count.After + after);
        }
    }
}
