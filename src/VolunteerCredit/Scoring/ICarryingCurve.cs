namespace VolunteerCredit.Scoring;

/// <summary>A curve that may hand on what one amount of a series leaves over to the next.</summary>
internal interface ICarryingCurve : ICurve
{
    /// <summary>Whether it hands anything on.</summary>
    bool Carries { get; }

    /// <summary>The result for an amount together with the rest of those before it.</summary>
    /// <param name="quanta">The amount, in quanta of the input.</param>
    /// <param name="rest">What was left over, 0 at first, and receives what is now; in parts of a quantum that are the curve's own affair.</param>
    /// <returns>The result, in quanta of <see cref="ICurve.Shape"/>.</returns>
    long At(long quanta, ref Int128 rest);
}
