using System.Text;
using VolunteerCredit.Bulk;

namespace VolunteerCredit.Comparisons;

/// <summary>
/// Keeps for each change the volunteers of the lowest hashes, ties by their ids as bytes. In a table they come in this order, so that only those who stay are explained.
/// </summary>
internal sealed class ExampleShelves(int most)
{
    private readonly SortedDictionary<int, List<Kept>> _shelves = [];

    /// <summary>Who was kept, by the number of the change, then by hash.</summary>
    public IEnumerable<(int Change, string Id, IReadOnlyList<ExplanationChange> Changes)> All =>
        _shelves.SelectMany(shelf => shelf.Value.Select(kept => (shelf.Key, Encoding.UTF8.GetString(kept.Id), kept.Changes)));

    public void Offer(int change, ComparedVolunteers volunteers, int volunteer)
    {
        if (most == 0)
        {
            return;
        }

        if (!_shelves.TryGetValue(change, out List<Kept>? shelf))
        {
            _shelves.Add(change, shelf = []);
        }

        ReadOnlySpan<byte> id = volunteers.IdOf(volunteer);
        ulong hash = VolunteerHash.Of(id);
        int at = shelf.Count;
        while (at > 0 && IsBefore(hash, id, shelf[at - 1]))
        {
            at--;
        }

        if (at < most)
        {
            shelf.Insert(at, new(hash, id.ToArray(), ExplanationDifference.Between(volunteers.Explained(volunteer))));
            shelf.RemoveRange(Math.Min(most, shelf.Count), Math.Max(0, shelf.Count - most));
        }
    }

    private static bool IsBefore(ulong hash, ReadOnlySpan<byte> id, Kept other) => hash < other.Hash || (hash == other.Hash && id.SequenceCompareTo(other.Id) < 0);

    private sealed record Kept(ulong Hash, byte[] Id, IReadOnlyList<ExplanationChange> Changes);
}
