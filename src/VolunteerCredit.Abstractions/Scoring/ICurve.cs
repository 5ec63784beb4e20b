using VolunteerCredit.Measures;

namespace VolunteerCredit.Scoring;

/// <summary>A curve: turns one amount into another, for instance hours into points.</summary>
/// <remarks>One instance serves all volunteers and threads and depends on its argument alone. Checked overflow is expected to throw.</remarks>
public interface ICurve
{
    /// <summary>Unit, quantum and reachable bounds of the result, for the input the curve was made for; the direction is the curve's own.</summary>
    ValueShape Shape { get; }

    /// <summary>The result for an amount.</summary>
    /// <param name="quanta">The amount, in quanta of the input.</param>
    /// <returns>The result, in quanta of <see cref="Shape"/>.</returns>
    long At(long quanta);
}
