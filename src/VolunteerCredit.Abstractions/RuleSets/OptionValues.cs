using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets;

/// <summary>The options of one component in one document, checked against their declarations.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<string, object> _values;
    private readonly Action<string?, string, string, Words> _refuse;

    internal OptionValues(
        Dictionary<string, object> values,
        IReadOnlyList<KeyValuePair<string, Cell>> others,
        ValueShape? input,
        Action<string?, string, string, Words> refuse)
    {
        _values = values;
        _refuse = refuse;
        Others = others;
        Input = input;
    }

    /// <summary>For a curve: the shape of the amount it is given. Otherwise <see langword="null"/>.</summary>
    public ValueShape? Input { get; }

    /// <summary>Keys that are no declared option, in an object that allows them.</summary>
    public IReadOnlyList<KeyValuePair<string, Cell>> Others { get; }

    /// <summary>Whether the document gives the option.</summary>
    /// <param name="option">The option.</param>
    public bool Has(Option option) => _values.ContainsKey(option.Name);

    /// <summary>The value of a required option.</summary>
    /// <param name="option">The option.</param>
    /// <typeparam name="T">The type of its value.</typeparam>
    public T Get<T>(Option<T> option)
        where T : notnull => (T)_values[option.Name];

    /// <summary>The value of an option, or its default where the document does not give it.</summary>
    /// <param name="option">The option.</param>
    /// <param name="fallback">The default.</param>
    /// <typeparam name="T">The type of its value.</typeparam>
    public T Get<T>(Option<T> option, T fallback)
        where T : notnull => _values.TryGetValue(option.Name, out object? value) ? (T)value : fallback;

    /// <summary>Refuses the document for what an option says. Loading goes on, so that all faults are reported at once.</summary>
    /// <param name="option">The option, or <see langword="null"/> for the component as a whole.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="code">The code; the default is the general one for an option that does not fit.</param>
    public void Refuse(Option? option, string found, Words expected, string code = "VC3030") =>
        _refuse(option?.Name, code, found, expected);
}

/// <summary>A cell of an open object: an amount or a text.</summary>
/// <param name="Amount">The amount, where the cell is one.</param>
/// <param name="Text">The cell as written.</param>
public sealed record Cell(Amount? Amount, string Text);
