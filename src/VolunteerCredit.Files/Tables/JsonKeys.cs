using System.Text;
using System.Text.Json;

namespace VolunteerCredit.Files.Tables;

/// <summary>The keys of a JSON Lines file that are known, for one thread. A key that is found is looked for first where the line before had it.</summary>
internal sealed class JsonKeys
{
    private readonly IForm _form;
    private readonly Dictionary<string, Field> _fields = [];
    private readonly List<(byte[] Key, Field Field)> _keys = [];
    private int _next;

    public JsonKeys(IForm form, FileReadOptions options)
    {
        _form = form;
        foreach (string column in form.Columns)
        {
            var field = new Field(column, _fields.Count, 0);
            _fields.Add(column, field);
            _keys.Add((Encoding.UTF8.GetBytes(column), field));
        }

        foreach ((string key, string name) in options.ColumnNames)
        {
            if (form.Resolve(name) is { } column)
            {
                _keys.Add((Encoding.UTF8.GetBytes(key), _fields[column]));
            }
        }

        Header = new(_fields, _fields.Count);
    }

    public int Count => _fields.Count;

    public Header Header { get; }

    public bool Ignores(string key) => _form.Ignores(key);

    /// <summary>The column of the key on which the reader stands; <see langword="null"/> for an unknown one.</summary>
    public Field? Find(ref Utf8JsonReader json)
    {
        for (int i = 0; i < _keys.Count; i++)
        {
            (byte[] key, Field field) = _keys[_next];
            _next = _next + 1 == _keys.Count ? 0 : _next + 1;
            if (json.ValueTextEquals(key))
            {
                return field;
            }
        }

        return null;
    }
}
