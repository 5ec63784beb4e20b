using System.Text;

namespace VolunteerCredit.Comparisons;

/// <summary>
/// Keeps the volunteers of the lowest hashes for one change, ties by their ids as bytes. In a table they come in this order, so that only those who stay are explained.
/// </summary>
internal sealed class ExampleShelf(int most)
{
    private readonly List<(ulong Hash, byte[] Id, IReadOnlyList<ExplanationChange> Changes)> _kept = [];

    public IEnumerable<(string Id, IReadOnlyList<ExplanationChange> Changes)> Kept => _kept.Select(e => (Encoding.UTF8.GetString(e.Id), e.Changes));

    /// <summary>Whether a volunteer is among those to be kept.</summary>
    public bool Takes(ReadOnlySpan<byte> id, ulong hash) => _kept.Count < most || IsBefore(hash, id, _kept[^1]);

    public void Put(ReadOnlySpan<byte> id, ulong hash, IReadOnlyList<ExplanationChange> changes)
    {
        if (_kept.Count == most)
        {
            _kept.RemoveAt(most - 1);
        }

        int at = _kept.Count;
        while (at > 0 && IsBefore(hash, id, _kept[at - 1]))
        {
            at--;
        }

        _kept.Insert(at, (hash, id.ToArray(), changes));
    }

    private static bool IsBefore(ulong hash, ReadOnlySpan<byte> id, (ulong Hash, byte[] Id, IReadOnlyList<ExplanationChange> Changes) other) =>
        hash < other.Hash || (hash == other.Hash && id.SequenceCompareTo(other.Id) < 0);
}
