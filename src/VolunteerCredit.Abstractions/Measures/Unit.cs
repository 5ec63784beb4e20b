namespace VolunteerCredit.Measures;

/// <summary>What kind of thing an amount is an amount of. Amounts of different kinds never mix.</summary>
public enum UnitKind
{
    /// <summary>A plain number: points, records, days, years.</summary>
    Number,

    /// <summary>Time of service, kept in minutes.</summary>
    Time,

    /// <summary>A named unit, such as <c>CNY</c> or <c>‰</c>. Different names never mix.</summary>
    Named,
}

/// <summary>The unit of an amount.</summary>
/// <param name="Kind">What kind of thing it is an amount of.</param>
/// <param name="Name">How the unit is written; a label only for numbers.</param>
public sealed record Unit(UnitKind Kind, string Name)
{
    /// <summary>Time of service in minutes.</summary>
    public static Unit Minutes { get; } = new(UnitKind.Time, "min");

    /// <summary>A plain number.</summary>
    public static Unit Number { get; } = new(UnitKind.Number, "");

    /// <summary>A named unit.</summary>
    /// <param name="name">The unit as written in documents.</param>
    public static Unit Named(string name) => new(UnitKind.Named, name);

    /// <summary>Whether amounts of the two units may be compared and added.</summary>
    /// <param name="other">The other unit.</param>
    public bool Mixes(Unit other) => other is not null && Kind == other.Kind && (Kind != UnitKind.Named || Name == other.Name);
}
