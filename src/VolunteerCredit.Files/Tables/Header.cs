namespace VolunteerCredit.Files.Tables;

/// <summary>The columns of a file that are known, by their name in the normal form.</summary>
/// <param name="fields">The known columns.</param>
/// <param name="count">All columns, known or not.</param>
internal sealed class Header(IReadOnlyDictionary<string, Field> fields, int count)
{
    /// <summary>How many fields a row must have.</summary>
    public int Count => count;

    /// <summary>Known columns, in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, Field>> Known => fields.OrderBy(pair => pair.Value.Index);

    public Field Find(string name) => fields.GetValueOrDefault(name) ?? new(name, -1, 0);
}
