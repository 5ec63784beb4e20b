using System.Collections;

namespace VolunteerCredit.Intake;

/// <summary>Names that somebody wants, each once. Where no explanation is asked it only knows whether there is any.</summary>
internal sealed class NameSet : IEnumerable<string>
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private bool _hasNames; // asking the set costs more than all else where nothing is kept

    /// <summary>Whether the names themselves are kept.</summary>
    public bool KeepsNames { get; set; }

    /// <summary>Whether there is any.</summary>
    public bool Any { get; private set; }

    public void Add(string name)
    {
        Any = true;
        if (KeepsNames)
        {
            _hasNames = true;
            _names.Add(name);
        }
    }

    /// <summary>Adds a name that is not worth making where none is kept.</summary>
    public void AddUnnamed() => Any = true;

    public void UnionWith(NameSet others)
    {
        Any |= others.Any;
        if (others._hasNames)
        {
            _hasNames = true;
            _names.UnionWith(others._names);
        }
    }

    public void UnionWith(IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            Add(names[i]);
        }
    }

    public void UnionWith((bool Any, string[] Names) saved)
    {
        Any |= saved.Any;
        UnionWith(saved.Names);
    }

    public void Clear()
    {
        Any = false;
        if (_hasNames)
        {
            _hasNames = false;
            _names.Clear();
        }
    }

    /// <summary>What it holds, to be put back later.</summary>
    public (bool Any, string[] Names) Save() => (Any, _hasNames ? [.. _names] : []);

    /// <summary>Holds again what was saved, and nothing else.</summary>
    public void Restore((bool Any, string[] Names) saved)
    {
        Clear();
        UnionWith(saved);
    }

    public IEnumerator<string> GetEnumerator() => _names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
