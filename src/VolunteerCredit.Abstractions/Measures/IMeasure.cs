using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>How a value answers to its input.</summary>
public enum Direction
{
    /// <summary>More input never gives less.</summary>
    Rising,

    /// <summary>More input never gives more.</summary>
    Falling,

    /// <summary>Either may happen.</summary>
    Mixed,
}

/// <summary>A closed range of quanta.</summary>
/// <param name="Min">The least that is possible; <see cref="Unbounded"/> with a minus where there is no least.</param>
/// <param name="Max">The most that is possible; <see cref="Unbounded"/> where there is no most.</param>
public readonly record struct Interval(long Min, long Max)
{
    /// <summary>Stands for "no bound".</summary>
    public const long Unbounded = long.MaxValue;

    /// <summary>Whether a bound stands for "no bound", either way.</summary>
    /// <param name="bound">The bound.</param>
    public static bool IsNone(long bound) => Math.Abs(bound) == Unbounded;

    /// <summary>Everything from 0.</summary>
    public static Interval FromZero { get; } = new(0, Unbounded);

    /// <summary>Everything.</summary>
    public static Interval Everything { get; } = new(-Unbounded, Unbounded);
}

/// <summary>What is known of a named value before any volunteer is seen.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Scale">Quanta in one unit, from 1: every possible value is a whole number of them.</param>
/// <param name="Bounds">The range that can be reached, in quanta.</param>
public sealed record ValueShape(Unit Unit, long Scale, Interval Bounds)
{
    /// <summary>The direction in which the value answers to more service. The default is <see cref="Direction.Rising"/>.</summary>
    public Direction Direction { get; init; } = Direction.Rising;

    /// <summary>
    /// Whether the value over some days is the sum of the values over any parts of them, so that figures may change by the date of service.
    /// The default is no.
    /// </summary>
    public bool IsAdditive { get; init; }

    /// <summary>Names of the facts without which the value may be unknown.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Whether it is the shape of amounts that follow one another in time, one a period.</summary>
    internal bool InSeries { get; init; }

    /// <summary>An amount of this shape.</summary>
    /// <param name="quanta">How many quanta.</param>
    public Amount Amount(long quanta) => new(quanta, Scale, Unit);
}

/// <summary>What can change the value of a measure.</summary>
[Flags]
public enum MovedBy
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Rows within the periods.</summary>
    Rows = 1,

    /// <summary>Time itself: as an age, it may be another tomorrow though no row came into the periods or left them.</summary>
    Days = 2,

    /// <summary>Facts, as a number given from outside; it may become too old.</summary>
    Facts = 4,

    /// <summary>Any of these.</summary>
    Anything = Rows | Days | Facts,
}

/// <summary>A measure: one named quantity of a volunteer over a period.</summary>
/// <remarks>
/// One instance serves all volunteers and threads: it keeps nothing between calls, and reads no clock, culture, file or random source.
/// The engine owns <c>where</c>, <c>steps</c>, <c>coverage</c> and <c>window</c>. An exception refuses this volunteer alone; checked overflow is expected to throw.
/// </remarks>
public interface IMeasure
{
    /// <summary>A value that cannot be known: an input is missing.</summary>
    const long Unknown = long.MinValue;

    /// <summary>Unit, quantum, bounds and direction of every value.</summary>
    ValueShape Shape { get; }

    /// <summary>
    /// What can change the value. The default is <see cref="MovedBy.Anything"/>, of which nothing is concluded. By it a refusal says whether service, time or an issuer can mend it, and advice passes over days on which nothing can have changed,
    /// and tells what is given from outside from what nobody can change.
    /// </summary>
    MovedBy MovedBy => MovedBy.Anything;

    /// <summary>Evaluates the measure over several periods at once.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="selected">For each row what is left of it where it matches, otherwise 0: minutes, or 1 for an act.</param>
    /// <param name="periods">The periods, in any order; they may overlap.</param>
    /// <param name="values">Receives a value for each period, in quanta, or <see cref="Unknown"/>.</param>
    void Evaluate(Block block, ReadOnlySpan<long> selected, ReadOnlySpan<Period> periods, Span<long> values);
}

/// <summary>A measure inside another, with its own <c>where</c> and <c>steps</c> applied by the engine.</summary>
public abstract class BoundMeasure
{
    /// <summary>Unit, quantum, bounds and direction.</summary>
    public abstract ValueShape Shape { get; }

    /// <summary>Evaluates the inner measure over periods.</summary>
    /// <param name="block">The rows, as given to the outer measure.</param>
    /// <param name="periods">The periods.</param>
    /// <param name="values">Receives a value for each period.</param>
    public abstract void Evaluate(Block block, ReadOnlySpan<Period> periods, Span<long> values);
}
