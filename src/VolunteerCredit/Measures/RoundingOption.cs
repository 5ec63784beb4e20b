using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>The rounding mode as documents write it, wherever something is rounded.</summary>
internal static class RoundingOption
{
    public static readonly Option<RoundingMode> Mode = Option.Choice(
        "mode",
        new("down (towards zero), up, floor, ceiling, half-up (a half away from zero), half-down, half-even", "down 舍去（趋零）、up 进位、floor、ceiling、half-up 四舍五入、half-down、half-even"),
        ("down", RoundingMode.Down), ("up", RoundingMode.Up), ("floor", RoundingMode.Floor), ("ceiling", RoundingMode.Ceiling),
        ("half-up", RoundingMode.HalfUp), ("half-down", RoundingMode.HalfDown), ("half-even", RoundingMode.HalfEven)).Required();
}
