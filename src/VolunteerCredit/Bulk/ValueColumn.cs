using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>A measure or score of all volunteers.</summary>
public sealed class ValueColumn
{
    private readonly long[] _quanta;
    private readonly byte[] _marks;
    private readonly Honesty _blank;

    internal ValueColumn(ValueRef value, Honesty honesty, int count)
    {
        _blank = honesty;
        (Name, Label, Unit, Scale) = (value.Name, value.Label, value.Shape.Unit, value.Shape.Scale);
        _quanta = new long[count];
        _marks = new byte[count];
    }

    /// <summary>Its name in the document.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public Words Label { get; }

    /// <summary>The unit.</summary>
    public Unit Unit { get; }

    /// <summary>Quanta in one unit.</summary>
    public long Scale { get; }

    /// <summary>The values in quanta; <see cref="IMeasure.Unknown"/> where unknown, or not computed.</summary>
    public ReadOnlySpan<long> Quanta => _quanta;

    /// <summary>The value of a volunteer, or <see langword="null"/>.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Amount? this[int volunteer] => _quanta[volunteer] == IMeasure.Unknown ? null : new(_quanta[volunteer], Scale, Unit);

    /// <summary>In which direction the value may still move.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Openness OpennessOf(int volunteer) => (Openness)(_marks[volunteer] & 3);

    /// <summary>How far a given figure is exact.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Qualifier QualifierOf(int volunteer) => (Qualifier)((_marks[volunteer] >> 2) & 7);

    /// <summary>The lowest honesty of what it rests on; of measures always official.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Honesty HonestyOf(int volunteer) => (Honesty)(_marks[volunteer] >> 5);

    internal void SetBlank(int volunteer) => Set(volunteer, IMeasure.Unknown, Openness.Closed, Qualifier.None, _blank);

    internal void Set(int volunteer, long quanta, Openness openness, Qualifier qualifier, Honesty honesty)
    {
        _quanta[volunteer] = quanta;
        _marks[volunteer] = (byte)((int)openness | ((int)qualifier << 2) | ((int)honesty << 5));
    }
}
