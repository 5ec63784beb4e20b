using VolunteerCredit.Explanations;

namespace VolunteerCredit.Receipts;

/// <summary>Matches what is at hand with the digests of a receipt, and notes the first difference.</summary>
/// <param name="seenUpTo">What was recorded later than this is later than the receipt.</param>
internal sealed class InputMatching(DateTimeOffset? seenUpTo)
{
    public Notice? Difference { get; private set; }

    public int Later { get; private set; }

    public T[] Match<T>(IReadOnlyList<string> named, IEnumerable<T> given, Func<T, string> digestOf, Func<T, DateTimeOffset?> recordedAt, Func<T, string> idOf)
    {
        var missing = new SortedSet<string>(named, StringComparer.Ordinal);
        HashSet<string> expected = [.. named];
        var found = new List<T>();
        var others = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (T item in given)
        {
            string digest = digestOf(item);
            if (expected.Contains(digest))
            {
                missing.Remove(digest);
                found.Add(item);
            }
            else
            {
                others[digest] = item;
            }
        }

        if (missing.Min is { } first)
        {
            // Its id is known only where another version of it is at hand.
            string? id = others.Where(o => KeyedDigests.IdOf(o.Key).SequenceEqual(KeyedDigests.IdOf(first))).Select(o => idOf(o.Value)).FirstOrDefault();
            Difference ??= id is null ? new("VC4059", default, first) : new("VC4060", new Place { RecordId = id }, first);
        }

        foreach ((string digest, T item) in others)
        {
            if (recordedAt(item) > seenUpTo)
            {
                Later++;
            }
            else
            {
                Difference ??= new("VC4061", new Place { RecordId = idOf(item) }, digest);
            }
        }

        return [.. found];
    }
}
