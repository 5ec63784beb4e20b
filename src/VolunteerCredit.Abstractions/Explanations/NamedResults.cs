using System.Collections;

namespace VolunteerCredit.Explanations;

/// <summary>Results by name, in the order of the document.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
public sealed class NamedResults<T> : IReadOnlyList<T>
    where T : INamedResult
{
    private readonly IReadOnlyList<T> _items;
    private readonly string _kind;
    private readonly string _owner;

    /// <summary>Results by name.</summary>
    /// <param name="kind">What they are, for messages: measure, score, tier, grant, decision.</param>
    /// <param name="owner">The rule set they are of, for messages.</param>
    /// <param name="items">The results, in the order of the document.</param>
    public NamedResults(string kind, string owner, IReadOnlyList<T> items)
    {
        _kind = kind;
        _owner = owner;
        _items = items;
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The result of that name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is none; the message lists those there are.</exception>
    public T this[string name]
    {
        get
        {
            foreach (T item in _items)
            {
                if (item.Name == name)
                {
                    return item;
                }
            }

            throw new UnknownNameException(_kind, name, _owner, [.. _items.Select(i => i.Name)]);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
