using System.Globalization;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.Records;

/// <summary>What the versions of one service or fact are told apart by.</summary>
internal readonly record struct VersionKey(string Scope, string Id, string? Replaces, string? Voids, DateTimeOffset? RecordedAt);

/// <summary>Of all records that share an id or are linked by replaces and voids, finds the one version that counts (semantics, § 2).</summary>
internal static class Versions
{
    /// <summary>Resolves versions.</summary>
    /// <param name="items">What is visible at known-at.</param>
    /// <param name="key">What tells versions apart.</param>
    /// <param name="same">Whether two items say the same, id and links aside.</param>
    /// <param name="survivors">Receives the version that counts of each service.</param>
    /// <param name="notices">Receives what was noticed.</param>
    public static void Resolve<T>(
        List<T> items, Func<T, VersionKey> key, Func<T, T, bool> same, List<T> survivors, List<Notice> notices)
    {
        var nodes = new Dictionary<(string, string), int>(items.Count);
        bool plain = true;
        foreach (T item in items)
        {
            VersionKey version = key(item);
            plain &= nodes.TryAdd((version.Scope, version.Id), nodes.Count) && version.Replaces is null && version.Voids is null;
        }

        if (plain)
        {
            survivors.AddRange(items);
            return;
        }

        new Graph<T>(nodes, key, same, notices).Resolve(items, survivors);
    }

    private sealed class Graph<T>(Dictionary<(string, string), int> nodes, Func<T, VersionKey> key, Func<T, T, bool> same, List<Notice> notices)
    {
        private readonly int[] _parents = [.. Enumerable.Range(0, nodes.Count)];
        private readonly bool[] _named = new bool[nodes.Count];
        private readonly HashSet<(int From, int To)> _links = [];
        private readonly Dictionary<(string, string), int> _missing = [];

        public void Resolve(List<T> items, List<T> survivors)
        {
            List<T> versions = items.FindAll(Link);
            ReportCycles();
            foreach (IGrouping<int, T> service in versions.GroupBy(v => Root(NodeOf(key(v)))))
            {
                Choose([.. service.Where(v => !_named[NodeOf(key(v))])], survivors);
            }
        }

        /// <summary>Joins an item with the one it names; false for a retraction of what is not there, which does nothing.</summary>
        private bool Link(T item)
        {
            VersionKey version = key(item);

            // Versions of one id are told apart by when they were recorded; naming the own id adds nothing.
            if ((version.Replaces ?? version.Voids) is not { } target || target == version.Id)
            {
                return true;
            }

            int from = NodeOf(version);
            if (!nodes.TryGetValue((version.Scope, target), out int to))
            {
                notices.Add(new Notice(version.Voids is null ? "VC2003" : "VC2004", new Place { RecordId = version.Id }, target));
                if (version.Voids is null && !_missing.TryAdd((version.Scope, target), from))
                {
                    // Two corrections of one record are versions of one service, though the record itself is not there.
                    _parents[Root(from)] = Root(_missing[(version.Scope, target)]);
                }

                return version.Voids is null;
            }

            _links.Add((from, to));
            _named[to] = true;
            _parents[Root(from)] = Root(to);
            return true;
        }

        private void Choose(List<T> candidates, List<T> survivors)
        {
            if (candidates.Count == 0)
            {
                return; // a circle, which is reported
            }

            DateTimeOffset latest = candidates.Max(Moment);
            List<T> last = candidates.FindAll(c => Moment(c) == latest);

            // One moment may be written in several offsets: which of them speaks must not depend on the order they came in.
            T chosen = last.OrderBy(c => key(c).Id, Comparer<string>.Create(Ids.Compare)).ThenBy(c => key(c).RecordedAt?.Offset).First();
            var place = new Place { RecordId = key(chosen).Id };
            if (last.Exists(other => IsVoid(other) != IsVoid(chosen) || (!IsVoid(chosen) && !same(other, chosen))))
            {
                notices.Add(new Notice("VC2002", place));
                return;
            }

            if (last.Count > 1)
            {
                notices.Add(new Notice("VC2001", place, last.Count.ToString(CultureInfo.InvariantCulture)));
            }

            if (IsVoid(chosen))
            {
                notices.Add(new Notice("VC2011", place with { RecordId = key(chosen).Voids }));
            }
            else
            {
                survivors.Add(chosen);
            }
        }

        /// <summary>Takes away, again and again, what nothing names, then what names nothing; what remains goes round in circles.</summary>
        private void ReportCycles()
        {
            HashSet<int> circling = Trim([.. Enumerable.Range(0, nodes.Count)], _links.ToLookup(l => l.From, l => l.To));
            circling = Trim(circling, _links.ToLookup(l => l.To, l => l.From));
            if (circling.Count > 0)
            {
                notices.AddRange(nodes.Where(n => circling.Contains(n.Value)).Select(n => new Notice("VC2005", new Place { RecordId = n.Key.Item2 })));
            }
        }

        /// <summary>Removes every node that no remaining node points to.</summary>
        private static HashSet<int> Trim(HashSet<int> remaining, ILookup<int, int> pointsTo)
        {
            var pointers = new Dictionary<int, int>();
            foreach (int target in remaining.SelectMany(n => pointsTo[n]))
            {
                pointers[target] = pointers.GetValueOrDefault(target) + 1;
            }

            var loose = new Queue<int>(remaining.Where(n => pointers.GetValueOrDefault(n) == 0));
            while (loose.TryDequeue(out int node))
            {
                remaining.Remove(node);
                foreach (int target in pointsTo[node].Where(remaining.Contains))
                {
                    if (--pointers[target] == 0)
                    {
                        loose.Enqueue(target);
                    }
                }
            }

            return remaining;
        }

        private int NodeOf(VersionKey version) => nodes[(version.Scope, version.Id)];

        private int Root(int node)
        {
            while (_parents[node] != node)
            {
                node = _parents[node] = _parents[_parents[node]];
            }

            return node;
        }

        private DateTimeOffset Moment(T item) => key(item).RecordedAt ?? DateTimeOffset.MinValue;

        private bool IsVoid(T item) => key(item).Voids is not null;
    }
}
